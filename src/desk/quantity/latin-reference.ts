/** How English says by what a number is measured: below the minimum of 1.5, down from 4.8 million, (2024: £90m). */
import { anyOf, type Language } from '../language.ts';
import { capital } from './latin-clause.ts';
import type { Quantity } from './quantity.ts';
import type { Place, ReferenceWords, Role } from './reference.ts';
import type { Statement } from './statement.ts';
import { sideOf, yearPattern, yearsIn, type Years } from './times.ts';

const article = "(?:an?|the|its|our|their|this|that|[\\p{L}’'-]+(?:[’']s|s[’']))";
const adjectives = "(?:[\\p{L}’'-]+ ){0,3}?";
const anyWords = (words: readonly string[]): string => anyOf(words) || '(?!)';
/** Words that tell how far two numbers are from one another. */
const degree =
  'and|but|yet|still|also|so|well|just|only|far|slightly|nearly|almost|more than|remains?|remained|stays|stayed|is|was|which (?:is|was|are|were)';
/** What was counted, where and of whom: nothing that tells of another thing. */
const thing = new RegExp(`^(?: [\\p{L}\\d’'/*&–\u2024-]+){0,12}?[,;]?(?: (?:${degree}))*,?\\s*$`, 'u');
/** Words that join what measures a number to it. */
const jointly = new RegExp(`[,;]?(?: (?:${degree}))*,?\\s*$`);
/** What is not in figures is no number of its own: one minute, half a point. */
const apart =
  /, (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{Ll}+t(?:een|y))(?: (?:more|fewer))?$|,(?: (?:just|only))? (?:an?|half an?|\p{L}+) (?:\p{L}+ )?(?:points?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|pounds?)$/u;
/** In a charge, caution or warning: all of it is told of the number before. */
const oneOf = /, \p{Ll}[\p{Ll} -]{1,30},? or \p{Ll}[\p{Ll} -]*(?=,)/u;
/** Behind these something else is told. */
const another =
  /(?<![\p{L}-])(?:and|but|while|whereas|as(?! an? )|because|although|when|which|who|that)(?![\p{L}-])/iu;
const ends = /^(?:$|[.,;:)]|\s*—| (?:and|but)\b)/;
/** The year of its own that a number in brackets has: (2024: £90m), than in 2024 (163,900). */
const bracketed = new RegExp(
  `\\(\\s*(?<year>${yearPattern})(?::|,)?(?: (?:an? )?(?<noun>[\\p{L}-]+(?: [\\p{L}-]+)?) of)?\\s*$|(?:than|from) (?:in )?(?<than>${yearPattern}) ?\\(\\s*$`,
  'u',
);
const compared =
  /(?<![\p{L}-])(?:against|compared with|compared to|versus|from|(?:than|double|twice|half|on|below|above) the)(?: just| only)?(?: the)?\s*$/u;
/** Text that ends with a number, and with what it counts. */
const number = '[£$€]?\\d[\\d.,]*\\p{L}{0,2}(?:[ %][^.,;:()]{0,30})?';

/** An average is neither to be reached nor to be kept. */
const markOf = (name: string): Pick<Role, 'name' | 'isTarget'> => ({ name, isTarget: name !== 'average' });

export class LatinReferences implements ReferenceWords {
  readonly sentenceEnd = /[!?]|\.(?=\s)/;
  readonly #text: string;
  readonly #language: Language;
  readonly #years: Years | undefined;
  readonly #marks: RegExp[];
  readonly #told: RegExp;
  readonly #aimed: RegExp;
  readonly #asked: RegExp;
  readonly #named: RegExp;
  readonly #measures: RegExp;
  readonly #markBehind: RegExp;
  readonly #wanted: RegExp;
  readonly #noun: RegExp;
  readonly #time: RegExp;
  readonly #moved: RegExp;
  readonly #span: RegExp;
  readonly #day: RegExp;
  readonly #bound: RegExp;
  readonly #demand: RegExp;
  readonly #it: RegExp;

