/** The command line as options. */
import { parseArgs } from 'node:util';
import { everyKind, pressStandards, type PressStandard } from '../edition/options.ts';
import { findClosest } from '../lib/closest.ts';
import { ProblemError } from '../lib/problem.ts';
import type { ProductKind } from '../manifest/manifest.ts';

export const commands = [
  'build',
  'check',
  'extract',
  'verify',
  'rebuild',
  'preflight',
  'separations',
  'formats',
  'doctor',
] as const;
export type Command = (typeof commands)[number];

export interface Arguments {
  command: Command | 'help' | 'version';
  /** Reports; for `extract`, `verify`, `rebuild`, `preflight` and `separations` files and folders. */
  reports: string[];
  data: string;
  out: string;
  /** The folders where they were given, without defaults. */
  ownData?: string;
  ownOut?: string;
  only?: ProductKind[];
  formats?: string[];
  date?: string;
  condition?: string;
  profile?: string;
  standard?: PressStandard;
  release: boolean;
  dpi?: number;
  explain: boolean;
  json: boolean;
  quiet: boolean;
}

const usage = (message: string, remedy = 'See "tuban --help".'): ProblemError =>
  new ProblemError({ code: 'usage', severity: 'error', message, remedy }, 2);

const isKind = (name: string): name is ProductKind => (everyKind as readonly string[]).includes(name);

function readKinds(values: string[] | undefined): ProductKind[] | undefined {
  const names = values
    ?.flatMap((value) => value.split(','))
    .map((name) => name.trim())
    .filter(Boolean);
  const wrong = names?.find((name) => !isKind(name));
  if (wrong !== undefined) throw usage(`--only does not know "${wrong}".`, `Use ${everyKind.join(', ')}.`);
  return names?.filter(isKind);
}

function readDate(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  // 2024-02-30 is read as 1 March.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(date))
    throw usage(`--date "${date}" is no date.`, 'Write it as YYYY-MM-DD, e.g. 2024-01-12.');
  return date;
}

function readStandard(value: string | undefined): PressStandard | undefined {
  const standard = pressStandards.find((known) => known === value);
  if (value === undefined || standard) return standard;
  const near = findClosest(value, [...pressStandards].reverse());
  throw usage(
    `--standard does not know "${value}".`,
    `${near ? `Did you mean "${near}"? ` : ''}Use ${pressStandards.join(' or ')}.`,
  );
}

/** Pixels per inch: less shows nothing, more fills the memory. */
const [leastDpi, mostDpi] = [20, 400];

function readDpi(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const dpi = Number(value);
  if (!Number.isInteger(dpi) || dpi < leastDpi || dpi > mostDpi)
    throw usage(
      `--dpi "${value}" is no resolution.`,
      `Give whole pixels per inch, ${leastDpi} to ${mostDpi}.`,
    );
  return dpi;
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        out: { type: 'string' },
        only: { type: 'string', multiple: true },
        format: { type: 'string', multiple: true },
        date: { type: 'string' },
        condition: { type: 'string' },
        profile: { type: 'string' },
        standard: { type: 'string' },
        release: { type: 'boolean' },
        dpi: { type: 'string' },
        explain: { type: 'boolean' },
        json: { type: 'boolean' },
        quiet: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw usage(error instanceof Error ? error.message.split('. ')[0]!.replace(/\.?$/, '.') : String(error));
  }
}

/** @throws ProblemError (exit 2) for an unknown command, option or value. */
export function readArguments(argv: string[]): Arguments {
  const { values, positionals } = parse(argv);
  const [name, ...reports] = positionals;
  const only = readKinds(values.only);
  const formats = values.format?.flatMap((value) => value.split(',')).filter(Boolean);
  const date = readDate(values.date);
  const standard = readStandard(values.standard);
  const dpi = readDpi(values.dpi);
  const command = values.version
    ? 'version'
    : values.help || name === undefined || name === 'help'
      ? 'help'
      : commands.find((known) => known === name);
  if (!command)
    throw usage(
      `There is no command "${name}".`,
      `Use ${commands.join(', ')}; "tuban --help" tells what they do.`,
    );
  return {
    command,
    reports,
    data: values.data ?? 'data',
    out: values.out ?? 'out',
    explain: values.explain ?? false,
    json: values.json ?? false,
    quiet: values.quiet ?? false,
    ...(values.data === undefined ? {} : { ownData: values.data }),
    ...(values.out === undefined ? {} : { ownOut: values.out }),
    ...(only ? { only } : {}),
    ...(formats ? { formats } : {}),
    ...(date ? { date } : {}),
    release: values.release ?? false,
    ...(values.condition === undefined ? {} : { condition: values.condition }),
    ...(values.profile === undefined ? {} : { profile: values.profile }),
    ...(standard ? { standard } : {}),
    ...(dpi ? { dpi } : {}),
  };
}
