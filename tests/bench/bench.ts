/**
 * How fast Tuban is, next to a plain Puppeteer script that makes the same products the usual way
 * (plain.ts says what that is). Both run in turn, so that a busy machine weighs on both alike; medians
 * and ratios are printed, then memory, CPU time (which a busy machine distorts least), the press stage, and
 * what accounting costs.
 *
 *   npm run bench                      the sample edition (page, reading edition, cards), one page, cards
 *   npm run bench -- --rounds 5        more rounds (3)
 *   npm run bench -- --report NAME     another report below data/
 *   npm run bench -- --edition         the edition and the page alone
 *   npm run bench -- --full            100 cards also by the plain script (some minutes a round)
 *   npm run bench -- --peers           other programs as well, where they are installed (peers.ts)
 *   npm run bench -- --packages DIR    where satori and @resvg/resvg-js are installed, if not here
 *
 * PUPPETEER_EXECUTABLE_PATH names the plain script's browser (usual-browser.ts).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { recordDocuments, type PlainJob } from './documents.ts';
import { cardPeer, longest, pagePeers, type Peer } from './peers.ts';
import { median, runMeasured, Stopped, type Measured } from './measure.ts';
import { usualBrowser } from './usual-browser.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    report: { type: 'string', default: 'tonghua-2024' },
    full: { type: 'boolean', default: false },
    edition: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    packages: { type: 'string', default: root },
  },
});
const rounds = Number(values.rounds);

/**
 * What the edition of the measurement consists of: one of each family and a deck of cards, about 20
 * products.
 */
const editionFormats = ['broadsheet', 'reading', 'square', 'wechat-cover', 'open-graph'];
const hundredFormats = ['square', 'cover', 'story', 'wide', 'weibo', 'xiaohongshu', 'douyin', 'instagram'];

const folder = mkdtempSync(path.join(tmpdir(), 'tuban-bench-'));
// Chromium unpacked and faces cut are kept from run to run, but not what was made.
const cache = path.join(folder, 'cache');
process.env.TUBAN_CACHE = cache;
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
let runs = 0;
const freshFolder = (): string => path.join(folder, `run-${(runs += 1)}`);

const formatArguments = (formats: string[]): string[] => formats.flatMap((format) => ['--format', format]);

/** With code 1 it says that a report has faults. @param keeps What earlier runs have kept of cards. */
function runTuban(
  formats: string[],
  { memory = false, keeps = false }: { memory?: boolean; keeps?: boolean } = {},
): Promise<Measured> {
  if (!keeps) rmSync(path.join(cache, 'pictures'), { recursive: true, force: true });
  return runMeasured(
    process.execPath,
    [
      path.join(root, 'src/start.mjs'),
      'build',
      values.report,
      '--out',
      freshFolder(),
      '--quiet',
      '--json',
      ...formatArguments(formats),
    ],
    { cwd: root, memory, codes: [1] },
  );
}

async function runWarm(formats: string[]): Promise<Measured> {
  rmSync(path.join(cache, 'pictures'), { recursive: true, force: true });
  const measured = await runMeasured(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      path.join(root, 'tests/bench/warm.ts'),
      values.report,
      freshFolder(),
      ...formats,
    ],
    { cwd: root, memory: false },
  );
  return { ...measured, ms: Number(measured.stdout) };
}

function runPlain(jobs: PlainJob[], memory = false): Promise<Measured> {
  const out = freshFolder();
  const list = path.join(folder, `jobs-${runs}.json`);
  writeFileSync(list, JSON.stringify(jobs));
  return runMeasured(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(root, 'tests/bench/plain.ts'), list, out],
    { cwd: root, memory },
  );
}

/** What Puppeteer and Chromium need at least (floor.ts). */
function runFloor(jobs: PlainJob[]): Promise<Measured> {
  const out = freshFolder();
  const list = path.join(folder, `jobs-${runs}.json`);
  writeFileSync(list, JSON.stringify(jobs));
  const faces = path.join(folder, 'documents', 'faces.json');
  return runMeasured(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(root, 'tests/bench/floor.ts'), list, faces, out],
    { cwd: root, memory: false },
  );
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const range = (all: number[]): string =>
  `${seconds(median(all))} (${seconds(Math.min(...all))}–${seconds(Math.max(...all))})`;

interface Row {
  name: string;
  tuban: () => Promise<Measured>;
  plain?: () => Promise<Measured>;
  floor?: () => Promise<Measured>;
  rounds?: number;
}

/** Tuban and the plain script in turn, the other first in every second round. */
async function measureRow({ name, tuban, plain, floor, rounds: most = rounds }: Row): Promise<string[]> {
  const ours: number[] = [];
  const theirs: number[] = [];
  const least: number[] = [];
  for (let round = 0; round < most; round += 1) {
    const both = [
      async () => ours.push((await tuban()).ms),
      async () => plain && theirs.push((await plain()).ms),
    ];
    for (const run of round % 2 === 0 ? both : both.reverse()) await run();
    if (floor) least.push((await floor()).ms);
    process.stderr.write(`${name}: round ${round + 1} of ${most}\n`);
  }
  const ratios = ours.map((ms, index) => (theirs[index] ?? NaN) / ms);
  return [
    name,
    range(ours),
    theirs.length > 0 ? range(theirs) : '–',
    theirs.length > 0 ? `${median(ratios).toFixed(1)}x` : '–',
    least.length > 0
      ? `${range(least)}: ${median(least.map((ms, index) => (theirs[index] ?? NaN) / ms)).toFixed(1)}x`
      : '–',
  ];
}

