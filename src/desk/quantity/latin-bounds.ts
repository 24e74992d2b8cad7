/** Clauses of English sentences: where they begin and end, and their words before and behind a number. */
import { anyOf, type Language } from '../language.ts';
import type { VerbWords } from './latin-clause.ts';
import { OrderWords } from './latin-orders.ts';
import type { Quantity } from './quantity.ts';

const clauseStart = /^(?:[;:!?()]|,(?!\d)|\.(?!\d))/;
const clauseEnd = /[;:!?()]|,(?!\d)|\.(?!\d)| and (?=[£$€\d])| but | while | up from | down from /;
const sentenceEnd = /[!?]|\.(?=\s|$)/g;
/** Of a subject that goes on behind: "and Exports to Europe". */
const leading = /^(?:and|but|while|with|also|so|then|or|of which|of whom|which|that|when|where|who) /i;

/** What is put in between commas and belongs to the subject. */
const asideWords = /^ (?:excluding|including|except|apart from|not counting)\b[^.;:]*$/i;
/** What is put in between the subject and its verb. */
const explained =
  /^ (?:which|who|as|measured|defined|counted|calculated|expressed|based|the share|the number|the proportion|the rate|the percentage|the measure|our measure)\b[^.;:]*$/i;
const predicate =
  /^ (?:improved|worsened|slipped|came|was|were|is|are|has|have|rose|fell|grew|stood|reached|averaged|totalled)\b/;
const listedHead =
  /^\s*(?!(?:in|on|at|by|for|from|with|after|before|during|of|to|as|between|since|under|over|and|but)\b)(?:[\p{L}’'-]+ ){1,5}?(?:from|of|for|on|in|with|between|such as) (?:[\p{L}’'-]+ ?){1,4}$/iu;
const listedTail =
  /^ (?:[\p{Ll}][\p{L}’'-]* ){1,4}and (?:[\p{L}’'-]+ ){1,4}?(?:came|was|were|is|are|has|have|rose|fell|grew|stood|reached|averaged|totalled|brought|raised|earned|cost|made)\b/u;
const intends = /^(?:we|they|it) (?:will|aim to|plan to|intend to|want to) /i;
const explainedAside =
  /, (?:which|who|as|measured|defined|counted|calculated|expressed|based|the (?:share|number|proportion|rate|percentage))\b[^,]*,(?= \p{L}+(?: \p{L}+){0,2}$)/iu;
const listedAside =
  /, (?:which|who)\b[^.;:!?]*,(?= (?:was|were|is|are|has|have|stood|stands|totalled|reached)\b[^,]*$)/iu;
const aside = /, (?:excluding|including|except|apart from|not counting)\b[^,]*,(?= )/i;

/** "Absenteeism, the measure that worries us most, improved to": what it is. */
const measureAside =
  /, (?:the|an?|our) \p{L}+(?: \p{L}+)? (?:that|which|by which) [^,]*,(?= \p{Ll}+(?: \p{Ll}+){0,2}$)/iu;

/** A verb alone, with what belongs to it. */
const aVerb = /^ \p{Ll}+(?: \p{Ll}+){0,2} ?$/u;
/** What tells who they are, up to the verb. */
const whoAside = /, who [^.;:!?]*,(?= \p{Ll}+(?: \p{Ll}+){0,2}$)/iu;

/** What stands so has its name right before its comma. */
const standing =
  /^(?:which|who) (?:now |still |today )?(?:(?:stands?|stood|remains?|totals?|totalled|numbers?|numbered)(?: at)?|(?:have |has |had )?(?:fallen|fell|risen|rose|grown|grew|dropped|shrunk|shrank|climbed|come) (?:down |up )?to)$/i;
