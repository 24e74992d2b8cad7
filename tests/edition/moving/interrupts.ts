/**
 * Interrupts whole builds at random instants, from the first to after the last, and looks at what is left, by
 * hand and in numbers:
 *
 *     node src/start.mjs --run tests/edition/moving/interrupts.ts [COUNT] [SEED]
 *
 * Every build has another number in its report. After each the products must be those of the last build that
 * ended or of this one, whole and true to their manifest, with nothing beside them and no temporary file.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Manifest } from '../../../src/manifest/manifest.ts';
import { sha256 } from '../../../src/lib/hash.ts';
import { randomFrom } from '../../seeded/random.ts';
import { hashesBelow } from './state.ts';

const [count, seed] = [Number(process.argv[2] ?? 50), Number(process.argv[3] ?? 1)];
const { next } = randomFrom(seed);
const cwd = mkdtempSync(path.join(tmpdir(), 'tuban-interrupts-'));
const temporary = path.join(cwd, 'tmp');
const report = path.join(cwd, 'data', 'budget', 'report.yaml');
const original = readFileSync(path.join(import.meta.dirname, '../../reports/budget/report.yaml'), 'utf8');
const folder = path.join(cwd, 'out', 'budget');
mkdirSync(path.dirname(report), { recursive: true });
mkdirSync(temporary);

function start() {
  const child = spawn(
    process.execPath,
    [
      path.join(import.meta.dirname, '../../../src/start.mjs'),
      ...['build', '--format', 'a4', '--format', 'reading', '--format', 'wechat-cover'],
    ],
    { cwd, env: { ...process.env, TMPDIR: temporary }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const finished = new Promise<{ code: number | null; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, stderr }));
  });
  return { child, finished };
}
const edit = (turn: number): string => {
  const text = original.replace('Ford Town |Budget', `Ford Town ${turn} |Budget`);
  writeFileSync(report, text);
  return sha256(Buffer.from(text));
};

/** What is wrong with the products. @param allowed Hashes of the reports that they may be made of. */
function faultsOf(allowed: string[]): string[] {
  const { 'manifest.json': _manifest, 'proof.html': _proof, ...files } = hashesBelow(folder);
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const listed = new Map(
    [...manifest.products, ...manifest.files].map((file) => [file.path, file.sha256] as const),
  );
  return [
    ...Object.keys(files).filter((name) => listed.get(name) !== files[name]),
    ...[...listed.keys()].filter((name) => !(name in files)),
    ...(manifest.inputs.some((input) => allowed.includes(input.sha256)) ? [] : ['another report']),
    ...readdirSync(path.join(cwd, 'out')).filter((name) => name !== 'budget'),
    ...readdirSync(temporary).map((name) => `tmp/${name}`),
  ];
}

let standing = edit(0);
const begun = performance.now();
const first = await start().finished;
const whole = performance.now() - begun;
if (first.code !== 0) throw new Error(first.stderr);
const tally = { stopped: 0, finished: 0, faulty: 0, traces: 0, odd: 0 };
for (let turn = 1; turn <= count; turn += 1) {
  const made = edit(turn);
  const build = start();
  await wait(next() * whole * 1.05);
  build.child.kill('SIGINT');
  const { code, stderr } = await build.finished;
  // The starter ends with the builder; the browser may take a moment more.
  for (let waited = 0; waited < 3000 && readdirSync(temporary).length > 0; waited += 50) await wait(50);
  const faults = faultsOf([standing, made]);
  const isNew = faultsOf([made]).length === 0;
  if (code === 0) tally.finished += 1;
  else tally.stopped += 1;
  if (code !== 0 && code !== 130) tally.odd += 1;
  if (code === 0 && !isNew) faults.push('ended well, and the products are old');
  if (code === 130 && isNew && stderr.includes('as they were')) faults.push('said to be old, and are new');
  if (/\bat .*\.ts:\d+/.test(stderr)) tally.traces += 1;
  if (faults.length > 0) {
    tally.faulty += 1;
    process.stdout.write(`turn ${turn}, exit ${code}: ${faults.join(', ')}\n${stderr}\n`);
  }
  if (isNew) standing = made;
}
rmSync(cwd, { recursive: true, force: true });
process.stdout.write(
  `${count} interrupts (seed ${seed}) in builds of ${Math.round(whole)} ms: ${tally.stopped} stopped, ${tally.finished} had ended; mixed, lost or untrue ${tally.faulty}, stack traces ${tally.traces}, other exit codes ${tally.odd}\n`,
);
process.exitCode = tally.faulty + tally.traces + tally.odd > 0 ? 1 : 0;
