/**
 * Statements of English sentences: the subject before a verb of change or of being (Retail sales rose by
 * 3.2%), else what is counted behind the number (640 affordable homes were completed).
 */
import type { Language } from '../language.ts';
import { AsideWords, isAdverb, isBracketed, isNoun, isThreshold } from './latin-aside.ts';
import { ClauseBounds } from './latin-bounds.ts';
import { capital, VerbWords, type Clause, type Named } from './latin-clause.ts';
import { Context } from './latin-context.ts';
import { nameAlone, PhraseWords, plainerName } from './latin-phrase.ts';
import { LatinRanks } from './latin-rank.ts';
import { RivalWords } from './latin-rival.ts';
import { readTold } from './latin-told.ts';
import type { Years } from './times.ts';
import { ways } from './latin-ways.ts';
import type { Quantity } from './quantity.ts';
import { scanQuantities } from './scan.ts';
import { kindOf, type Direction, type Doubt, type Reading, type Statement } from './statement.ts';

class LatinReader {
  readonly #text: string;
  readonly #language: Language;
  readonly #verbs: VerbWords;
  readonly #asides: AsideWords;
  readonly #bounds: ClauseBounds;
  readonly #rivals: RivalWords;
  readonly #phrases: PhraseWords;
  readonly #statements: Statement[] = [];
  readonly #context: Context;
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

  /** Numbers with which others are compared. */
  readonly #compared = new Set<Quantity>();
  /** What was counted last. */
  #thing = '';
  #moved: { direction: Direction; sentence: number } = { direction: undefined, sentence: -1 };

  constructor(text: string, language: Language, years?: Years) {
    this.#text = text;
    this.#language = language;
    this.#verbs = new VerbWords(language);
    this.#asides = new AsideWords(language);
    this.#bounds = new ClauseBounds(text, language, this.#verbs);
    this.#rivals = new RivalWords(language, years);
    this.#phrases = new PhraseWords(language);
    this.#context = new Context(text, this.#statements);
  }

