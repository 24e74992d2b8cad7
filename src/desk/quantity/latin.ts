/**
 * Statements of English sentences: the subject before a verb of change or of being (Retail sales rose by
 * 3.2%), else what is counted behind the number (640 affordable homes were completed).
 */
import { anyOf, type Language } from '../language.ts';
import type { Quantity } from './quantity.ts';
import { scanQuantities } from './scan.ts';
import { kindOf, type Direction, type Doubt, type Reading, type Run, type Statement } from './statement.ts';

const clauseStart = /^(?:[;:!?()]|,(?!\d)|\.(?!\d))/;
const sentenceEnd = /[!?]|\.(?=\s|$)/g;
const auxiliary = /\b(?:(?:will|must|to|can) be|was|were|is|are|has been|have been|had been|being)\b ?/g;
/** Of a subject that goes on behind: "Exports to Europe". */
const leading = /^(?:and|but|while|with|also|so|then|or|of which|which|that|when|where|who) /i;

interface Named {
  label: string;
  direction: Direction;
  doubts: Doubt[];
}

const capital = (text: string): string => (text === '' ? '' : text[0]!.toUpperCase() + text.slice(1));

class LatinReader {
  readonly #text: string;
  readonly #language: Language;
  readonly #statements: Statement[] = [];
  readonly #loose: Quantity[] = [];
  readonly #words: { up: RegExp; down: RegExp; links: RegExp; openers: RegExp };
  #subject = '';
  #verb = '';
  #sentence = -1;

