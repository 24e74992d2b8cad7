/** A card alone says when: its source names the report's year, or the time of the report stands behind it. */
import type { ReportView } from '../view/view.ts';
import { fillWord } from '../view/words.ts';
import { namesOf, spanFor } from './plan/slot.ts';

const named = /(?:19|20)\d{2}/;
/** Longest source with its time that every shape has room for in one line, in characters. */
const longest = { han: 32, latin: 62 } as const;
const between = { han: '，', latin: ' · ' } as const;

/** The report's own words for its time, up to what they say of its numbers. */
const periodOf = ({ period }: ReportView): string => /^[^.,;:，；。：]*/u.exec(period)![0].trim();

export function sourceLine(view: ReportView): string {
  const { source, script, review, masthead, words } = view;
  if (named.test(source)) return source;
  const year = masthead.year || review.year;
  const period = periodOf(view);
  const span = script === 'latin' && year ? spanFor(year, ...namesOf(view)) : undefined;
  const short = span ?? (year && fillWord(words.year!, { year }));
  const times = [...(named.test(period) ? [period] : []), short].filter(Boolean);
  const ways = times.map((time) => `${source}${between[script]}${time}`);
  return ways.find((way) => [...way].length <= longest[script]) ?? ways.at(-1) ?? source;
}

/** The view as cards print it. */
export const withSourceLine = (view: ReportView): ReportView => ({ ...view, source: sourceLine(view) });
