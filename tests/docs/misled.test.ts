/** Messages that once misled: what to do fits what is wrong, and can be done by whoever reads it. */
import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { oversetProblem } from '../../src/compose/overset.ts';
import type { PageFormat } from '../../src/design/format.ts';
import { sentencesOf } from '../../src/lib/problem.ts';
import type { ReportView } from '../../src/view/view.ts';
import { loadYaml, writeReport } from '../model/support.ts';
import { filesBelow, readProject } from './project.ts';

const view = {
  script: 'han',
  review: { sections: [{ id: 'roads', items: [{ runs: [{ text: '字'.repeat(90) }] }] }] },
} as unknown as ReportView;
const overset = (lines: number, { filled = 2, parts = 1 } = {}) => {
  const { problems } = oversetProblem(
    { view, format: { label: 'A4' } as PageFormat, line: 4, parts, asked: undefined },
    { lines, share: 0.2, needed: undefined, filled },
  );
  return problems.map((problem) =>
    [problem.message, problem.remedy, sentencesOf(problem, 'zh').remedy].join(' '),
  );
};

test('what is too empty is not to be shortened', () => {
  expect(overset(0, { filled: 0.1, parts: 2 })[0]).toMatch(/too short for A4: it fills 10 %/);
  for (const said of [overset(0, { filled: 0.1, parts: 2 }), overset(0, { filled: 0.9 })].flat())
    expect(said).not.toMatch(/[Ss]horten|Cut |is too long|删|缩短/);
});

test('one line is one line', () => {
  expect(overset(1)[0]).toMatch(/^The report is 1 line \(4 mm of the main column\) too long/);
  expect(overset(2)[0]).toMatch(/^The report is 2 lines /);
});

const targets = (pairs: string) =>
  writeReport({
    facts: `  a: {label: 甲, value: 5, unit: "%", kind: growth}
  b: {label: 甲, value: 6, unit: "%", kind: growth, status: target}
  c: {label: 乙, value: 3, unit: 万吨, kind: total}
  d: {label: 乙, value: 4, unit: 万吨, kind: total, status: target}
`,
    rest: `plan: {title: 安排, targets: {title: 目标, pairs: ${pairs}}}`,
  });

test('pairs of unlike units have scales of their own; a target beside what is unlike it is none', async () => {
  const { loaded: apart } = await loadYaml(targets('[{target: b, last: a}, {target: d, last: c}]'));
  expect(apart.problems.filter(({ code }) => /^figure-mixes/.test(code))).toEqual([]);
  const { loaded } = await loadYaml(targets('[{target: d, last: a}]'));
  const problems = loaded.problems.filter(({ code }) => /^figure-mixes/.test(code));
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) {
    expect(problem.remedy).toContain('Take the pair out of "pairs"');
    expect([problem.remedy, sentencesOf(problem, 'zh').remedy].join(' ')).not.toMatch(/two figures|分成两幅/);
  }
});

test.each([
  ['lead: {facts: []}', false],
  ['outputs: {press: 1}', true],
  ['article: {title: 甲, paragraphs: []}', false],
])('%s: only what may be left out is to be deleted', async (rest, optional) => {
  const { loaded } = await loadYaml(writeReport({ rest }));
  const [problem] = loaded.problems.filter(({ severity }) => severity === 'error');
  const said = [problem!.remedy, sentencesOf(problem!, 'zh').remedy].join(' ');
  if (!optional) expect(said).not.toMatch(/delete|删/i);
});

test('editors are not asked for style sheets or swatches', () => {
  // Whoever draws hero art or has templates of their own is a designer.
  const designers = /^src\/(?:model\/art|design|html|archive|press)\/|^src\/lib\/problem\.ts$/;
  const asks = /(['"`])(?:(?!\1)[^\n])*(?:[Ss]tyle sheet|样式表)(?:(?!\1)[^\n])*\1/;
  const files = filesBelow('src').filter(
    (file) => file.endsWith('.ts') && !designers.test(file) && asks.test(readProject(file)),
  );
  expect(files).toEqual(['src/account/problems.ts']);
});

describe('commands in the guides run as they are written', () => {
  const guides = ['README.md', 'data/README.md', 'out/README.md', 'styles/README.md', 'templates/README.md'];
  const lines = guides.flatMap((guide) =>
    [...readProject(guide).matchAll(/^ *```.*\n([\s\S]*?)^ *```/gm)].flatMap(([, fence]) =>
      fence!
        .split('\n')
        .map((line) => line.replace(/\s#.*$/, '').trim())
        .filter((line) => /^(?:npm|npx|node|tuban)\b/.test(line))
        .map((line) => [guide, line] as const),
    ),
  );
  test('there are some', () => expect(lines.length).toBeGreaterThan(3));
  // `tuban` is on nobody's path.
  test.each(lines)('%s: %s', (_guide, line) => {
    expect(line).not.toMatch(/^tuban\b/);
    const [, command] = /^(?:npx tuban|npm run tuban --|node src\/start\.mjs) (.*)$/.exec(line) ?? [];
    if (command === undefined || command.startsWith('--run')) return;
    const words = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
    expect(() => readArguments(words)).not.toThrow();
  });
});
