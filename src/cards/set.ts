/** Sets one card on a sheet: shown, fitted, drawn into, inspected. The sheet is then ready to be shot. */
import type { Problem } from '../lib/problem.ts';
import type { Sheet } from '../render/sheet.ts';
import type { Card } from './card.ts';
import { checkCard, type PrintedTexts } from './check.ts';
import { cardContext } from './context.ts';
import { cardDocument, type CardStyles } from './document.ts';
import { drawSlots } from './draw.ts';
import { fillSlots, fitCard, type Fitted } from './fit.ts';
import { inspectCard } from './inspect.ts';
import type { CardSetting } from './setting.ts';

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
}

/** @returns `overset` when the card must be divided; nothing more is done to it then. */
export async function setCard(sheet: Sheet, { card, setting, styles, printed, place }: SetRequest): Promise<SetCard> {
  const context = await cardContext(card, setting, place);
  await sheet.show(cardDocument(styles, setting, context, 'card'));
  const fitted = await fitCard(sheet);
  if (fitted.overset) return { overset: fitted.overset, problems: [] };
  const drawings = await drawSlots(context.slots, fitted.boxes, setting);
  await fillSlots(sheet, drawings.svgs);
  const inspection = await inspectCard(sheet);
  const product = `${setting.format.name}/${card.id}`;
  return { problems: checkCard({ product, geometry: setting.geometry, inspection, printed, place }, drawings.ticks) };
}
