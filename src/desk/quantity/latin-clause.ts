/** A clause of English around a quantity: its subject, its verb, what stands behind the number. */
import { anyOf, type Language } from '../language.ts';
import { anyActOf, withoutAnyVerb, withoutAuxiliary, type Owned, type PhraseWords } from './latin-phrase.ts';
import type { Quantity } from './quantity.ts';
import type { Direction, Doubt } from './statement.ts';

export interface Clause {
  quantity: Quantity;
  sentence: number;
  /** Words before the verb. */
  subject: string;
  verb: string;
  /** A verb that has its object behind the number: "The port handled". */
  act: string;
  /** "of which", "including": a part of what the clause before is about. */
  part: boolean;
  direction: Direction;
  /** "to" and not "by": the number is what was reached. */
  level: boolean;
  /** "by" stands right before the number. */
  by: boolean;
  /** Words from the number to the end of the clause. */
  behind: string;
  /** The same, whatever numbers stand in them, and over the commas of what is one of several ways. */
  rest: string;
  /** What is told goes on over commas: in a charge, caution or warning. */
  isOneOf: boolean;
  /** The next number cuts them. */
  isCut: boolean;
  /** Of the clause before in the same sentence. */
  inherited: string;
  inheritedVerb: string;
  inheritedDirection: Direction;
  /** The last verb of change of the sentence, however far back. */
  lastDirection: Direction;
  /** What was counted last, in this or an earlier sentence: complaints. */
  thing: string;
  /** All words before the number. */
  words: string;
  /** What the words before the number make the object of their verb: a surplus of. */
  owned: Owned | 'loose' | undefined;
  /** What the words behind it call it: in the red. */
  outcome: string | undefined;
  phrases: PhraseWords;
  /** "Of these": finds a verb and its place, flew on international routes. */
  flies: RegExp | undefined;
  /** What the sentence begins with: of the 8,912 incidents attended. */
  among: string | undefined;
  /** The one plural noun of the sentence before, and what that sentence counts. */
  others: string;
  whole: string;
  /** Name of the last number of this sort in the same sentence. */
  parallel: string;
}

export interface Named {
  label: string;
  direction: Direction;
  doubts: Doubt[];
  /** Neither a change nor a part: 31% below the market price. */
  ratio?: true;
  /** What was counted, without its verb. */
  thing?: string;
  /** So many times: a count of what was done. */
  count?: true;
  /** "12% of …" says that it is a share. */
  share?: true;
  /** What later clauses are about, where that is not the clause's own subject. */
  subject?: string;
  /** It is a part of something, and so may be what "and" adds to it. */
  part?: true;
  /** The verb that later clauses leave out: … and £268m on schools. */
  verb?: string;
}

/** handled: handle, handles; treated: treat, treats. A form that is no word does no harm: no text has it. */
const formsOf = (act: string): string[] => [
  act,
  ...(act.endsWith('ed') ? [act.slice(0, -1), act.slice(0, -2)].flatMap((stem) => [stem, `${stem}s`]) : []),
];

const finite = /^(?:took|takes?|lasted|lasts|was|were|is|are|averaged|reached|stood|totalled|has|have|had)$/i;
const steady = /\b(?:unchanged|steady|stable|flat|stood|stands|remained|stayed|held) at$/i;

const being = /\b(?:was|were|is|are|been|being|be)$/;

/** Families of numbers that may say by how much something has changed, with any verb. */
export const isChange = (family: Quantity['family']): boolean =>
  ['percent', 'points', 'times', 'tenths', 'fraction'].includes(family);

/** Verbs and joints of a language's table, cut from the end of a clause. */
export class VerbWords {
  readonly openers: RegExp;
  readonly #up: RegExp;
  readonly #down: RegExp;
  readonly #links: RegExp;
  readonly #act: RegExp;
  readonly #takes: RegExp;
  readonly #moves: RegExp;
  /** What an act is called in the past, by each of its forms. */
  readonly #past = new Map<string, string>();