  constructor(text: string, language: Language) {
    this.#text = text;
    this.#language = language;
    const { up, down, links, openers } = language.table;
    this.#words = {
      up: new RegExp(`\\b(?:${anyOf(up)})$`, 'i'),
      down: new RegExp(`\\b(?:${anyOf(down)})$`, 'i'),
      links: new RegExp(`(?:^|\\s)(?:${anyOf(links)})$`, 'i'),
      openers: new RegExp(`^(?:${anyOf(openers)})(?= )`, 'i'),
    };
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
    return before && before.end > at && before.end <= offset ? before.end : at;
  }

  #clauseEnd(offset: number, next?: Quantity): number {
    const found = /[;:!?()]|,(?!\d)|\.(?!\d)| and (?=[£$€\d])| but | while | up from | down from /.exec(
      this.#text.slice(offset),
    );
    const at = found ? offset + found.index : this.#text.length;
    return next && next.start >= offset && next.start < at ? next.start : at;
  }

  #readQuantity(quantity: Quantity, before: Quantity | undefined, next: Quantity | undefined): void {
    if (quantity.high) {
      this.#loose.push(quantity);
      return;
    }
    const start = this.#clauseStart(quantity.start, before);
    const sentence = this.#sentenceAt(quantity.start);
    const own = this.#text
      .slice(start, quantity.start)
      .trim()
      .replace(leading, '')
      .replace(this.#words.openers, '')
      .trim();
    const behind = this.#text.slice(quantity.end, this.#clauseEnd(quantity.end, next)).trim();
    const former = /^(.*\S) from$/i.exec(own)?.[1];
    // From 14.2% to 11.8%: what it was is no fact of its own.
    if (former !== undefined) this.#remember(this.#splitVerb(former).subject, '', sentence);
    const named = former === undefined ? this.#nameOf(own, behind, quantity, sentence) : undefined;
    if (!named || named.label === '') {
      this.#loose.push(quantity);
      return;
    }
    const { direction, doubts } = named;
    const per = /^(?:per|a|an|each) (?:square )?[a-z]+/.exec(behind)?.[0] ?? '';
    const label = per === '' || named.label.includes(per) ? named.label : `${named.label} ${per}`;
    const earlier = this.#statements.at(-1);
    const alike =
      earlier?.sentence === sentence && earlier.quantity?.unit === quantity.unit ? earlier.kind : undefined;
    const { kind, doubt } = kindOf(
      { label: label.toLowerCase(), quantity, direction, before: alike },
      this.#language,
    );
    this.#statements.push({
      label,
      kind,
      quantity,
      rank: '',
      numberRun: [quantity.start, quantity.end],
      sentence,
      doubts: [...doubts, ...(doubt ? (['kind'] as const) : [])],
    });
  }

  /** The subject and how it moved: "Retail sales", up, by; "Unemployment", down, to. */
  #splitVerb(own: string): { subject: string; verb: string; direction: Direction; level: boolean } {
    let rest = own;
    let level = false;
    let verb = '';
    for (let found = this.#words.links.exec(rest); found; found = this.#words.links.exec(rest)) {
      if (/\bto$/.test(found[0])) level = true;
      else if (!/\bby$/.test(found[0])) verb = found[0].trim();
      rest = rest.slice(0, found.index).trim();
    }
    const down = this.#words.down.exec(rest);
    const up = down ? null : this.#words.up.exec(rest);
    const moved = down ?? up;
    if (!moved) return { subject: rest, verb, direction: undefined, level };
    let subject = rest.slice(0, moved.index).trim();
    for (let found = this.#words.links.exec(subject); found; found = this.#words.links.exec(subject))
      subject = subject.slice(0, found.index).trim();
    return { subject, verb: moved[0], direction: down ? 'down' : 'up', level };
  }

  #nameOf(own: string, behind: string, quantity: Quantity, sentence: number): Named | undefined {
    const { subject, verb, direction, level } = this.#splitVerb(own);
    const inherited = this.#sentence === sentence ? this.#subject : '';
    const isCount = ['count', 'plain'].includes(quantity.family) && quantity.sign === '';
    if (isCount && /^[a-z]/i.test(behind) && !/^(?:in|by|to|from|on|at|since|of|for|over)\b/i.test(behind)) {
      const counted = shorten(behind.replace(auxiliary, ''));
      this.#remember(subject, verb, sentence);
      return {
        label: capital(counted),
        direction: level ? undefined : direction,
        doubts: subject === '' ? [] : ['label'],
      };
    }
    if (direction !== undefined) {
      const name = subject === '' ? inherited : subject;
      this.#remember(name, '', sentence);
      if (name === '') return undefined;
      if (level) return { label: capital(name), direction: undefined, doubts: [] };
      return { label: `${capital(name)}: ${direction === 'up' ? 'rise' : 'fall'}`, direction, doubts: [] };
    }
    const [, preposition, of] =
      /^(of|on|for|in|to|from) ((?:the |a |all |its |their )?[^,;]+)$/.exec(behind) ?? [];
    if (/^(?:percent|fraction)$/.test(quantity.family) && preposition === 'of' && of) {
      if (/^(?:them|these|those|it)\b/.test(of)) return undefined;
      if (subject === '')
        return {
          label: capital(shorten(of.replace(auxiliary, ''))),
          direction: undefined,
          doubts: ['label'],
        };
      this.#remember(subject, '', sentence);
      return {
        label: `${capital(shorten(subject))}: share of ${shorten(of)}`,
        direction: undefined,
        doubts: [],
      };
    }
    if (quantity.family === 'money' && preposition && of && /^(?:on|for)$/.test(preposition)) {
      const spent = /(\w+(?:ed|t))$/.exec(subject)?.[1] ?? this.#verb;
      this.#remember(subject, spent, sentence);
      return {
        label: capital(`${spent} ${preposition} ${shorten(of)}`.trim()),
        direction: undefined,
        doubts: [],
      };
    }
    if (/^(?:length|mass|area|energy|volume|duration)$/.test(quantity.family) && preposition === 'of' && of)
      return {
        label: capital(shorten(of.replace(auxiliary, ''))),
        direction: undefined,
        doubts: subject === '' ? [] : ['label'],
      };
    const [, compared] = /^((?:lower|higher|more|less|fewer) than .+)$/.exec(behind) ?? [];
    if (compared && subject !== '')
      return {
        label: `${capital(subject)}: ${shorten(compared)}`,
        direction: /^(?:lower|less|fewer)/.test(compared) ? 'down' : 'up',
        doubts: ['label'],
      };
    const name = subject === '' ? inherited : subject;
    if (name === '')
      return isCount && behind !== ''
        ? { label: capital(shorten(behind)), direction: undefined, doubts: ['label'] }
        : undefined;
    this.#remember(name, verb, sentence);
    return {
      label: capital(shorten(name)),
      direction: undefined,
      doubts: verb === '' && subject !== '' ? ['label'] : [],
    };
  }

  #remember(subject: string, verb: string, sentence: number): void {
    if (subject !== '') this.#subject = subject;
    if (verb !== '') this.#verb = verb;
    this.#sentence = sentence;
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
        if (earlier.rank === '') Object.assign(earlier, { rank: match[0], rankRun: run });
        continue;
      }
      const own = this.#text.slice(this.#clauseStart(run[0]), run[0]).trim().replace(leading, '');
      const { subject } = this.#splitVerb(own);
      if (subject !== '')
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

/** Names of facts stand in narrow places: the first words, up to a place where the thought may end. */
const mostWords = 9;
function shorten(text: string): string {
  const words = text.replace(/[\s.]+$/, '').split(/\s+/);
  if (words.length <= mostWords) return words.join(' ');
  const cut = words.slice(0, mostWords);
  while (
    cut.length > 2 &&
    /^(?:and|of|in|on|the|a|for|to|by|with|from|at|their|its|or|that|which|who|have|been)$/i.test(cut.at(-1)!)
  )
    cut.pop();
  return cut.join(' ');
}

const startOf = ({ numberRun, rankRun }: Statement): number => (numberRun ?? rankRun)![0];

export const readLatinStatements = (text: string, language: Language): Reading =>
  new LatinReader(text, language).read();
