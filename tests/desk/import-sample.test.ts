/** The sample's source, imported, beside the dataset that people made of it and checked. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { importFiles } from '../../src/desk/import/import.ts';
import type { Fact } from '../../src/model/fact.ts';
import { expandNumber, expandText, readReport } from '../data/reports.ts';

const file = new URL('../data/tonghua-2024.source.md', import.meta.url);
const source = readFileSync(file);
const imported = await importFiles([{ name: 'report.md', bytes: source }], searchPath());
const checked = readReport('tonghua-2024');

/** Letters and figures alone. */
const bare = (text: string): string => text.replace(/[\s“”"'|，。、；：·（）()《》]/g, '');

const pairsOf = (text: string): string[] => [...text].slice(1).map((char, index) => [...text][index]! + char);

/** How alike two names are: pairs of characters in common (Dice), or one within the other. */
function likeness(a: string, b: string): number {
  const [one, other] = [bare(a), bare(b)];
  if (one.length > 3 && other.length > 3 && (one.includes(other) || other.includes(one))) return 1;
  const [first, second] = [pairsOf(one), pairsOf(other)];
  const common = first.filter((pair) => second.includes(pair)).length;
  return (2 * common) / Math.max(1, first.length + second.length);
}

interface Named {
  fact: Fact;
  label: string;
}

/** What the checked dataset reads otherwise than the source, and says so. */
const corrected = (text: string): string =>
  checked.queries.reduce((rest, { source: read, printed }) => rest.replace(read, printed), text);

const namesOf = (facts: Record<string, Fact>): Named[] =>
  Object.values(facts).map((fact) => ({ fact, label: corrected(expandText(fact.label, facts)) }));

const found = namesOf(imported.report.facts);
const wanted = namesOf(checked.facts);

const sameNumber = (a: Fact, b: Fact): boolean => a.value === b.value && a.unit === b.unit;
const isAlike = (a: Named, b: Named): boolean =>
  likeness(a.label, b.label) >= 0.6 && (a.fact.status === 'target') === (b.fact.status === 'target');

describe('the sample, imported', () => {
  test('has at least 90 % of the facts: value, unit, prefix, qualifier, rank and name', () => {
    const missing = wanted.filter(
      (one) =>
        !found.some(
          (other) =>
            sameNumber(one.fact, other.fact) &&
            one.fact.prefix === other.fact.prefix &&
            one.fact.qualifier === other.fact.qualifier &&
            bare(one.fact.rank) === bare(other.fact.rank) &&
            isAlike(one, other),
        ),
    );
    const share = 1 - missing.length / wanted.length;
    process.stdout.write(
      `import finds ${wanted.length - missing.length} of ${wanted.length} facts (${(100 * share).toFixed(1)} %); not: ${missing.map(({ label }) => label).join('、')}\n`,
    );
    expect(wanted).toHaveLength(71);
    expect(share).toBeGreaterThanOrEqual(0.9);
  });

  test('has no value that the checked dataset has not, under its name', () => {
    const wrong = found.filter(
      (one) => !wanted.some((other) => sameNumber(one.fact, other.fact) && isAlike(one, other)),
    );
    expect(wrong.map(({ label, fact }) => `${label} ${fact.value ?? fact.rank}${fact.unit}`)).toEqual([]);
  });

  test('has the kind and status of the checked dataset wherever its sentence says so', () => {
    const differing = found.flatMap((one) => {
      const other = wanted.find((known) => sameNumber(one.fact, known.fact) && isAlike(one, known))!;
      return one.fact.kind === other.fact.kind && one.fact.status === other.fact.status
        ? []
        : [`${one.label}: ${one.fact.kind} ${one.fact.status}, not ${other.fact.kind} ${other.fact.status}`];
    });
    expect(differing).toEqual([]);
  });

  test('has every line of the source, or tells that it was left out', () => {
    const facts = imported.report.facts;
    const strings: string[] = [];
    const collect = (value: unknown): void => {
      if (typeof value === 'string') strings.push(expandText(value, facts));
      else if (value !== null && typeof value === 'object') Object.values(value).forEach(collect);
    };
    collect({ ...imported.report, facts: {}, queries: [] });
    for (const id of [
      ...imported.report.lead!.facts,
      ...imported.report.plan!.targets!.pairs.map(({ target }) => target),
    ]) {
      const fact = facts[id]!;
      strings.push(`${fact.prefix}${fact.label}${expandNumber(fact)}`);
    }
    const printed = bare(strings.join('\n'));
    const left = new Set(imported.left.map(({ line }) => line));
    const lost = source
      .toString('utf8')
      .split('\n')
      .map((text, index) => ({ text, line: index + 1 }))
      .filter(({ line }) => !left.has(line))
      .flatMap(({ text, line }) =>
        text
          .replace(/\*\*/g, '')
          .replace(/^[#\s]*(?:-\s*)?▶?\s*(?:\([一二三四五六七八九]\))?/, '')
          .split(/[\s，。；：]+/)
          .filter((part) => part !== '' && !printed.includes(bare(part)))
          .map((part) => `${line}: ${part}`),
      );
    expect(lost).toEqual([]);
  });

  test('has a query for every line that was broken, unmarked or headed twice', () => {
    const { queries } = imported.report;
    expect(queries.filter(({ why }) => why.includes('断行'))).toHaveLength(4);
    expect(queries.filter(({ why }) => why.includes('条目符号'))).toHaveLength(4);
    expect(queries.filter(({ why }) => why.includes('两次'))).toHaveLength(1);
  });

  test('has no error, and only queries for warnings', () => {
    expect(imported.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(
      imported.problems.filter(({ severity, code }) => severity === 'warning' && code !== 'query-open'),
    ).toEqual([]);
  });

  test('comes out the same every time', async () => {
    const again = await importFiles([{ name: 'report.md', bytes: source }], searchPath());
    expect(again.yaml).toBe(imported.yaml);
  });
});