  read(): Reading {
    const { ranks, results } = this.#language;
    const { quantities: all, excluded } = scanQuantities(this.#text, this.#language);
    // 27th of the 44 services: how many there are belongs to the rank.
    const said = [...this.#text.matchAll(ranks)].map(({ index, 0: rank }) => [index, index + rank.length]);
    const quantities = all.filter(
      ({ start, numberAt }, index) =>
        !said.some(([from, to]) => start > from! && numberAt < to!) &&
        !isThreshold(this.#text, all[index]!, all[index - 1]),
    );
    const told = readTold(this.#text, quantities, this.#language, (at) => this.#bounds.sentenceAt(at));
    this.#statements.push(...told.statements);
    this.#loose.push(...told.loose);
    for (const [index, quantity] of quantities.entries())
      if (!told.taken.has(quantity))
        this.#readQuantity(quantity, quantities[index - 1], quantities[index + 1]);
    const words = new LatinRanks(this.#text, this.#bounds, this.#verbs, this.#statements);
    words.read(ranks, 'rank', quantities);
    words.read(results, 'text', quantities);
    this.#statements.sort((a, b) => startOf(a) - startOf(b));
    return { statements: this.#statements, references: told.references, excluded, loose: this.#loose };
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
    const last = before && this.#compared.has(before) ? before : undefined;
    const side = this.#rivals.sideOf(this.#text, quantity, this.#bounds.start(quantity.start, before));
    const isRival = this.#rivals.isRival(this.#text, quantity, before?.end ?? 0, last) || side === 'past';
    if (isRival) this.#compared.add(quantity);
    const isBeside = isBracketed(this.#text, quantity, before);
    const isAside = isBeside || isAdverb(quantity, this.#text.slice(quantity.end));
    if (isAside) quantity.former = true;
    const isLeft =
      quantity.high !== undefined ||
      isHalf ||
      isRival ||
      isAside ||
      this.#isPlace(quantity, before) ||
      isNoun(this.#text, quantity) ||
      // The unit of both stands behind the second, and is not printed with the first.
      (next !== undefined && next.unit !== '' && this.#bounds.isPlanned(quantity, next));
    const clause = isLeft ? undefined : this.#clauseOf(quantity, before, next);
    const named = clause && this.#name(clause);
    // What a number is compared with stays in its sentence, as what it was before does.
    const behind = clause?.behind ?? '';
    if (isRival || /^(?:more|fewer|less|slower|faster|later|earlier|older|younger) than\b/.test(behind))
      quantity.former = true;
    const said = this.#text.slice(this.#saidFrom(quantity, before), quantity.start);
    const isNoName =
      !named ||
      this.#asides.isNoName(named.label) ||
      this.#asides.isElsewhere(clause?.words ?? '') ||
      this.#asides.isExpected(said, behind.replace(comparing, ''));
    if (!clause || isNoName) {
      // What is another's is so for the rest of its sentence.
      if (clause && this.#asides.isElsewhere(clause.words)) this.#last.inherited = '';
      this.#loose.push(quantity);
      return;
    }
    // "launched 214 times": so many launches.
    if (named.count) {
      const end = quantity.end - quantity.unit.length - quantity.gap.length;
      const bare = { ...quantity, family: 'count' as const, unit: '', gap: '', end };
      this.#statements.push({
        label: named.label,
        kind: 'count',
        quantity: bare,
        rank: '',
        numberRun: [bare.start, end],
        sentence: clause.sentence,
        doubts: [],
      });
      return;
    }
    // "73 times" is how often, and "4.1 times sales" is how much of them.
    const isOften =
      quantity.family === 'times' && (clause.act !== '' || /\b(?:was|were|is|are|been)\b/.test(named.label));
    // £14m, "of which 9.6 million": of the money, and no count.
    const isOfMoney = clause.part && quantity.family === 'plain' && before?.family === 'money';
    if (isOften || isOfMoney) {
      this.#loose.push(quantity);
      return;
    }
    const limit =
      this.#asides.isLimit(said, this.#text.slice(quantity.end).replace(comparing, '')) ||
      side === 'future' ||
      this.#isToCome(quantity.start);
    const { sentence } = clause;
    const { direction, doubts, share } = named;
    const per = /^(?:per|a|an|each) (?:square )?[a-z]+/.exec(clause.behind)?.[0] ?? '';
    const own = nameAlone(named.label);
    const label = plainerName(
      capital(per === '' || own.includes(per) ? own : `${own} ${per}`),
      this.#language,
    );
    if (this.#context.isTwin(label, quantity, sentence)) {
      this.#loose.push(quantity);
      return;
    }
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

  /** 1.2 million visits to our 17 branches: where it was, and nothing that the sentence tells of. */
  #isPlace({ start, family }: Quantity, before: Quantity | undefined): boolean {
    if (before === undefined) return false;
    const between = this.#text.slice(before.end, start);
    return circumstance.test(between) || (/^(?:area|length)$/.test(family) && alsoThere.test(between));
  }

  /** "Plant 1,500 trees", "costs will rise by £2m": an aim, or what is expected. */
  #isToCome(offset: number): boolean {
    const said = this.#bounds.saidBefore(offset);
    return this.#asides.isAhead(said) || this.#bounds.isOrder(said);
  }

  /** Where the words before a number begin that may say what it is: its clause, behind the number before. */
  #saidFrom({ start }: Quantity, before: Quantity | undefined): number {
    return Math.max(this.#bounds.start(start), before?.end ?? 0);
  }

  #clauseOf(
    quantity: Quantity,
    before: Quantity | undefined,
    next: Quantity | undefined,
  ): Clause | undefined {
    const sentence = this.#bounds.sentenceAt(quantity.start);
    const start = this.#bounds.start(quantity.start, before);
    const again = before?.former
      ? reachedFrom.exec(this.#text.slice(before.end, quantity.start))?.[1]
      : undefined;
    const own = again === undefined ? this.#bounds.wordsBefore(start, quantity.start) : 'to';
    const behind = this.#bounds.behind(quantity, next) || (again ?? '');
    const same = this.#last.sentence === sentence;
    const isNamed = /:\s*$/.test(this.#text.slice(0, quantity.start));
    const { inherited, inheritedVerb, inheritedDirection } = this.#last;
    const former = /^(?:(.*\S) )?from$/i.test(own) ? own.replace(/,? ?from$/i, '') : undefined;
    const split = this.#verbs.split(former ?? own, quantity, former !== undefined);
    const which = this.#bounds.antecedent(start, quantity.start);
    const clause: Clause = {
      quantity,
      behind,
      rest: this.#bounds.rest(quantity),
      isOneOf: this.#bounds.isOneOf(quantity, next),
      isCut: next !== undefined && this.#text.slice(quantity.end, next.start).trim() === behind,
      sentence,
      ...split,
      ...(split.subject === '' && which !== '' ? { subject: which } : {}),
      ...(isNamed && own !== '' ? { verb: ':' } : {}),
      part:
        /^[ ,]*(?:of (?:which|whom|that|this|these|them)|including)\b/i.test(
          this.#text.slice(start, quantity.start),
        ) ||
        (same && this.#last.part && own === ''),
      thing: this.#thing,
      words: own,
      phrases: this.#phrases,
      owned: this.#phrases.objectOf(own),
      outcome: this.#phrases.outcomeOf(behind),
      flies: ofThese.test(this.#text.slice(0, quantity.start)) ? this.#phrases.flies : undefined,
      among: this.#context.amongOf(quantity, sentence),
      parallel: this.#context.parallelOf(quantity, sentence),
      others: this.#context.othersBefore(quantity.start),
      whole: this.#context.wholeBefore(sentence),
      inherited: same ? inherited : '',
      inheritedVerb: same ? inheritedVerb : '',
      inheritedDirection: same ? inheritedDirection : undefined,
      lastDirection: this.#moved.sentence === sentence ? this.#moved.direction : undefined,
    };
    // "Cut energy use by 10%"
    if (clause.by)
      clause.direction ??= this.#bounds.orders.directionOf(this.#text.slice(start, quantity.start).trim());
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
}

/** £0.3m more than budgeted: beside a budget, and none. */
const comparing = /^ ?(?:more|less|higher|lower) than \p{L}+/u;

/** "Their value" does not say whose. */
const whose = (label: string): Doubt[] => (/^(?:their|its|his|her)\b/i.test(label) ? ['label'] : []);

/** Between two numbers: from 391 offences to 447. What both count stands with the first. */
const reachedFrom = /^ (\p{Ll}[\p{L}-]*(?: \p{Ll}[\p{L}-]*)?) to $/u;

/** Up to a number in the same clause that is known: to our 17, in all 24. */
const circumstance =
  /^[^,;:.]*\b(?:to|in|at|on|by|from|across|among|between|over|with|for) (?:our|the|its|their|all|these|those)(?: \p{L}+)? $/u;

/** 42,000 people across three districts and 960 square miles */
const alsoThere = /^[^,;:.]*\b(?:across|in|over|throughout|within) [^,;:.]* and $/;

/** Of what was counted in the sentence before, or right before. */
const ofThese = /\bof (?:these|those|them|which|whom),?\s*$/i;

const startOf = ({ numberRun, rankRun }: Statement): number => (numberRun ?? rankRun)![0];

/** @param years Of the report: what other years are named is past, or to come. */
export const readLatinStatements = (text: string, language: Language, years?: Years): Reading =>
  new LatinReader(text, language, years).read();
