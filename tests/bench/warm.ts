/**
 * Builds twice in one process and prints the time of the second: modules loaded, fonts cut, code compiled.
 * A helper of bench.ts.
 */
import { build } from '../../src/index.ts';

const [report, out, ...formats] = process.argv.slice(2) as [string, string, ...string[]];
const times: number[] = [];
for (let round = 0; round < 2; round += 1) {
  const start = performance.now();
  await build({ reports: [report], out, formats });
  times.push(performance.now() - start);
}
process.stdout.write(String(times[1]));
