/**
 * Words of an item that are read best at the numbers themselves, since they say more than their labels: a clause
 * that begins with its number, one that in Chinese ends with it, or one that lists several.
 */
import { labelWords } from '../model/label-words.ts';
import { languageTable } from '../model/language-table.ts';
import { clausesOf, joiningWord, type Clause } from './clauses.ts';
import { isSaid, type Cover } from './cover.ts';
import { stemOf } from './plain-words.ts';
import { plainText } from './text.ts';
import type { FactView, ItemView, RowWords, Run } from './view.ts';

/** Most characters of a clause that stands as the words of a row. */
const longestRow = { han: 22, latin: 90 };

const isMarked = ({ fact, role }: Run): boolean => fact !== undefined && (role === 'fact' || role === 'rank');
const joined = new RegExp(`^(?:${joiningWord})?$`, 'u');
const hasLetters = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
const withoutMarks = (text: string): string => text.replace(/^[\s，、]+|[\s，；。,;.]+$/gu, '');

/** The words of one number, "" where they cannot stand behind it. */
function wordsOfOne(before: string, after: string, script: Cover['script']): string {
  if (joined.test(before.trim())) return withoutMarks(after);
  return script === 'han' && !hasLetters(after) ? withoutMarks(before) : '';
}

/** Longest words before a comma that are no clause of their own, whatever they say: 全年，. */
const shortLead = 4;

/** Do words begin with a clause of its own? It is no name of the number behind it. */
function beginsApart(words: string, { script, language }: Cover): boolean {
  const [, ...leads] = words.split(/(?<=[，；])/u).reverse();
  const lead = languageTable(language)?.leans?.lead;
  return script === 'han' && leads.some((one) => one.length > shortLead + 1 && !lead?.test(one));
}

/** 建成海上牧场12座、冷链仓库9座: the words before each number, undefined where anything else is among them. */
function wordsOfListed({ runs }: Clause): [Run, string][] | undefined {
  const found: [Run, string][] = [];
  let before = '';
  for (const run of runs) {
    if (!isMarked(run)) before += run.text;
    else {
      if (run.role !== 'fact' || (found.length > 0 && !before.startsWith('、'))) return undefined;
      found.push([run, withoutMarks(before)]);
      before = '';
    }
  }
  return hasLetters(before) ? undefined : found;
}

function wordsIn(clause: Clause, script: Cover['script']): [Run, string][] | undefined {
  const marked = clause.runs.filter(isMarked);
  if (clause.dependent && !clause.listed) return undefined;
  if (marked.length > 1 && script === 'han') return wordsOfListed(clause);
  const [only] = marked;
  if (marked.length !== 1 || only!.role !== 'fact') return undefined;
  const place = clause.runs.indexOf(only!);
  const [before, after] = [clause.runs.slice(0, place), clause.runs.slice(place + 1)].map(plainText);
  return [[only!, wordsOfOne(before!, after!, script)]];
}

/** By fact, the words that are read best at its number. */
export function rowWords(item: ItemView, cover: Cover): Map<string, RowWords> {
  const found = new Map<string, RowWords>();
  const lengthOf = (text: string): number => [...text].length;
  const clauses = clausesOf(item, cover);
  const refers = languageTable(cover.language)?.leans?.refers;
  for (const [index, clause] of clauses.entries()) {
    const words = wordsIn(clause, cover.script);
    // What the next clause leans on stays a sentence with it, so does what stands under the words of another.
    const next = clauses[index + 1];
    if (
      !words ||
      clause.under ||
      (next?.dependent && !next.listed) ||
      isSaid(clause, item.runs, { ...cover, shown: everything }, false)
    )
      continue;
    // Where its unit begins the words, that names the thing, too.
    const isLonger = ([run, text]: [Run, string]): boolean => {
      const { label = '', unit = '' } = cover.facts.get(run.fact!) ?? {};
      return lengthOf(cover.script === 'latin' ? `${unit} ${text}` : text) > lengthOf(label);
    };
    const fits = words.every(
      ([run, text]) =>
        text !== '' &&
        run.at !== undefined &&
        lengthOf(text) <= longestRow[cover.script] &&
        !beginsApart(text, cover) &&
        !labelWords('leadsOn').test(text) &&
        !refers?.test(text) &&
        !found.has(run.fact!) &&
        printsUnit(run, cover) &&
        namesAsLabel(cover.facts.get(run.fact!), text, cover.script),
    );
    if (!fits || !words.some(isLonger)) continue;
    for (const [run, text] of words) found.set(run.fact!, { text, at: run.at!, from: clause.from });
  }
  return found;
}

/** Does a sentence print a unit in words with its number? "Eleven footbridges" of 11 bridges has the noun of its own. */
function printsUnit({ fact, text }: Run, { facts }: Cover): boolean {
  const unit = facts.get(fact!)?.unit.trim() ?? '';
  return !/^\p{Script=Latin}{3,}/u.test(unit) || text.includes(unit);
}

/**
 * Does a sentence name the thing of a number as nearly as its label does? Where that says Family hubs, no row may
 * speak of hubs alone.
 */
function namesAsLabel(fact: FactView | undefined, text: string, script: Cover['script']): boolean {
  if (!fact || script === 'han') return true;
  const words = (of: string): string[] => of.match(/[\p{L}\p{N}]+/gu) ?? [];
  const label = words(fact.label);
  const unit = fact.unit.trim();
  // A number without a unit tells of what its whole label names.
  const thing = unit === '' ? label.length : label.findIndex((word) => stemOf(word) === stemOf(unit));
  const said = words(text).map((word) => word.toLowerCase());
  return label.slice(0, Math.max(0, thing)).every((word) => {
    const begin = word.toLowerCase().slice(0, leastShared);
    return said.some((one) => one.startsWith(begin));
  });
}
/** Letters by which forms of a word are known: new and newly, foster and fostering. */
const leastShared = 4;

/** As if every figure were there. */
const everything = { has: () => true } as unknown as ReadonlySet<string>;
