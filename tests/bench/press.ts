/**
 * How long the press stage takes to finish a broadsheet page, and 16 of them in one file: from
 * Chromium's print to the judged PDF. Composing and printing are not measured; profile and fonts are
 * read once before (warm). On a busy machine the processor's time says more than the clock's.
 *
 *   node src/start.mjs --run tests/bench/press.ts [REPORT]
 */
import path from 'node:path';
import { composedPage } from '../../src/edition/make/compose.ts';
import { openEdition } from '../../src/edition/edition.ts';
import { openWorkshop } from '../../src/edition/prepare/workshop.ts';
import { Clock } from '../../src/lib/log.ts';
import { loadReport } from '../../src/model/load.ts';
import { readCondition } from '../../src/press/condition.ts';
import { finishPress } from '../../src/press/press.ts';
import { countPages, renderPdf } from '../../src/render/pdf.ts';
import { median } from './measure.ts';

const report = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? 'tonghua-2024';
const rounds = 5;

const loaded = await loadReport(path.join(import.meta.dirname, '../../data', report));
if (!loaded.report) throw new Error(`${report} cannot be read`);
const workshop = await openWorkshop([]);
try {
  const edition = await openEdition({
    loaded: { ...loaded, report: loaded.report },
    workshop,
    clock: new Clock(),
    date: '',
  });
  const format = workshop.formats.pages.find(({ name }) => name === 'broadsheet')!;
  const { document, pages } = await composedPage(edition, format);
  const print = (copies: number) =>
    edition.withSheet(async (sheet) => {
      await sheet.show({ ...document, body: document.body.repeat(copies) });
      return renderPdf(sheet, { ...document.size, tagged: false });
    });
  const condition = await readCondition('newsprint-coldset', workshop.search);
  const [width, height] = format.trim;
  for (const copies of [1, Math.round(16 / pages)]) {
    const pdf = await print(copies);
    const times: number[] = [];
    const processor: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const start = performance.now();
      const before = process.cpuUsage();
      await finishPress({
        pdf,
        trim: { width, height },
        bleed: format.bleed,
        safe: format.safe,
        theme: edition.theme,
        condition,
        standard: 'x-4',
        title: report,
        report,
        language: edition.view.language,
        version: '0',
        standing: [],
        release: false,
      });
      // The first round warms up.
      if (round === 0) continue;
      times.push(performance.now() - start);
      const { user, system } = process.cpuUsage(before);
      processor.push((user + system) / 1000);
    }
    process.stdout.write(
      `${countPages(pdf)} broadsheet page(s) finished, warm: median ${(median(times) / 1000).toFixed(2)} s (${(Math.min(...times) / 1000).toFixed(2)}–${(Math.max(...times) / 1000).toFixed(2)}); of the processor ${(median(processor) / 1000).toFixed(2)} s\n`,
    );
  }
  await edition.close();
} finally {
  await workshop.close();
}
