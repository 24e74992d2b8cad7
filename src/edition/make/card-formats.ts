/** Formats of the cards that an edition makes: known before what makes them is loaded. */
import { platformOf, type CardFormat } from '../../design/format.ts';
import { wantedFormats, type Edition } from '../edition.ts';

export function cardFormats(
  edition: Pick<Edition, 'loaded' | 'workshop'>,
  asked: string[] | undefined,
): CardFormat[] {
  const { cards } = edition.workshop.formats;
  const known = cards.map((card) => card.name);
  const names = wantedFormats({
    report: edition.loaded.report,
    asked,
    known,
    kind: 'cards',
    usual: cards.filter((card) => card.usual).map((card) => card.name),
  });
  const own = edition.loaded.report.outputs?.cards ?? [];
  // A platform's .zip holds every format that the report wants there: asked for one, all are made.
  const platforms = new Set(cards.filter(({ name }) => names.includes(name)).map(platformOf));
  const goesAlong = (card: CardFormat) => own.includes(card.name) && platforms.has(platformOf(card));
  return cards.filter((card) => names.includes(card.name) || goesAlong(card));
}
