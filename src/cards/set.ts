/** Sets one card on a sheet: shown, fitted, drawn into, then inspected and shot at the same time. */
import type { Problem } from '../lib/problem.ts';
import type { Sheet } from '../render/sheet.ts';
import { renderShots, type Slice } from '../render/shot.ts';
import type { Card } from './card.ts';
import { checkCard, rulesOf } from './check.ts';
import { cardContext } from './context.ts';
import { cardDocument, type CardStyles } from './document.ts';
import { drawSlots } from './draw.ts';
import { fillSlots, fitCard, type Fitted } from './fit.ts';
import { inspectCard, type FoundText } from './inspect.ts';
import type { CardSetting } from './setting.ts';
import { listTexts, type CardText, type PrintedTexts } from './texts.ts';

export interface SetRequest {
  card: Card;
  setting: CardSetting;
  styles: CardStyles;
  printed: PrintedTexts;
  /** "4/12", or "" on a picture that stands alone. */
  place: string;
  /** Asked once it is known to fit: true when its picture is not wanted after all. */
  isPutOff: () => boolean;
}

export interface SetCard {
  overset?: Fitted['overset'];
  problems: Problem[];
  /** What it prints, and where it stands: for the review, and for contrast on the picture. */
  texts: CardText[];
  runs: FoundText[];
  /** The picture; none when it is overset or put off. */
  slices?: Slice[];
}

/** @returns `overset` when the card must be divided; nothing more is done to it then. */
export async function setCard(
  sheet: Sheet,
  { card, setting, styles, printed, place, isPutOff }: SetRequest,
): Promise<SetCard> {
  const context = await cardContext(card, setting, place);
  await sheet.show(cardDocument(styles, setting, context, 'card'));
  const fitted = await fitCard(sheet);
  const nothing = { problems: [], texts: [], runs: [] };
  if (fitted.overset) return { overset: fitted.overset, ...nothing };
  if (isPutOff()) return nothing;
  const drawings = await drawSlots(context.slots, fitted.boxes, setting);
  await fillSlots(sheet, drawings.svgs);
  const { geometry, format } = setting;
  const [inspection, slices] = await Promise.all([
    inspectCard(sheet, rulesOf(geometry, format.scale)),
    renderShots(sheet, geometry, format.scale),
  ]);
  const problems = checkCard(
    { product: `${format.name}/${card.id}`, geometry, inspection, printed, place },
    drawings.ticks,
  );
  return {
    problems,
    texts: listTexts({ texts: inspection.texts, ticks: drawings.ticks }, card, setting.view),
    runs: inspection.runs,
    slices,
  };
}
