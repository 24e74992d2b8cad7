/**
 * Mutants of files by the hundred: `node src/start.mjs --run tests/fuzz/run-files.ts KIND [FROM] [TO]`, with
 * pdf, photo, art, spec or design for KIND; 0 to 500 when left out.
 */
import { randomFrom } from '../seeded/random.ts';
import { examineFiles, kinds, type KindName } from './files.ts';

const [kind = '', from = '0', to = '500'] = process.argv.slice(2);
if (!(kind in kinds)) throw new Error(`Name one of ${Object.keys(kinds).join(', ')}.`);
const { taken, refused, faults, slowest } = await examineFiles(kind as KindName, {
  from: Number(from),
  to: Number(to),
  randomFrom,
});
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(
  `${kind}: ${taken + refused} mutants, ${taken} taken, ${refused} refused, ${faults.length} faults; the slowest, ${slowest.seed}, took ${Math.round(slowest.ms)} ms\n`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
