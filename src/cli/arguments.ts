/** The command line as options. Every fault of it is told at once. */
import { parseArgs } from 'node:util';
import { commandNames, commands, optionsOf, type Command, type CommandName } from '../edition/commands.ts';
import {
  options,
  type Option,
  type OptionName,
  type OptionValues,
  type ScreenValues,
} from '../edition/command-options.ts';
import type { MessageLanguage } from '../lib/languages.ts';
import { ProblemError, type Problem } from '../lib/problem.ts';
import { fault, meant, meantZh, readers, type Faults } from './option-values.ts';

export interface Arguments extends Omit<OptionValues, 'data' | 'out' | 'release'> {
  command: CommandName | 'help' | 'version';
  /** For `help`: the command to tell of; none for all of them. */
  topic?: CommandName;
  /** Reports; for `extract`, `verify`, `rebuild`, `preflight` and `separations` files and folders. */
  reports: string[];
  data: string;
  out: string;
  /** The folders where they were given, without defaults. */
  ownData?: string;
  ownOut?: string;
  release: boolean;
  explain: boolean;
  proof: boolean;
  fix: boolean;
  json: boolean;
  quiet: boolean;
  /** Of messages; undefined where nothing was asked for. */
  lang?: MessageLanguage;
}

const byFlag = new Map(
  (Object.entries(options) as [OptionName, Option][]).map(([name, option]) => [
    option.flag,
    { name, option },
  ]),
);

const listed = (flags: readonly string[]): string => flags.map((flag) => `--${flag}`).join(', ');

/** An option that there is not, or not for this command. */
function unknownOption(flag: string, command: CommandName | undefined): Problem {
  const known = byFlag.get(flag);
  const own = command && optionsOf(command).map((name) => options[name].flag);
  if (known && command) {
    const others = commandNames.filter((name) => optionsOf(name).includes(known.name));
    return fault({
      en: [
        `"tuban ${command}" takes no --${flag}: it is an option of ${others.map((name) => `"${name}"`).join(', ')}.`,
        `Leave it out. "tuban ${command}" takes ${listed(own!)}.`,
      ],
      zh: [
        `“tuban ${command}”没有 --${flag} 这个选项，它属于${others.map((name) => `“${name}”`).join('、')}。`,
        `去掉它。“tuban ${command}”的选项：${listed(own!)}。`,
      ],
    });
  }
  return fault({
    en: [
      `There is no option --${flag}.`,
      `${meant(flag, own ?? [...byFlag.keys()]).replace(/"(.+)"/, '"--$1"')}See "tuban${command ? ` ${command}` : ''} --help".`,
    ],
    zh: [
      `没有 --${flag} 这个选项。`,
      `${meantZh(flag, own ?? [...byFlag.keys()]).replace(/“(.+)”/, '“--$1”')}见“tuban${command ? ` ${command}` : ''} --help”。`,
    ],
  });
}

interface Scanned {
  positionals: string[];
  /** Values by name; a switch has none. */
  given: Map<OptionName, string[]>;
  help: boolean;
  version: boolean;
  faults: (command: CommandName | undefined) => Faults;
}

type Check = (command: CommandName | undefined) => Faults;

