/** `layout:` and `cards:` are looked at by "check" too, and told at the line of the field. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { check } from '../../src/index.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'tuban-hints-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function checkWith(hints: string): Promise<string[]> {
  const home = path.join(folder, 'yunxi-county-2025');
  cpSync(path.join(root, 'data/yunxi-county-2025'), home, { recursive: true });
  const file = path.join(home, 'report.yaml');
  const text = readFileSync(file, 'utf8').trimEnd();
  writeFileSync(file, `${text}\n${hints}`);
  const first = text.split('\n').length;
  const { problems } = await check({ data: folder });
  return problems
    .filter(({ path: at = '' }) => /^(?:layout|cards)\b/.test(at))
    .map(
      ({ place, path: at, message, remedy }) =>
        `${place!.line - first}:${place!.column} ${at}: ${message} ${remedy}`,
    );
}

describe('check', () => {
  test('tells every wrong field and value at once, each at its line, with what was meant', async () => {
    expect(
      await checkWith(
        `layout:
  rows: [[industry]]
  pages: 0
  tiles: many
  spans: { industry: wide }
  colour: red
cards:
  ommit: [lead]
  hashtags: 两会
`,
      ),
    ).toEqual([
      '3:10 layout › pages: 0 is less than 1. Write 1 or more.',
      expect.stringMatching(/^4:10 layout › tiles: /),
      expect.stringMatching(/^5:22 layout › spans › industry: "wide" is not a number\./),
      expect.stringMatching(
        /^6:3 layout › colour: "colour" is not a field here\. Fields here: rows, spans, figures, article, /,
      ),
      '8:3 cards › ommit: "ommit" is not a field here. Did you mean "omit"?',
      expect.stringMatching(/^9:13 cards › hashtags: .*a list is expected/),
    ]);
  });

  test('looks at what a platform has otherwise in the same way, and at its name', async () => {
    const platforms = (lines: string) => checkWith(`cards:\n  platforms:\n${lines}`);
    expect(await platforms('    x: { omit: [covr] }\n    twiter: { post: 甲 }\n')).toEqual([
      expect.stringMatching(
        /^3:17 cards › platforms › x › omit 1: There is no card "covr"\. Did you mean "cover"\?/,
      ),
      expect.stringMatching(
        /^4:5 cards › platforms › twiter: There is no platform or card format "twiter"\./,
      ),
    ]);
    expect(await platforms('    weibo: { keep: [grain] }\n')).toEqual([
      expect.stringMatching(/^3:14 cards › platforms › weibo › keep: "keep" is not a field here\./),
    ]);
  });

  test('tells every id that there is not, with the nearest', async () => {
    expect(
      await checkWith(
        `layout:
  rows: [[indstry, countryside]]
  article: sidebar
  spans: { nowhere: 4 }
cards:
  omit: [targts, lead]
  order: [cover, industry-2]
  titles: { industri: 产业 }
  heroes: { industry: gdp-2024, cover: nothing }
  facts: { industry: [gdp-2024], lead: [gdp-2024] }
  texts: { plan: [甲] }
`,
      ),
    ).toEqual([
      expect.stringMatching(
        /^2:11 layout › row 1 › entry 1: There is no section "indstry" in this report\. Did you mean "industry"\?/,
      ),
      '3:3 layout › article: "article" places an article, and the report has none. Delete "article".',
      expect.stringMatching(
        /^4:12 layout › spans › nowhere: There is no block "nowhere" in this report\. Use one of /,
      ),
      expect.stringMatching(
        /^6:10 cards › omit 1: There is no card "targts"\. Did you mean "targets"\? Use one of cover, lead, /,
      ),
      expect.stringMatching(
        /^8:13 cards › titles › industri: There is no card "industri"\. Did you mean "industry"\?/,
      ),
      expect.stringMatching(
        /^9:23 cards › heroes › industry: The fact "gdp-2024" does not stand in "industry"\. Use one of /,
      ),
      expect.stringMatching(/^9:40 cards › heroes › cover: There is no fact "nothing"\. Use one of /),
      expect.stringMatching(
        /^10:23 cards › facts › industry 1: The fact "gdp-2024" does not stand in "industry"\./,
      ),
      expect.stringMatching(
        /^10:34 cards › facts › lead: There is no card "lead" of which this can be said\. Use one of /,
      ),
      expect.stringMatching(
        /^11:12 cards › texts › plan: There is no card "plan" of which this can be said\. Use one of /,
      ),
    ]);
  });

  test('has nothing to say of hints that can be used', async () => {
    expect(
      await checkWith('layout:\n  rows: [[industry, countryside]]\ncards:\n  titles: { industry: 产业 }\n'),
    ).toEqual([]);
  });
});
