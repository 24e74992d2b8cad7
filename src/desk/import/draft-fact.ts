/** A statement as a fact of a dataset: its label, value, unit and words, as they are written there. */
import type { Fact, FactKind } from '../../model/fact.ts';
import type { Language } from '../language.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { Statement } from '../quantity/statement.ts';
import { withoutIssuer } from './issuer.ts';

/** A fact as it is written into the dataset: without what is left to the schema. */
export type DraftFact = Pick<Fact, 'label' | 'kind'> &
  Partial<
    Pick<Fact, 'value' | 'digits' | 'unit' | 'sign' | 'prefix' | 'qualifier' | 'status' | 'rank' | 'numerals'>
  >;

export type Facts = ReadonlyMap<string, DraftFact>;

export interface WriteOptions {
  status?: Fact['status'];
  /** Ending of ids, such as "-target". */
  ending?: string;
  /** What ids are made of, where that is not the label. */
  stem?: string;
  /** The text has the number without its unit. */
  isBare?: boolean;
}

/** Braces and stars as characters. */
export const escapeText = (text: string): string => text.replaceAll('{', '\\{').replaceAll('**', '');

export class FactMaker {
  readonly #language: Language;
  readonly #issuer: string | undefined;

  constructor(language: Language, issuer: string | undefined) {
    this.#language = language;
    this.#issuer = issuer;
  }

  /** Unit and sign as a fact has them: "per cent" is %, "million pounds" is £ and million. */
  #unitOf({ unit, sign, family, qualifier }: Quantity): { unit: string; sign: string } {
    if (family === 'percent' && this.#language.script === 'latin') return { unit: '%', sign };
    const [, magnitude = '', word = ''] = /^(.*?) ?(\p{L}+)$/u.exec(unit) ?? [];
    const found = this.#language.table.currencies[word];
    return found && sign === '' && qualifier === '' ? { unit: magnitude, sign: found } : { unit, sign };
  }

  /** The fact with its number; none for what is no number to set out. */
  candidates(statement: Statement, { status }: WriteOptions, facts: Facts): DraftFact[] {
    const { quantity, label, rank, estimate } = statement;
    const kind = status === 'target' ? this.#kindBefore(statement, facts) : statement.kind;
    const common = {
      // Marks of notes belong to the text.
      label: withoutIssuer(escapeText(label), this.#issuer)
        .replaceAll('|', '')
        .replace(/\[\d{1,3}\]|〔\d{1,3}〕/g, ''),
      ...(status ? { status } : estimate ? { status: 'estimate' as const } : {}),
    };
    if (!quantity) return [{ ...common, kind, rank }];
    // A third, 三分之二, 近四成: a fraction in words is no number to set out, and no rank. It stays in its sentence.
    const isFraction = quantity.family === 'tenths' && quantity.numerals === 'han';
    if (quantity.value === undefined || isFraction) return [];
    const { value, written, prefix, qualifier, numerals } = quantity;
    const { unit, sign } = this.#unitOf(quantity);
    const decimals = /\.(\d*0)$/.exec(written)?.[1]?.length;
    const fact: DraftFact = {
      ...common,
      value,
      ...(decimals ? { digits: decimals } : {}),
      ...(unit === '' ? {} : { unit }),
      ...(sign === '' ? {} : { sign }),
      // 预计……增长6%: said of the whole, kept with the number.
      ...(prefix.trim() === '' && !estimate ? {} : { prefix: prefix.trim() || estimate }),
      ...(qualifier.trim() === '' ? {} : { qualifier: qualifier.trim() }),
      ...(numerals === 'han' ? { numerals: 'han' as const } : {}),
      kind,
      ...(rank === '' ? {} : { rank }),
    };
    return [fact];
  }

  /** 门急诊量突破205万人次, of which there were 198.7万: a count that is aimed at is of the kind that was counted. */
  #kindBefore({ label, kind, quantity }: Statement, facts: Facts): FactKind {
    const counts: FactKind[] = ['count', 'stock', 'total', 'new'];
    const before = [...facts.values()].find(
      (fact) =>
        fact.status !== 'target' &&
        fact.label === label &&
        fact.unit === quantity?.unit &&
        counts.includes(fact.kind),
    );
    return before && counts.includes(kind) ? before.kind : kind;
  }
}
