/**
 * Words by which labels and sentences are understood, of all languages at once (`styles/labels.yaml`): a label is too
 * short to tell its language by.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ProblemError } from '../lib/problem.ts';
import { remember } from '../lib/remember.ts';
import { parseDesign } from '../report/read-design.ts';
import { checkShape } from './check-shape.ts';
import { languageFolders, pattern } from './language-table.ts';

const kinds = [
  'yearBefore',
  'yearAfter',
  'lastYear',
  'than',
  'spans',
  'marks',
  'markLinks',
  'markEnds',
  'upper',
  'floors',
  'caps',
  'moved',
  'points',
  'changeEnds',
  'changeBegins',
  'predicates',
  'made',
  'ofWhich',
  'totals',
  'spent',
  'raised',
  'differences',
  'surpluses',
  'rates',
  'heads',
  'trees',
  'cottages',
  'blocks',
  'rails',
  'waters',
  'roads',
  'means',
  'drawable',
  'years',
  'firstPlaces',
  'leadsOn',
  'joining',
  'abbreviations',
] as const;
export type LabelKind = (typeof kinds)[number];

const guide = 'styles/README.md';
/** By language; what a table leaves out is never found. */
const words = z.record(z.string(), pattern).optional();
const schema = z.strictObject(
  Object.fromEntries(kinds.map((kind) => [kind, words])) as Record<LabelKind, typeof words>,
);

type Sources = Partial<Record<LabelKind, string>>;

function read(file: string): Sources {
  const source = parseDesign(file, readFileSync(file));
  const parsed = schema.safeParse(source.value ?? {});
  if (!parsed.success) throw new ProblemError(checkShape(parsed.error.issues, source, { schema, guide }));
  return Object.fromEntries(
    Object.entries(parsed.data).map(([kind, all]) => [kind, Object.values(all ?? {}).join('|')]),
  );
}

interface Words {
  sources: Sources;
  patterns: Map<string, RegExp>;
}

/** By folders of styles: read once. */
const known = new WeakMap<readonly string[], Words>();
const wordsNow = (): Words => {
  const folders = languageFolders();
  return remember(known, folders, () => {
    const file = folders.map((folder) => path.join(folder, 'labels.yaml')).find((one) => existsSync(one));
    return { sources: file === undefined ? {} : read(file), patterns: new Map() };
  });
};

const nothing = '(?!)';
const groupOf = ({ sources }: Words, kind: LabelKind): string => `(?:${sources[kind] ?? nothing})`;

/** Finds words of a kind, without regard to capitals. */
export function labelWords(kind: LabelKind): RegExp {
  const all = wordsNow();
  return remember(all.patterns, kind, () => new RegExp(groupOf(all, kind), 'iu'));
}

/** A pattern of the caller's with words of some kinds in it, made once for its name. */
export function labelPattern(
  name: string,
  flags: string,
  make: (of: (kind: LabelKind) => string) => string,
): RegExp {
  const all = wordsNow();
  return remember(
    all.patterns,
    `${name}/`,
    () =>
      new RegExp(
        make((kind) => groupOf(all, kind)),
        flags,
      ),
  );
}
