/**
 * Clauses of an item: the least that may be left out of it, where a figure says the same. Chinese sentences
 * are cut at their commas too; in other scripts what a comma parts does not stand by itself.
 */
import { languageTable, type Leaning } from '../model/language-table.ts';
import { bare } from './bare.ts';
import type { ItemView, Run, Text } from './view.ts';

export interface Clause {
  runs: Text;
  /** Where it stands in the bare text of its item. */
  from: number;
  to: number;
  /** It cannot stand without the clause before it, of which it says something more; the first of an item: without the item before. */
  dependent: boolean;
  /** Clauses before it without which it cannot stand: one where it is dependent, as many as numbers that it gives to them (分别). */
  reach: number;
  /** It ends its sentence. */
  ends: boolean;
  /** Words at the head of a clause before it that lead to this one, too: 在规模以上工业中，分经济类型看，. */
  under?: Clause;
  /** It is one of several numbers that follow one another, each with its words: it leans on those before by its grammar alone. */
  listed?: boolean;
}

const closing = '[”’」』）》"\')]*';
const hanEnds = new RegExp(`(?<=[，；。！？]${closing})(?![，；。！？”’」』）》])`, 'u');
const latinEnds = /(?<=[.!?;][”’"')]*)(?=\s)/u;
/** What ends a clause, at the end of a run. */
const hanEnd = new RegExp(`[，；。！？]${closing}$`, 'u');
const latinEnd = /[.!?;][”’"')]*$/u;

const lengthOf = (runs: Text): number => runs.reduce((sum, { text }) => sum + bare(text).length, 0);

/** Divided at clause ends, never within a fact, a quotation or brackets. */
function splitRuns(runs: Text, isHan: boolean): Text[] {
  const [ends, end] = isHan ? [hanEnds, hanEnd] : [latinEnds, latinEnd];
  const clauses: Run[][] = [[]];
  let open = 0;
  for (const run of runs) {
    const last = clauses.at(-1)!.at(-1);
    if (last && !last.role && open === 0 && end.test(last.text) && clauses.at(-1)!.length > 0)
      clauses.push([]);
    if (run.role) {
      clauses.at(-1)!.push(run);
      continue;
    }
    for (const piece of run.text.split(ends).filter(Boolean)) {
      const current = clauses.at(-1)!;
      const before = current.at(-1);
      if (before && !before.role && open === 0 && end.test(before.text))
        clauses.push([{ ...run, text: piece }]);
      else current.push({ ...run, text: piece });
      open = Math.max(
        0,
        open + (piece.match(/[“‘「『（《(]/gu)?.length ?? 0) - (piece.match(/[”’」』）》)]/gu)?.length ?? 0),
      );
    }
  }
  return clauses.filter((clause) => lengthOf(clause) > 0);
}

/** Longest words before a comma that only lead to what follows: 扣除价格因素，. */
const leadLength = 14;
/** Words without a number that follow one are about it as long as they are shorter than this: ，方便群众出行。 */
const tailLength = 12;
const textOf = (runs: Text): string => runs.map(({ text }) => text).join('');
const factsOf = (runs: Text): string[] => runs.flatMap(({ fact }) => fact ?? []);
const hasFact = (runs: Text): boolean => factsOf(runs).length > 0;

/** Words before a comma that only lead to a clause behind them; two of them may stand in a row. */
const isLead = (part: Text, next: Text | undefined, leans: Leaning): boolean =>
  next !== undefined &&
  !hasFact(part) &&
  /，$/u.test(part.at(-1)!.text) &&
  ((leans.opening?.test(textOf(part)) ?? false) ||
    (lengthOf(part) <= leadLength && (hasFact(next) || (leans.lead?.test(textOf(part)) ?? false))));

/** A clause that ends so is none by itself: 监测的37个水功能区中，. */
const openEnd = /(?:[中时時]|之[后後]|以[后後来來])，$/u;

/** Clauses of a sentence with those that lead to the next one or depend on the one before. */
function joinDependent(parts: Text[], leans: Leaning): Text[] {
  const clauses: Text[] = [];
  let lead: Text = [];
  parts.forEach((part, index) => {
    const next = parts[index + 1];
    const before = clauses.at(-1);
    // A rank is about the number before it.
    if (before && hasFact(part) && factsOf(part).every((id) => factsOf(before).includes(id)))
      clauses.push([...clauses.pop()!, ...lead, ...part]);
    else if (isLead(part, next, leans) || (next && openEnd.test(textOf(part)))) {
      lead = [...lead, ...part];
      return;
    } else if (hasFact(part) || lead.length > 0) clauses.push([...lead, ...part]);
    else if (before && hasFact(before) && lengthOf(part) < tailLength)
      clauses.push([...clauses.pop()!, ...part]);
    else clauses.push(part);
    lead = [];
  });
  return clauses;
}

/** What joins the last of several to those before it. */
export const joiningWord = '(?:and|und|et)';
const beforeListed = new RegExp(`,(?=\\s+(?:${joiningWord}\\s+)?$)`, 'u');
const hasWords = (runs: Text): boolean => runs.some(({ text, role }) => !role && /\p{L}/u.test(text));

/** "640 homes were completed, 173 brought back and 1,120 insulated": each number with its words, the first one first. */
function listedIn(clause: Text): Text[] {
  if (clause.find(({ text }) => text.trim() !== '')?.role !== 'fact') return [clause];
  const parts: Run[][] = [[]];
  clause.forEach((run, index) => {
    const comma = !run.role && clause[index + 1]?.role === 'fact' ? beforeListed.exec(run.text) : undefined;
    const end = (comma?.index ?? run.text.length) + 1;
    parts.at(-1)!.push({ ...run, text: run.text.slice(0, end) });
    if (comma) parts.push([{ ...run, text: run.text.slice(end) }]);
  });
  const isListed = ([lead, ...others]: Text): boolean => hasWords(lead?.role ? others : others.slice(1));
  return parts.length > 1 && parts.every(isListed) ? parts : [clause];
}

/** Does a clause say something of what it does not name? */
function isLeaning(runs: Text, isFirst: boolean, leans: Leaning): boolean {
  const words = textOf(runs).trimStart();
  return (
    (isFirst ? leans.sentence : (leans.clause ?? leans.sentence)).test(words) ||
    (leans.subject?.test(words) ?? false)
  );
}

/** Numbers of a clause, those that are typed among them. */
const numbersIn = (runs: Text): number =>
  runs.reduce(
    (sum, { text, role }) => sum + (role === 'fact' ? 1 : (text.match(/\d+(?:[.,]\d+)*/g) ?? []).length),
    0,
  );

/** On how many clauses before it one leans. */
const reachOf = (runs: Text, dependent: boolean, leans: Leaning): number =>
  !dependent ? 0 : leans.each?.test(textOf(runs)) ? Math.max(1, numbersIn(runs)) : 1;

/** Leading words that hold for the clauses of their sentence behind them, up to the next such words. */
function leadOf({ runs, from }: Clause, leans: Leaning): Clause | undefined {
  const words: Run[] = [];
  for (const part of splitRuns(runs, true)) {
    if (hasFact(part) || !leans.lead?.test(textOf(part))) break;
    words.push(...part);
  }
  const to = from + lengthOf(words);
  return words.length === 0 ? undefined : { runs: words, from, to, dependent: false, reach: 0, ends: false };
}

/** The clauses of an item in order. */
export function clausesOf(
  { sentences }: Pick<ItemView, 'sentences'>,
  { script, language }: { script: 'han' | 'latin'; language: string },
): Clause[] {
  // A language of which nothing is known: what follows may lean on what is before it.
  const leans = languageTable(language)?.leans ?? { sentence: /(?:)/u };
  let at = 0;
  return sentences.flatMap(({ runs }) => {
    const parts = splitRuns(runs, script === 'han');
    const listed = new Set<Text>();
    const all =
      script === 'han'
        ? joinDependent(parts, leans)
        : parts.flatMap((part) => {
            const [first, ...others] = listedIn(part);
            for (const one of others) listed.add(one);
            return [first!, ...others];
          });
    let under: Clause | undefined;
    return all.map((one, index): Clause => {
      const from = at;
      at += lengthOf(one);
      const isListed = listed.has(one);
      // Words without a number of the report are about what stands before them: after a semicolon, in Chinese
      // those with a typed number, which is compared with that.
      const isRest = index > 0 && !hasFact(one) && (script === 'latin' || /\d/.test(textOf(one)));
      const dependent = isListed || isRest || isLeaning(one, index === 0 || script === 'latin', leans);
      const clause: Clause = {
        runs: one,
        from,
        to: at,
        dependent,
        reach: reachOf(one, dependent, leans),
        ends: index === all.length - 1,
        ...(isListed ? { listed: true } : {}),
      };
      const own = script === 'han' ? leadOf(clause, leans) : undefined;
      const made = own || !under ? clause : { ...clause, under };
      under = own ?? under;
      return made;
    });
  });
}
