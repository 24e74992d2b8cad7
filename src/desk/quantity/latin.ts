/**
 * Statements of English sentences: the subject before a verb of change or of being (Retail sales rose by
 * 3.2%), else what is counted behind the number (640 affordable homes were completed).
 */
import { anyOf, type Language } from '../language.ts';
import { OrderWords } from './latin-orders.ts';
import { AsideWords, isAdverb, isBracketed } from './latin-aside.ts';
import { capital, shorten, VerbWords, type Clause, type Named } from './latin-clause.ts';
import {
  nameCompared,
  nameCounted,
  nameInAll,
  nameMeasured,
  nameMoved,
  nameOfThing,
  nameOfWhich,
  nameShareOf,
  namePart,
  nameSubject,
} from './latin-name.ts';
import type { Quantity } from './quantity.ts';
import { scanQuantities } from './scan.ts';
import { kindOf, type Direction, type Doubt, type Reading, type Run, type Statement } from './statement.ts';

const clauseStart = /^(?:[;:!?()]|,(?!\d)|\.(?!\d))/;
const clauseEnd = /[;:!?()]|,(?!\d)|\.(?!\d)| and (?=[£$€\d])| but | while | up from | down from /;
const sentenceEnd = /[!?]|\.(?=\s|$)/g;
/** Of a subject that goes on behind: "and Exports to Europe". */
const leading = /^(?:and|but|while|with|also|so|then|or|of which|of whom|which|that|when|where|who) /i;

/** What is put in between commas and belongs to the subject. */
const asideWords = /^ (?:excluding|including|except|apart from|not counting)\b[^.;:]*$/i;
/** What is put in between the subject and its verb. */
const explained = /^ (?:which|who|as|measured|defined|counted|calculated|expressed|based)\b[^.;:\d]*$/i;
const predicate = /^ (?:was|were|is|are|has|have|rose|fell|grew|stood|reached|averaged|totalled)\b/;
const intends = /^(?:we|they|it) (?:will|aim to|plan to|intend to|want to) /i;
const explainedAside =
  /, (?:which|who|as|measured|defined|counted|calculated|expressed|based)\b[^,]*,(?= \p{L}+(?: \p{L}+)?$)/iu;
const aside = /, (?:excluding|including|except|apart from|not counting)\b[^,]*,(?= )/i;

/** The ways to name a quantity, the surest first. */
const ways = [
  nameInAll,
  nameCompared,
  nameOfWhich,
  nameShareOf,
  nameOfThing,
  nameCounted,
  nameMoved,
  namePart,
  nameMeasured,
  nameSubject,
];

class LatinReader {
  readonly #text: string;
  readonly #language: Language;
  readonly #verbs: VerbWords;
  readonly #asides: AsideWords;
  readonly #orders: OrderWords;
  readonly #rival: RegExp;
  readonly #statements: Statement[] = [];
  readonly #loose: Quantity[] = [];
  /** What the last clause was about, which way it moved, and in which sentence. */
  #last: Pick<Clause, 'inherited' | 'inheritedVerb' | 'inheritedDirection' | 'part'> & { sentence: number } =
    {
      inherited: '',
      inheritedVerb: '',
      inheritedDirection: undefined,
      part: false,
      sentence: -1,
    };

  /** What was counted last. */
  #thing = '';
  #moved: { direction: Direction; sentence: number } = { direction: undefined, sentence: -1 };

