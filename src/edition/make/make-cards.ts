/** The social pictures of an edition. */
import { renderCards } from '../../cards/cards.ts';
import type { CardFormat } from '../../design/format.ts';
import { hasErrors } from '../../lib/problem.ts';
import { makeProduct, wantedFormats, type Edition, type MadeFile } from '../edition.ts';

/**
 * Cards are taken on so many pages of the browser at once: with more, two cores gain nothing and memory is
 * lost.
 */
const sheetCount = 2;

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
  return cards.filter((card) => names.includes(card.name));
}

export async function makeCards(
  edition: Edition,
  formats: CardFormat[],
  onCard: (name: string) => void,
): Promise<MadeFile[]> {
  const { view, theme, templates, metrics, clock, workshop, loaded } = edition;
  return makeProduct(edition, 'cards', async () => {
    const [sheets, art] = await Promise.all([edition.sheets(sheetCount), edition.art()]);
    const { files, extras, problems } = await clock.time('cards', () =>
      renderCards({
        view,
        theme,
        templates,
        search: workshop.search,
        metrics,
        sheets,
        formats,
        art,
        folder: loaded.folder,
        onCard,
      }),
    );
    edition.problems.push(...problems);
    if (hasErrors(problems)) {
      edition.unwritten.push(
        ...new Set(
          problems
            .filter((problem) => problem.severity === 'error')
            .map((problem) => `cards/${problem.page?.product ?? ''}`),
        ),
      );
    }
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
