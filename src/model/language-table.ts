/**
 * Tables of languages: the words that Tuban itself prints in a report's language, and those by which it understands the
 * report's own. One file per language in `styles/languages/`; a newsroom's own replaces ours whole, and a language
 * more is a file more.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ProblemError } from '../lib/problem.ts';
import { programRoot } from '../lib/program.ts';
import { parseDesign } from '../report/read-design.ts';
import { checkShape } from './check-shape.ts';
import { isChinese, isTraditional } from './language.ts';
import { drawnNames, wordNames, type DrawnWord, type Word } from './language-names.ts';

const guide = 'styles/README.md';

/** A regular expression, written without slashes; `(?-i:…)` in it minds capitals. */
export const pattern = z.string().refine(
  (text) => {
    try {
      new RegExp(text, 'iu');
      return true;
    } catch {
      return false;
    }
  },
  { message: '这不是正则表达式。 This is no regular expression.' },
);

const tableSchema = z.strictObject({
  language: z.string(),
  words: z.partialRecord(z.enum(wordNames), z.string()).default({}),
  drawn: z.partialRecord(z.enum(drawnNames), z.string()).default({}),
  findings: z
    .strictObject({
      /** A part of its whole, the share as the report prints it or the part's own number. */
      share: z.string(),
      /** The same where no fact is the share: near a common fraction, or past a half. */
      about: z.string(),
      most: z.string(),
      /** What a fact has more than its rival, as a fraction of it. */
      more: z.string(),
      /** How targets stand to last year's numbers: above, below, or some above and some below. */
      up: z.string(),
      down: z.string(),
      /** What differences of shares are in. */
      points: z.string(),
      /** A target and its number. */
      target: z.string().optional(),
      /** How many times a fact is another, in whole numbers. */
      times: z.string().optional(),
      /** How many tasks there are for a year. */
      tasks: z.string().optional(),
      /** Stands beside the rank of a measure of which less is better. */
      lower: z.string().optional(),
      /** A tenth, a fifth, a quarter, a third, two fifths, half, three fifths, two thirds, three quarters, four fifths, nine tenths. */
      fractions: z.array(z.string()).length(11),
      /** Counts of targets, from none to nine. */
      counts: z.array(z.string()).length(10),
    })
    .optional(),
  /** What labels say is missing, owed, kept or paid, and measures of which less is better: news, however called. */
  stakes: z
    .strictObject({
      short: pattern.optional(),
      owed: pattern.optional(),
      kept: pattern.optional(),
      less: pattern.optional(),
      /** Words that turn these: offences solved, complaints answered. */
      turns: pattern.optional(),
      cost: pattern.optional(),
      dead: pattern.optional(),
      /** Births: deaths of their order are the course of life, and no news. */
      born: pattern.optional(),
      /** Of sentences: a target missed, a limit passed, the worst of many years. */
      missed: pattern.optional(),
      /** Of sentences: what else is grave, whatever number tells it: people died, too much was spent, posts are cut. */
      grave: pattern.optional(),
      /** Of the clause that gives a target or limit: it is kept. */
      met: pattern.optional(),
    })
    .default({}),
  fall: z
    .strictObject({
      /** Says that something fell, anywhere in a label or sentence. */
      says: pattern.optional(),
      /** Names of things that hold such a word and say nothing of the quantity. */
      names: z.array(pattern).default([]),
      /** Put after a label that does not say so: "Agency costs (down)". */
      down: z.string().optional(),
      /** Say of a number no more than the mark of a fall beside it does. */
      words: z.array(z.string()).default([]),
    })
    .default({ names: [], words: [] }),
  /** Numbers in words, from none to nineteen, then the tens to ninety. */
  numerals: z.array(z.string()).default([]),
  /** Words without news, see view/plain-words.ts, parted by spaces. */
  plain: z.string().default(''),
  /** Stretches of several words without news. */
  phrases: pattern.optional(),
  /** By a word of a label or of the foot of the page: other words that say the same. */
  means: z.record(z.string(), z.string()).default({}),
  /** Words that deny, limit or compare what a clause says of its number: such a clause is never said by a label. */
  denies: pattern.optional(),
  /** Words that tell how a number moved, or how it stands to another: halved, missed, below. A label never says them. */
  moves: pattern.optional(),
  /** Words by which a clause sets a number beside an earlier one or its aim: said where a figure draws both. */
  compares: pattern.optional(),
  /** Words of a clause that compares, ranks or tells a change: a title or sentence without one only names its subject. */
  tells: pattern.optional(),
  /** Words that say a change is measured from something else than the year before: the average, the plan. */
  bases: pattern.optional(),
  /** What leans on the clause before it, and is not printed without that. */
  leans: z
    .strictObject({
      /** How a sentence begins that says something of what stands before it: these, none, the largest. */
      sentence: pattern,
      /** How a clause begins so after a comma, where clauses are parted there (Chinese). */
      clause: pattern.optional(),
      /** A number or share whose thing is not named. */
      subject: pattern.optional(),
      /** Words that give as many numbers to as many clauses before them: respectively. */
      each: pattern.optional(),
      /** Words before a comma that hold for all that follows in their sentence. */
      lead: pattern.optional(),
      /** How a clause without a number begins that says why, how or when of the next one, however long it is: 受, 由于. */
      opening: pattern.optional(),
      /** Words that stand for a thing named elsewhere: its, their. They are not set at a number by themselves. */
      refers: pattern.optional(),
      /** Those of them that stand by themselves: it, them, none that belongs to a noun of its own (their lives). */
      stands: pattern.optional(),
    })
    .optional(),
  /** An apostrophe parts two words: l’école. */
  elides: z.boolean().default(false),
  /** Units of one or two letters stand at their number without a space: 14.5km, £402m. */
  closes: z.boolean().default(false),
});

