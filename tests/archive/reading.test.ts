import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import YAML from 'yaml';
import { finishArchive } from '../../src/archive/archive.ts';
import { checkArchive } from '../../src/archive/check.ts';
import { headingPages, headingsOf } from '../../src/archive/contents.ts';
import { dictAt, openPdf, textAt, type PDFDict } from '../../src/pdf/objects.ts';
import { rehearseReading, renderReading } from '../../src/archive/reading.ts';
import { elementTexts, structureOf } from '../../src/archive/structure.ts';
import { readFaces, subsetFaces } from '../../src/design/fonts.ts';
import { searchPath } from '../../src/design/search.ts';
import { programRoot } from '../../src/lib/program.ts';
import { readTheme, themeForScript } from '../../src/design/theme.ts';
import { commonCharacters } from '../../src/html/characters.ts';
import { readTemplates } from '../../src/html/templates.ts';
import { reportSchema } from '../../src/model/report.ts';
import { startBrowser } from '../../src/render/browser.ts';
import { openSheet } from '../../src/render/sheet.ts';
import { deriveView, viewCharacters } from '../../src/view/derive.ts';
import type { ReportView } from '../../src/view/view.ts';
import { firstDifference, textByMuPdf, textByPdfJs, textByPoppler } from './extractors.ts';
import { factsHead, readingText } from './reading-text.ts';

/** In the order in which a reader lists them. */
function* outlineTitles(parent: PDFDict | undefined): Generator<string> {
  for (let item = parent && dictAt(parent, 'First'); item; item = dictAt(item, 'Next')) {
    yield textAt(item, 'Title') ?? '';
    yield* outlineTitles(item);
  }
}

interface Edition {
  view: ReportView;
  print: Uint8Array;
  pdf: Uint8Array;
  /** Finished, after a rehearsal that was right, and after one that was wrong. */
  rehearsed: Uint8Array[];
  expected: string;
  /** Running heads and folio of each page, as an extractor that keeps artifacts shows them. */
  running: string[];
}

const frameCharacters = `${commonCharacters}数据集图中字`;

/** Prints one dataset; its first drawable figure gets a small chart, the others are tables. */
async function printEdition(id: string): Promise<Edition> {
  const search = searchPath();
  const view = deriveView(
    reportSchema.parse(YAML.parse(await readFile(path.join(programRoot, 'data', id, 'report.yaml'), 'utf8'))),
    id,
  );
  const whole = (await readFaces(search)).filter(
    (face) => face.script === undefined || face.script === view.script,
  );
  const faces = await subsetFaces(whole, viewCharacters(view) + frameCharacters);
  const [plainTheme, templates, css] = await Promise.all([
    readTheme(view.theme, search),
    readTemplates(search),
    readFile(path.join(programRoot, 'styles', 'archive.css'), 'utf8'),
  ]);
  const theme = themeForScript(plainTheme, view.script);
  const drawn = view.review.sections.flatMap(({ figures }) => figures).find(({ kind }) => kind !== 'tiles')!;
  const charts = new Map([
    [
      drawn.id,
      {
        svg: '<svg width="300" height="40" viewBox="0 0 300 40"><text x="0" y="20" font-family="Tuban Sans" font-size="11">图中字 1</text></svg>',
        texts: ['图中字1'],
      },
    ],
  ]);
  const fonts = [{ name: 'Noto Serif SC Regular', licence: 'OFL-1.1', sha256: 'a'.repeat(64) }];
  const files = [{ name: 'report.yaml', description: '数据集', sha256: 'b'.repeat(64) }];
  await using browser = await startBrowser();
  const sheet = await openSheet(browser, faces);
  const input = { view, theme, templates, css, charts, photos: new Map(), fonts, files, version: '9.9.9' };
  const finish = async (printed: Uint8Array) =>
    (
      await finishArchive({
        pdf: printed,
        conformance: '3a',
        title: view.masthead.title.text,
        language: view.language,
        date: '2024-01-09',
        report: id,
        version: '9.9.9',
        trim: { width: 210, height: 297 },
        attachments: [],
      })
    ).pdf;
  const print = await renderReading(sheet, input);
  const pdf = await finish(print);
  const known = await rehearseReading(sheet, { ...input, files: [] });
  const rehearsed: Uint8Array[] = [];
  for (const guess of [known, new Map([...known.keys()].map((key) => [key, 77]))])
    rehearsed.push(await finish(await renderReading(sheet, input, guess)));
  const pages = await headingPages(print);
  const { words, masthead } = view;
  const issue = [id, masthead.newspaper, masthead.date, masthead.section].filter(Boolean).join('·');
  const expected = readingText(view, {
    charts,
    contents: headingsOf(view).flatMap((entry) => [entry.number, entry.title, String(pages.get(entry.id))]),
    colophon: [
      words.sources!,
      words.sources!,
      view.source.slice(words.source!.length),
      ...(view.period ? [words.period!, view.period] : []),
      ...view.credits.flatMap(({ role, names }) => [role, names.join('') || words.missing!]),
      words.edition!,
      issue,
      'Tuban 9.9.9',
      words.fonts!,
      words.fonts!,
      'SPDX',
      'SHA-256',
      fonts[0]!.name,
      'OFL-1.1',
      'a'.repeat(64),
      words.files!,
      words.file!,
      words.content!,
      'SHA-256',
      'report.yaml',
      '数据集',
      'b'.repeat(64),
    ],
  });
  const head = (masthead.title.text + [masthead.year, words.edition].join('')).replace(/\s/g, '');
  const count = Math.max(...pages.values());
  const running = Array.from({ length: count }, (_, index) => (index === 0 ? '1' : `${head}${index + 1}`));
  return { view, print, pdf, rehearsed, expected, running };
}

