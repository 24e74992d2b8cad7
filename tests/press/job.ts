/** A press job for the tests, with everything that a test does not care about filled in. */
import { readTheme } from '../../src/design/theme.ts';
import { searchPath } from '../../src/design/search.ts';
import { readCondition } from '../../src/press/condition.ts';
import type { PressJob } from '../../src/press/press.ts';

export async function jobFor(pdf: Uint8Array, changes: Partial<PressJob> = {}): Promise<PressJob> {
  return {
    pdf,
    trim: { width: 100, height: 120 },
    bleed: 3,
    safe: 5,
    theme: await readTheme('green', searchPath()),
    condition: await readCondition('newsprint-coldset', searchPath()),
    standard: 'x-4',
    title: '第一版',
    report: '年度报告',
    language: 'zh-Hans',
    date: '2024-11-05',
    version: '0.0.0',
    standing: [],
    release: false,
    ...changes,
  };
}

/** Distance from the sheet's edge to the trim: 3 mm of bleed and 14 mm of paper. */
export const outer = 17;
