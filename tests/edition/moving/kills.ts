/**
 * Kills the moving-in at random instants and looks at what is left, by hand and in numbers:
 *
 *     node src/start.mjs --run tests/edition/moving/kills.ts [COUNT] [SEED]
 *
 * After each kill a run that does nothing but begin (as every build does) must find or make a folder of one
 * generation, true to its manifest, with the products that no mover makes.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openStaging } from '../../../src/edition/write/staging.ts';
import { randomFrom } from '../../seeded/random.ts';
import { moveOnce } from './mover.ts';
import { stateOf } from './state.ts';

const [count, seed] = [Number(process.argv[2] ?? 100), Number(process.argv[3] ?? 1)];
const { next } = randomFrom(seed);
const out = mkdtempSync(path.join(tmpdir(), 'tuban-kills-'));
const tally = { whole: 0, absent: 0, mixed: 0, lost: 0, untrue: 0, left: 0 };

async function killOnce(): Promise<void> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'mover.ts'), out, 'loop'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await wait(next() * 60);
  child.kill('SIGKILL');
  await ended;
  if (existsSync(path.join(out, 'town', 'manifest.json'))) tally.whole += 1;
  else tally.absent += 1;
  await (await openStaging(out)).discard();
  const { generations, pictures, pages, untrue, beside } = stateOf(out);
  if (generations.length !== 1) tally.mixed += 1;
  if (pictures !== 12 || pages !== 2) tally.lost += 1;
  if (untrue.length > 0) tally.untrue += 1;
  // A lock of the dead goes with the next who wants it.
  if (beside.some((name) => !name.startsWith('.tuban-lock-'))) tally.left += 1;
}

await moveOnce(out, 0, { kind: 'press' });
await moveOnce(out, 0);
for (let done = 0; done < count; done += 1) await killOnce();
rmSync(out, { recursive: true, force: true });
process.stdout.write(
  `${count} kills (seed ${seed}): folder there at once ${tally.whole}, put in place by the next run ${tally.absent}; mixed ${tally.mixed}, lost ${tally.lost}, untrue to the manifest ${tally.untrue}, leftovers ${tally.left}\n`,
);
process.exitCode = tally.mixed + tally.lost + tally.untrue + tally.left > 0 ? 1 : 0;
