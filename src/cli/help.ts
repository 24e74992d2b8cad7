/** What `tuban --help` and `tuban COMMAND --help` say, from the table of commands. */
import { commandNames, commands, optionsOf, type Command, type CommandName } from '../edition/commands.ts';
import { options, type Option } from '../edition/command-options.ts';
import type { InEach, MessageLanguage } from '../lib/languages.ts';
import { columnsOf, wrapColumns } from '../lib/visible.ts';

/** Columns of a terminal that nobody made wider. */
const columns = 80;

const words = {
  en: {
    title: 'tuban 图版: one report dataset in, newspaper pages, social pictures and archive PDFs out',
    exitCodes:
      'Exit codes: 0 done; 1 something to fix in a report or on a page, or a file that is not the same; 2 usage or machine.',
    environment:
      'Environment: TUBAN_CHROMIUM (use this browser), TUBAN_CACHE (keep the cache here; it may be deleted at any time), TUBAN_LANG (speak zh or en), TUBAN_SIGN_PASSWORD (password of the key of --sign), NO_COLOR.',
    language:
      'Messages, help and proofs are in Chinese or English: as --lang says, else TUBAN_LANG, else the terminal (LC_ALL, LC_MESSAGES, LANG), else the language of the report, else English.',
    everywhere: 'Options of each: tuban COMMAND --help. Everywhere: --help, --version, --lang.',
    examples: 'Examples',
    options: 'Options',
    help: 'this text',
    colon: ': ',
  },
  zh: {
    title: 'tuban 图版：一份报告数据，出报纸版面、社交图片和存档 PDF',
    exitCodes: '退出码：0 完成；1 报告或版面有要改的地方，或文件有变动；2 用法或机器的问题。',
    environment:
      '环境变量：TUBAN_CHROMIUM（指定浏览器）、TUBAN_CACHE（缓存文件夹，可随时删）、TUBAN_LANG（用 zh 还是 en）、TUBAN_SIGN_PASSWORD（--sign 的口令）、NO_COLOR。',
    language:
      '提示、说明和校对单用中文或英文：先看 --lang，再依次看 TUBAN_LANG、终端的语言（LC_ALL、LC_MESSAGES、LANG）、报告的语言，都没有就用英文。',
    everywhere: '各命令的选项：tuban 命令 --help。通用选项：--help、--version、--lang。',
    examples: '示例',
    options: '选项',
    help: '显示这段说明',
    colon: '：',
  },
} satisfies InEach<Record<string, string>>;

/** README's marks for what is typed are not wanted on a terminal. */
const plain = (text: string): string => text.replaceAll('`', '');

/** Names in a column, what they mean beside them. */
function table(rows: readonly (readonly [name: string, meaning: string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => columnsOf(name))) + 2;
  return rows.flatMap(([name, meaning]) =>
    wrapColumns(plain(meaning), columns - width - 2).map((line, index) =>
      `  ${(index === 0 ? name : '').padEnd(width)}${line}`.trimEnd(),
    ),
  );
}

export const usageOf = (name: CommandName): string => `tuban ${name} ${commands[name].operands}`.trim();

export const optionText = ({ flag, value }: Option): string => `--${flag}${value ? ` ${value}` : ''}`;

/** @param name The command to tell of; all of them when left out. */
export function helpText(name: CommandName | undefined, language: MessageLanguage): string {
  return name === undefined ? allCommands(language) : oneCommand(name, language);
}

function allCommands(language: MessageLanguage): string {
  const said = words[language];
  return [
    said.title,
    '',
    ...table(commandNames.map((name) => [usageOf(name), commands[name][language]] as const)),
    '',
    said.everywhere,
    '',
    said.examples,
    ...commandNames.map((name) => `  ${commands[name].examples[0]}`),
    '',
    ...wrapColumns(said.exitCodes, columns),
    ...wrapColumns(said.environment, columns),
    ...wrapColumns(said.language, columns),
    '',
  ].join('\n');
}

function oneCommand(name: CommandName, language: MessageLanguage): string {
  const said = words[language];
  const { more, examples, ...command }: Command = commands[name];
  return [
    ...wrapColumns(`${usageOf(name)}${said.colon}${plain(command[language])}`, columns),
    ...(more ? ['', ...wrapColumns(more[language], columns)] : []),
    '',
    said.options,
    ...table([
      ...optionsOf(name).map((option) => [optionText(options[option]), options[option][language]] as const),
      ['--help', said.help],
    ]),
    '',
    said.examples,
    ...examples.map((example) => `  ${example}`),
    '',
    ...wrapColumns(said.exitCodes, columns),
    '',
  ].join('\n');
}
