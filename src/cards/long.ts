/**
 * The long picture: the same devices below one another on changing grounds, each as high as it needs to
 * be. It is shot in slices and joined, or handed over in slices cut where a part begins.
 */
import type { Problem } from '../lib/problem.ts';
import type { Sheet } from '../render/sheet.ts';
import { checkCard } from './check.ts';
import type { Composed, ComposeSetting } from './compose.ts';
import { composePart } from './compose-parts.ts';
import { cardDocument, type CardStyles } from './document.ts';
import { inspectCard, type FoundText, type PrintedText } from './inspect.ts';
import type { PlannedCard } from './plan/content.ts';
import type { PrintedTexts } from './texts.ts';

export interface SetLong {
  height: number;
  /** Tops of the slices in which it is handed over. */
  cuts: number[];
  parts: { card: PlannedCard; composed: Composed; top: number }[];
  problems: Problem[];
  texts: PrintedText[];
  runs: FoundText[];
}

/** Share of the greatest height from which a slice may end where a part does, rather than in one. */
const fullEnough = 0.6;

/**
 * Tops of slices no higher than `most`: where a part begins, else between two lines of running text, else
 * wherever it must be.
 */
export function cutSlices(
  { tops, breaks = [] }: { tops: number[]; breaks?: number[] },
  height: number,
  most: number,
): number[] {
  const cuts = [0];
  while (height - cuts.at(-1)! > most) {
    const top = cuts.at(-1)!;
    const last = (ends: number[], from: number) =>
      Math.max(...ends.filter((end) => end > top + from && end <= top + most), 0);
    cuts.push(last(tops, most * fullEnough) || last(breaks, 0) || last(tops, 0) || top + most);
  }
  return cuts;
}

/** The source alone, as the last words of a picture that goes on in the next. */
const sourceCard = (text: string): PlannedCard => ({
  id: 'source',
  slug: 'source',
  of: 'imprint',
  bookmark: '',
  eyebrow: '',
  headlineFacts: [],
  content: { device: 'reading', blocks: [{ kind: 'small', text, at: 'source' }] },
  others: [],
  ground: 'white',
  gain: 0,
});

/** The parts below one another; where the picture goes on in others, each of them says where its numbers come from. */
function partsIn(
  cards: PlannedCard[],
  setting: ComposeSetting,
  slice: number,
): { parts: SetLong['parts']; height: number } {
  const parts: SetLong['parts'] = [];
  let height = 0;
  let start = 0;
  const put = (card: PlannedCard, composed: Composed) => {
    parts.push({ card, composed, top: height });
    height += composed.stage.shape.height;
  };
  const card = sourceCard(setting.view.source);
  const source = composePart(card, setting, 0);
  const end = source?.stage.shape.height ?? 0;
  cards.forEach((one, index) => {
    const composed = composePart(one, setting, index);
    if (!composed) return;
    const isOver = height - start + composed.stage.shape.height + end > slice;
    if (source && isOver && height - start + end > slice * fullEnough) {
      // The first has it on its cover.
      if (start > 0) put(card, source);
      start = height;
    }
    put(one, composed);
  });
  if (source && (start > 0 || height > slice)) put(card, source);
  return { parts, height };
}

export async function setLong(
  sheet: Sheet,
  {
    cards,
    setting,
    styles,
    printed,
    product,
    slice,
    isOneArticle = false,
  }: {
    cards: PlannedCard[];
    setting: ComposeSetting;
    styles: CardStyles;
    printed: PrintedTexts;
    product: string;
    slice: number;
    /** Its slices stand below one another in one article: they are one picture. */
    isOneArticle?: boolean;
  },
): Promise<SetLong> {
  const { parts, height } = partsIn(cards, setting, isOneArticle ? Infinity : slice);
  const size = { width: setting.shape.width, height };
  await sheet.show(
    cardDocument(styles, setting.view, { id: 'long', parts: parts.map(({ composed }) => composed), size }),
  );
  const inspection = await inspectCard(sheet);
  const shape = { ...setting.shape, height };
  const problems = checkCard({ product, shape, inspection, printed, place: '', boxes: [] });
  return {
    height,
    cuts: cutSlices(
      {
        tops: parts.map(({ top }) => top),
        breaks: parts.flatMap(({ top, composed }) => composed.stage.breaks.map((at) => Math.round(top + at))),
      },
      height,
      slice,
    ),
    parts,
    problems,
    texts: inspection.texts,
    runs: inspection.runs,
  };
}
