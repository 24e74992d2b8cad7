/**
 * Generated reports through the composer, one after the other, each measured on its rendered page.
 *
 *   node src/start.mjs --run tests/seeded/run.ts [--from 1] [--count 200] [--format broadsheet] [--wide]
 *     [--keep FOLDER [--all]]
 *
 * Prints a line for each report and what it misses, then a summary; ends with 1 when one misses anything.
 * With --wide they are made uneven (widen.ts). With --keep pictures of those that miss something are written
 * to a folder, with --all of every one.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openWorkshop } from '../../src/edition/prepare/workshop.ts';
import { measureSeed } from './measure-seed.ts';
import { missesOf } from './measure.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '200' },
    format: { type: 'string', default: 'broadsheet' },
    keep: { type: 'string' },
    all: { type: 'boolean', default: false },
    wide: { type: 'boolean', default: false },
  },
});
const folder = mkdtempSync(path.join(tmpdir(), 'tuban-seeded-'));
const workshop = await openWorkshop([]);
workshop.warm();
const pages = new Map<string, number>();
let missed = 0;
try {
  for (let seed = Number(values.from); seed < Number(values.from) + Number(values.count); seed += 1) {
    const { drawn, format, measures, picture } = await measureSeed({
      seed,
      workshop,
      folder,
      format: values.format,
      picture: values.keep !== undefined,
      wide: values.wide,
    });
    const misses = missesOf(measures);
    const made = `${measures.pages} ${format}`;
    pages.set(made, (pages.get(made) ?? 0) + 1);
    missed += misses.length > 0 ? 1 : 0;
    const { language, characters, sections, figures, photos, article, tasks } = drawn;
    console.log(
      `${String(seed).padStart(4)} ${misses.length > 0 ? 'MISS' : 'ok  '} ${made.padEnd(14)} hole ${(measures.hole * 100).toFixed(1)} %, of bare paper ${(measures.paper * 100).toFixed(1)} %  ${language} ${characters} characters, ${sections} sections, ${figures} figures, ${photos} photos, article ${article}, ${tasks} tasks`,
    );
    for (const miss of misses) console.log(`       ${miss}`);
    if ((misses.length > 0 || values.all) && values.keep && picture) {
      mkdirSync(values.keep, { recursive: true });
      writeFileSync(path.join(values.keep, `seed-${seed}.png`), picture);
      writeFileSync(path.join(values.keep, `seed-${seed}.txt`), `${measures.reasons.join('\n')}\n`);
    }
  }
} finally {
  await workshop.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(
  `${values.count} reports, ${missed} miss something; pages: ${[...pages]
    .sort()
    .map(([made, count]) => `${count} x ${made}`)
    .join(', ')}`,
);
process.exitCode = missed > 0 ? 1 : 0;