/** What is said of a card's marks, from the report's own labels and numbers. */
export type FindingWords = NonNullable<z.infer<typeof tableSchema>['findings']>;

/** What is at stake in a number, by its label. */
export type Stake =
  'short' | 'owed' | 'kept' | 'less' | 'turns' | 'cost' | 'dead' | 'born' | 'missed' | 'grave' | 'met';

/** By what a clause is known that leans on the one before it, see view/clauses.ts. */
export interface Leaning {
  sentence: RegExp;
  clause?: RegExp;
  subject?: RegExp;
  each?: RegExp;
  lead?: RegExp;
  opening?: RegExp;
  refers?: RegExp;
  stands?: RegExp;
}

export interface LanguageTable {
  words: Partial<Record<Word, string>>;
  drawn: Partial<Record<DrawnWord, string>>;
  findings?: FindingWords;
  stakes: Partial<Record<Stake, RegExp>>;
  fall: { says?: RegExp; names: RegExp[]; down?: string; words: string[] };
  plain: ReadonlySet<string>;
  numerals: readonly string[];
  phrases?: RegExp;
  means: Readonly<Record<string, string>>;
  denies?: RegExp;
  moves?: RegExp;
  compares?: RegExp;
  tells?: RegExp;
  bases?: RegExp;
  leans?: Leaning;
  elides: boolean;
  closes: boolean;
}

const home = path.join(programRoot, 'styles');
let folders: readonly string[] = [home];
/** By file: read once. */
const tables = new Map<string, LanguageTable>();

/** Folders of styles in which tables are looked for, in their order: a newsroom's own before ours. */
export function useLanguages(styles: readonly string[]): void {
  folders = styles.length > 0 ? styles : [home];
}

export const languageFolders = (): readonly string[] => folders;

function read(file: string): LanguageTable {
  const source = parseDesign(file, readFileSync(file));
  const parsed = tableSchema.safeParse(source.value ?? {});
  if (!parsed.success)
    throw new ProblemError(checkShape(parsed.error.issues, source, { schema: tableSchema, guide }));
  const { words, drawn, findings, stakes, fall, numerals, plain, phrases, means, leans, elides, closes } =
    parsed.data;
  const { denies, moves, tells, bases, compares } = parsed.data;
  return {
    words,
    drawn,
    ...(findings === undefined ? {} : { findings }),
    stakes: Object.fromEntries(Object.entries(stakes).map(([name, text]) => [name, new RegExp(text, 'iu')])),
    fall: {
      ...(fall.says === undefined ? {} : { says: new RegExp(fall.says, 'iu') }),
      names: fall.names.map((name) => new RegExp(name, 'giu')),
      ...(fall.down === undefined ? {} : { down: fall.down }),
      words: fall.words,
    },
    numerals,
    plain: new Set(plain.split(/\s+/).filter(Boolean)),
    ...(phrases === undefined ? {} : { phrases: new RegExp(phrases, 'giu') }),
    means,
    ...(denies === undefined ? {} : { denies: new RegExp(denies, 'iu') }),
    ...(moves === undefined ? {} : { moves: new RegExp(moves, 'iu') }),
    ...(compares === undefined ? {} : { compares: new RegExp(compares, 'giu') }),
    ...(tells === undefined ? {} : { tells: new RegExp(tells, 'iu') }),
    ...(bases === undefined ? {} : { bases: new RegExp(bases, 'iu') }),
    ...(leans === undefined
      ? {}
      : {
          leans: Object.fromEntries(
            Object.entries(leans).map(([name, text]) => [name, new RegExp(text, 'iu')]),
          ) as Record<keyof Leaning, RegExp>,
        }),
    elides,
    closes,
  };
}

/** Names of tables for a language, the closest first: pt-BR, pt. Chinese of every kind has one for each script. */
const namesFor = (language: string): string[] => {
  if (isChinese(language)) return [isTraditional(language) ? 'zh-Hant' : 'zh-Hans'];
  const parts = language.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
};

/**
 * The table for a language; undefined where there is none.
 * @throws ProblemError for what is wrong in it, at its lines.
 */
export function languageTable(language: string): LanguageTable | undefined {
  for (const name of namesFor(language))
    for (const folder of folders) {
      const file = path.join(folder, 'languages', `${name}.yaml`);
      const known = tables.get(file);
      if (known) return known;
      if (!existsSync(file)) continue;
      const table = read(file);
      tables.set(file, table);
      return table;
    }
  return undefined;
}

/** Names of the tables that there are, sorted. */
export const tableNames = (): string[] =>
  [
    ...new Set(
      folders
        .map((folder) => path.join(folder, 'languages'))
        .filter((folder) => existsSync(folder))
        .flatMap((folder) => readdirSync(folder))
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => name.slice(0, -'.yaml'.length)),
    ),
  ].sort();