/** Takes off the running heads, which must stand there exactly, and the table heads repeated below them. */
const withoutRunning = (pages: string[], { running, view }: Edition): string =>
  pages
    .map((page, index) => {
      expect(
        page.startsWith(running[index] ?? '?'),
        `page ${index + 1} begins "${page.slice(0, 40)}", not "${running[index]}"`,
      ).toBe(true);
      const text = page.slice(running[index]!.length);
      const { words } = view;
      const heads = [
        factsHead(view),
        [words.where, words.sourceReads, words.printed, words.reason, words.status],
      ].map((head) => head.join('').replace(/\s/g, ''));
      const repeated = heads.find((head) => text.startsWith(head));
      return repeated ? text.slice(repeated.length) : text;
    })
    .join('');

describe.each(['tonghua-2024', 'harbour-city-budget-2026', 'linghe-university-2025'])(
  'the reading edition of %s',
  (id) => {
    let edition: Edition;
    beforeAll(async () => {
      edition = await printEdition(id);
    }, 90_000);

    it('passes the checker', async () => {
      expect(await checkArchive(edition.pdf, { conformance: '3a' })).toEqual([]);
    });

    it('says every word of the report in reading order, by pdf.js', async () => {
      expect(firstDifference((await textByPdfJs(edition.pdf)).join(''), edition.expected)).toBeUndefined();
    });

    it('says the same by Poppler and MuPDF, where they are installed', () => {
      for (const extract of [textByPoppler, textByMuPdf]) {
        const pages = extract(edition.pdf);
        if (pages)
          expect(
            firstDifference(withoutRunning(pages, edition), edition.expected),
            extract.name,
          ).toBeUndefined();
      }
    });

    it('gives in its contents the pages on which the headings stand', async () => {
      const pages = await textByPdfJs(edition.pdf);
      const stated = await headingPages(edition.print);
      const entries = headingsOf(edition.view);
      expect([...stated.keys()].sort()).toEqual(entries.map((entry) => entry.id).sort());
      for (const entry of entries)
        expect(pages[stated.get(entry.id)! - 1]).toContain(
          `${entry.number}${entry.title}`.replace(/\s/g, ''),
        );
    });

    it('is the same, byte for byte, whatever a rehearsal said', () => {
      for (const other of edition.rehearsed) expect(Buffer.compare(edition.pdf, other)).toBe(0);
    });

    it('tags the heads of a long table once, though they are printed on every page', async () => {
      const opened = await openPdf(edition.pdf);
      const textOf = elementTexts(opened);
      const longest = structureOf(opened)!
        .filter(({ type }) => type === 'Table')
        .sort((a, b) => b.children.length - a.children.length)[0]!;
      expect(longest.children[0]!.children.map(textOf)).toEqual(factsHead(edition.view));
    });

    it('has the headings of the contents as its outline, none skipping a level', async () => {
      const opened = await openPdf(edition.pdf);
      const textOf = elementTexts(opened);
      const headings = structureOf(opened)!
        .filter(({ type }) => /^H\d$/.test(type))
        .map((element) => [element.type, textOf(element).replace(/\s/g, '')]);
      expect(headings[0]).toEqual(['H1', edition.view.masthead.title.text.replace(/\s/g, '')]);
      const listed = headingsOf(edition.view).map((entry) => [
        entry.class === 'major' ? 'H2' : 'H3',
        `${entry.number}${entry.title}`.replace(/\s/g, ''),
      ]);
      for (const entry of listed) expect(headings).toContainEqual(entry);
      const bookmarks = [...outlineTitles(dictAt(opened.catalog, 'Outlines'))];
      expect(bookmarks.map((title) => title.replace(/\s/g, ''))).toEqual(headings.map(([, text]) => text));
    });
  },
);
