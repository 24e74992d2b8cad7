/**
 * A national report on pages that it does not fill: ten tasks with titles of long units that no line may
 * divide, seven headline figures with long labels. Whatever is too wide for one place has another.
 */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEdition, type Edition } from '../../src/edition/edition.ts';
import { openWorkshop, type Workshop } from '../../src/edition/prepare/workshop.ts';
import { Clock } from '../../src/lib/log.ts';
import { loadReport } from '../../src/model/load.ts';
import { measurePage } from '../seeded/measure.ts';

describe('words that no line may divide', () => {
  let workshop: Workshop;
  let edition: Edition;
  beforeAll(async () => {
    workshop = await openWorkshop([]);
    const loaded = await loadReport(path.join(import.meta.dirname, 'national'));
    if (!loaded.report) throw new Error('the report cannot be read');
    edition = await openEdition({
      loaded: { ...loaded, report: loaded.report },
      workshop,
      clock: new Clock(),
      date: '',
    });
  });
  afterAll(async () => {
    await edition?.close();
    await workshop?.close();
  });

  it.each(['broadsheet', 'a4', 'half-portrait'])('stand in their places on %s', async (name) => {
    const format = workshop.formats.pages.find((page) => page.name === name)!;
    const { pages, faults } = await measurePage(edition, format);
    expect(faults).toEqual([]);
    expect(pages).toBeGreaterThan(0);
  });
});
