/**
 * Sets one card on a sheet: composed, shown, inspected and shot; its picture is looked at, and one that is
 * too empty takes the next form by itself. Of several that lack something the fullest stays.
 */
import type { Problem } from '../lib/problem.ts';
import { checkCard } from './check.ts';
import { compositions, type Composed, type ComposeSetting, type Placing } from './compose.ts';
import { cardDocument, type CardStyles } from './document.ts';
import { joinSlices, type Picture } from './encode.ts';
import { checkGrounds } from './grounds.ts';
import type { Stage } from './draw/stage.ts';
import { fillOf, lackOf, type Fill } from './ink.ts';
import { heroOf, type PlannedCard } from './plan/content.ts';
import { storyPlanes } from './draw/story-foot.ts';
import { showCard, type SheetSource } from './shown.ts';
import { listTexts, type CardText, type PrintedTexts } from './texts.ts';

export interface SetRequest {
  card: PlannedCard;
  setting: ComposeSetting;
  styles: CardStyles;
  printed: PrintedTexts;
  placing: Placing;
  /** "cover/03-economy", in problems. */
  product: string;
  /** Device px per px. */
  scale: number;
  /** What pictures are kept by; undefined where none are. */
  by?: string | undefined;
}

export interface SetCard {
  composed: Composed;
  picture: Picture;
  fill: Fill;
  problems: Problem[];
  texts: CardText[];
}

/** Forms that are looked at before the fullest of them is taken. */
const mostTries = 4;
/**
 * Lack of fullness that another hero, device or headline than planned must make good, each later form, and each number
 * or line of words that it shows less: room is filled by what there is to say, not by what says it larger.
 */
const another = { hero: 0.25, device: 0.06, headline: 0.08, form: 0.03, piece: 0.02 } as const;

async function setForm(
  sheet: SheetSource,
  composed: Composed,
  { setting, styles, printed, placing, product, scale, card, by }: SetRequest,
): Promise<SetCard> {
  const { shape } = composed.stage;
  const size = { width: shape.width, height: shape.height };
  const document = cardDocument(styles, setting.view, { id: card.id, parts: [composed], size });
  const { inspection, slices } = await showCard(sheet, document, { by, scale });
  const picture = await joinSlices(slices, size.width * scale, size.height * scale);
  const place = placing.total > 1 ? `${placing.index + 1}/${placing.total}` : '';
  const problems = [
    ...checkCard({ product, shape, inspection, printed, place, boxes: composed.stage.boxes, isAlone: true }),
    ...checkGrounds(picture, inspection.runs, { product, shape, scale }),
  ];
  return {
    composed,
    picture,
    fill: fillOf(picture, groundsOf(composed), { shape, scale, fields: fieldsOf(composed) }),
    problems,
    texts: listTexts(inspection.texts),
  };
}

/** The rays of a seal are its own picture; planes of landscape are behind whatever a card says. */
function groundsOf({ stage, content }: Composed): string[] {
  const { palette, shape } = stage;
  const land = shape.name === 'story' ? Object.values(storyPlanes(stage)) : [];
  return content.device === 'seal' ? [palette.back] : [palette.back, ...palette.planes, ...land];
}

/** Forms whose areas are fields for words; those of others are marks. */
const isTiled = (form: string): boolean => /^(?:mosaic-.*|monument-wide|share-level)$/.test(form);
/** Of a card, the area from which a field is one that a hole could be in. */
const largeField = 0.08;

function fieldsOf({ stage: { grounds, shape }, form }: Composed): string[] {
  if (!isTiled(form)) return [];
  const large = grounds.filter(
    ({ kind, box }) =>
      kind === 'area' &&
      (box.right - box.left) * (box.bottom - box.top) > shape.width * shape.height * largeField,
  );
  return [...new Set(large.map(({ fill }) => fill))];
}

/** Worse than any emptiness: type that cannot be read. */
const costOf = ({ fill, problems }: SetCard): number =>
  lackOf(fill) + problems.filter(({ severity }) => severity === 'error').length * 10;

/** Pieces that a form shows less than another has; where a field of what its number counts stands, it lacks none. */
export const missedPieces = (
  { pieces, hasField }: Pick<Stage, 'pieces' | 'hasField'>,
  most: number,
): number => (hasField ? 0 : Math.max(0, most - pieces.length));

/** The form is chosen at one pixel per px, so that all sizes of a picture show the same. */
export async function setCard(sheet: SheetSource, request: SetRequest): Promise<SetCard | undefined> {
  const chosen = await chooseForm(sheet, { ...request, scale: 1 });
  return chosen && request.scale > 1 ? setForm(sheet, chosen.composed, request) : chosen;
}

/** @returns undefined where no form of any of its devices fits the shape. */
async function chooseForm(sheet: SheetSource, request: SetRequest): Promise<SetCard | undefined> {
  const { card, setting, placing } = request;
  let best: { set: SetCard; worth: number } | undefined;
  let first: { hero: string | undefined; device: string; headline: string | undefined } | undefined;
  let tries = 0;
  let most = 0;
  /** Another hero or device than planned must be worth it: the decks of all formats tell one story. */
  const worthOf = (set: SetCard, order: number) =>
    costOf(set) +
    another.form * order +
    (heroOf(set.composed.content)?.id === first?.hero ? 0 : another.hero) +
    (set.composed.content.device === first?.device ? 0 : another.device) +
    (set.composed.headline?.text === first?.headline ? 0 : another.headline) +
    another.piece * missedPieces(set.composed.stage, most);
  for (const composed of compositions(card, setting, placing)) {
    const set = await setForm(sheet, composed, request);
    first ??= {
      hero: heroOf(composed.content)?.id,
      device: composed.content.device,
      headline: composed.headline?.text,
    };
    most = Math.max(most, composed.stage.pieces.length);
    const worth = worthOf(set, tries);
    if (!best || worth < best.worth) best = { set, worth };
    tries += 1;
    if (costOf(best.set) === 0 || tries >= mostTries || card.content.device === 'cover') break;
  }
  return best?.set;
}
