import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { findReports } from '../../src/edition/prepare/find.ts';
import { makeFolder } from '../support/folders.ts';

/** A folder of reports: 乙 beside it and linked, one name as a Mac stores it, a link to nowhere. */
function makeData(): string {
  const root = makeFolder();
  const put = (folder: string): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'report.yaml'), 'tuban: 1\n');
  };
  put(join(root, 'data', 'plain'));
  put(join(root, 'data', 'cafe\u0301'));
  put(join(root, 'elsewhere'));
  mkdirSync(join(root, 'data', 'no-report'));
  symlinkSync(join(root, 'elsewhere'), join(root, 'data', 'linked'));
  symlinkSync(join(root, 'nowhere'), join(root, 'data', 'dangling'));
  return join(root, 'data');
}

test('links to folders are folders; links to nowhere and folders without a report are passed over', async () => {
  const found = await findReports([], makeData());
  expect(found.map((path) => basename(path))).toEqual(['cafe\u0301', 'linked', 'plain']);
});

test('a name is found in whatever form the disk spells it', async () => {
  const [found] = await findReports(['caf\u00e9'], makeData());
  expect(basename(found!)).toBe('cafe\u0301');
});
