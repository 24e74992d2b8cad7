/** Input that is broken, enormous or meant to do harm: told in words, never thrown, never waited for. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatProblems } from '../../src/lib/problem-text.ts';
import { ProblemError, type Problem } from '../../src/lib/problem.ts';
import { reportLimit } from '../../src/report/locate.ts';
import { parseSource, readSource } from '../../src/report/read.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Problems of a text, thrown or not. */
function findProblems(text: string | Uint8Array): Problem[] {
  try {
    return parseSource('/report.yaml', typeof text === 'string' ? bytesOf(text) : text).problems;
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

const repeat = (piece: string, length = 300_000): string => piece.repeat(Math.ceil(length / piece.length));

/** The one code that must be among the problems. */
const hostile: [name: string, text: string, code: string][] = [
  [
    'billion laughs',
    `a: &a [x, x]\n${'bcdefghi'
      .split('')
      .map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]}, `.repeat(9)}]`)
      .join('\n')}\n`,
    'yaml-quote',
  ],
  ['an anchor that holds itself', 'a: &a [*a]\n', 'yaml-quote'],
  ['a merge key', 'a: 1\n<<: {b: 2}\n', 'yaml-alias'],
  ['prototype as a name', '__proto__: {polluted: yes}\n', 'key-forbidden'],
  ['prototype in quotes, deep', 'a: {b: [{"__proto__": {polluted: 1}}]}\n', 'key-forbidden'],
  ['constructor as a name', 'facts: {constructor: {prototype: 1}}\n', 'key-forbidden'],
  ['a map as a name', '? {a: 1}\n: b\n', 'yaml-quote'],
  ['an empty name', ': b\n', 'yaml-quote'],
  ['brackets without end', repeat('['), 'yaml-depth'],
  ['braces without end', repeat('{a: '), 'yaml-depth'],
  ['brackets closed and never opened', repeat(']'), 'yaml-depth'],
  [
    'maps a hundred deep',
    Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    'yaml-depth',
  ],
  ['lists in one line', `${'- '.repeat(5000)}x`, 'yaml-depth'],
  ['questions in one line', `${'? '.repeat(5000)}x`, 'yaml-depth'],
  ['the same key ten thousand times', repeat('a: 1\n', 50_000), 'key-duplicate'],
  ['quotes never closed, everywhere', repeat('a: "\n', 100_000), 'yaml-syntax|yaml-quote-open|yaml-line'],
  ['colons', `a${repeat(': ')}`, 'yaml-depth'],
  ['documents', repeat('---\n'), 'yaml-documents'],
  ['infinity', 'a: .inf\n', 'number-not-finite'],
  ['more than the largest number', 'a: 1e999\n', 'number-not-finite'],
  ['hexadecimal', 'a: 0x1F\n', 'number-form'],
  ['a constructor tag', 'a: !!python/object/apply:os.system ["ls"]\n', 'yaml-quote'],
  ['a tag of one’s own', '%TAG ! tag:example.org,2000:\n---\na: !f b\n', 'yaml-quote'],
  ['YAML 1.1', '%YAML 1.1\n---\na: yes\n', 'yaml-directive'],
  ['zeros', repeat('\0'), 'not-utf-8|control-character'],
  ['a bell by way of an escape', 'a: "\\a"\n', 'control-character'],
  ['half a surrogate by way of an escape', '{"a": "\\ud800"}\n', 'character-lost'],
  ['one scalar', repeat('字', 200_000), 'report-not-a-map'],
  ['one number', '3\n', 'report-not-a-map'],
  ['a byte order mark in the middle', 'a: x\ufeffy\n', 'control-character'],
];

describe('hostile text', () => {
  it.each(hostile)('%s', (_name, text, code) => {
    const problems = findProblems(text);
    expect(problems.map((problem) => problem.code)).toContainEqual(
      expect.stringMatching(new RegExp(`^(?:${code})$`)),
    );
    expect(problems.every(({ severity }) => severity === 'error')).toBe(true);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('prints any of it without an escape character and without giant lines', () => {
    for (const [, text] of hostile) {
      const lines = formatProblems(findProblems(text).slice(0, 20)).split('\n');
      // eslint-disable-next-line no-control-regex
      expect(
        lines.filter((line) => /[\u0000-\u001f\u007f-\u009f\u202e]/.test(line) || line.length > 120),
      ).toEqual([]);
    }
  });

  it('tells at most eight broken lines and counts the others', () => {
    const problems = findProblems(Array.from({ length: 30 }, (_, index) => `k${index}: @x`).join('\n'));
    expect(problems).toHaveLength(9);
    expect(problems.at(-1)?.message).toBe('22 more lines after this one cannot be read either.');
  });

  it('survives every start of a good report', () => {
    const good =
      '# 报告\ntuban: 1\nsource: "工作\\u544a"\nfacts:\n  gdp: {label: \'产值\', value: 6.0, unit: "%"}\nitems:\n  - >-\n    甲 {gdp}\n    乙\n';
    for (let end = 0; end <= good.length; end += 1)
      expect(Array.isArray(findProblems(good.slice(0, end)))).toBe(true);
    const bytes = bytesOf(good);
    for (let end = 0; end <= bytes.length; end += 1)
      expect(Array.isArray(findProblems(bytes.subarray(0, end)))).toBe(true);
  });
});

describe('hostile files', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tuban-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const refusal = async (path: string): Promise<string[]> =>
    readSource(path).then(
      () => [],
      (error: ProblemError) => error.problems.map(({ code }) => code),
    );

  it('refuses fifty megabytes by their size', async () => {
    const file = join(folder, 'large.yaml');
    writeFileSync(file, '');
    truncateSync(file, 50_000_000);
    expect(await refusal(file)).toEqual(['report-too-large']);
  });

  it('reads a file of just the limit', async () => {
    const file = join(folder, 'limit.yaml');
    writeFileSync(file, `a: ${'x'.repeat(reportLimit - 4)}\n`);
    expect((await readSource(file)).bytes).toBe(reportLimit);
    truncateSync(file, reportLimit + 1);
    expect(await refusal(file)).toEqual(['report-too-large']);
  });

  it('does not wait for a named pipe', async () => {
    const file = join(folder, 'pipe.yaml');
    execFileSync('mkfifo', [file]);
    expect(await refusal(file)).toEqual(['report-unreadable']);
  });

  it.each([
    ['a folder under the report’s name', 'report.yaml', 'report-unreadable'],
    ['a link that leads nowhere', 'dangling.yaml', 'report-missing'],
    ['a name with a zero', 'a\0b.yaml', 'report-missing'],
    ['a name too long', `${'x'.repeat(5000)}.yaml`, 'report-missing'],
    ['another kind of file', 'notes.txt', 'report-file-kind'],
  ])('%s', async (_name, name, code) => {
    const inner = mkdtempSync(join(folder, 'case-'));
    mkdirSync(join(inner, 'report.yaml'));
    symlinkSync(join(inner, 'nowhere'), join(inner, 'dangling.yaml'));
    writeFileSync(join(inner, 'notes.txt'), 'tuban: 1');
    expect(await refusal(name === 'report.yaml' ? inner : join(inner, name))).toEqual([code]);
  });
});