function printTable(rows: string[][]): void {
  const widths = rows[0]!.map((_cell, column) => Math.max(...rows.map((row) => [...row[column]!].length)));
  for (const row of rows)
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('   ')
        .trimEnd()}\n`,
    );
}

/** Jobs of cards, `most` of them. */
const cardsOf = (jobs: PlainJob[], most: number): PlainJob[] =>
  jobs.filter(({ kind }) => kind === 'png').slice(0, most);

/** Formats in order until they hold so many cards. */
function formatsFor(jobs: PlainJob[], most: number): { formats: string[]; count: number } {
  const formats: string[] = [];
  let count = 0;
  for (const format of hundredFormats) {
    const cards = jobs.filter((job) => job.format === format).length;
    if (count >= most || cards === 0) continue;
    formats.push(format);
    count += cards;
  }
  return { formats, count };
}

// The program in few files is made by the second run.
for (let run = 0; run < 2; run += 1)
  await runMeasured(process.execPath, [path.join(root, 'src/start.mjs'), 'formats'], {
    cwd: root,
    memory: false,
  });
process.stderr.write(`Making the documents of ${values.report} once (not measured) …\n`);
const jobs = await recordDocuments(
  path.join(root, 'data', values.report),
  [...new Set([...editionFormats, ...hundredFormats])],
  path.join(folder, 'documents'),
);
const edition = jobs.filter(({ format }) => editionFormats.includes(format));
const page = jobs.filter(({ format }) => format === 'broadsheet');
const ten = formatsFor(
  jobs.filter(({ format }) => format === 'instagram'),
  10,
);
const hundred = formatsFor(jobs, 100);

const rows = [
  [
    `${values.report}, ${rounds} rounds, ${cpus().length} cores`,
    'Tuban: median (least–most)',
    'plain Puppeteer',
    'ratio',
    'floor (floor.ts) and its ratio',
  ],
  await measureRow({
    name: `edition, ${edition.length} products, cold`,
    tuban: () => runTuban(editionFormats),
    plain: () => runPlain(edition),
    floor: () => runFloor(edition),
  }),
  await measureRow({
    name: 'one page, cold',
    tuban: () => runTuban(['broadsheet']),
    plain: () => runPlain(page),
    floor: () => runFloor(page),
  }),
];
if (!values.edition) {
  rows.push(
    await measureRow({
      name: `edition, ${edition.length} products, again`,
      tuban: () => runTuban(editionFormats, { keeps: true }),
      plain: () => runPlain(edition),
    }),
    await measureRow({
      name: `edition, ${edition.length} products, warm process`,
      tuban: () => runWarm(editionFormats),
    }),
    await measureRow({
      name: `${ten.count} cards, cold`,
      tuban: () => runTuban(ten.formats),
      plain: () =>
        runPlain(
          cardsOf(
            jobs.filter(({ format }) => ten.formats.includes(format)),
            ten.count,
          ),
        ),
    }),
    await measureRow({
      name: `${hundred.count} cards, cold`,
      tuban: () => runTuban(hundred.formats),
      ...(values.full
        ? {
            plain: () =>
              runPlain(
                cardsOf(
                  jobs.filter(({ format }) => hundred.formats.includes(format)),
                  hundred.count,
                ),
              ),
          }
        : {}),
      rounds: values.full ? rounds : 1,
    }),
  );
}
/** Tuban beside another program; what is not installed, or takes too long, is named. */
async function peerRow({ name: peer, run }: Peer, what: string, formats: string[]): Promise<string[]> {
  const name = `${what} against ${peer}`;
  if (!run) return [name, '–', 'not installed', '–', '–'];
  try {
    return await measureRow({ name, tuban: () => runTuban(formats), plain: run });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return [name, '–', `stopped after ${seconds(longest)}`, '–', '–'];
  }
}
if (values.peers) {
  for (const peer of pagePeers(page[0]!, folder)) rows.push(await peerRow(peer, 'one page', ['broadsheet']));
  const cards = cardPeer(hundred.count, folder, values.packages);
  rows.push(await peerRow(cards, `${hundred.count} cards`, hundred.formats));
}
const memory = [await runTuban(editionFormats, { memory: true }), await runPlain(edition, true)];
printTable(rows);
const [ours, theirs] = memory as [Measured, Measured];
process.stdout.write(
  `\nProcess tree, edition: peak memory Tuban ${Math.round(ours.peak)} MB, plain ${Math.round(theirs.peak)} MB; CPU time ${ours.cpu.toFixed(1)} s and ${theirs.cpu.toFixed(1)} s, ratio ${(theirs.cpu / ours.cpu).toFixed(1)}x\n`,
);
process.stdout.write(
  `The plain script is given finished documents: it neither composes nor fits nor checks, and its PDFs are as Chromium makes them. Its browser: ${(await usualBrowser()).label}. Goal: the edition at least 10x faster.\n\n`,
);
const press = await runMeasured(
  process.execPath,
  [path.join(root, 'src/start.mjs'), '--run', 'tests/bench/press.ts', values.report],
  { cwd: root, memory: false },
);
process.stdout.write(press.stdout);

const accounts = await runMeasured(
  process.execPath,
  [path.join(root, 'src/start.mjs'), '--run', 'tests/bench/account.ts', values.report],
  { cwd: root, memory: false },
);
process.stdout.write(accounts.stdout);
