/** Ranks and results that an English text says in words, and whose they are: the highest since 1999. */
import type { ClauseBounds } from './latin-bounds.ts';
import { capital, shorten, type VerbWords } from './latin-clause.ts';
import type { Quantity } from './quantity.ts';
import type { Run, Statement } from './statement.ts';

export class LatinRanks {
  readonly #text: string;
  readonly #bounds: ClauseBounds;
  readonly #verbs: VerbWords;
  readonly #statements: Statement[];

  /** @param statements Found so far; those of ranks and results are added. */
  constructor(text: string, bounds: ClauseBounds, verbs: VerbWords, statements: Statement[]) {
    this.#text = text;
    this.#bounds = bounds;
    this.#verbs = verbs;
    this.#statements = statements;
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

  /** We rank 27th of the 44 services: among whom stands behind it. */
  #amongOf([from, to]: Run): string | undefined {
    if (!/^\d+(?:st|nd|rd|th)/.test(this.#text.slice(from, to))) return undefined;
    const who = /^ ((?:[\p{L}-]+ ){0,2}?\p{L}+s)(?![\p{L}-])/u.exec(this.#text.slice(to))?.[1];
    return who && `Rank among ${who}`;
  }

  read(pattern: RegExp, kind: 'rank' | 'text', quantities: Quantity[]): void {
    for (const match of this.#text.matchAll(pattern)) {
      const run: Run = [match.index, match.index + match[0].length];
      if (quantities.some(({ start, end }) => start < run[1] && end > run[0])) continue;
      const sentence = this.#bounds.sentenceAt(run[0]);
      const earlier = this.#statements.findLast(
        (one) => one.sentence === sentence && (one.numberRun ?? one.rankRun)![1] <= run[0],
      );
      if (earlier) {
        const ranked = this.#rankedOf(earlier, match[0]);
        if (ranked.rank === '') Object.assign(ranked, { rank: match[0], rankRun: run });
        continue;
      }
      const among = this.#amongOf(run);
      if (among !== undefined) {
        this.#statements.push({ label: among, kind, rank: match[0], rankRun: run, sentence, doubts: [] });
        continue;
      }
      const before = this.#bounds.wordsBefore(this.#bounds.start(run[0]), run[0]);
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

/** For a rank in words there is no number. */
const wordless = { family: 'plain' } as Quantity;
