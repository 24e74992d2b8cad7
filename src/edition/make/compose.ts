/**
 * The newspaper page of an edition in one format: composed once, printed for the press and for the archive.
 */
import { readPageCss } from '../../blocks/document.ts';
import { composePage, type ComposedPage } from '../../compose/page.ts';
import type { PageFormat } from '../../design/format.ts';
import type { Edition } from '../edition.ts';

async function compose(edition: Edition, format: PageFormat): Promise<ComposedPage> {
  const { view, theme, templates, metrics, fonts, clock, workshop } = edition;
  const [css, photos, art, logo] = await Promise.all([
    readPageCss(workshop.search),
    edition.photos(),
    edition.art(),
    edition.logo(),
  ]);
  return edition.withSheet((sheet) =>
    clock.time('compose', () =>
      composePage({
        format,
        styles: { view, theme, templates, css, photos, art, logo },
        metrics,
        fonts,
        sheet,
      }),
    ),
  );
}

/** @throws ProblemError `overset`, each time that it is asked for. */
export function composedPage(edition: Edition, format: PageFormat): Promise<ComposedPage> {
  const known = edition.composed.get(format.name) ?? compose(edition, format);
  edition.composed.set(format.name, known);
  return known;
}
