/** Press pages of an edition: composed, printed, finished. */
import type { PageFormat } from '../design/format.ts';
import { verifyPage } from '../compose/verify.ts';
import { ProblemError } from '../lib/problem.ts';
import { renderPdf } from '../render/pdf.ts';
import { composedPage } from './compose.ts';
import { makeProduct, wantedFormats, type Edition, type MadeFile } from './edition.ts';

const usual = ['broadsheet'];

export function pressFormats(edition: Pick<Edition, 'loaded' | 'workshop'>, asked: string[] | undefined): { formats: PageFormat[]; problems: Edition['problems'] } {
  const { pages } = edition.workshop.formats;
  const { names, problems } = wantedFormats({ report: edition.loaded.report, asked, known: pages.map((page) => page.name), kind: 'press', usual });
  return { formats: pages.filter((page) => names.includes(page.name)), problems };
}

async function makePage(edition: Edition, format: PageFormat): Promise<MadeFile[]> {
  const { view, clock } = edition;
  const { document, reasons, pages } = await composedPage(edition, format);
  return edition.withSheet(async (sheet) => {
    edition.reasons.push(...reasons.map((reason) => `${format.name}: ${reason}`));
    const name = `press/${view.id}-${format.name}.pdf`;
    const pdf = await clock.time('render', async () => {
      await sheet.show(document);
      const faults = await verifyPage(sheet, format, name);
      if (process.env.LAX) { for (const f of faults) console.error(f.code, f.message); } else if (faults.length > 0) throw new ProblemError(faults);
      return renderPdf(sheet, { ...document.size, tagged: false });
    });
    clock.count('pages');
    const [width, height] = format.trim;
    return [{ path: name, bytes: pdf, product: { kind: 'press', format: format.name, width, height, unit: 'mm', pages } }];
  });
}

export async function makePress(edition: Edition, formats: PageFormat[]): Promise<MadeFile[]> {
  const made: MadeFile[] = [];
  for (const format of formats) made.push(...await makeProduct(edition, `press/${edition.view.id}-${format.name}.pdf`, () => makePage(edition, format)));
  return made;
}
