/**
 * The newspaper page as archive page: every word of it can be searched, by extractors that know nothing of
 * each other.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkArchive } from '../../src/archive/check.ts';
import { openPdf, textAt } from '../../src/pdf/objects.ts';
import { structureOf } from '../../src/archive/structure.ts';
import { loadReport } from '../../src/model/load.ts';
import { deriveView } from '../../src/view/derive.ts';
import type { ReportView, Text } from '../../src/view/view.ts';
import { textByMuPdf, textByPdfJs, textByPoppler } from '../archive/extractors.ts';
import { runTuban, tellsError } from '../support/command.ts';
import { makeFolder, projectRoot } from '../support/folders.ts';

const reports = ['harbour-city-budget-2026', 'tonghua-2024', 'yunxi-county-2025'];
const data = path.join(projectRoot, 'data');
/** A soft hyphen is no character of the text: it says that the line divides a word. */
const squeezed = (text: string): string => text.replace(/[\s\u00ad]+/g, '');
const plain = (text: Text): string => text.map((run) => run.text).join('');

let out: string;
beforeAll(async () => {
  out = makeFolder();
  const { code, stderr } = await runTuban(
    ['build', ...reports, '--quiet', '--data', data, '--out', 'out', '--format', 'page'],
    { cwd: out },
  );
  expect([code, tellsError(stderr)]).toEqual([0, false]);
});

async function readEdition(id: string): Promise<{ view: ReportView; pdf: Uint8Array }> {
  const { report } = await loadReport(path.join(data, id));
  return {
    view: deriveView(report!, id),
    pdf: new Uint8Array(readFileSync(path.join(out, 'out', id, 'archive', `${id}-page.pdf`))),
  };
}

/**
 * What stands on the page as it is in the dataset, whole and in reading order: titles, paragraphs, tasks,
 * sources; an
 * article and photos anywhere among the others. Sentences whose facts are all shown as figures need not be
 * repeated.
 */
const strands = ({ masthead, review, article, plan, source, facts }: ReportView, text: string): string[][] =>
  [
    [masthead.title.text],
    masthead.tagline,
    [
      review.title.text,
      ...review.sections.flatMap(({ title, standfirst, items }) => [
        title.text,
        plain(standfirst),
        ...items
          // A sub-heading goes with its items.
          .map((item) => plain(item.runs))
          .filter((item) => text.includes(squeezed(item)) && !isFigure(facts, item)),
      ]),
      ...(plan
        ? [
            plan.title.text,
            plain(plan.requirement?.text ?? []),
            ...plan.tasks.flatMap(({ title, text, items }) => [title.text, plain(text), ...items.map(plain)]),
            ...(plan.closing?.items ?? []).map(plain),
          ]
        : []),
      source,
    ],
    ...review.sections.flatMap(({ photos }) => photos.map(({ caption }) => [plain(caption)])),
    ...(article ? [[article.title.text, article.byline, ...article.paragraphs.map(plain)]] : []),
  ].map((strand) => strand.map(squeezed).filter(Boolean));

/** A sentence that is nothing but a label and its number also stands among the figures. */
const isFigure = (facts: ReportView['facts'], item: string): boolean =>
  facts.some(({ label, full }) => squeezed(label + full) === squeezed(item));

/** Sayings that do not stand after the one before them. */
function astray(text: string, strand: string[]): string[] {
  let from = 0;
  return strand.filter((saying) => {
    const at = text.indexOf(saying, from);
    if (at >= 0) from = at + saying.length;
    return at < 0;
  });
}

describe.each(reports)('the archive page of %s', (id) => {
  test('keeps the own rules', async () => {
    expect(await checkArchive((await readEdition(id)).pdf, { conformance: '3a' })).toEqual([]);
  });

  test('says whole and in order what the dataset says, by pdf.js, Poppler and MuPDF', async () => {
    const { view, pdf } = await readEdition(id);
    const texts = { pdfJs: await textByPdfJs(pdf), poppler: textByPoppler(pdf), muPdf: textByMuPdf(pdf) };
    for (const [name, pages] of Object.entries(texts)) {
      const whole = pages?.join('');
      if (whole === undefined) continue;
      // In the order of the content a divided word has its soft hyphen, the hyphen that is printed, or both.
      const plainOf = (words: string) => words.replaceAll('-', '');
      const text = plainOf(whole);
      const expected = strands(view, whole).map((strand) => strand.map(plainOf));
      expect(expected.flat().length).toBeGreaterThan(20);
      expect(
        expected.flatMap((strand) => astray(text, strand)),
        name,
      ).toEqual([]);
    }
  });

  test('a chart’s title stands before the chart', async () => {
    const { view, pdf } = await readEdition(id);
    const text = (await textByPdfJs(pdf)).join('');
    const charts = view.review.sections
      .flatMap(({ figures }) => figures)
      .filter(({ kind, title }) => kind !== 'tiles' && kind !== 'custom' && title !== '');
    const follows = charts.map(({ title, facts }) =>
      facts.some(({ label, short, full, text: number }) =>
        [label, short, full, number].some((next) => text.includes(squeezed(title + next))),
      ),
    );
    // Most figures carry all their words at their marks.
    expect(follows).toEqual(follows.map(() => true));
  });

  test('describes every chart in words made from its data', async () => {
    const { view, pdf } = await readEdition(id);
    const alts = structureOf(await openPdf(pdf))!
      .filter(({ type }) => type === 'Figure')
      .map(({ dict }) => textAt(dict, 'Alt'));
    const charts = view.review.sections
      .flatMap(({ figures }) => figures)
      .filter(({ kind }) => kind !== 'tiles');
    expect(charts.length).toBeGreaterThan(1);
    // Two sides of one sum stand in one drawing, which says what both charts would.
    const isSaid = (alt: string): boolean => alts.some((said) => said!.includes(alt));
    expect(charts.map(({ alt }) => alt).filter((alt) => !isSaid(alt))).toEqual([]);
  });
});
