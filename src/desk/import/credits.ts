/** Who did what: one role with its names, or several in one line. */
import type { Language } from '../language.ts';

export interface Credit {
  role: string;
  names: string[];
}

/** Between the credits of one line: 责编：某某　校对：某某; Editor: A B; Graphics: C D. */
const between = /[ \u3000;；|]+(?=[\p{Script=Han}]{2,6}[ \u3000]*[：:／/]|[A-Z][a-z-]+(?: by)?:)/u;

/** Chinese names are parted by spaces, others by commas. */
export const namesIn = (list: string, han: boolean): string[] =>
  list
    .split(han ? /[ \u3000、，,/]+/ : /\s*,\s*(?:and )?|\s+and\s+|\s*&\s*/)
    .map((name) => name.trim())
    .filter(Boolean);

/** Reads a line that is nothing but credits; undefined for any other. */
export function creditReader({
  table: { structure },
  script,
}: Language): (text: string) => Credit[] | undefined {
  const credit = new RegExp(structure.credit, 'u');
  return (text) => {
    const found = text.split(between).map((part) => credit.exec(part.trim()));
    if (found.some((one) => one === null)) return undefined;
    return found.map((one) => ({ role: one![1]!, names: namesIn(one![2]!, script === 'han') }));
  };
}

/** Whether a role is this one, written out or with more words: 责任编辑 is 责编, Deputy Editor an Editor. */
export function isRole(written: string, role: string): boolean {
  if (!/\p{Script=Han}/u.test(role)) return written.endsWith(role);
  let at = -1;
  return [...role].every((letter) => (at = written.indexOf(letter, at + 1)) >= 0);
}