const nounBefore =
  /(?<!\p{L})(?:from|of|in|to|by|with|on|for|the|our|its) ((?:\p{Ll}[\p{L}’'-]* )?\p{Ll}[\p{L}’'-]+)$/u;

/** "Costs halved, from £4m to £2m": the comma parts nothing from its verb. */
const former = /^, from ?$/;

/** "The service's own emissions" are the report's. */
const ownOf = /\b(?:the|our|its) \p{L}+[’']s own (?=\p{L})/iu;

/** "The bad news is that we were late: 12% of": a sentence before a colon is no name. */
const saying = /^(?!.*\b(?:who|which|what)\b).*\b(?:is|are|was|were) \p{L}/u;

/** In a charge, caution or warning: the ways that follow the first. */
const oneOf = /^, \p{Ll}[\p{Ll} -]{1,30},? or \p{Ll}[^.,;:]*/u;

/** "…: 62% of the grass was cut": what follows the colon says itself of what it is. */
const ownSentence =
  /^(?:\p{L}+ ){0,2}\d[\d.,]*(?:%| per cent) of [^.;:,]* (?:was|were|is|are|had|have|has)\b/u;

/** 212 tractors and trailers worth £3.9m: the sum is of both. */
const ofBoth = /^ [\p{L}’' -]+ and (?!\p{Ll}+ed )[\p{L}’' -]+ worth $/u;

/** A verb that tells what was: "Plant closures rose by" is no order to plant. */
const told =
  /(?:^|\s)(?:was|were|is|are|has|have|had|rose|fell|grew|stood|came|went|took|cost|met|won|held|made|ran|\p{Ll}+ed)(?:\s|$)/u;

export class ClauseBounds {
  readonly #text: string;
  readonly #verbs: VerbWords;
  readonly #planned: RegExp;
  /** "The survey found that 88% of": who says so. */
  readonly #reported: RegExp;
  readonly orders: OrderWords;

  constructor(text: string, language: Language, verbs: VerbWords) {
    this.#text = text;
    this.#verbs = verbs;
    this.orders = new OrderWords(language);
    this.#reported = new RegExp(`^.*\\b(?:${anyOf(language.table.says) || '(?!)'}) that\\b\\s*`, 'i');
    const marks = anyOf(Object.keys(language.table.marks)) || '(?!)';
    this.#planned = new RegExp(`^ of (?:an?|the|its|our|their) (?:${marks}) $`, 'i');
  }

  sentenceAt(offset: number): number {
    return [...this.#text.slice(0, offset).matchAll(sentenceEnd)].length;
  }

  start(offset: number, before?: Quantity): number {
    let at = offset;
    const { length } = this.#text;
    // "March 31, 2026": the comma of a date parts nothing.
    const parts = (one: number): boolean =>
      clauseStart.test(this.#text.slice(one - 1, one + 1)) &&
      !/^, (?:19|20)\d\d\b/.test(this.#text.slice(one - 1, Math.min(length, one + 6))) &&
      !(former.test(this.#text.slice(one - 1, offset)) && this.#verbs.isMove(this.#text.slice(0, one - 1)));
    while (at > 0 && !parts(at)) at -= 1;
    // "Black students, who are 9% of enrolment, received": what tells who they are belongs to the subject.
    const who = before && before.end <= at ? this.#whoBefore(before, at, offset) : undefined;
    if (who !== undefined) return this.start(who);
    // A comma between figures is none; behind a quantity the next words are the next clause.
    if (before && before.end > at && before.end <= offset) {
      const between = this.#text.slice(before.end, offset);
      return before.end + (ofBoth.test(between) ? 0 : Math.max(0, between.lastIndexOf(' and ')));
    }
    // "Recorded crime, excluding fraud, fell": what is put in between belongs to the subject.
    const aside = this.#text.lastIndexOf(',', at - 2);
    if (this.#text[at - 1] === ',' && aside >= 0) {
      const between = this.#text.slice(aside + 1, at - 1);
      const isExplained = explained.test(between) && predicate.test(this.#text.slice(at, offset));
      if (asideWords.test(between) || isExplained) return this.start(aside, before);
    }
    // "Income from cafés, car parks and events reached": a list in the subject.
    const opens = this.#text.slice(0, at - 1).search(/[^.,;:!?]*$/);
    const isListed = this.#text[at - 1] === ',' && listedHead.test(this.#text.slice(opens, at - 1));
    if (isListed && listedTail.test(this.#text.slice(at, offset))) return this.start(at - 1, before);
    // "The fund, which pays for parks, paths and trees, is £121m"
    const from = Math.max(0, this.#text.slice(0, at).search(/[^.;:!?]*$/));
    const which = /, (?:which|who) [^.;:!?]*$/.exec(this.#text.slice(from, at - 1));
    if (this.#text[at - 1] === ',' && which && predicate.test(this.#text.slice(at, offset)))
      return this.start(from + which.index, before);
    // "Homes completed: 5,500" names before its colon.
    const isNamed = at > 0 && this.#text[at - 1] === ':' && this.#text.slice(at, offset).trim() === '';
    if (!isNamed) return at;
    const name = this.start(at - 1);
    return ownSentence.test(this.#text.slice(offset)) || saying.test(this.#text.slice(name, at - 1))
      ? at
      : name;
  }

  /** Where ", who are 9% of all," begins, if a verb of the subject before it stands behind. */
  #whoBefore(before: Quantity, at: number, offset: number): number | undefined {
    const from = Math.max(0, this.#text.slice(0, before.start).search(/[^.;:!?]*$/));
    const opened = /, who [^,]*$/.exec(this.#text.slice(from, before.start));
    const isClosed = this.#text[at - 1] === ',' && /^[^,.;:]*,$/.test(this.#text.slice(before.end, at));
    return opened && isClosed && aVerb.test(this.#text.slice(at, offset)) ? from + opened.index : undefined;
  }

  /** "ended in a charge, caution or warning": what is told of a quantity goes on, in one of several ways. */
  isOneOf({ end }: Quantity, next?: Quantity): boolean {
    return oneOf.test(this.#text.slice(this.#end(end, next)));
  }

  /** All words behind a quantity in its clause, the other ways of a list of them included. */
  rest({ end }: Quantity): string {
    const at = this.#end(end);
    const ways = oneOf.exec(this.#text.slice(at))?.[0] ?? '';
    return `${this.#text.slice(end, at)}${ways}`.trim();
  }

  /** "met from reserves, which now stand at": of what the clause tells, or "". */
  antecedent(start: number, end: number): string {
    if (!standing.test(this.#text.slice(start, end).trim()) || this.#text[start - 1] !== ',') return '';
    return nounBefore.exec(this.#text.slice(0, start - 1))?.[1] ?? '';
  }

  #end(offset: number, next?: Quantity): number {
    const found = clauseEnd.exec(this.#text.slice(offset));
    const at = found ? offset + found.index : this.#text.length;
    if (!next || next.start < offset || next.start >= at) return at;
    // 54% of boxes and exports for 46%: the next clause begins at its "and".
    const between = this.#text.slice(offset, next.start);
    if (ofBoth.test(between)) return offset + between.lastIndexOf(' worth ');
    const joint = between.lastIndexOf(' and ');
    return joint >= 0 ? offset + joint : next.start;
  }

  /** Words behind a quantity in its clause; a list goes on over its commas: on hulls, sails and ropes. */
  behind({ end }: Quantity, next?: Quantity): string {
    // 18.3 of a planned 25 lane-miles: what both count stands behind the second.
    if (next && this.isPlanned({ end }, next)) return this.behind(next);
    const at = this.#end(end, next);
    const words = this.#text.slice(end, at);
    if (!/^ (?:on|for|in|into|from) /.test(words)) return words.trim();
    const list = /^(?:, [a-z][a-z' -]{1,30})*,? and [a-z][a-z' -]{1,30}(?=[,.;]|$)/.exec(
      this.#text.slice(at),
    );
    return `${words}${list?.[0] ?? ''}`.trim();
  }

  isPlanned({ end }: Pick<Quantity, 'end'>, { start }: Quantity): boolean {
    return this.#planned.test(this.#text.slice(end, start));
  }

  /** Words before a quantity in its clause. */
  wordsBefore(start: number, end: number): string {
    const words = this.#text
      .slice(start, end)
      .trim()
      .replace(/:$/, '')
      .replace(aside, '')
      .replace(explainedAside, '')
      .replace(listedAside, '')
      .replace(whoAside, '')
      .replace(measureAside, '')
      .replace(ownOf, '')
      .replace(this.#reported, '')
      .replace(leading, '');
    // "…, drawing its reserve down to": what came of it.
    const drawn = words.replace(
      /^(?:drawing|bringing|taking|pushing|cutting|lifting|leaving) (?:its|our|their|the) /i,
      '',
    );
    const named = drawn.replace(this.#verbs.openers, '').replace(intends, '').trim();
    // A target begins with its verb: "Cut the waiting list to", "We will raise … and lift satisfaction to".
    const from = Math.max(0, this.#text.slice(0, end).search(/[^.!?]*$/));
    const isAim = start === 0 || intends.test(this.#text.slice(from, end).trim());
    return isAim && !told.test(named) ? this.orders.strip(named) : named;
  }

  /** The sentence as far as a number. */
  saidBefore(offset: number): string {
    const from = [...this.#text.slice(0, offset).matchAll(/[.!?;](?=\s)/g)].at(-1)?.index ?? -1;
    return this.#text.slice(from + 1, offset).trim();
  }

  /** "Plant 1,500 trees": what is to be done. */
  isOrder(said: string): boolean {
    return this.orders.isOrder(`${said} `) && !told.test(said);
  }
}
