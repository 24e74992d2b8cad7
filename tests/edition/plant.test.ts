/** Pages as a plant wants them: names, sheets, inks, and what goes beside them; all from its entry. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { isNamed, pageFiles } from '../../src/edition/make/page-files.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import type { Preflight } from '../../src/press/preflight/finding.ts';
import { readPlant } from '../../src/press/plant.ts';
import { searchPath } from '../../src/design/search.ts';
import type { ProblemError } from '../../src/lib/problem.ts';
import { makeUserFolder, runTuban } from '../support/command.ts';
import { makeFolder, writeFiles } from '../support/folders.ts';

const masthead = { page: 'A06' } as Parameters<typeof pageFiles>[0]['view']['masthead'];
const named = (
  naming: string | undefined,
  pages: 'together' | 'apart',
  count: number,
  changes: object = {},
) => {
  const files = pageFiles(
    {
      view: { id: 'town', masthead, issue: { code: 'YXRB' }, ...changes },
      date: '2024-01-12',
      format: 'broadsheet',
      plant: { name: 'ours', pages, ...(naming === undefined ? {} : { naming }) },
    },
    count,
  );
  return isNamed(files) ? files.map(({ name, page }) => [name, page]) : files.map(({ message }) => message);
};

describe('names of files', () => {
  const pattern = '{paper}_{date}_{edition}{section}{page}';
  test('are ours, or by the plant’s pattern, a page to a file or all together', () => {
    expect(named(undefined, 'together', 3)).toEqual([['town-broadsheet', undefined]]);
    expect(named(undefined, 'apart', 2)).toEqual([
      ['town-broadsheet-1', 0],
      ['town-broadsheet-2', 1],
    ]);
    expect(named(pattern, 'apart', 2)).toEqual([
      ['YXRB_20240112_A06', 0],
      ['YXRB_20240112_A07', 1],
    ]);
    expect(named(pattern, 'together', 2, { issue: { code: 'YXRB', edition: 'C2' } })).toEqual([
      ['YXRB_20240112_C2A06', undefined],
    ]);
    expect(named(pattern, 'apart', 1, { masthead: { page: '第03版' } })).toEqual([['YXRB_20240112_03', 0]]);
  });

  test('that cannot be made are told with what is missing', () => {
    expect(named(pattern, 'apart', 2, { issue: undefined, masthead: { page: '' } })).toEqual([
      `The plant "ours" names its files ${pattern}, and the report does not say {paper}, {page}.`,
    ]);
    expect(named('{paper}', 'apart', 2)).toEqual([
      'Two pages would be called YXRB.pdf by the pattern {paper} of the plant "ours".',
    ]);
  });
});

describe('a list of plants that cannot be used', () => {
  test.each([
    ['naming: "{papr}"', 'A name may hold {report}'],
    ['naming: "a/b"', 'A name of a file holds none of'],
    ['{ pictures: rgb, standard: x-1a }', 'PDF/X-1a takes no RGB'],
    ['{ pictures: rgb, inks: black }', 'photos are in black'],
    ['inks: { spot: Red, cmyk: [0, 95, 900, 0] }', '900'],
    ['plates: { dpi: 99999 }', '99999'],
  ])('is told at its line: %s', async (entry, message) => {
    const home = makeFolder('plants');
    const fields = entry.startsWith('{')
      ? entry
          .slice(1, -1)
          .trim()
          .split(/, (?=\w+:)/)
      : [entry];
    writeFiles(home, {
      'styles/press/plants.yaml': `ours:\n  label: Ours\n${fields.map((field) => `  ${field}\n`).join('')}`,
    });
    const problems = await readPlant('ours', searchPath([home])).then(
      () => [],
      (error: ProblemError) => error.problems,
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message + problems[0]!.remedy).toContain(message);
    expect(problems[0]!.place!.line).toBeGreaterThan(2);
  });
});

describe('a build for a plant', () => {
  let cwd: string;
  const press = () => readdirSync(path.join(cwd, 'out', 'budget', 'press')).sort();
  const manifest = () =>
    JSON.parse(readFileSync(path.join(cwd, 'out', 'budget', 'manifest.json'), 'utf8')) as Manifest;
  const build = (...args: string[]) =>
    runTuban(['build', 'budget', '--only', 'press', '--format', 'a4', '--quiet', ...args], { cwd });
  beforeAll(() => {
    cwd = makeUserFolder('budget');
    const file = path.join(cwd, 'data', 'budget', 'report.yaml');
    writeFiles(cwd, {
      'data/budget/report.yaml': readFileSync(file, 'utf8').replace(
        /^masthead:/m,
        'issue: { code: FTG, edition: N }\nmasthead:\n  page: B12',
      ),
      'styles/press/plants.yaml': `two:
  label: Two inks
  inks: { spot: Red, cmyk: [0, 95, 90, 0] }
  marks: false
  pages: apart
  naming: "{paper}_{date}_{edition}{section}{page}"
  plates: { dpi: 72 }
  presetting: true
  ticket: true
`,
    });
  });

  test('makes the sheets it wants, named as it names them, and the next build takes their place', async () => {
    const { code, stderr } = await build('--plant', 'two');
    expect([code, stderr.includes('错误')], stderr).toEqual([0, false]);
    const name = 'FTG_20310304_NB12';
    const files = ['-Black.tif', '-Red.tif', '.pdf', '.ppf', '.preflight.json', '.preflight.txt'];
    expect(press()).toEqual([...files.map((end) => name + end), 'budget-a4.xjdf'].sort());
    const [product] = manifest().products;
    expect(product).toMatchObject({ path: `press/${name}.pdf`, format: 'a4', press: { plant: 'two' } });
    const judged = JSON.parse(
      readFileSync(path.join(cwd, 'out', 'budget', 'press', `${name}.preflight.json`), 'utf8'),
    ) as Preflight;
    expect(judged.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect((await runTuban(['verify', 'out/budget'], { cwd })).code).toBe(0);
    expect((await build()).code).toBe(0);
    expect(press()).toEqual(['budget-a4.pdf', 'budget-a4.preflight.json', 'budget-a4.preflight.txt']);
  });

  test('whose files cannot be named, or that there is not, is refused before anything is made', async () => {
    const file = path.join(cwd, 'data', 'budget', 'report.yaml');
    writeFiles(cwd, { 'data/budget/report.yaml': readFileSync(file, 'utf8').replace(/^issue:.*\n/m, '') });
    const { code, stderr } = await build('--plant', 'two');
    expect(code).toBe(1);
    expect(stderr.replace(/\u001b\[\d+m|\s+/g, ' ').replace(/ +/g, ' ')).toContain(
      'and the report does not say {paper}.',
    );
    expect(stderr).toContain('Write issue › code.');
    const unknown = await build('--plant', 'twoo');
    expect([unknown.code, unknown.stderr.includes('Did you mean "two"?')]).toEqual([2, true]);
  });
});
