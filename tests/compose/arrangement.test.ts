/**
 * What stands where on every composed page, and in which way: expected texts, so that a change of layout is read
 * as lines that differ. After a change that is meant, remove tests/compose/arrangement and run this file again.
 */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composedPage } from '../../src/edition/make/compose.ts';
import { openEdition, type Edition } from '../../src/edition/edition.ts';
import { openWorkshop, type Workshop } from '../../src/edition/prepare/workshop.ts';
import { readFormats } from '../../src/design/format.ts';
import { searchPath } from '../../src/design/search.ts';
import { Clock } from '../../src/lib/log.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { loadReport } from '../../src/model/load.ts';
import { dataFolder, reportNames } from '../data/reports.ts';
import { expectGolden } from '../support/golden.ts';

const { pages } = await readFormats(searchPath());

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop([]);
});
afterAll(() => workshop.close());

describe.each(reportNames)('%s', (name) => {
  let edition: Edition;
  beforeAll(async () => {
    const loaded = await loadReport(path.join(dataFolder, name));
    edition = await openEdition({
      loaded: loaded as Parameters<typeof openEdition>[0]['loaded'],
      workshop,
      clock: new Clock(),
      date: '',
    });
  });
  afterAll(() => edition.close());

  test.each(pages.map((format) => [format.name, format] as const))('%s', async (formatName, format) => {
    const text = await composedPage(edition, format).then(
      ({ arrangement }) => arrangement,
      (error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        return `${error.problems.map(({ code, message }) => `${code}: ${message}`).join('\n')}\n`;
      },
    );
    expect(text).not.toBe('');
    expectGolden(path.join(import.meta.dirname, 'arrangement', `${name}-${formatName}.txt`), text);
  });
});
