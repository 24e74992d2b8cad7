/**
 * One generated report, from its number to the measures of its page, or of the smaller one that it is
 * offered.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { smallerFormat } from '../../src/edition/make/offer.ts';
import { openEdition } from '../../src/edition/edition.ts';
import type { Workshop } from '../../src/edition/prepare/workshop.ts';
import { Clock } from '../../src/lib/log.ts';
import { hasErrors } from '../../src/lib/problem.ts';
import { mmToPx } from '../../src/lib/units.ts';
import { loadReport } from '../../src/model/load.ts';
import { generateReport, type Generated } from './generate.ts';
import { measurePage, type Measures } from './measure.ts';
import { widen } from './widen.ts';

/** Area of the broadsheet's trim, mm²: lengths are drawn for it, and scaled for other formats. */
const broadsheet = 390 * 545;

export interface MeasuredSeed {
  drawn: Generated['drawn'];
  format: string;
  measures: Measures;
  picture?: Buffer;
}

/** @throws Error when the generated report is not valid: a fault of the generator. */
export async function measureSeed({
  seed,
  workshop,
  folder,
  format: name,
  picture = false,
  wide = false,
}: {
  seed: number;
  workshop: Workshop;
  folder: string;
  format: string;
  picture?: boolean;
  /** Made uneven, see widen.ts. */
  wide?: boolean;
}): Promise<MeasuredSeed> {
  const wanted = workshop.formats.pages.find((page) => page.name === name);
  if (!wanted) throw new Error(`there is no page format "${name}"`);
  const usual = generateReport(seed, (wanted.trim[0] * wanted.trim[1]) / broadsheet);
  const { report, drawn } = wide ? widen(usual, seed) : usual;
  const home = path.join(folder, `seed-${seed}`);
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'report.json'), JSON.stringify(report, null, 1));
  const loaded = await loadReport(home);
  if (!loaded.report || hasErrors(loaded.problems))
    throw new Error(
      `seed ${seed}: ${loaded.problems
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => message)
        .join('\n')}`,
    );
  const edition = await openEdition({
    loaded: { ...loaded, report: loaded.report },
    workshop,
    clock: new Clock(),
    date: '',
  });
  try {
    const first = await measurePage(edition, wanted);
    const offered = first.fill < 1 ? await smallerFormat(edition, wanted) : undefined;
    const format = offered ?? wanted;
    const measures = offered ? await measurePage(edition, offered) : first;
    if (!picture || measures.pages === 0) return { drawn, format: format.name, measures };
    const { data } = await edition.withSheet((sheet) =>
      sheet.session.send('Page.captureScreenshot', {
        captureBeyondViewport: true,
        clip: {
          x: 0,
          y: 0,
          width: mmToPx(format.trim[0] + 2 * format.bleed),
          height: mmToPx(format.trim[1] + 2 * format.bleed) * measures.pages,
          scale: 0.6,
        },
      }),
    );
    return { drawn, format: format.name, measures, picture: Buffer.from(data, 'base64') };
  } finally {
    await edition.close();
  }
}
