/** Noun phrases of English clauses: a name is what stands as the subject or the object, without any verb. */
import { anyOf, type Language } from '../language.ts';

/** Auxiliaries at the end of a subject, with one participle or adverb: "was drawn", "goes". */
const auxiliaries =
  /(?: (?:was|were|is|are|has|have|had|been|be|being|goes|go|went|gone|came|comes|come))+(?: \p{L}+)?$/iu;
/** A verb that no list need know stands behind a name and right before "to" or "from". */
const anyVerb = /(?<=\p{L}) \p{Ll}{3,}(?:ed)(?: (?:down|up|back|off|out|away))?$/u;
/** A verb with its object right behind it: "It cancelled", "We turned away"; "combined" and others qualify. */
const anyAct =
  /^(?:(.*\S) )?(?!(?:hundred|indeed|agreed|estimated|combined|planned|aged|based|related|limited|united|named)\b)(\p{Ll}{3,}ed)(?: (away|out|off|up|down|back|over))?$/u;
const determiner = /(?:^|\s)(?:an?|the|of|in|on|at|for|with|by|from|its|our|their|and|more|other|newly)$/i;
const object = /^(?:(.*\S) )?(?:an?|its|our|their|his|her) ((?:[\p{L}’'-]+ ){0,4}?[\p{L}’'-]+) of$/iu;
const joint = /(?:^| )(?:in|on|for|to|at|by|with|from|per|and|or|who|which|that)(?: |$)/i;
/** What a subject says of when or how, behind its noun. */
const circumstance = / (?:on|in|at|since|during|for|today|now|also|again|still)(?: .*)?$/i;

export const prepositions =
  'in|by|to|from|on|at|since|for|over|during|with|within|between|after|before|under|as|or|and|of|per|this|last|every|not|fewer|more|less|than|through|into|across';

export const withoutAuxiliary = (subject: string): string => subject.replace(auxiliaries, '');

export const withoutAnyVerb = (subject: string): string =>
  withoutAuxiliary(subject.replace(anyVerb, '')) || subject;

/** "It cancelled" → It, cancelled; "We turned away" → We, turned away. */
export function anyActOf(words: string): { subject: string; act: string } | undefined {
  const [, subject = '', verb, particle] = anyAct.exec(words) ?? [];
  if (verb === undefined || determiner.test(subject)) return undefined;
  return { subject, act: particle === undefined ? verb : `${verb} ${particle}` };
}

export interface Owned {
  /** Whose it is, or "" where the report's own body has it or nobody is named. */
  owner: string;
  name: string;
  /** The words before the name are of no known sort. */
  doubtful: boolean;
}

export class PhraseWords {
  readonly #has: RegExp;
  readonly #closes = /^(?:(.*?\S) )?(?:closed|ended|finished|began|started|opened|left) (?:.* )?with$/i;
  readonly #body: RegExp;
  readonly #several: RegExp;
  readonly #nameless: RegExp;
  /** A verb and its place: "flew on international routes"; the place is taken. */
  readonly flies: RegExp;
  readonly #active: RegExp;
  readonly #activeThere: RegExp;
  readonly #verbFirst: RegExp;
  readonly #lastVerb: RegExp;
  readonly #outcomes: [words: string, name: string][];
  readonly #deeds: Record<string, string>;
  readonly #deed: RegExp;
  readonly #callouts: Record<string, string>;
  readonly #call: RegExp;
  readonly #crew: RegExp;
  /** Verbs of going, for a pattern. */
  readonly went: string;

  constructor({
    table: { haves, bodies, relational, up, down, outcomes, finites, actives, deeds, callouts, crews, goes },
  }: Language) {
    this.#has = new RegExp(`^(.*?\\S) (?:${anyOf(haves) || '(?!)'})$`, 'i');
    this.#body = new RegExp(`^(?:(?:the|our|this) .*(?:${anyOf(bodies) || '(?!)'})|we|they|it)$`, 'i');
    this.#several = new RegExp(
      `^(.*?\\S) (?:${anyOf(haves) || '(?!)'}) ((?!(?:an?|the|its|our|their|his|her|more|less|fewer|total) )(?:\\p{Ll}[\\p{L}-]* ){0,2}\\p{Ll}{3,}s) of$`,
      'u',
    );
    this.#nameless = new RegExp(`(?:^| )(?:${anyOf([...relational, ...up, ...down])})$`, 'i');
    this.flies = new RegExp(
      `^(?:${anyOf(finites) || '(?!)'}) ((?:on|in|at|by|to|from|with|through|via|within|under|over) .+)$`,
      'i',
    );
    const active = `${anyOf([...actives, ...finites]) || '(?!)'}|\\p{Ll}{2,}ed`;
    // "homes completed in May" was done to them; "pupils changed buildings" has its object.
    this.#active = new RegExp(
      `^((?:[\\p{L}’'-]+ ){0,2}[\\p{L}’'-]+) (${active}) ((?!(?:${prepositions})\\b)\\p{L}.*)$`,
      'iu',
    );
    this.#activeThere = new RegExp(
      `^((?!.*\\b(?:that|who|which)\\b)(?:[\\p{L}’'-]+ ){0,2}[\\p{L}’'-]+s) ((?:read|live|work|feel|walk|travel|study|remain|come|speak) (?:at|in|on|to|with|from|by|under|within|near|outside) .*)$`,
      'u',
    );
    this.#lastVerb = new RegExp(`(?<=\\p{L}) (?:${active})$`, 'u');
    // "reported offences" are offences; "completed sea-survival training" tells who did.
    this.#verbFirst = new RegExp(`^(?:${active}) \\S+ \\S`, 'u');
    this.#outcomes = Object.entries(outcomes);
    this.#deeds = deeds;
    this.#callouts = callouts;
    this.#call = new RegExp(`^(.+) (${anyOf(Object.keys(callouts)) || '(?!)'})$`, 'i');
    this.#crew = new RegExp(`^(?:the|our) (?:\\p{L}+ )?(?:${anyOf(crews) || '(?!)'})$`, 'iu');
    this.went = `(?:${anyOf(goes) || '(?!)'})`;
    this.#deed = new RegExp(`(?:^|\\s)(${anyOf(Object.keys(deeds)) || '(?!)'})(?: by)?$`, 'i');
  }

  /** "The club made a surplus of" → surplus; "leaving a deficit of"; undefined without a noun before "of". */
  objectOf(words: string): Owned | 'loose' | undefined {
    // "We delivered savings of": several need no article.
    const [, who = '', several] = this.#several.exec(words) ?? [];
    if (several !== undefined && !joint.test(several) && !this.#nameless.test(several))
      return { owner: this.#body.test(who) ? '' : who, name: several, doubtful: false };
    const [, before = '', name] = object.exec(words) ?? [];
    if (name === undefined || joint.test(name)) return undefined;
    // An increase of: it moved. At a cost of: of what?
    if (this.#nameless.test(name)) return undefined;
    if (
      /(?:^|\s)out of$|^(?:after|from|against|despite|following|before|without|over|above|below|under)\b/i.test(
        before,
      )
    )
      return 'loose';
    const found = this.#has.exec(before) ?? this.#closes.exec(before);
    const owner = found?.[1]?.replace(circumstance, '') ?? '';
    return {
      owner: this.#body.test(owner) ? '' : owner,
      name: name.replace(/^actual /i, ''),
      doubtful: before !== '' && !found,
    };
  }

  /** 640 pupils changed buildings → pupils that changed buildings: a name has no verb of its own. */
  relative(words: string): string {
    // "Third-graders read at grade level"
    const there = this.#activeThere.exec(words);
    if (there) return `${there[1]!} that ${there[2]!}`;
    const [, noun = '', verb = '', rest = ''] = this.#active.exec(words) ?? [];
    return verb === '' || /\b(?:who|which|that)$|^(?:the|an?|our|its|their|all|each)$/i.test(noun)
      ? words
      : `${noun} that ${verb} ${rest}`;
  }

  /** 340 volunteers gave 21,700 hours: what they gave stands behind. */
  withoutVerb(words: string): string {
    return words.replace(this.#lastVerb, '');
  }

  /** "of whom 94 hold permits", "38 completed training": a verb stands first. */
  isVerbFirst(behind: string): boolean {
    return this.#verbFirst.test(behind);
  }

  /** "The commission", "we": the report's own body. */
  isBody(words: string): boolean {
    return this.#body.test(words);
  }

  /** "Our crews went to": who, and what they did there. */
  callOf(words: string): { who: string; done: string } | undefined {
    const [, who, call] = this.#call.exec(words) ?? [];
    return who === undefined ? undefined : { who, done: this.#callouts[call!.toLowerCase()]! };
  }

  isCrew(who: string): boolean {
    return this.isBody(who) || this.#crew.test(who);
  }

  /** "Our crews launched": launches; "we overspent by": an overspend. */
  deedOf(words: string): string | undefined {
    const verb = this.#deed.exec(words)?.[1];
    return verb === undefined ? undefined : this.#deeds[verb.toLowerCase()];
  }

  /** "£412,000 in the red": what that is called. */
  outcomeOf(behind: string): string | undefined {
    return this.#outcomes.find(([words]) => behind === words || behind.startsWith(`${words} `))?.[1];
  }
}

/** Staff employed → Staff, where nothing else is said of them. */
export const plainerName = (label: string, { table: { plainer } }: Language): string =>
  Object.entries(plainer).reduce(
    (name, [said, plain]) => name.replace(new RegExp(`^${said}(?=$|[:,])`, 'i'), capitalOf(plain)),
    label,
  );
const capitalOf = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

/** A name as it is printed alone: without its article, and without words that only join it to its sentence. */
export const nameAlone = (label: string): string =>
  label
    .replace(/^(?:the|an?|our)(?: actual)? (?=\S)/i, '')
    .replace(/(?<= costs?) (?:the|our|its) \p{L}+$/u, '')
    .replace(
      /(?<! (?:to|by|from|with|for|against|of|on|at|about|in)) (?:us|them|it|alone|also|today|still)(?=$|:)/g,
      '',
    );
