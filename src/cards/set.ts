/** Sets one card on a sheet: shown, fitted, drawn into, inspected. The sheet is then ready to be shot. */
import type { Problem } from '../lib/problem.ts';
import type { Sheet } from '../render/sheet.ts';
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
}

export interface SetCard {
  overset?: Fitted['overset'];
  problems: Problem[];
  /** What it prints, and where it stands: for the review, and for contrast on the picture. */
  texts: CardText[];
  runs: FoundText[];
}

/** @returns `overset` when the card must be divided; nothing more is done to it then. */
export async function setCard(sheet: Sheet, { card, setting, styles, printed, place }: SetRequest): Promise<SetCard> {
  const context = await cardContext(card, setting, place);
  await sheet.show(cardDocument(styles, setting, context, 'card'));
  const fitted = await fitCard(sheet);
  if (fitted.overset) return { overset: fitted.overset, problems: [], texts: [], runs: [] };
  const drawings = await drawSlots(context.slots, fitted.boxes, setting);
  await fillSlots(sheet, drawings.svgs);
  const { geometry, format } = setting;
  const inspection = await inspectCard(sheet, rulesOf(geometry, format.scale));
  const problems = checkCard({ product: `${format.name}/${card.id}`, geometry, inspection, printed, place }, drawings.ticks);
  return { problems, texts: listTexts({ texts: inspection.texts, ticks: drawings.ticks }, card, setting.view), runs: inspection.runs };
}
