/** Press pages of a build: proof, release and its refusal, conditions and standards, charts alone. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Manifest, Product } from '../../src/manifest/manifest.ts';
import type { Preflight } from '../../src/press/preflight/finding.ts';
import { hashesBelow, makeUserFolder, runTuban, tellsError } from '../support/command.ts';
import { projectRoot, writeFiles } from '../support/folders.ts';
import { readPdfFacts } from '../support/pdf-facts.ts';

interface Told {
  exitCode: number;
  problems: { code: string; severity: string; message: string; place?: { line: number } }[];
}

const page = ['--only', 'press', '--format', 'broadsheet'];
const readOut = (cwd: string, file: string) => readFileSync(path.join(cwd, 'out', file));
const productsOf = (cwd: string, id: string): Product[] =>
  (JSON.parse(readOut(cwd, `${id}/manifest.json`).toString()) as Manifest).products;
const preflightOf = (cwd: string, id: string) =>
  JSON.parse(readOut(cwd, `${id}/press/${id}-broadsheet.preflight.json`).toString()) as Preflight;

async function buildIn(cwd: string, args: string[]): Promise<Told & { code: number; stderr: string }> {
  const { code, stdout, stderr } = await runTuban(['build', '--quiet', '--json', ...args], { cwd });
  return { code, stderr, ...(JSON.parse(stdout) as Told) };
}

/** The town's report with what a newspaper page must carry, except its date. */
function finishReport(cwd: string): void {
  const file = path.join(cwd, 'data', 'budget', 'report.yaml');
  writeFiles(cwd, {
    'data/budget/report.yaml': readFileSync(file, 'utf8').replace(
      '  date: 2031-03-04',
      '  newspaper: Ford Town Gazette\n  page: "3"\n  section: Council',
    ),
  });
}

describe('a proof, and the release that is refused after it', () => {
  const cwd = { path: '' };
  let proof: Awaited<ReturnType<typeof buildIn>>;
  beforeAll(async () => {
    cwd.path = makeUserFolder('county');
    proof = await buildIn(cwd.path, ['county', ...page]);
  });

  test('the manifest says for which press it is, and what stands open', () => {
    expect(productsOf(cwd.path, 'county')).toMatchObject([
      {
        path: 'press/county-broadsheet.pdf',
        proof: true,
        press: {
          condition: 'newsprint-coldset',
          profile: {
            name: 'Tuban generic newsprint coldset',
            sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          },
          standard: 'x-4',
        },
        standing: ['存疑 1', '待补照片 1', '待补报眉、署名 4'],
      },
    ]);
    expect(productsOf(cwd.path, 'county')[0]).not.toHaveProperty('release');
  });

  test('what stands open is told once, in the report’s words; slug and preflight files have it too', async () => {
    expect([
      proof.code,
      proof.problems.map(({ code }) => code).filter((code) => code === 'preflight-standing'),
    ]).toEqual([0, []]);
    expect(proof.problems.filter(({ code }) => code === 'query-open')).toHaveLength(1);
    expect(
      preflightOf(cwd.path, 'county')
        .findings.filter(({ rule }) => rule === 'standing')
        .map(({ message }) => message),
    ).toEqual(['存疑 1', '待补照片 1', '待补报眉、署名 4']);
    const report = readOut(cwd.path, 'county/press/county-broadsheet.preflight.txt').toString();
    expect(report).toMatch(/^county-broadsheet\.pdf：通过——错误 0，警告 \d，提示 0\n/);
    expect(report).toContain('警告  standing\n    待补照片 1\n');
    const { text } = await readPdfFacts(readOut(cwd.path, 'county/press/county-broadsheet.pdf'));
    expect(text[0]).toContain('校样');
    expect(text[0]).toContain('未决：存疑 1；待补照片 1；待补报眉、署名 4');
  });

  test('a release names every reason at once, also an undeclared colour, and leaves the proof as it was', async () => {
    const css = readFileSync(path.join(projectRoot, 'styles', 'page.css'), 'utf8');
    writeFiles(cwd.path, { 'styles/page.css': `${css}\n.folio { color: #12ab34; }\n` });
    const before = hashesBelow(path.join(cwd.path, 'out', 'county', 'press'));
    const { code, exitCode, problems } = await buildIn(cwd.path, ['county', ...page, '--release']);
    expect([code, exitCode]).toEqual([1, 1]);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map((problem) => problem.code).sort()).toEqual([
      'colour-undeclared',
      'missing',
      'missing',
      'missing',
      'missing',
      'photo-missing',
      'query-open',
      'release-refused',
    ]);
    expect(errors.find((problem) => problem.code === 'query-open')!.place!.line).toBeGreaterThan(1);
    expect(errors.find((problem) => problem.code === 'release-refused')!.message).toBe(
      'No press page of county is released: 1 open query, 1 photo to come, 4 missing editorial fields, 1 error.',
    );
    expect(hashesBelow(path.join(cwd.path, 'out', 'county', 'press'))).toEqual(before);
    expect(productsOf(cwd.path, 'county')[0]).toMatchObject({ proof: true });
  });
});

