/** The command line as its user meets it: commands, options, exit codes, what goes to which stream. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandNames, commands, optionsOf, type Command } from '../../src/edition/commands.ts';
import { options, type OptionName } from '../../src/edition/command-options.ts';
import { helpText, optionText } from '../../src/cli/help.ts';
import { readArguments } from '../../src/cli/arguments.ts';
import { messageLanguages } from '../../src/lib/languages.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { columnsOf } from '../../src/lib/visible.ts';
import { makeFolder, projectRoot, writeFiles } from '../support/folders.ts';
import { makeUserFolder, runTuban } from '../support/command.ts';

const quick = ['--format', 'reading'];

describe('wrong usage ends with 2, says what was wrong and what there is', () => {
  test.each([
    [
      ['bild'],
      'There is no command "bild".',
      `Did you mean "build"? Use ${commandNames.join(', ')}; "tuban --help" tells what they do.`,
    ],
    [['build', '--fast'], 'There is no option --fast.', 'See "tuban build --help".'],
    [['chek', '--fromat', 'a4'], 'There is no option --fromat.', 'Did you mean "--format"?'],
    [
      ['build', '--only', 'press,posters'],
      '--only: there is no kind of product called "posters".',
      'Use press, archive, cards, charts.',
    ],
    [
      ['build', '--date', '2024-13-01'],
      '--date: "2024-13-01" is not a date.',
      'Write it as YYYY-MM-DD, e.g. 2024-01-12.',
    ],
    [['build', '--date', '2023-02-29'], '--date: "2023-02-29" is not a date.', 'Write it as YYYY-MM-DD'],
    [['build', '--date', 'tomorrow'], '--date: "tomorrow" is not a date.', 'Write it as YYYY-MM-DD'],
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

const faultsOf = (argv: string[]): string[] => {
  try {
    readArguments(argv);
    return [];
  } catch (error) {
    if (error instanceof ProblemError && error.exitCode === 2)
      return error.problems.map(({ message }) => message);
    throw error;
  }
};

describe('every command takes its own options and no other', () => {
  const sample: Partial<Record<OptionName, string>> = {
    only: 'cards',
    date: '2024-01-12',
    standard: 'x-4',
    dpi: '150',
    lang: 'en',
    variant: 'dark',
  };
  const given = (name: OptionName): string[] => [
    `--${options[name].flag}`,
    ...('value' in options[name] ? [sample[name] ?? 'x'] : []),
  ];
  const all = Object.keys(options) as OptionName[];
  test.each(commandNames)('%s', (name) => {
    const { takes }: Command = commands[name];
    const own = optionsOf(name);
    const operands = Array.from({ length: takes[0] }, () => 'x');
    expect(faultsOf([name, ...operands, ...own.flatMap(given)])).toEqual([]);
    for (const other of all.filter((option) => !own.includes(option)))
      expect(faultsOf([name, ...operands, ...given(other)])).toEqual([
        expect.stringMatching(`^"tuban ${name}" takes no --${options[other].flag}: it is an option of "`),
      ]);
    expect(faultsOf([name, ...operands, '--nonsense'])).toEqual(['There is no option --nonsense.']);
    if (takes[0] > 0) expect(faultsOf([name])).toEqual([expect.stringContaining(`"tuban ${name}" wants `)]);
    if (takes[1] === 1) expect(faultsOf([name, 'x', 'y'])).toHaveLength(1);
    if (takes[1] === 0) expect(faultsOf([name, 'x'])).toHaveLength(1);
  });

  test('all faults of a line are told at once', () => {
    expect(faultsOf(['check', '--dpi', '100', '--standard', 'x-1a', '--formt', 'a4', '--only'])).toEqual([
      '"tuban check" takes no --dpi: it is an option of "separations".',
      '"tuban check" takes no --standard: it is an option of "build".',
      'There is no option --formt.',
      '--only wants a value.',
    ]);
    expect(faultsOf(['build', '--only', 'pres,poster', '--date', 'x'])).toEqual([
      '--only: there is no kind of product called "pres".',
      '--only: there is no kind of product called "poster".',
      '--date: "x" is not a date.',
    ]);
    expect(faultsOf(['build', '--json=yes', '--out', '--quiet'])).toEqual([
      '--json takes no value.',
      '--out wants a value.',
    ]);
    expect(faultsOf(['formats', 'all', '--release'])).toHaveLength(2);
  });
});

describe('help', () => {
  test('of all commands, on standard output; --version the version', async () => {
    const cwd = makeFolder();
    const help = await runTuban(['--help'], { cwd });
    expect(help).toEqual({ code: 0, stdout: helpText(undefined, 'en'), stderr: '' });
    expect(await runTuban([], { cwd })).toEqual(help);
    for (const name of commandNames) expect(help.stdout).toContain(`  tuban ${name}`);
    expect(help.stdout).toContain('Exit codes: 0 done;');
    const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(await runTuban(['--version'], { cwd })).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('is in Chinese for who asks for it, and in the language of the terminal', async () => {
    const cwd = makeFolder();
    const chinese = helpText(undefined, 'zh');
    expect(chinese).toContain('退出码：0 完成');
    for (const [args, env] of [
      [['--help', '--lang', 'zh'], {}],
      [['--help'], { TUBAN_LANG: 'zh-Hans' }],
      [['--help'], { TUBAN_LANG: undefined, LC_ALL: undefined, LANG: 'zh_CN.UTF-8' }],
    ] as const)
      expect((await runTuban([...args], { cwd, env })).stdout).toBe(chinese);
  });

  test.each(commandNames.flatMap((name) => messageLanguages.map((language) => ({ name, language }))))(
    'of $name in $language has its options, its examples, and no line over 80 columns',
    ({ name, language }) => {
      const text = helpText(name, language);
      const { examples }: Command = commands[name];
      const own = optionsOf(name);
      const shown = [...text.matchAll(/^ {2}(--\S+(?: [A-Z]+)?)/gm)].map((match) => match[1]!);
      expect(shown).toEqual([...own.map((option) => optionText(options[option])), '--help']);
      for (const example of examples) {
        expect(text).toContain(example);
        const words = example.match(/"[^"]*"|\S+/g)!;
        expect(faultsOf(words.slice(1))).toEqual([]);
      }
      expect(text.split('\n').filter((line) => columnsOf(line) > 80)).toEqual([]);
      for (const argv of [
        [name, '--help'],
        ['help', name],
        [name, 'x', '-h', '--nonsense'],
      ])
        expect(readArguments(argv)).toMatchObject({ command: 'help', topic: name });
    },
  );
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
    expect((JSON.parse(stdout) as { chromium: { fault: { en: string } } }).chromium.fault.en).toBe(
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
    // Quiet: what is a problem stays, what is only to know does not.
    const quiet = await runTuban(['check', '--quiet'], { cwd });
    expect(quiet.stderr).toMatch(/Warning: [^]*\n1 problem in 1 file: 1 warning\./);
    expect(quiet.stderr).not.toContain('Note: ');
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
