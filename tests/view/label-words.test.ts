/** Words by which labels are understood stand in a table: a newsroom's own teaches another language. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { ProblemError } from '../../src/lib/problem.ts';
import { programRoot } from '../../src/lib/program.ts';
import { labelWords } from '../../src/model/label-words.ts';
import { useLanguages } from '../../src/model/language-table.ts';
import { isMark, isOfLastYear } from '../../src/view/relations/times.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tuban-labels-'));
afterEach(() => {
  useLanguages([]);
  rmSync(path.join(folder, 'labels.yaml'), { force: true });
});

function useOwn(labels: string): void {
  writeFileSync(path.join(folder, 'labels.yaml'), labels);
  useLanguages([folder, path.join(programRoot, 'styles')]);
}

const isAim = (label: string): boolean => isMark({ status: 'actual', label });

it('a table of one’s own is used in place of ours, and ours without it', () => {
  expect([isAim('Utsläpp, mål'), isAim('Emissions target')]).toEqual([false, true]);
  useOwn("marks:\n  sv: 'mål(?!\\p{L})'\n");
  expect([isAim('Utsläpp, mål'), isAim('Emissions target')]).toEqual([true, false]);
  expect(labelWords('totals').test('Total')).toBe(false);
});

it('a share of last year is no comparison with it', () => {
  const isPast = (label: string): boolean => isOfLastYear({ label });
  expect([isPast('上年新车占比'), isPast('上年人口性别比'), isPast('新车比上年增加')]).toEqual([
    true,
    true,
    false,
  ]);
});

it('what is wrong in it is told at its lines', () => {
  useOwn("mark:\n  sv: 'mål'\nspent:\n  sv: '(utgift'\n");
  const faults = (): string[] => {
    try {
      labelWords('marks');
      return [];
    } catch (error) {
      return error instanceof ProblemError
        ? error.problems.map(({ place }) => `${place?.line}`)
        : [String(error)];
    }
  };
  expect(faults().sort()).toEqual(['1', '4']);
});
