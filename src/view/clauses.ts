/**
 * Clauses of an item: the least that may be left out of it, where a figure says the same. Chinese sentences
 * are cut at their commas too; in other scripts what a comma parts does not stand by itself.
 */
import { bare } from './bare.ts';
import type { ItemView, Run, Text } from './view.ts';

export interface Clause {
  runs: Text;
  /** Where it stands in the bare text of its item. */
  from: number;
  to: number;
  /** It cannot stand without the clause before it, of which it says something more. */
  dependent: boolean;
  /** It is one of several numbers that follow one another, each with its words: it leans on those before by its grammar alone. */
  listed?: boolean;
}

/** Beginnings of a clause that names no subject of its own, after a comma and after a full stop. */
const leansHan =
  /^(?:其中|其|按|扣除|剔除|比|较|較|同比|环比|環比|占|佔|分别|分別|实际|實際|名义|名義|增长|增長|增加|上涨|下降|减少|減少|提高|达|達|为|為|是|居|位居|并|且|也|均|仍|从而|這|这|该|該|此)/u;
const leansFirstHan = /^(?:其中|其[他它余餘]?|这|這|该|該|此|扣除|剔除)/u;
const leansLatin =
  /^(?:of (?:which|whom|these|those|them|this)|including|this|these|those|that|they|it|its|their|davon|darunter|dies\w*|dont|parmi (?:eux|elles)|ce(?:la|s|tte|t)?)\b/iu;

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
const tailLength = 10;
const factsOf = (runs: Text): string[] => runs.flatMap(({ fact }) => fact ?? []);
const hasFact = (runs: Text): boolean => factsOf(runs).length > 0;

/** Clauses of a sentence with those that lead to the next one or depend on the one before. */
function joinDependent(parts: Text[]): Text[] {
  const clauses: Text[] = [];
  let lead: Text = [];
  parts.forEach((part, index) => {
    const next = parts[index + 1];
    const length = lengthOf(part);
    const before = clauses.at(-1);
    // A rank is about the number before it.
    if (before && hasFact(part) && factsOf(part).every((id) => factsOf(before).includes(id)))
      clauses.push([...clauses.pop()!, ...lead, ...part]);
    else if (hasFact(part)) clauses.push([...lead, ...part]);
    else if (next && hasFact(next) && length <= leadLength && /，$/u.test(part.at(-1)!.text)) {
      lead = part;
      return;
    } else if (before && hasFact(before) && length < tailLength) clauses.push([...clauses.pop()!, ...part]);
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

/** The clauses of an item in order. */
export function clausesOf({ sentences }: Pick<ItemView, 'sentences'>, script: 'han' | 'latin'): Clause[] {
  let at = 0;
  return sentences.flatMap(({ runs }) => {
    const parts = splitRuns(runs, script === 'han');
    const listed = new Set<Text>();
    const all =
      script === 'han'
        ? joinDependent(parts)
        : parts.flatMap((part) => {
            const [first, ...others] = listedIn(part);
            for (const one of others) listed.add(one);
            return [first!, ...others];
          });
    return all.map((one, index): Clause => {
      const from = at;
      at += lengthOf(one);
      const words = one
        .map(({ text }) => text)
        .join('')
        .trimStart();
      const leans = script === 'latin' ? leansLatin : index === 0 ? leansFirstHan : leansHan;
      const isListed = listed.has(one);
      return {
        runs: one,
        from,
        to: at,
        dependent: isListed || leans.test(words),
        ...(isListed ? { listed: true } : {}),
      };
    });
  });
}
