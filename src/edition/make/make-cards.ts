/** The social pictures of an edition. */
import { renderCards } from '../../cards/cards.ts';
import { leftOutProblems } from '../../cards/left-out.ts';
import { picturesBy } from '../../cards/shown.ts';
import { platformOf, type CardFormat } from '../../design/format.ts';
import { holdPicture } from '../../html/photos.ts';
import { accountOfDecks } from './account.ts';
import { makeProduct, type Edition, type MadeFile } from '../edition.ts';

/**
 * Cards are taken on so many pages of the browser at once: with more, two cores gain nothing and memory is
 * lost.
 */
const sheetCount = 2;

export async function makeCards(
  edition: Edition,
  formats: CardFormat[],
  onCard: (name: string) => void,
): Promise<MadeFile[]> {
  const { view, theme, templates, metrics, clock, workshop } = edition;
  return makeProduct(edition, 'cards', async () => {
    const [sheets, art, by] = await Promise.all([
      edition.sheets(sheetCount),
      edition.art(),
      picturesBy(edition.faces),
    ]);
    const { files, extras, problems, withheld, decks } = await clock.time('cards', () =>
      renderCards({
        view,
        theme,
        templates,
        search: workshop.search,
        metrics,
        sheets,
        by,
        formats,
        art,
        readPhoto: edition.readPhoto,
        holdPicture: (bytes) => holdPicture(edition.pictures, bytes),
        onCard,
        clock,
        source: edition.loaded.source,
      }),
    );
    edition.problems.push(
      // Photos were looked at with the report, at their lines.
      ...problems.filter(({ code }) => code !== 'photo-coarse'),
      ...[...decks].flatMap(([format, deck]) => leftOutProblems(format, deck)),
    );
    await accountOfDecks(edition, files, decks);
    // With a picture its whole format is not written, nor what shares a .zip with it.
    edition.unwritten.push(
      ...withheld.map(({ name }) => `cards/${name}/`),
      ...new Set(withheld.map((format) => `cards/${platformOf(format)}.zip`)),
    );
    clock.count('cards', files.length);
    return [
      ...files.map(({ format, name, width, height, bytes }): MadeFile => ({
        path: `cards/${format}/${name}`,
        bytes,
        product: { kind: 'cards', format, width, height, unit: 'px', pages: 1 },
      })),
      ...extras.map(({ path, bytes }): MadeFile => ({ path: `cards/${path}`, bytes })),
    ];
  });
}
