/** What happened to people, told with a verb: nine people lost their lives in fires; in 2023/24 it was six. */
import { anyOf, type Language } from '../language.ts';
import { numberWord, readNumberWord } from '../../model/number-words.ts';
import { capital } from './latin-clause.ts';
import type { Quantity } from './quantity.ts';
import { yearPattern } from './times.ts';

export interface Event {
  quantity: Quantity;
  label: string;
}

interface Found {
  events: Event[];
  /** Numbers in words by which an event may be measured. */
  rivals: Quantity[];
}

/** Where it happened, or of what, as far as it is a place or thing without a number. */
const where =
  /^ (?:in|on|at|from|by|of) (?:\p{Lu}[\p{L}-]*(?:['’]s|s['’]) )?\p{Ll}[\p{L} -]{2,30}?(?=[.,;:]|$| and | but | which | who )/u;

/** What else the clause tells of it, which its name has to hold. */
const told = /^(?: (?!and\b|but\b|which\b|who\b)[^\s.,;:()]+)*/u;
const joint = /^ (?:while|after|before|when|in|on|at|from|by|of|because|during)\b/;
const when =
  /^ (?:last|this|again|in (?:the (?:year|period)|all\b|total|(?:19|20)\d\d)|during the year|over the year|between|since|on average)\b/;
const clause = /^ (?:when|while|because|after|before|where|if|as)\b/;
const mostHow = 9;

export class EventWords {
  readonly #language: Language;
  readonly #event: RegExp;
  readonly #rival: RegExp;
  readonly #spelt: RegExp;
  readonly #isPerson: RegExp;

  constructor(language: Language) {
    this.#language = language;
    const { events, persons, times } = language.table;
    const words = Array.from({ length: 100 }, (_, value) => numberWord(value, language.table.language) ?? '');
    const number = anyOf(words.filter(Boolean)) || '(?!)';
    const verbs = anyOf(Object.keys(events)) || '(?!)';
    this.#event = new RegExp(
      `^(?: (?<who>(?!who\\b|that\\b|of\\b)\\p{Ll}[\\p{L}-]*(?: (?!who\\b|that\\b|which\\b)[\\p{L}-]+){0,3}?))? (?<verb>${verbs})(?!\\p{L})`,
      'u',
    );
    this.#spelt = new RegExp(`(?<![\\p{L}-])(?:${number})(?![\\p{L}-])`, 'giu');
    const when = anyOf(Object.keys(times)) || '(?!)';
    this.#rival = new RegExp(
      `(?:against|compared with|compared to|from|(?:(?:in )?(?:${yearPattern}|${when}),? (?:it|there|the (?:figure|number)) (?:was|were))) $`,
      'iu',
    );
    this.#isPerson = new RegExp(`^(?:${anyOf(persons) || '(?!)'})$`, 'i');
  }

  /** @param quantities Those that the text has in figures. */
  find(text: string, quantities: readonly Quantity[]): Found {
    const spelt = [...text.matchAll(this.#spelt)].map(({ index, 0: word }) => this.#quantity(word, index));
    const events = [...quantities, ...spelt].flatMap((quantity) => {
      const label = this.#labelOf(text, quantity);
      return label === undefined ? [] : [{ quantity, label }];
    });
    const rivals = spelt.filter((one) => {
      if (events.some(({ quantity }) => quantity === one) || !this.#rival.test(text.slice(0, one.start)))
        return false;
      // In the event's own sentence, or in the next.
      const before = events.findLast(({ quantity }) => quantity.end < one.start);
      return before && (text.slice(before.quantity.end, one.start).match(/[.!?]\s/g) ?? []).length <= 1;
    });
    return { events, rivals };
  }

  #labelOf(text: string, { family, sign, prefix, start, end }: Quantity): string | undefined {
    if (!['count', 'plain'].includes(family) || sign !== '' || prefix.trim() !== '') return undefined;
    // "Of the nine people who died", "only nine": a subject begins its clause.
    if (!/(?:^|[.!?;:,] ?|\b(?:and|but|while) )$/.test(text.slice(0, start))) return undefined;
    const found = this.#event.exec(text.slice(end));
    if (!found) return undefined;
    const { who, verb } = found.groups!;
    // "Four people were killed and 11 were injured"
    if (who === undefined && !this.#isNext(text.slice(0, start))) return undefined;
    const name = this.#language.table.events[verb!.toLowerCase()]!;
    const place = where.exec(text.slice(end + found[0].length))?.[0] ?? '';
    const more = place === '' ? told.exec(text.slice(end + found[0].length))![0] : '';
    if (/^ or\b/.test(more)) return undefined;
    const how = when.test(more) ? '' : more.replace(/ (?:last|this) year$/, '');
    // "… when their employer, a builder, failed": a clause that is cut says nothing.
    const isCut = clause.test(how) && !/^(?:$|\.)/.test(text.slice(end + found[0].length + more.length));
    if (isCut) return undefined;
    if (how.split(' ').length > mostHow) return undefined;
    const isPerson = who === undefined || this.#isPerson.test(who);
    if (!isPerson) return capital(`${who} who ${verb!}${place}${how}`);
    // "Killed by violence": who or what did it is a part of what happened.
    const [, done] = /^(?:was|were) (.+)$/.exec(verb!) ?? [];
    if (done !== undefined && place.startsWith(' by ')) return capital(`${who ?? 'people'} ${done}${place}`);
    if (how !== '' && !joint.test(how)) return capital(`${who ?? 'people'} who ${verb!}${how}`);
    return capital(`${name}${how}${place.replace(/^ of /, ' from ')}`);
  }

  /** Another event of people stands before it in its sentence. */
  #isNext(said: string): boolean {
    const { events, persons } = this.#language.table;
    const own = new RegExp(
      `\\b(?:${anyOf(persons)}) (?:${anyOf(Object.keys(events))})\\b[^.!?;]* and $`,
      'i',
    );
    return own.test(said);
  }

  #quantity(word: string, start: number): Quantity {
    return {
      start,
      end: start + word.length,
      numberAt: start,
      value: readNumberWord(word, this.#language.table.language)!,
      written: word,
      numerals: 'words',
      sign: '',
      unit: '',
      prefix: '',
      qualifier: '',
      gap: '',
      family: 'count',
    };
  }
}
