/**
 * In which language Tuban speaks: as --lang says; else TUBAN_LANG; else as the terminal is set; else as the
 * reports are written; else English.
 */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import { languageOfTag, type MessageLanguage } from '../lib/languages.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The terminal's own: LC_ALL, LC_MESSAGES, LANG, in the order of POSIX. The starter fixes LC_ALL for steady
 * output and hands the user's on as TUBAN_LOCALE. "C" and "POSIX" are no language.
 */
function languageOfTerminal(env: Environment): MessageLanguage | undefined {
  const locale = env.TUBAN_LOCALE ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG);
  return languageOfTag(locale);
}

/** What was typed after --lang, wherever it stands; faults of the other arguments are told in it, too. */
function typedLanguage(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  return at < 0 ? undefined : argv[at]!.includes('=') ? argv[at]!.slice('--lang='.length) : argv[at + 1];
}

/** The language that the user asked for or whose terminal has it; undefined where nothing tells. */
export const askedLanguage = (argv: readonly string[], env: Environment): MessageLanguage | undefined =>
  languageOfTag(typedLanguage(argv)) ?? languageOfTag(env.TUBAN_LANG) ?? languageOfTerminal(env);

/** The start of a text file; "" where there is none. */
function startOf(file: string): string {
  try {
    const descriptor = openSync(file, 'r');
    const bytes = Buffer.alloc(4096);
    try {
      return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, bytes.length, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}

const fileNames = ['report.yaml', 'report.yml', 'report.json'];

function languageOfReport(place: string): MessageLanguage | undefined {
  for (const file of [...fileNames.map((name) => path.join(place, name)), place]) {
    const [, tag] = /^\s*"?language"?\s*[:：]\s*["'“]?([A-Za-z-]+)/m.exec(startOf(file)) ?? [];
    if (tag !== undefined) return languageOfTag(tag);
  }
  return undefined;
}

function foldersIn(data: string): string[] {
  try {
    return readdirSync(data);
  } catch {
    return [];
  }
}

/** The one language of the reports that are named, or of all; undefined where there are several or none. */
export function languageOfReports(names: readonly string[], data: string): MessageLanguage | undefined {
  const places = (names.length > 0 ? names : foldersIn(data)).flatMap((name) => [
    path.join(data, name),
    ...(names.length > 0 ? [name] : []),
  ]);
  const found = new Set(places.map(languageOfReport).filter((one) => one !== undefined));
  return found.size === 1 ? [...found][0] : undefined;
}