describe('a release', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = makeUserFolder('budget');
    finishReport(cwd);
    // The date of issue may come from the command line.
    expect(
      await buildIn(cwd, [
        ...page,
        '--release',
        '--date',
        '2031-03-05',
        '--condition',
        'heatset',
        '--standard',
        'x-1a',
      ]),
    ).toMatchObject({ code: 0, problems: [{ code: 'page-short', severity: 'warning' }] });
  });

  test('is stamped into the manifest with what it passed', () => {
    const [product] = productsOf(cwd, 'budget');
    expect(product).not.toHaveProperty('proof');
    expect(product!.release).toEqual({
      condition: 'heatset',
      profile: {
        name: 'Tuban generic heatset light coated',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      standard: 'x-1a',
      passed: {
        errors: 0,
        openQueries: 0,
        placeholderPhotos: 0,
        missingFields: 0,
        undeclaredColours: 0,
        warnings: 0,
        notes: 0,
        ink: { max: expect.any(Number), limit: 300 },
      },
    });
  });

  test('says so on the slug, and the file is of the standard and condition asked for', async () => {
    const { text } = await readPdfFacts(readOut(cwd, 'budget/press/budget-broadsheet.pdf'));
    expect(text[0]).toContain('RELEASE');
    expect(text[0]).not.toContain('PROOF');
    expect(preflightOf(cwd, 'budget')).toMatchObject({
      standard: 'PDF/X-1a:2003',
      outputCondition: 'Tuban generic heatset light coated',
      passed: true,
    });
  });

  test('without a date is refused for the date', async () => {
    const { code, problems } = await buildIn(cwd, [...page, '--release']);
    expect([
      code,
      problems.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    ]).toEqual([
      1,
      [
        'The date of issue is not filled in.',
        'No press page of budget is released: 1 missing editorial field.',
      ],
    ]);
    expect(productsOf(cwd, 'budget')[0]).toHaveProperty('release');
  });

  test('tuban preflight passes it for its press', async () => {
    const { code, stdout, stderr } = await runTuban(
      ['preflight', 'out/budget/press/budget-broadsheet.pdf', '--condition', 'heatset'],
      { cwd },
    );
    expect([code, tellsError(stderr)]).toEqual([0, false]);
    expect(stdout).toMatch(
      /^Judged for heatset \(.*\)\n\nout\/budget\/press\/budget-broadsheet\.pdf: passed — 0 errors/,
    );
  });
});

describe('charts alone', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = makeUserFolder('county');
    expect(await buildIn(cwd, ['--only', 'charts'])).toMatchObject({ code: 0 });
  });

  test('each as PDF and SVG, listed with its size; nothing else is made', () => {
    const products = productsOf(cwd, 'county');
    expect(products.map((product) => product.path)).toEqual(
      ['county-ecology-figure-1', 'county-targets-figure'].flatMap((name) => [
        `charts/${name}.pdf`,
        `charts/${name}.svg`,
      ]),
    );
    expect(Object.keys(hashesBelow(path.join(cwd, 'out', 'county')))).toEqual([
      ...products.map((product) => product.path),
      'manifest.json',
      'proof.html',
    ]);
  });

  test('the PDF is as large as the chart, in CMYK, with its type inside', async () => {
    for (const { path: file, format, width, height } of productsOf(cwd, 'county').filter(
      (product) => product.format === 'pdf',
    )) {
      const bytes = readOut(cwd, `county/${file}`);
      const [sheet] = (await PDFDocument.load(bytes)).getPages();
      for (const box of [sheet!.getMediaBox(), sheet!.getArtBox()]) {
        expect(
          [(box.width / 72) * 25.4 - width, (box.height / 72) * 25.4 - height].every(
            (off) => Math.abs(off) < 0.01,
          ),
          `${format} ${JSON.stringify(box)}`,
        ).toBe(true);
      }
      const { fonts } = await readPdfFacts(bytes);
      expect(fonts.length).toBeGreaterThan(0);
      expect(
        fonts.every(({ type, program }) => type === 'CIDFontType2' && program === 'FontFile2'),
        JSON.stringify(fonts),
      ).toBe(true);
    }
    const { stdout } = await runTuban(
      ['preflight', '--json', 'out/county/charts/county-targets-figure.pdf'],
      { cwd },
    );
    const { files } = JSON.parse(stdout) as { files: { preflight: Preflight }[] };
    // A chart is placed inside a page, which its ArtBox says: no knife comes near it.
    expect(files[0]!.preflight.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('the SVG has its size in mm and the same words as the PDF', async () => {
    const svg = readOut(cwd, 'county/charts/county-targets-figure.svg').toString();
    const { width, height } = productsOf(cwd, 'county').find((product) =>
      product.path.endsWith('targets-figure.svg'),
    )!;
    const [, w, h] =
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg [^>]*width="([\d.]+)mm" height="([\d.]+)mm"/.exec(
        svg,
      )!;
    expect([Number(w), Number(h)].map((value) => Math.round(value * 100) / 100)).toEqual([width, height]);
    expect(svg).toContain("@font-face{font-family:'Tuban Sans'");
    const { text } = await readPdfFacts(readOut(cwd, 'county/charts/county-targets-figure.pdf'));
    const words = [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)</g)].map(([, word]) => word!);
    expect(words.length).toBeGreaterThan(4);
    // The reader of the PDF sees spaces where Han and figures stand apart.
    for (const word of words) expect(text[0]!.replaceAll(' ', '')).toContain(word.replaceAll(' ', ''));
  });
});