  constructor({ table: { up, down, links, openers, acts, takers, participles } }: Language) {
    this.#up = new RegExp(`\\b(?:${anyOf(up)})$`, 'i');
    this.#down = new RegExp(`\\b(?:${anyOf(down)})$`, 'i');
    this.#links = new RegExp(`(?:^|\\s)(?:${anyOf(links)})$`, 'i');
    this.#moves = new RegExp(`^(?:${anyOf([...up, ...down])})(?: |$)`, 'i');
    for (const act of acts) for (const form of formsOf(act)) this.#past.set(form, participles[act] ?? act);
    this.#act = new RegExp(`(?:^|\\s)(${anyOf([...this.#past.keys()])})$`, 'i');
    this.#takes = new RegExp(`^(?:${anyOf(takers) || '(?!)'})$`, 'i');
    this.openers = new RegExp(`^(?:${anyOf(openers)})(?= |$)`, 'i');
  }

  /** "Retail sales rose by" → Retail sales, up; "Unemployment fell to" → Unemployment, down, level. */
  split(
    words: string,
    quantity: Quantity,
    isFormer = false,
  ): Pick<Clause, 'subject' | 'verb' | 'act' | 'direction' | 'level' | 'by'> {
    const by = /\bby$/i.test(words);
    const spoken = this.#actOf(words);
    // "looked into", "turned away" end with a joint, but are verbs.
    if (spoken.act.includes(' ')) return { ...spoken, verb: '', direction: undefined, level: false, by };
    let rest = words;
    // "was unchanged at" tells what was reached, as "rose to" does.
    let level = steady.test(rest);
    let verb = '';
    for (let found = this.#links.exec(rest); found; found = this.#links.exec(rest)) {
      if (/\bto$/.test(found[0])) level = true;
      else if (!/\bby$/.test(found[0])) verb = found[0].trim();
      rest = rest.slice(0, found.index).trim();
    }
    // "eased by half a point to": by how much is none of the name's words, either.
    if (level) rest = rest.replace(/(?<=(?:\p{L}ed|rose|fell|grew|up|down)) by half an? .*$/u, '');
    // "fell from 29 to": the number that was is none of the name's words.
    if (level) rest = rest.replace(/ from [£$€]?\d[\d.,]*$/, '');
    // "laid up for 143 days": a particle, and no move.
    const isParticle = !level && !by && /\b(?:was|were|is|are|been) \p{L}+ (?:up|down)$/u.test(rest);
    const down = isParticle ? null : this.#down.exec(rest);
    const moved = isParticle ? null : (down ?? this.#up.exec(rest));
    // Routine repairs took: before a verb stands a name, be it like one.
    if (!moved && finite.test(verb)) return { subject: rest, act: '', verb, direction: undefined, level, by };
    // "A charge of £9m": with "of" behind it, it is no verb.
    const isNoun = /\bof$/i.test(words) && !/ed$/.test(rest);
    if (!moved && isNoun) return { subject: rest, act: '', verb, direction: undefined, level, by };
    // "lengthened from", "was drawn down to": whichever verb it is, it is none of the name's words.
    if (!moved && (level || isFormer))
      return { subject: withoutAnyVerb(rest), act: '', verb, direction: undefined, level, by };
    if (!moved) return { ...this.#actOf(rest, rest === words), verb, direction: undefined, level, by };
    const before = rest.slice(0, moved.index).trim();
    const subject = withoutAuxiliary(this.#withoutLinks(before));
    if (!level && !by && this.#isTaken(before, moved[0], quantity))
      return { subject, verb: '', act: moved[0], direction: undefined, level, by };
    return { subject, verb: moved[0], act: '', direction: down ? 'down' : 'up', level, by };
  }

  /** answer → answered; undefined for what is no act. */
  pastOf(form: string): string | undefined {
    return this.#past.get(form.toLowerCase());
  }

  /** Do the words end with a verb of change? */
  isMove(words: string): boolean {
    return this.#up.test(words) || this.#down.test(words);
  }

  /** Crews lost 900 hours: what they lost, and no fall of the crews. A sum that was lost is a loss. */
  #isTaken(before: string, verb: string, { family }: Quantity): boolean {
    if (!this.#takes.test(verb) || isChange(family) || being.test(before)) return false;
    return !(family === 'money' && /^los/i.test(verb));
  }

  /** "Shore power was ready at 14 berths and delivered" → Shore power, delivered. */
  #actOf(words: string, isNext = true): Pick<Clause, 'subject' | 'act'> {
    const [, we, done] = /^(we|they)(?: (?:have|had))? (\p{L}+ed)$/iu.exec(words) ?? [];
    // "Current tenants owed us"
    const found = this.#act.exec(words.replace(/ us$/, ''));
    if (!found && we !== undefined) return { subject: we, act: done! };
    if (!found) {
      // "cared for": the number is not what is cared.
      const any = isNext ? anyActOf(words) : undefined;
      const isNone = any === undefined || being.test(any.subject) || this.#moves.test(any.act);
      return isNone ? { subject: words, act: '' } : any;
    }
    const before = words.slice(0, found.index).trim();
    // "We built or bought"
    const [, who, first] = /^(?:(.*) )?(\p{L}+) (?:or|and)$/iu.exec(before) ?? [];
    const also = first === undefined ? undefined : this.#past.get(first.toLowerCase());
    if (also !== undefined && !being.test(who ?? '')) {
      const joint = / (or|and)$/.exec(before)![1]!;
      return { subject: who ?? '', act: `${also} ${joint} ${this.#past.get(found[1]!.toLowerCase())!}` };
    }
    // "The road was closed for": nobody did it to the number.
    if (being.test(before)) return { subject: words, act: '' };
    const joined =
      /^(.+?) (?:was|were|is|are|has|have|had|(?:went|came|began|opened|reopened|started|closed|moved)(?= (?:in|into|on|at|from|to|by|last|this|again)\b))\b.* and(?: now| then| also)?$/.exec(
        before,
      )?.[1];
    return { subject: joined ?? this.#withoutLinks(before), act: this.#past.get(found[1]!.toLowerCase())! };
  }

  #withoutLinks(words: string): string {
    let rest = words;
    for (let found = this.#links.exec(rest); found; found = this.#links.exec(rest))
      rest = rest.slice(0, found.index).trim();
    return rest;
  }
}

export const article = /^(?:the|an?|our|its|all|this)\b/i;

/** An article in the middle of a name is written small. */
export const inside = (text: string): string => text.replace(article, (word) => word.toLowerCase());

/** "ship calls in May", received → ship calls received in May. */
export function withAct(words: string, act: string): string {
  if (act === '') return words;
  const at =
    / (?:in|by|to|from|on|at|since|for|over|during|with|within|between|after|before|under|this|last)\b/.exec(
      words,
    )?.index ?? words.length;
  return `${words.slice(0, at)} ${act}${words.slice(at)}`;
}

export const capital = (text: string): string => (text === '' ? '' : text[0]!.toUpperCase() + text.slice(1));

/** Names of facts stand in narrow places: the first words, up to a place where the thought may end. */
const mostWords = 9;

const openEnd = /^(?:and|of|in|on|the|a|for|to|by|with|from|at|their|its|or|that|which|who|have|been)$/i;

export function shorten(text: string): string {
  const words = text.replace(/[\s.]+$/, '').split(/\s+/);
  if (words.length <= mostWords) return words.join(' ');
  const cut = words.slice(0, mostWords);
  while (cut.length > 2 && openEnd.test(cut.at(-1)!)) cut.pop();
  // "for at least part | of the day": a phrase that is cut says nothing.
  const from = cut.findLastIndex((word) => openEnd.test(word));
  if (openEnd.test(words[cut.length] ?? '') && from > 2) cut.length = from;
  while (cut.length > 2 && openEnd.test(cut.at(-1)!)) cut.pop();
  return cut.join(' ');
}
