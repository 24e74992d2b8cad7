/** Problems as text. */
import { describe, expect, it } from 'vitest';
import { countProblems, formatProblem, formatProblems, sortProblems } from '../../src/lib/problem-text.ts';
import type { Problem } from '../../src/lib/problem.ts';

const base: Problem = {
  code: 'fact-unknown',
  severity: 'error',
  message: 'There is no fact "gpd".',
  remedy: 'Did you mean "gdp"?',
  zh: { message: '没有“gpd”这条事实。', remedy: '是不是想写“gdp”？' },
};
const at = (file: string, line: number, column: number): Problem => ({
  ...base,
  place: { file, line, column },
});

/** A problem at the run `marked` of one line. */
function inLine(line: string, marked: string): Problem {
  const column = line.indexOf(marked) + 1;
  return {
    ...base,
    place: {
      file: 'report.yaml',
      line: 7,
      column,
      length: marked.length,
      excerpt: { firstLine: 7, lines: [line] },
    },
  };
}

const caretOf = (text: string): [row: string, caret: string] => {
  const rows = text.split('\n');
  const index = rows.findIndex((row) => /^ +\| *\^+$/.test(row));
  return [rows[index - 1]!, rows[index]!];
};

describe('formatProblem', () => {
  it('says where, what, the line and what to do', () => {
    const problem: Problem = {
      ...base,
      path: 'review › economy › item 2',
      place: {
        file: 'data/a/report.yaml',
        line: 11,
        column: 5,
        length: 3,
        excerpt: { firstLine: 10, lines: ['one', 'two gpd', 'three'] },
      },
    };
    expect(formatProblem(problem)).toBe(`\
data/a/report.yaml:11:5   review › economy › item 2

  There is no fact "gpd".

  10 | one
  11 | two gpd
     |     ^^^
  12 | three
  Did you mean "gdp"?   (fact-unknown)`);
  });

  it('says the place on a page', () => {
    const page = {
      product: 'press',
      page: 1,
      block: 'standfirst',
      box: { x: 15, y: 82.5, width: 60, height: 14.4, unit: 'mm' as const },
    };
    expect(formatProblem({ ...base, page })).toBe(`\
press, page 1, standfirst, 15, 82.5 mm

  There is no fact "gpd".
  Did you mean "gdp"?   (fact-unknown)`);
  });

  it('puts the caret below Han characters, each two columns wide', () => {
    const [row, caret] = caretOf(formatProblem(inLine('  - 增长，A级{gpd}。', '级{gpd}')));
    expect(row).toBe('   7 |   - 增长，A级{gpd}。');
    // "  - 增长，A" takes 4 + 6 + 1 columns; "级{gpd}" takes seven.
    expect(caret).toBe(`     | ${' '.repeat(11)}^^^^^^^`);
  });

  it.each([
    ['the start', `{gpd}${'长'.repeat(300)}`],
    ['the middle', `${'长'.repeat(300)}{gpd}${'长'.repeat(300)}`],
    ['the end', `${'x'.repeat(900)}{gpd}`],
  ])('cuts a long line around a place at %s', (_name, line) => {
    const [row, caret] = caretOf(formatProblem(inLine(line, '{gpd}')));
    const columns = [...row].reduce((sum, char) => sum + (/[\p{Script=Han}]/u.test(char) ? 2 : 1), 0);
    expect(columns).toBeLessThanOrEqual(108);
    const before = row.slice(0, row.indexOf('{gpd}'));
    const indent = [...before].reduce((sum, char) => sum + (/[\p{Script=Han}]/u.test(char) ? 2 : 1), 0);
    expect(caret.indexOf('^')).toBe(indent);
    expect(caret.match(/\^+/)?.[0]).toHaveLength(5);
  });

  it('never lets the file speak to the terminal', () => {
    const evil = '\u001b[31m\u0007\u009b2J\u202e\r\t';
    const text = formatProblem({
      ...inLine(`a${evil}{gpd}`, '{gpd}'),
      message: `"${evil}"`,
      remedy: evil,
      path: evil,
    });
    expect(text.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/g)).toBeNull();
    expect(text).toContain('␛[31m␇�2J�␍→{gpd}');
  });

  it('colours only when asked', () => {
    const problem = inLine('two gpd', 'gpd');
    expect(formatProblem(problem)).not.toContain('\u001b');
    const coloured = formatProblem(problem, { color: true });
    expect(coloured).toContain('\u001b[31m^^^\u001b[0m');
    expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(formatProblem(problem));
  });

  it('names warnings and notes', () => {
    expect(formatProblem({ ...base, severity: 'warning' })).toContain('  Warning: There is no fact');
    expect(formatProblem({ ...base, severity: 'note' })).toContain('  Note: There is no fact');
  });

  it('in one line', () => {
    expect(formatProblem(at('a.yaml', 3, 4), { shape: 'line' })).toBe(
      'a.yaml:3:4  error  There is no fact "gpd".  (fact-unknown)',
    );
  });
});

describe('formatProblems', () => {
  it('orders by file, line and column, whatever came first', () => {
    const sorted = sortProblems([at('b', 1, 1), at('a', 10, 1), at('a', 2, 9), at('a', 2, 3), base]);
    expect(sorted.map(({ place }) => (place ? `${place.file}:${place.line}:${place.column}` : ''))).toEqual([
      '',
      'a:2:3',
      'a:2:9',
      'a:10:1',
      'b:1:1',
    ]);
  });

  it('closes with a count and what became of it', () => {
    const problems: Problem[] = [at('a', 1, 1), { ...at('b', 1, 1), severity: 'note' }];
    expect(
      formatProblems(problems, { outcome: 'Nothing was written to out/.' }).split('\n').slice(-2),
    ).toEqual(['2 problems in 2 files: 1 error, 1 note. Nothing was written to out/.', '']);
    expect(countProblems([base])).toBe('1 problem: 1 error.');
  });

  it('is silent when there is nothing to say', () => expect(formatProblems([])).toBe(''));
});
