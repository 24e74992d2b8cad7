/** A card alone says when: its source names the report's year, or the time of the report stands behind it. */
import type { ReportView } from '../view/view.ts';
import { fillWord } from '../view/words.ts';
import { countsParts, namesOf, spanFor } from './plan/slot.ts';

const named = /(?:19|20)\d{2}/;
/** Longest source with its time that every shape has room for in one line, in characters. */
const longest = { han: 32, latin: 62 } as const;
const between = { han: '，', latin: ' · ' } as const;

/** Pieces of a text between its marks. */
const piecesOf = (text: string): string[] => text.split(/[.,;:，；。：]\s*/u).filter(Boolean);

/**
 * The report's own words for its time, those that say more first: all of them, the piece that has the year with what
 * they say of its numbers ("provisional"), that piece alone.
 */
function periodsOf({ period, script }: ReportView): string[] {
  const whole = period.trim().replace(/[.。]$/u, '');
  const pieces = piecesOf(whole);
  const dated = pieces.findIndex((piece) => named.test(piece));
  if (dated < 0) return [];
  const after = pieces.slice(dated).join(script === 'han' ? '，' : ', ');
  return [...new Set([whole, after, pieces[dated]!])];
}

export function sourceLine(view: ReportView): string {
  const { source, script, review, masthead, words } = view;
  if (named.test(source)) return source;
  const year = masthead.year || review.year;
  const span = script === 'latin' && year ? spanFor(year, ...namesOf(view)) : undefined;
  const short = span ?? (year && fillWord(words.year!, { year }));
  const ways = (who: string, times: string[]) => times.map((time) => `${who}${between[script]}${time}`);
  // That the numbers are of a quarter comes before the rest of a long source.
  const head = /^[^,，;；]*/u.exec(source)![0].trim();
  const periods = periodsOf(view);
  const last = short ? ways(source, [short]) : periods.slice(-1).flatMap((time) => ways(source, [time]));
  const all = [...ways(source, periods), ...(countsParts(view) ? ways(head, periods) : []), ...last];
  return all.find((way) => [...way].length <= longest[script]) ?? last[0] ?? source;
}

/** The view as cards print it. */
export const withSourceLine = (view: ReportView): ReportView => ({ ...view, source: sourceLine(view) });
