/** The newspaper page as archive page: every word of it can be searched, by extractors that know nothing of each other. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkArchive } from '../../src/archive/check.ts';
import { openPdf, textAt } from '../../src/archive/objects.ts';
import { structureOf } from '../../src/archive/structure.ts';
import { loadReport } from '../../src/model/load.ts';
import { deriveView } from '../../src/view/derive.ts';
import type { ReportView, Text } from '../../src/view/view.ts';
import { textByMuPdf, textByPdfJs, textByPoppler } from '../archive/extractors.ts';
import { runTuban } from '../support/command.ts';
import { makeFolder, projectRoot } from '../support/folders.ts';

const reports = ['harbour-city-budget-2026', 'yunxi-county-2025'];
const data = path.join(projectRoot, 'data');
const squeezed = (text: string): string => text.replace(/\s+/g, '');
const plain = (text: Text): string => text.map((run) => run.text).join('');

let out: string;
beforeAll(async () => {
  out = makeFolder();
  const { code, stderr } = await runTuban(['build', ...reports, '--quiet', '--data', data, '--out', 'out', '--format', 'page'], { cwd: out });
  expect([code, stderr]).toEqual([0, '']);
});

async function readEdition(id: string): Promise<{ view: ReportView; pdf: Uint8Array }> {
  const { report } = await loadReport(path.join(data, id));
  return { view: deriveView(report!, id), pdf: new Uint8Array(readFileSync(path.join(out, 'out', id, 'archive', `${id}-page.pdf`))) };
}

/** What stands on the page as it is in the dataset, whole: titles, paragraphs, tasks, captions, sources. */
const sayings = ({ masthead, review, article, plan, source }: ReportView): string[] => [
  masthead.title.text, ...masthead.tagline, source, review.title.text, ...review.sections.map(({ title }) => title.text),
  ...review.sections.flatMap(({ photos }) => photos.map(({ caption }) => plain(caption))),
  ...(article ? [article.title.text, article.byline, ...article.paragraphs.map(plain)] : []),
  ...(plan ? [plan.title.text, plain(plan.requirement?.text ?? []), ...plan.tasks.flatMap(({ title, text, items }) => [title.text, plain(text), ...items.map(plain)]), ...(plan.closing?.items ?? []).map(plain)] : []),
].map(squeezed).filter(Boolean);

describe.each(reports)('the archive page of %s', (id) => {
  test('keeps the own rules', async () => {
    expect(await checkArchive((await readEdition(id)).pdf, { conformance: '3a' })).toEqual([]);
  });

  test('says whole what the dataset says, by pdf.js, Poppler and MuPDF', async () => {
    const { view, pdf } = await readEdition(id);
    const texts = { pdfJs: await textByPdfJs(pdf), poppler: textByPoppler(pdf), muPdf: textByMuPdf(pdf) };
    expect(sayings(view).length).toBeGreaterThan(20);
    for (const [name, pages] of Object.entries(texts)) {
      const text = pages?.join('');
      if (text !== undefined) expect(sayings(view).filter((saying) => !text.includes(saying)), name).toEqual([]);
    }
  });

  test('describes every chart in words made from its data', async () => {
    const { view, pdf } = await readEdition(id);
    const alts = structureOf(await openPdf(pdf))!.filter(({ type }) => type === 'Figure').map(({ dict }) => textAt(dict, 'Alt'));
    const charts = view.review.sections.flatMap(({ figures }) => figures).filter(({ kind }) => kind !== 'tiles');
    expect(charts.length).toBeGreaterThan(1);
    expect(alts).toEqual(expect.arrayContaining(charts.map(({ alt }) => alt)));
  });
});
