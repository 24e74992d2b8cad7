/** The command line as its user meets it: commands, options, exit codes, what goes to which stream. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/arguments.ts';
import { makeFolder, projectRoot, writeFiles } from '../support/folders.ts';
import { makeUserFolder, runTuban } from '../support/command.ts';

const quick = ['--format', 'reading'];

describe('wrong usage ends with 2, says what was wrong and what there is', () => {
  test.each([
    [
      ['bild'],
      'There is no command "bild".',
      `Use ${commands.join(', ')}; "tuban --help" tells what they do.`,
    ],
    [['build', '--fast'], "Unknown option '--fast'.", 'See "tuban --help".'],
    [
      ['build', '--only', 'press,posters'],
      '--only does not know "posters".',
      'Use press, archive, cards, charts.',
    ],
    [
      ['build', '--date', '2024-13-01'],
      '--date "2024-13-01" is no date.',
      'Write it as YYYY-MM-DD, e.g. 2024-01-12.',
    ],
    [['build', '--date', '2023-02-29'], '--date "2023-02-29" is no date.', 'Write it as YYYY-MM-DD'],
    [['build', '--date', 'tomorrow'], '--date "tomorrow" is no date.', 'Write it as YYYY-MM-DD'],
    [['build', '--format', 'postcard'], 'There is no format "postcard".', '("tuban formats" lists'],
    [
      ['build', 'nowhere'],
      'There is no report "nowhere" in data, and no such file or folder.',
      'Give the name of a folder below the data folder',
    ],
    [
      ['build', '--data', 'none'],
      'There is no folder none.',
      'Name the folder that holds your reports with --data.',
    ],
    [['check', '--data', '.'], '. holds no report.', 'A report is a folder with a report.yaml in it'],
  ])('%j', async (args, message, remedy) => {
    const { code, stdout, stderr } = await runTuban(args, { cwd: makeUserFolder('budget') });
    const said = stderr.replace(/\s+/g, ' ');
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(said).toContain(message);
    expect(said).toContain(remedy);
    expect(said).not.toMatch(/\bat .*\.ts:\d+/);
  });

  test('with --json the fault is a document on standard output', async () => {
    const { code, stdout } = await runTuban(['build', '--json', '--format', 'postcard'], {
      cwd: makeUserFolder('budget'),
    });
    const { exitCode, reports, problems } = JSON.parse(stdout) as {
      exitCode: number;
      reports: [];
      problems: { code: string }[];
    };
    expect([code, exitCode, reports, problems.map((problem) => problem.code)]).toEqual([
      2,
      2,
      [],
      ['format-unknown'],
    ]);
  });
});

test('--help shows examples, --version the version, on standard output', async () => {
  const cwd = makeFolder();
  const help = await runTuban(['--help'], { cwd });
  expect([help.code, help.stderr]).toEqual([0, '']);
  for (const text of [
    'tuban build [REPORT…]',
    '--only KINDS',
    'Examples',
    'Exit codes: 0 done, 1 something to fix',
  ])
    expect(help.stdout).toContain(text);
  expect((await runTuban([], { cwd })).stdout).toBe(help.stdout);
  const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(await runTuban(['--version'], { cwd })).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('formats lists pages in mm and cards in px, a user’s own among them', async () => {
  const cwd = writeFiles(makeFolder(), {
    'styles/formats.yaml': 'cards:\n  poster: { label: Poster, size: [600, 900], deck: cover }\n',
  });
  const { code, stdout } = await runTuban(['formats'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toMatch(/broadsheet +390 × 545 mm +bleed 3 mm/);
  expect(stdout).toMatch(/reading +210 × 297 mm/);
  expect(stdout).toMatch(/square +1080 × 1080 px/);
  expect(stdout).toMatch(/poster +600 × 900 px +Poster/);
  const json = JSON.parse((await runTuban(['formats', '--json'], { cwd })).stdout) as {
    cards: { name: string; size: unknown }[];
  };
  expect(json.cards.find(({ name }) => name === 'poster')!.size).toEqual([600, 900]);
});

describe('doctor', () => {
  test('tells runtime, Chromium, fonts and where it looked', async () => {
    const { code, stdout } = await runTuban(['doctor'], { cwd: makeFolder() });
    expect(code).toBe(0);
    expect(stdout).toMatch(/ok +Node \d+\.\d+\.\d+/);
    expect(stdout).toMatch(/ok +started: \d+\.\d+\.\d+\.\d+/);
    for (const text of ['$TUBAN_CHROMIUM (not set)', 'Noto Serif SC Regular', 'Optional tools', 'Cache: '])
      expect(stdout).toContain(text);
  });

  test('ends with 2 where there is no Chromium, and says why', async () => {
    const { code, stdout } = await runTuban(['doctor', '--json'], {
      cwd: makeFolder(),
      env: { TUBAN_CHROMIUM: '/no/chromium' },
    });
    expect(code).toBe(2);
    expect((JSON.parse(stdout) as { chromium: { fault: string } }).chromium.fault).toBe(
      'TUBAN_CHROMIUM names /no/chromium, where there is no file.',
    );
  });
});

describe('check', () => {
  test('a sound report: 0, notes on what is missing, nothing written', async () => {
    const cwd = makeUserFolder('county');
    const { code, stdout, stderr } = await runTuban(['check'], { cwd });
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(
      /^report +1 report, 1 file read +[\d.]+ s\nmodel +14 facts; 0 errors, 1 warning, 5 notes/,
    );
    expect(stderr).toContain('No name is given for "校对".');
    expect(stderr).toContain('Nothing is written by a check.');
    expect(existsSync(path.join(cwd, 'out'))).toBe(false);
  });

  test('a faulty report: 1, with file, line, caret; --quiet leaves out the rest', async () => {
    const cwd = makeUserFolder('budget');
    const file = path.join(cwd, 'data', 'budget', 'report.yaml');
    writeFiles(cwd, { 'data/budget/report.yaml': readFileSync(file, 'utf8').replace('{trips}', '{tripz}') });
    const { code, stdout, stderr } = await runTuban(['check', '--quiet'], { cwd });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/data\/budget\/report\.yaml:\d+:\d+/);
    expect(stderr).toContain('tripz');
    expect(stderr).toMatch(/\^\^+/);
    expect(stderr).not.toContain('model ');
    const json = await runTuban(['check', '--json', '--quiet'], { cwd });
    const { exitCode, reports } = JSON.parse(json.stdout) as {
      exitCode: number;
      reports: { id: string; problems: { code: string; severity: string }[] }[];
    };
    expect([json.code, exitCode, reports[0]!.id]).toEqual([1, 1, 'budget']);
    expect(
      reports[0]!.problems.filter(({ severity }) => severity === 'error').map((problem) => problem.code),
    ).toEqual(['fact-unknown']);
  });
});

test('a build says a line per stage on standard error and nothing on standard output', async () => {
  const { code, stdout, stderr } = await runTuban(['build', ...quick], { cwd: makeUserFolder('budget') });
  expect([code, stdout]).toEqual([0, '']);
  expect(
    stderr
      .match(/^(report|model|view|charts|html|render|archive|manifest|build) .* s$/gm)!
      .map((line) => line.split(' ')[0]),
  ).toEqual(['report', 'model', 'view', 'charts', 'html', 'render', 'archive', 'manifest', 'build']);
  expect(stderr).not.toMatch(/[\u001b\r]/);
});

test('--json is one document on standard output with --quiet nothing else', async () => {
  const cwd = makeUserFolder('budget');
  const { code, stdout, stderr } = await runTuban(['build', '--json', '--quiet', ...quick], { cwd });
  const result = JSON.parse(stdout) as {
    exitCode: number;
    reports: { id: string; products: { path: string }[]; folder: string }[];
  };
  expect([code, stderr, result.exitCode]).toEqual([0, '', 0]);
  expect(result.reports[0]).toMatchObject({
    id: 'budget',
    folder: path.join(cwd, 'out', 'budget'),
    products: [{ path: 'archive/budget-reading.pdf' }],
  });
});

test('a reader that stops reading is no crash', async () => {
  const { spawnSync } = await import('node:child_process');
  const { stdout, stderr } = spawnSync(
    'bash',
    [
      '-c',
      `set -o pipefail; "${process.execPath}" "${projectRoot}/src/start.mjs" formats --json | head -1; echo "code $?"`,
    ],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(stdout).toBe('{\ncode 0\n');
});
