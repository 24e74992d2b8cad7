/** What `tuban --help` and `tuban COMMAND --help` say, from the table of commands. */
import {
  commandNames,
  commands,
  options,
  type Command,
  type CommandName,
  type Option,
} from '../edition/commands.ts';
import { wrapColumns } from '../lib/visible.ts';

/** Columns of a terminal that nobody made wider. */
const columns = 80;

const exitCodes =
  'Exit codes: 0 done; 1 something to fix in a report or on a page, or a file that is not the same; 2 usage or machine.';
const environment =
  'Environment: TUBAN_CHROMIUM (use this browser), TUBAN_CACHE (keep the cache here; it may be deleted at any time), NO_COLOR.';

/** Names in a column, what they mean beside them. */
function table(rows: readonly (readonly [name: string, meaning: string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.flatMap(([name, meaning]) =>
    wrapColumns(meaning, columns - width - 2).map((line, index) =>
      `  ${(index === 0 ? name : '').padEnd(width)}${line}`.trimEnd(),
    ),
  );
}

export const usageOf = (name: CommandName): string => `tuban ${name} ${commands[name].operands}`.trim();

export const optionText = ({ flag, value }: Option): string => `--${flag}${value ? ` ${value}` : ''}`;

/** @param name The command to tell of; all of them when left out. */
export function helpText(name?: CommandName): string {
  return name === undefined ? allCommands() : oneCommand(name);
}

function allCommands(): string {
  return [
    'tuban 图版: one report dataset in, newspaper pages, social pictures and archive PDFs out',
    '',
    ...table(commandNames.map((name) => [usageOf(name), commands[name].en] as const)),
    '',
    'Options of each: tuban COMMAND --help. Everywhere: --help, --version.',
    '',
    'Examples',
    ...commandNames.map((name) => `  ${commands[name].examples[0]}`),
    '',
    ...wrapColumns(exitCodes, columns),
    ...wrapColumns(environment, columns),
    '',
  ].join('\n');
}

function oneCommand(name: CommandName): string {
  const { en, more, examples, options: own }: Command = commands[name];
  return [
    ...wrapColumns(`${usageOf(name)}: ${en}`, columns),
    ...(more ? ['', ...wrapColumns(more, columns)] : []),
    '',
    'Options',
    ...table([
      ...own.map((option) => [optionText(options[option]), options[option].en] as const),
      ['--help', 'this text'],
    ]),
    '',
    'Examples',
    ...examples.map((example) => `  ${example}`),
    '',
    ...wrapColumns(exitCodes, columns),
    '',
  ].join('\n');
}