  constructor(text: string, language: Language, years: Years | undefined) {
    this.#text = text;
    this.#language = language;
    this.#years = years;
    const { marks, times, measuring, spans, balances, up, down, acts, actives } = language.table;
    const { forbids, bounds, demands } = language.table;
    const mark = `(?<mark>${anyWords(Object.keys(marks))})`;
    const measures = `(?<![\\p{L}-])(?:${anyWords(measuring)})`;
    const any = (pattern: string): RegExp => new RegExp(pattern, 'iu');
    this.#marks = [
      any(`${measures} (?:${article} )?${adjectives}${mark} of(?: just| only)?\\s*$`),
      any(`(?<= )and ${article} ${adjectives}${mark} of\\s*$`),
      any(`(?:${measures}|(?<![\\p{L}-])of) ${article} ${mark}\\s*$`),
      any(`${measures} (?:${article} )?${mark} (?<noun>[\\p{L}-]+(?: [\\p{L}-]+)?) of\\s*$`),
      any(`\\((?:${article} )?${adjectives}${mark}(?::| of)?\\s*$`),
    ];
    this.#told = any(
      `(?<stop>^|[.;,(]) ?(?:where |when |while |and |but )?${article} ${adjectives}${mark}(?: (?:that|which|set|agreed|for) [^.,;:()]{1,40})? (?:is|was|had been|has been|remains|stands at|stood at|of)\\s*$`,
    );
    // "when we aim for no more than 20"; "We had budgeted for £7.5m."
    this.#aimed = any(
      `(?<stop>^|[.,;(]) ?(?:when |where |while |and |but |although |though )?(?:we|they) (?:(?:aim|aimed)(?: for| to \\p{L}+)?|had (?<mark>budgeted|planned|forecast)(?: for)?)(?: no more than| at most| at least)?\\s*$`,
    );
    // "; the regulator expects 95%"
    this.#asked = any(
      `(?<stop>^|[.,;(]) ?(?:where |when |while |and |but )?(?:(?:the|our|its) )?[\\p{L}][\\p{L}’' -]{2,40} (?<demand>${anyWords(Object.keys(demands))})(?: at least| no more than)?\\s*$`,
    );
    this.#named = any(`^(?:(?:an?|the) )?${mark}(?![\\p{L}-])`);
    this.#measures = any(`${measures} (?:(?:an?|the|its|our|their) )?${adjectives}$`);
    this.#markBehind = any(`^[ -](?:[\\p{L}’'-]+ )?${mark}(?![\\p{L}-])`);
    this.#wanted = any(
      `^ (?:(?:that )?(?:we|they|it|the [\\p{L} ]{3,30}?) (?:had |has |have )?)${mark}(?![\\p{L}-])`,
    );
    this.#noun = any(
      `(?<![\\p{L}-])(?:after|and|from|${anyWords(measuring)}) (?:an?|the|its) (?<noun>(?:[\\p{L}-]+ ){0,2}?(?:${anyWords(balances)})) of\\s*$`,
    );
    this.#time = any(
      `^(?: (?:\\p{L}+ed|${anyWords([...acts, ...actives])}))?(?:(?: of| in)? (?<words>${anyWords(Object.keys(times))})| (?:in|of|for|during)(?: the)?(?: (?:fiscal|financial|school))?(?: year)? (?<year>${yearPattern}))(?![\\p{L}\\d–/-])`,
    );
    const moves = `(?<![\\p{L}-])(?:${anyWords([...up, ...down])})`;
    this.#moved = any(`${moves}(?:,?|(?: by| to)?(?: \\p{L}+){0,3} ${number},?)$`);
    this.#bound = any(
      `(?<aside>, (?:which|that) )?(?:${anyWords(forbids)})(?: \\p{Ll}+){0,2}? ?(?<bound>${anyWords(Object.keys(bounds))})\\s*$`,
    );
    this.#demand = any(
      `^(?: \\p{L}+)?,? (?:that|which) (?:[^.,;:()]{1,40} )?(?<demand>${anyWords(Object.keys(demands))})(?![\\p{L}-])`,
    );
    this.#it = any(
      `(?:^|[;,.] )(?:and |but |while )?(?:in )?(?:(?<words>${anyWords(Object.keys(times))})|(?<year>${yearPattern})),? (?:it|this|that|they|there|the (?:figure|rate|number|average|total|share|proportion|median)) (?:was|were|had been|stood at)\\s*$`,
    );
    this.#day = new RegExp(
      `(?<![\\p{L}-])(?:at|by|to|on) (?:the )?(?:(?:end|start|close) of |\\d{1,2} )\\p{Lu}\\p{Ll}+(?: (?:19|20)\\d\\d)?`,
      'gu',
    );
    this.#span = new RegExp(`(?<![\\p{L}-]|\\ba )(?:${anyWords(spans)})(?![\\p{L}-])`, 'u');
  }

  roleOf(place: Place): Role | undefined {
    const said = this.#text.slice(place.from, place.quantity.start);
    return (
      this.#boundOf(place) ??
      this.#itOf(place, said) ??
      this.#aimOf(place, said) ??
      this.#pastOf(place, said) ??
      this.#formerOf(place, said)
    );
  }

  /** Availability, which ought not to fall below 75%, averaged 68.3%; 34 days, under the 40 days that it requires. */
  #boundOf({ from, quantity, next }: Place): Role | undefined {
    const { bounds, demands } = this.#language.table;
    const said = this.#text.slice(from, quantity.numberAt);
    const found = this.#bound.exec(said);
    if (found) {
      const name = bounds[found.groups!.bound!.toLowerCase()]!;
      const between = next && this.#text.slice(quantity.end, next.start);
      const isAhead = found.groups!.aside !== undefined && /^, [^.;]{0,40}$/.test(between ?? '');
      return { from: from + found.index, name, isTarget: true, ...(isAhead ? { isAhead } : {}) };
    }
    const demand = this.#demand.exec(this.#text.slice(quantity.end))?.groups?.demand;
    const measured = demand && this.#measures.exec(this.#text.slice(from, quantity.start));
    if (!measured) return undefined;
    return { from: from + measured.index, name: demands[demand.toLowerCase()]!, isTarget: true };
  }

  /** Our target is 90%; last year it was 85.6%. */
  #itOf({ from }: Place, said: string): Role | undefined {
    const found = this.#it.exec(said);
    if (!found) return undefined;
    const { words, year } = found.groups!;
    const at = from + found.index;
    const role = year === undefined ? this.#before(at, words!) : this.#inYear(year, at);
    return role && { ...role, isIt: true };
  }

  isJoint(gap: string): boolean {
    // "took 9 minutes, one minute above": how far from one another.
    const words = gap.trimEnd().replace(oneOf, '').replace(apart, '').replace(this.#moved, '');
    return thing.test(words) && !another.test(words.replace(jointly, ''));
  }

  isMeasure({ label }: Statement): boolean {
    return this.#named.test(label);
  }

  isPast(): boolean {
    return false;
  }

  labelOf({ label }: Statement, { name, noun }: Role): string | undefined {
    if (noun === undefined) return `${label}, ${name}`;
    const lastOf = (text: string): string => /\S+$/.exec(text.toLowerCase())?.[0] ?? '';
    const first = noun.toLowerCase().replace(/ ?\S+$/, '');
    if (lastOf(label) === lastOf(noun))
      return label.toLowerCase().includes(first) ? `${label}, ${name}` : undefined;
    const { balances } = this.#language.table;
    const areBalances = [label, noun].every((text) => balances.includes(lastOf(text)));
    return areBalances ? `${capital(noun)}, ${name}` : undefined;
  }

  bare(quantity: Quantity): Quantity {
    const isBound = this.#language.table.bounds[quantity.prefix.trim().toLowerCase()] !== undefined;
    return isBound ? { ...quantity, start: quantity.numberAt, prefix: '' } : quantity;
  }

  /** Against a target of 30 days; the goal was 90%; below the £1.2m minimum; of a planned 25 miles. */
  #aimOf({ from, quantity, goesOn }: Place, said: string): Role | undefined {
    const { marks, demands } = this.#language.table;
    const nameOf = (found: RegExpExecArray): string =>
      marks[found.groups!.mark?.toLowerCase() ?? 'aim'] ?? 'target';
    const behind = this.#markBehind.exec(this.#text.slice(quantity.end));
    const measured = behind && this.#measures.exec(said);
    if (measured) return { from: from + measured.index, ...markOf(nameOf(behind)) };
    const promised = /(?:^|[ ,])of (?:the|an?|its|our|their)\s*$/.exec(said);
    const wanted = promised && this.#wanted.exec(this.#text.slice(quantity.end));
    if (wanted) return { from: from + promised.index, ...markOf(nameOf(wanted)) };
    for (const pattern of this.#marks) {
      const found = pattern.exec(said);
      // Against 58% in 2023 and a ceiling of 60%
      if (!found || (/^and /i.test(found[0]) && !goesOn)) continue;
      const { noun } = found.groups!;
      return { from: from + found.index, ...markOf(nameOf(found)), ...(noun ? { noun } : {}) };
    }
    const asked = this.#asked.exec(said);
    const told = this.#told.exec(said) ?? this.#aimed.exec(said) ?? asked;
    if (!told) return undefined;
    const isApart = told.groups!.stop === '.';
    return {
      from: from + told.index + (isApart ? 2 : 0),
      ...(told === asked
        ? { name: demands[asked!.groups!.demand!.toLowerCase()]!, isTarget: true }
        : markOf(nameOf(told))),
      ...(isApart ? { isApart } : {}),
    };
  }

  /** Against 16% in 2024; (2024: £90m); after a surplus of £58,000 a year earlier. */
  #pastOf({ from, quantity, goesOn }: Place, said: string): Role | undefined {
    const rest = this.#text.slice(quantity.end);
    const bracket = bracketed.exec(said);
    if (bracket && /^[);,]/.test(rest)) {
      const { year, than, noun } = bracket.groups!;
      const role = this.#inYear(year ?? than!, from + bracket.index);
      return role && { ...role, ...(noun ? { noun } : {}) };
    }
    // 10.8% (9.1% in March 2024)
    const when =
      /^ (?:in|at|by|on)(?: the end of)? (?<when>(?:\p{Lu}\p{Ll}+ )?(?<year>(?:19|20)\d\d))\)/u.exec(
        rest,
      )?.groups;
    const open = when && /\(\s*$/.exec(said);
    const isLater = when && this.#years && sideOf(yearsIn(when.year!)!, this.#years) === 'future';
    if (open && !isLater) return { from: from + open.index, name: when.when!, isTarget: false };
    const time = this.#time.exec(rest)?.groups;
    if (!time) return undefined;
    const noun = this.#noun.exec(said);
    const found = noun && (goesOn || !noun[0].startsWith('and')) ? noun : compared.exec(said);
    if (!found) return undefined;
    const at = from + found.index;
    const role = time.year !== undefined ? this.#inYear(time.year, at) : this.#before(at, time.words!);
    const called = found === noun ? noun.groups!.noun!.replace(/^(?:actual|restated) /i, '') : undefined;
    return role && { ...role, ...(called === undefined ? {} : { noun: called }) };
  }

  #inYear(year: string, from: number): Role | undefined {
    const side = this.#years && sideOf(yearsIn(year)!, this.#years);
    return this.#years && side !== 'past' ? undefined : { from, name: year, isTarget: false };
  }

  #before(from: number, words: string): Role {
    return { from, name: this.#language.table.times[words.toLowerCase()]!, isTarget: false };
  }

  /** Down 12.6% from 4.78 million; from 9 to 12: in the report of a year, it was the year before. */
  #formerOf({ from, quantity, next }: Place, said: string): Role | undefined {
    const found = /(?:^|[ ,(])from(?: about| just| only)?\s*$/.exec(said);
    const isMoved =
      found && (/^, from\s*$/.test(said) || this.#moved.test(this.#text.slice(0, from + found.index)));
    if (!isMoved || !this.#isYearly(quantity)) return undefined;
    const at = from + (this.#moved.exec(said.slice(0, found.index))?.index ?? found.index);
    const role = { from: at, name: this.#language.table.former!, isTarget: false };
    // From 391 offences to 447: what both count stands with the first.
    const isAhead =
      next !== undefined &&
      /^ (?:\p{Ll}[\p{L}-]* ){0,2}to $/u.test(this.#text.slice(quantity.end, next.start));
    if (isAhead) return { ...role, isAhead: true };
    return ends.test(this.#text.slice(quantity.end)) ? role : undefined;
  }

  /** The report is of a year, and the sentence names no other time. */
  #isYearly({ start, end }: Quantity): boolean {
    if (!this.#years || this.#years.isPart) return false;
    const before = this.#text
      .slice(0, start)
      .split(/[.!?]\s/)
      .at(-1)!;
    const sentence = before + this.#text.slice(start, end) + this.#text.slice(end).split(/[.!?](?:\s|$)/)[0]!;
    // "At the end of March", "in the year to 31 March 2026": a day, and no span.
    const timeless = sentence.replace(this.#day, '');
    const years = timeless.match(new RegExp(`(?<!\\d)${yearPattern}(?!\\d)`, 'g')) ?? [];
    return (
      !this.#span.test(timeless) && !years.some((year) => sideOf(yearsIn(year)!, this.#years!) === 'past')
    );
  }
}