function scan(argv: string[]): Scanned {
  const { tokens } = parseArgs({
    args: argv,
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: {
      ...Object.fromEntries(
        [...byFlag].map(([flag, { option }]) => [
          flag,
          { type: option.value ? 'string' : 'boolean' } as const,
        ]),
      ),
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
  const scanned = {
    positionals: [] as string[],
    given: new Map<OptionName, string[]>(),
    help: false,
    version: false,
  };
  const checks: Check[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') scanned.positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name: flag, value, inlineValue } = token;
    const known = byFlag.get(flag);
    if (flag === 'help' || flag === 'version') scanned[flag] = true;
    else if (!known) checks.push((command) => [unknownOption(flag, command)]);
    else {
      scanned.given.set(known.name, [...(scanned.given.get(known.name) ?? []), value ?? '']);
      checks.push((command) => checkToken({ flag, value, inline: inlineValue === true }, known, command));
    }
  }
  return { ...scanned, faults: (command) => checks.flatMap((check) => check(command)) };
}

/** Is the option one of the command's, and has it a value if it wants one? */
function checkToken(
  { flag, value, inline }: { flag: string; value: string | undefined; inline: boolean },
  { name, option }: { name: OptionName; option: Option },
  command: CommandName | undefined,
): Faults {
  if (command && !optionsOf(command).includes(name)) return [unknownOption(flag, command)];
  if (option.value === undefined)
    return inline
      ? [
          fault({
            en: [`--${flag} takes no value.`, `Write --${flag} alone.`],
            zh: [`--${flag} 后面不带值。`, `只写 --${flag}。`],
          }),
        ]
      : [];
  // What begins with a dash is the next option, unless it is joined by "=".
  const isThere = value !== undefined && value !== '' && (inline || !value.startsWith('-'));
  return isThere
    ? []
    : [
        fault({
          en: [`--${flag} wants a value.`, `Write --${flag} ${option.value}.`],
          zh: [`--${flag} 后面要带值。`, `写成 --${flag} ${option.value}。`],
        }),
      ];
}

const isCommand = (name: string | undefined): name is CommandName =>
  name !== undefined && Object.hasOwn(commands, name);

const unknownCommand = (name: string): Problem =>
  fault({
    en: [
      `There is no command "${name}".`,
      `${meant(name, commandNames)}Use ${commandNames.join(', ')}; "tuban --help" tells what they do.`,
    ],
    zh: [
      `没有“${name}”这个命令。`,
      `${meantZh(name, commandNames)}可用：${commandNames.join('、')}；“tuban --help”说明各做什么。`,
    ],
  });

/** Too few operands, or more than the command takes. */
function checkOperands(command: CommandName, operands: readonly string[]): Faults {
  const { takes, wants, examples }: Command = commands[command];
  const [least, most] = takes;
  if (operands.length >= least && operands.length <= most) return [];
  return most === 0
    ? [
        fault({
          en: [
            `"tuban ${command}" takes only options; it has no use for "${operands.join(' ')}".`,
            `Leave it out: tuban ${command}`,
          ],
          zh: [`“tuban ${command}”只带选项，用不上“${operands.join(' ')}”。`, `去掉它：tuban ${command}`],
        }),
      ]
    : [
        fault({
          en: [`"tuban ${command}" wants ${wants!.en}.`, `For example: ${examples[0]}`],
          zh: [`“tuban ${command}”后面要写${wants!.zh}。`, `例如：${examples[0]}`],
        }),
      ];
}

function readValues(given: Map<OptionName, string[]>, faults: Faults): OptionValues & ScreenValues {
  const read = (name: OptionName, values: string[]): unknown => {
    if ((options[name] as Option).value === undefined) return true;
    return name in readers ? readers[name as keyof typeof readers](values, faults) : values.at(-1)!;
  };
  return Object.fromEntries([...given].map(([name, values]) => [name, read(name, values)]));
}

/** @throws ProblemError (exit 2) for an unknown command, option or value; all of them. */
export function readArguments(argv: string[]): Arguments {
  const { positionals, given, help, version, faults: faultsOf } = scan(argv);
  const [first, ...others] = positionals;
  const asksHelp = help || first === undefined || first === 'help';
  const topic = first === 'help' ? others[0] : first;
  const name = asksHelp ? topic : first;
  const command = isCommand(name) ? name : undefined;
  const faults = name !== undefined && !command && !version ? [unknownCommand(name)] : [];
  if (!asksHelp && !version) faults.push(...faultsOf(command));
  const values = faults.length > 0 || asksHelp ? {} : readValues(given, faults);
  if (command && !asksHelp && !version) faults.push(...checkOperands(command, others));
  if (faults.length > 0) throw new ProblemError(faults, 2);
  const { data, out, ...rest }: OptionValues & ScreenValues = values;
  return {
    release: false,
    explain: false,
    proof: false,
    fix: false,
    json: false,
    quiet: false,
    ...rest,
    command: version ? 'version' : asksHelp ? 'help' : command!,
    ...(asksHelp && command ? { topic: command } : {}),
    reports: others,
    data: data ?? 'data',
    out: out ?? 'out',
    ...(data === undefined ? {} : { ownData: data }),
    ...(out === undefined ? {} : { ownOut: out }),
  };
}
