/** Sets of preflight rules: what counts how much is data, and a newsroom's own. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { programRoot } from '../../src/lib/program.ts';
import { readCondition, type PressCondition } from '../../src/press/condition.ts';
import { patchesOver } from '../../src/press/preflight/ink-patches.ts';
import { preflight } from '../../src/press/preflight/preflight.ts';
import { ruleMeanings, ruleNames } from '../../src/press/preflight/rule-names.ts';
import { readRules } from '../../src/press/preflight/rules.ts';
import { formatPreflight } from '../../src/press/preflight/text-report.ts';
import { makeFolder, writeFiles } from '../support/folders.ts';
import { makePdf } from './made.ts';

const search = searchPath();
let condition: PressCondition;
beforeAll(async () => {
  condition = await readCondition('newsprint-coldset', search);
});

/** Folder whose `styles/press/rules.yaml` is this. */
const ownSearch = (text: string) => {
  const home = makeFolder('rules');
  writeFiles(home, { 'styles/press/rules.yaml': text });
  return searchPath([home]);
};

const judged = async (set: string, pdf: Uint8Array, where = search) =>
  preflight(pdf, { condition, rules: await readRules(set, where) });

const namesOf = async (...given: Parameters<typeof judged>) =>
  (await judged(...given)).findings.map(({ rule, severity }) => `${severity} ${rule}`);

/** 2 × 2 mm and 6 × 6 mm of 300 % ink, of trim 100 × 80 mm. */
const inkPatch = (side: number) =>
  makePdf({ content: `0.75 0.75 0.75 0.75 k 100 100 ${(side * 72) / 25.4} ${(side * 72) / 25.4} re f` });
const hairline = makePdf({ content: '0.1 w 0 0 0 1 K 60 60 m 160 60 l S', paper: 10, bleed: 3 });

describe('the list of rules', () => {
  it('names what the preflight says, and nothing else', () => {
    const folder = path.join(programRoot, 'src', 'press', 'preflight');
    const code = readdirSync(folder)
      .filter((file) => file !== 'rule-names.ts')
      .map((file) => readFileSync(path.join(folder, file), 'utf8'))
      .join('\n');
    expect(ruleNames.filter((name) => !code.includes(`'${name}'`))).toEqual([]);
    expect(ruleNames).toEqual([...ruleNames].sort());
  });

  it('stands in the README beside the sets', () => {
    const readme = readFileSync(path.join(programRoot, 'styles', 'press', 'README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| `([\w-]+)` \| (.+) \|$/gm)].map(([, name, meaning]) => [
      name,
      meaning,
    ]);
    expect(rows.filter(([name]) => name! in ruleMeanings)).toEqual(Object.entries(ruleMeanings));
  });
});

describe('a set of rules', () => {
  it('for own pages changes nothing', async () => {
    const bare = await preflight(hairline, { condition });
    const { rules, ...own } = await judged('own-page', hairline);
    expect(own).toEqual(bare);
    expect(rules).toEqual({ name: 'own-page', label: '本报版面 Own page', off: [] });
  });

  it('switches rules off, and says which', async () => {
    expect(await namesOf('own-page', hairline)).toEqual(['error rule-thin', 'warning marks-missing']);
    expect(await namesOf('advertisement', hairline)).toEqual(['error rule-thin']);
    const text = formatPreflight(await judged('advertisement', hairline), 'ad.pdf');
    expect(text).toContain('advertisement (来稿广告 Advertisement); not looked for: fold, ');
    expect(text).toContain('places under 15 mm² let pass');
  });

  it('sets what a rule counts as, and so whether the file passes', async () => {
    const where = ownSearch('lax: { label: Lax, rules: { rule-thin: note, marks-missing: off } }');
    expect(await namesOf('lax', hairline, where)).toEqual(['note rule-thin']);
    expect((await judged('lax', hairline, where)).passed).toBe(true);
  });

  it('sets limits field by field', async () => {
    const where = ownSearch('fine: { label: Fine, limits: { rule: { least: 0.05, several: 1.2 } } }');
    expect(await namesOf('fine', hairline, where)).toEqual(['warning marks-missing']);
    expect((await judged('fine', inkPatch(6), where)).ink.limit).toBe(240);
    expect((await readRules('fine', where)).limits).toEqual({ rule: { least: 0.05, several: 1.2 } });
  });

  it('may be a newsroom’s own, beside ours or in their place', async () => {
    const where = ownSearch('advertisement: { label: Ours, rules: { rule-thin: off } }');
    expect(await namesOf('advertisement', hairline, where)).toEqual(['warning marks-missing']);
    expect((await readRules('plant', where)).label).toBe('印厂收版 Plant');
  });
});

describe('a set that cannot be used is told', () => {
  const problemsOf = async (set: string, where = search) =>
    readRules(set, where).then(
      () => [],
      (error: { problems: { message: string; remedy: string; place?: { line: number } }[] }) =>
        error.problems,
    );

  it('by name, with the nearest', async () => {
    expect(await problemsOf('advertisment')).toMatchObject([
      {
        message: 'There is no set of preflight rules "advertisment".',
        remedy:
          'Did you mean "advertisement"? Use one of own-page, advertisement, plant, or add it to styles/press/rules.yaml.',
      },
    ]);
  });

  it('all faults at once, at their lines: names of rules, weights, limits, what stays on', async () => {
    const where = ownSearch(
      'odd:\n  label: Odd\n  rules:\n    rule-thn: off\n    fold: never\n    encrypted: off\n  limits:\n    ink: { ceiling: 900 }\n',
    );
    const problems = await problemsOf('odd', where);
    expect(problems.map(({ place }) => place?.line)).toEqual([4, 5, 6, 8]);
    expect(problems[0]!.remedy).toContain('"rule-thin"');
  });
});

describe('the least area of the ink limit', () => {
  it('lets small places pass, and no others', async () => {
    expect(await namesOf('own-page', inkPatch(2))).toContain('error ink-limit');
    expect(await namesOf('advertisement', inkPatch(2))).toEqual([]);
    expect(await namesOf('advertisement', inkPatch(6))).toEqual(['error ink-limit']);
    const { findings } = await judged('advertisement', inkPatch(6));
    expect(findings[0]!.message).toMatch(
      /^The ink sum reaches 300 % at .* mm, over 3[4-7] mm²; the limit is 240 %/,
    );
    // What is let pass is not forgotten.
    expect((await judged('advertisement', inkPatch(2))).ink).toMatchObject({ max: 299.6, leastArea: 15 });
  });

  it('is that of patches that touch along an edge', () => {
    const rows = ['#.##.', '#..#.', '##.#.', '.#.##', '....#', '#....'];
    const inks = new Uint8Array(rows.join('').length * 4);
    [...rows.join('')].forEach((mark, at) => (inks[4 * at] = mark === '#' ? 200 + at : 0));
    const patches = patchesOver({ inks, width: 5 }, { x0: 0, y0: 0, x1: 5, y1: 6 }, 100);
    expect(patches.map(({ area, most, x, y }) => [area, most, x, y])).toEqual([
      [5, 216, 1, 3],
      [7, 224, 4, 4],
      [1, 225, 0, 5],
    ]);
  });
});
