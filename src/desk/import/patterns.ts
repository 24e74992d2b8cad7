/** What marks the parts of a report, as a language's table has it. */
import type { Language } from '../language.ts';

const names = [
  'kicker',
  'subtitle',
  'sort',
  'dateline',
  'given',
  'announces',
  'concedes',
  'review',
  'plan',
  'requirement',
  'targets',
  'targetsInline',
  'tasksIntro',
  'byline',
  'caption',
  'source',
  'address',
  'thanks',
  'difficulties',
  'note',
  'noted',
  'reserve',
  'period',
  'appendix',
  'concerns',
  'leans',
  'tableReference',
  'contact',
  'tableTitle',
  'ends',
] as const;

export type Patterns = Record<(typeof names)[number], RegExp>;

/** `#` in a pattern stands for a number; names of people tell capitals from small letters. */
export function readPatterns({ table: { structure }, script }: Language): Patterns {
  const flags = script === 'han' ? 'u' : 'iu';
  return Object.fromEntries(
    names.map((name) => [
      name,
      new RegExp(
        structure[name].replace(/(?<!\\)#/g, '[一二三四五六七八九十两\\d]+'),
        /^(?:byline|caption)$/.test(name) ? 'u' : flags,
      ),
    ]),
  ) as Patterns;
}
