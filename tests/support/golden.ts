/**
 * Exact expected texts beside their cases. A missing one is made locally, with a loud line, and must
 * be looked at before it is committed; on CI it is refused.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { projectRoot } from './folders.ts';

/** Cases: folders with a report.yaml and what is expected of it. */
export const casesFolder = path.join(projectRoot, 'tests', 'reports');

/** @param file Absolute path of the expected text. */
export function expectGolden(file: string, actual: string, isCi = Boolean(process.env.CI)): void {
  const name = path.relative(projectRoot, file);
  if (!existsSync(file)) {
    if (isCi)
      throw new Error(`${name} is missing. Run the test locally, look at what it makes, and commit it.`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, actual);
    process.stderr.write(`\n*** MADE ${name}: look at it before committing. ***\n`);
  }
  expect(actual, `${name} differs; if that is meant, remove the file and run again`).toBe(
    readFileSync(file, 'utf8'),
  );
}

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
