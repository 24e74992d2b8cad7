/** Gives a problem its place in the file and its path in the reader's terms. */
import type { Problem, Wording } from '../lib/problem.ts';
import { makeVisible } from '../lib/visible.ts';
import type { Path, PlaceOptions, Source } from '../report/source.ts';

/** Lists whose entries are called by another name than the list without its "s". */
const entryNames: Record<string, string> = {
  facts: 'fact',
  queries: 'query',
  sections: '',
  glossary: 'phrase',
  names: 'name',
  tasks: 'task',
  items: 'item',
};

const entryName = (list: string): string => entryNames[list] ?? list.replace(/(?<!s)s$/, '');

function idOf(entry: unknown): string | undefined {
  const id = entry !== null && typeof entry === 'object' && 'id' in entry ? entry.id : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** What a list's entry is called: a section by the heading that people read, others by their id. */
function nameOf(list: unknown, entry: unknown): string | undefined {
  const title = list === 'sections' ? childOf(entry, 'title') : undefined;
  return typeof title === 'string' && title !== '' ? title.replaceAll('|', '') : idOf(entry);
}

const childOf = (value: unknown, step: string | number): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, step)
    ? (value as Record<string, unknown>)[step]
    : undefined;

/** The value at a path of plain data; undefined where there is none. */
export const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((value: unknown, step) => childOf(value, typeof step === 'symbol' ? String(step) : step), root);

/**
 * A path as people say it: "review › Economy › item 2", "plan › task 4 › title". Sections go by their heading,
 * entries of other lists by their id where they have one, else by their number from 1.
 */
export function describePath(root: unknown, path: Path): string {
  const words: string[] = [];
  let value = root;
  for (const [index, step] of path.entries()) {
    value = childOf(value, step);
    if (typeof step === 'number') {
      // A list in a list has no name of its own.
      const isInner = typeof path[index - 1] === 'number';
      const name = isInner ? 'entry' : entryName(words.pop() ?? 'entry');
      const id = nameOf(isInner ? undefined : path[index - 1], value);
      words.push([name, id ?? String(step + 1)].filter(Boolean).join(' '));
    } else words.push(step);
  }
  return makeVisible(words.join(' › '));
}

/** A problem at a path of the report. */
export function problemAt(source: Source, path: Path, wording: Wording, options: PlaceOptions = {}): Problem {
  const described = describePath(source.value, path);
  return { ...wording, ...(described ? { path: described } : {}), place: source.placeOf(path, options) };
}
