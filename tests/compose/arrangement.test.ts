/**
 * Pages that no other test composes, as their goldens say; rubric.test.ts looks at broadsheets, tabloids and A4.
 */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyPage } from '../../src/compose/checks/verify.ts';
import { composedPage } from '../../src/edition/make/compose.ts';
import { openEdition, type Edition } from '../../src/edition/edition.ts';
import { openWorkshop, type Workshop } from '../../src/edition/prepare/workshop.ts';
import { readFormats } from '../../src/design/format.ts';
import { searchPath } from '../../src/design/search.ts';
import { Clock } from '../../src/lib/log.ts';
import { loadReport } from '../../src/model/load.ts';
import { dataFolder, reportNames } from '../data/reports.ts';
import { errorsOf, expectArrangement } from './arrangement.ts';

const pages = (await readFormats(searchPath())).pages.filter(
  ({ name }) => !['broadsheet', 'tabloid', 'a4'].includes(name),
);

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
    const { arrangement, document } = await composedPage(edition, format);
    expectArrangement(name, formatName, arrangement);
    const faults = await edition.withSheet(async (sheet) => {
      await sheet.show(document);
      return verifyPage(sheet, format, formatName);
    });
    expect(errorsOf(faults)).toEqual([]);
  });
});
