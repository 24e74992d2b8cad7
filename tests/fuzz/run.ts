/**
 * Mutants by the thousand: `node src/start.mjs --run tests/fuzz/run.ts [FROM] [TO]`, 0 to 5000 when left out.
 * Tells what became of them, the slowest, and every fault with its number; `--show N` prints a mutant.
 */
import { examine, type Verdict } from './examine.ts';
import { readOriginals } from './originals.ts';

const numbers = process.argv
  .slice(2)
  .filter((argument) => /^\d+$/.test(argument))
  .map(Number);
const show = process.argv.includes('--show');
const [from = 0, to = show ? from + 1 : 5000] = numbers;
const found = await examine(readOriginals(), { from, to });
const counts = new Map<Verdict, number>();
let slowest = { seed: from, ms: 0 };
for (const [seed, { verdict, mutant, fault, ms }] of found) {
  counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  if (ms > slowest.ms) slowest = { seed, ms };
  if (show) process.stdout.write(`${Buffer.from(mutant.bytes).toString('utf8')}\n`);
  if (fault !== undefined) process.stdout.write(`${seed} ${verdict} (${mutant.how}): ${fault}\n`);
}
process.stdout.write(
  `${found.size} mutants: ${[...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ')}; ` +
    `the slowest, ${slowest.seed}, took ${Math.round(slowest.ms)} ms\n`,
);
process.exitCode = (counts.get('crash') ?? 0) + (counts.get('lost') ?? 0) > 0 ? 1 : 0;