  constructor(text: string, language: Language) {
    this.#text = text;
    this.#language = language;
    this.#verbs = new VerbWords(language);
    this.#asides = new AsideWords(language);
    this.#orders = new OrderWords(language);
    const { rivals } = language.table;
    // "against a national target of 90%"
    this.#rival = new RegExp(
      `(?<![\\p{L}])(?:${anyOf(rivals) || '(?!)'})(?: (?:an?|the|its|our))?(?: \\p{L}+){0,2}(?: of)?\\s*$`,
      'iu',
    );
  }

  read(): Reading {
    const { quantities, excluded } = scanQuantities(this.#text, this.#language);
    for (const [index, quantity] of quantities.entries())
      this.#readQuantity(quantity, quantities[index - 1], quantities[index + 1]);
    this.#readWords(this.#language.ranks, 'rank', quantities);
    this.#readWords(this.#language.results, 'text', quantities);
    this.#statements.sort((a, b) => startOf(a) - startOf(b));
    return { statements: this.#statements, excluded, loose: this.#loose };
  }

  #sentenceAt(offset: number): number {
    return [...this.#text.slice(0, offset).matchAll(sentenceEnd)].length;
  }

  #clauseStart(offset: number, before?: Quantity): number {
    let at = offset;
    while (at > 0 && !clauseStart.test(this.#text.slice(at - 1, at + 1))) at -= 1;
    // A comma between figures is none; behind a quantity the next words are the next clause.
    if (before && before.end > at && before.end <= offset) {
      const joint = this.#text.slice(before.end, offset).lastIndexOf(' and ');
      return before.end + Math.max(0, joint);
    }
    // "Recorded crime, excluding fraud, fell": what is put in between belongs to the subject.
    const aside = this.#text.lastIndexOf(',', at - 2);
    if (this.#text[at - 1] === ',' && aside >= 0) {
      const between = this.#text.slice(aside + 1, at - 1);
      const isExplained = explained.test(between) && predicate.test(this.#text.slice(at, offset));
      if (asideWords.test(between) || isExplained) return this.#clauseStart(aside, before);
    }
    // "Homes completed: 5,500" names before its colon.
    const isNamed = at > 0 && this.#text[at - 1] === ':' && this.#text.slice(at, offset).trim() === '';
    return isNamed ? this.#clauseStart(at - 1) : at;
  }

  #clauseEnd(offset: number, next?: Quantity): number {
    const found = clauseEnd.exec(this.#text.slice(offset));
    const at = found ? offset + found.index : this.#text.length;
    if (!next || next.start < offset || next.start >= at) return at;
    // 54% of boxes and exports for 46%: the next clause begins at its "and".
    const joint = this.#text.slice(offset, next.start).lastIndexOf(' and ');
    return joint >= 0 ? offset + joint : next.start;
  }

  /** Words behind a quantity in its clause; a list goes on over its commas: on hulls, sails and ropes. */
  #behind({ end }: Quantity, next?: Quantity): string {
    const at = this.#clauseEnd(end, next);
    const words = this.#text.slice(end, at);
    if (!/^ (?:on|for|in|into|from) /.test(words)) return words.trim();
    const list = /^(?:, [a-z][a-z' -]{1,30})*,? and [a-z][a-z' -]{1,30}(?=[,.;]|$)/.exec(
      this.#text.slice(at),
    );
    return `${words}${list?.[0] ?? ''}`.trim();
  }

  /** Words before a quantity in its clause. */
  #wordsBefore(start: number, end: number): string {
    const words = this.#text
      .slice(start, end)
      .trim()
      .replace(/:$/, '')
      .replace(aside, '')
      .replace(explainedAside, '')
      .replace(leading, '');
    const named = words.replace(this.#verbs.openers, '').replace(intends, '').trim();
    // A target begins with its verb: "Cut the waiting list to", "We will raise … and lift satisfaction to".
    const from = Math.max(0, this.#text.slice(0, end).search(/[^.!?]*$/));
    const isAim = start === 0 || intends.test(this.#text.slice(from, end).trim());
    return isAim ? this.#orders.strip(named) : named;
  }

  #readQuantity(quantity: Quantity, before: Quantity | undefined, next: Quantity | undefined): void {
    // 11 minutes 20 seconds is one duration, and no fact in two.
    const isHalf = [before, next].some(
      (other) =>
        other?.family === 'duration' &&
        quantity.family === 'duration' &&
        /^ (?:and )?$/.test(
          this.#text.slice(Math.min(other.end, quantity.end), Math.max(other.start, quantity.start)),
        ),
    );
    const isRival = this.#rival.test(
      this.#text.slice(Math.max(before?.end ?? 0, quantity.start - 60), quantity.start),
    );
    const isBeside = isBracketed(this.#text, quantity, before);
    const isAside = isBeside || isAdverb(quantity, this.#text.slice(quantity.end));
    if (isAside) quantity.former = true;
    const isLeft = quantity.high !== undefined || isHalf || isRival || isAside;
    const clause = isLeft ? undefined : this.#clauseOf(quantity, before, next);
    const named = clause && this.#name(clause);
    // What a number is compared with stays in its sentence, as what it was before does.
    const behind = clause?.behind ?? '';
    if (isRival || /^(?:more|fewer|less|slower|faster|later|earlier|older|younger) than\b/.test(behind))
      quantity.former = true;
    const said = this.#text.slice(this.#saidFrom(quantity, before), quantity.start);
    const isNoName = !named || this.#asides.isNoName(named.label) || this.#asides.isExpected(said, behind);
    if (!clause || isNoName) {
      this.#loose.push(quantity);
      return;
    }
    // "73 times" is how often, and "4.1 times sales" is how much of them.
    const isOften = quantity.family === 'times' && /\b(?:was|were|is|are|been)\b/.test(named.label);
    // £14m, "of which 9.6 million": of the money, and no count.
    const isOfMoney = clause.part && quantity.family === 'plain' && before?.family === 'money';
    if (isOften || isOfMoney) {
      this.#loose.push(quantity);
      return;
    }
    const limit = this.#asides.isLimit(said, this.#text.slice(quantity.end));
    const { sentence } = clause;
    const { direction, doubts, share } = named;
    const per = /^(?:per|a|an|each) (?:square )?[a-z]+/.exec(clause.behind)?.[0] ?? '';
    const label = per === '' || named.label.includes(per) ? named.label : `${named.label} ${per}`;
    const earlier = this.#statements.at(-1);
    const alike =
      earlier?.sentence === sentence && earlier.quantity?.unit === quantity.unit ? earlier.kind : undefined;
    const guess = kindOf({ label: label.toLowerCase(), quantity, direction, before: alike }, this.#language);
    const isShare = share && quantity.value !== undefined && quantity.value <= 100;
    const told = isShare ? ('share' as const) : named.ratio ? ('ratio' as const) : undefined;
    const { kind, doubt } = told ? { kind: told, doubt: undefined } : guess;
    if (named.thing !== undefined) this.#thing = named.thing;
    this.#statements.push({
      label,
      kind,
      quantity,
      rank: '',
      numberRun: [quantity.start, quantity.end],
      sentence,
      doubts: [...new Set([...doubts, ...whose(label), ...(doubt ? (['kind'] as const) : [])])],
      ...(limit ? { limit: true as const } : {}),
    });
  }

  /** Where the words before a number begin that may say what it is: its clause, behind the number before. */
  #saidFrom({ start }: Quantity, before: Quantity | undefined): number {
    return Math.max(this.#clauseStart(start), before?.end ?? 0);
  }

  #clauseOf(
    quantity: Quantity,
    before: Quantity | undefined,
    next: Quantity | undefined,
  ): Clause | undefined {
    const sentence = this.#sentenceAt(quantity.start);
    const start = this.#clauseStart(quantity.start, before);
    const own = this.#wordsBefore(start, quantity.start);
    const behind = this.#behind(quantity, next);
    const same = this.#last.sentence === sentence;
    const isNamed = /:\s*$/.test(this.#text.slice(0, quantity.start));
    const { inherited, inheritedVerb, inheritedDirection } = this.#last;
    const former = /^(?:(.*\S) )?from$/i.test(own) ? own.replace(/ ?from$/i, '') : undefined;
    const clause: Clause = {
      quantity,
      behind,
      sentence,
      ...this.#verbs.split(former ?? own, quantity),
      ...(isNamed ? { verb: ':' } : {}),
      part:
        /^[ ,]*(?:of (?:which|whom|that|this|these|them)|including)\b/i.test(
          this.#text.slice(start, quantity.start),
        ) ||
        (same && this.#last.part && own === ''),
      thing: this.#thing,
      inherited: same ? inherited : '',
      inheritedVerb: same ? inheritedVerb : '',
      inheritedDirection: same ? inheritedDirection : undefined,
      lastDirection: this.#moved.sentence === sentence ? this.#moved.direction : undefined,
    };
    if (clause.direction) this.#moved = { direction: clause.direction, sentence };
    if (former === undefined) return clause;
    // From 14.2% to 11.8%: what it was is no fact of its own.
    this.#remember(clause, { subject: clause.subject, direction: undefined });
    quantity.former = true;
    return undefined;
  }

  #name(clause: Clause): Named | undefined {
    for (const way of ways) {
      const named = way(clause);
      if (named === undefined) continue;
      if (named !== 'loose')
        this.#remember(clause, { ...named, direction: named.direction ?? clause.direction });
      return named === 'loose' ? undefined : named;
    }
    return undefined;
  }

  #remember(
    { verb: own, subject: first, sentence }: Clause,
    {
      subject = first,
      verb = own,
      direction,
      part = false,
    }: Pick<Named, 'subject' | 'verb' | 'direction'> & {
      part?: boolean;
    },
  ): void {
    const same = this.#last.sentence === sentence;
    this.#last = {
      inherited: subject || (same ? this.#last.inherited : ''),
      inheritedVerb: verb || (same ? this.#last.inheritedVerb : ''),
      inheritedDirection: direction,
      part,
      sentence,
    };
  }

  /** 48 million tonnes, 3% more than before and the highest total: it is the total that is the highest. */
  #rankedOf(statement: Statement, rank: string): Statement {
    const [, name] = /^(.+): (?:rise|fall)$/.exec(statement.label) ?? [];
    if (name === undefined || /\b(?:rise|fall|growth|increase|decrease|decline|drop)\b/.test(rank))
      return statement;
    const measured = this.#statements.find(
      ({ label, sentence }) => label === name && sentence === statement.sentence,
    );
    return measured && this.#statements.indexOf(measured) < this.#statements.indexOf(statement)
      ? measured
      : statement;
  }

  #readWords(pattern: RegExp, kind: 'rank' | 'text', quantities: Quantity[]): void {
    for (const match of this.#text.matchAll(pattern)) {
      const run: Run = [match.index, match.index + match[0].length];
      if (quantities.some(({ start, end }) => start < run[1] && end > run[0])) continue;
      const sentence = this.#sentenceAt(run[0]);
      const earlier = this.#statements.findLast(
        (one) => one.sentence === sentence && (one.numberRun ?? one.rankRun)![1] <= run[0],
      );
      if (earlier) {
        const ranked = this.#rankedOf(earlier, match[0]);
        if (ranked.rank === '') Object.assign(ranked, { rank: match[0], rankRun: run });
        continue;
      }
      const before = this.#wordsBefore(this.#clauseStart(run[0]), run[0]);
      const { subject } = this.#verbs.split(before, wordless);
      if (/\p{L}/u.test(subject))
        this.#statements.push({
          label: capital(shorten(subject)),
          kind,
          rank: match[0],
          rankRun: run,
          sentence,
          doubts: [],
        });
    }
  }
}

/** "Their value" does not say whose. */
const whose = (label: string): Doubt[] => (/^(?:their|its|his|her)\b/i.test(label) ? ['label'] : []);

/** For a rank in words there is no number. */
const wordless = { family: 'plain' } as Quantity;

const startOf = ({ numberRun, rankRun }: Statement): number => (numberRun ?? rankRun)![0];

export const readLatinStatements = (text: string, language: Language): Reading =>
  new LatinReader(text, language).read();
