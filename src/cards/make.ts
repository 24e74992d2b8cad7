/** Makes the files of one card: set, shot, encoded. A picture that two formats share is made once. */
import { ProblemError } from '../lib/problem.ts';
import { altOf, titleOf } from './alt.ts';
import { lackOf } from './ink.ts';
import {
  encode,
  placeOf,
  productOf,
  twoDigits,
  type CardFile,
  type Done,
  type Job,
  type JobTools,
  type Made,
  type Told,
} from './job.ts';
import { makeLong } from './make-long.ts';
import { emptyProblem } from './make-problems.ts';
import { drawingsOf, piecesOfCard } from './pieces.ts';
import { setCard, type SetCard } from './set.ts';
import type { SheetSource } from './shown.ts';

const tellOf = (job: Job, { composed }: Pick<SetCard, 'composed'>): Told => {
  const { deck, index } = job;
  const card = deck.cards[index]!;
  const { view } = deck.setting;
  return { title: titleOf(card, composed, view), alt: altOf(card, composed, view, placeOf(job)) };
};

async function takePicture(
  job: Job,
  sheet: SheetSource,
  { styles, printed, free, by }: JobTools,
): Promise<Made> {
  const { deck, index } = job;
  const set = await setCard(sheet, {
    card: deck.cards[index]!,
    setting: deck.setting,
    styles,
    printed,
    placing: { index, total: deck.cards.length },
    product: productOf(deck, index),
    scale: deck.format.scale,
    by,
  });
  free();
  if (!set) return {};
  const { picture, ...rest } = set;
  return { set: rest, encoded: await encode(picture, tellOf(job, set), deck, productOf(deck, index)) };
}

/**
 * The same card on the same canvas in the same place of its deck is the same picture, whatever the
 * platform.
 */
async function findOrTake(job: Job, sheet: SheetSource, tools: JobTools): Promise<Made> {
  const { format, setting, cards } = job.deck;
  const key = JSON.stringify([cards[job.index], setting.shape, format.scale, format.file, placeOf(job)]);
  const known = await tools.made.get(key);
  if (!known || (known.encoded && known.encoded.bytes.length > (format.cap ?? Infinity))) {
    const taken = takePicture(job, sheet, tools);
    if (!known) tools.made.set(key, taken);
    return taken;
  }
  const product = productOf(job.deck, job.index);
  return known.set
    ? {
        ...known,
        set: {
          ...known.set,
          problems: known.set.problems.map((problem) => ({ ...problem, page: { ...problem.page, product } })),
        },
      }
    : known;
}

/** Far below what a card must be: the editor is told. Nearer ones are the planner's to improve. */
const toldLack = 0.2;

async function makeCard(job: Job, sheet: SheetSource, tools: JobTools): Promise<Done> {
  const { deck, index } = job;
  if (deck.setting.shape.name === 'long') return makeLong(job, sheet, tools);
  const { set, encoded } = await findOrTake(job, sheet, tools);
  const product = productOf(deck, index);
  const { shape, view } = deck.setting;
  if (!set || !encoded) {
    const card = deck.cards[index]!;
    const noRoom = { format: deck.format.name, card: card.id, title: titleOf(card, undefined, view) };
    return { files: [], problems: [], noRoom };
  }
  const { scale, name: format } = deck.format;
  const name = `${twoDigits(index + 1)}-${deck.cards[index]!.slug}.${encoded.type}`;
  tools.onCard?.(`${format}/${name}`);
  const file: CardFile = {
    format,
    name,
    width: shape.width * scale,
    height: shape.height * scale,
    bytes: encoded.bytes,
    ...tellOf(job, set),
    form: set.composed.form,
    facts: [...set.composed.stage.shown],
    parts: [deck.cards[index]!.of],
    fill: set.fill,
    texts: set.texts,
    pieces: piecesOfCard(set.texts, deck.cards[index]!, view.facts),
    drawings: drawingsOf(set.composed),
  };
  const empty = index > 0 && lackOf(set.fill) > toldLack ? [emptyProblem(product, set.fill)] : [];
  return { files: [file], problems: [...set.problems, ...empty] };
}

/** What makes one card impossible is its problem, and the others are made. */
export const makeOrReport = (job: Job, sheet: SheetSource, tools: JobTools): Promise<Done> =>
  makeCard(job, sheet, tools).catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    return {
      files: [],
      problems: error.problems.map((problem) => ({
        page: { product: productOf(job.deck, job.index) },
        ...problem,
      })),
    };
  });
