/** Ranks and results that a Chinese text says in words, and whose they are: 居全省第二位, 全部完成. */
import { anyOf, type Language } from '../language.ts';
import { clauseEndOf } from './han-clause.ts';
import { nounOf } from './han-noun.ts';
import type { HanWords } from './han-words.ts';
import type { Quantity } from './quantity.ts';
import type { Run, Statement } from './statement.ts';

interface RankText {
  text: string;
  language: Language;
  words: HanWords;
  quantities: readonly Quantity[];
  /** Found so far; those of ranks and results are added. */
  statements: Statement[];
  clauseStart(offset: number): number;
  sentenceAt(offset: number): number;
}

export class HanRanks {
  readonly #text: string;
  readonly #language: Language;
  readonly #words: HanWords;
  readonly #quantities: readonly Quantity[];
  readonly #statements: Statement[];
  readonly #clauseStart: RankText['clauseStart'];
  readonly #sentenceAt: RankText['sentenceAt'];

  constructor({ text, language, words, quantities, statements, clauseStart, sentenceAt }: RankText) {
    this.#text = text;
    this.#language = language;
    this.#words = words;
    this.#quantities = quantities;
    this.#statements = statements;
    this.#clauseStart = clauseStart;
    this.#sentenceAt = sentenceAt;
  }

  read(): void {
    this.#readWords(this.#language.ranks, 'rank');
    this.#readWords(this.#language.results, 'text');
  }

  /** Ranks and results in words: of the statement before them, or of the words before them. */
  #readWords(pattern: RegExp, kind: 'rank' | 'text'): void {
    for (const match of this.#text.matchAll(pattern)) {
      const run: Run = [match.index, match.index + match[0].length];
      const isTaken = this.#quantities.some(({ start, end }) => start < run[1] && end > run[0]);
      const inName = this.#statements.some(({ label }) => label.includes(match[0]));
      if (isTaken || inName) continue;
      this.#readWord(run, match[0], kind);
    }
  }

  #readWord(run: Run, rank: string, kind: 'rank' | 'text'): void {
    const sentence = this.#sentenceAt(run[0]);
    const start = this.#clauseStart(run[0]);
    const raw = this.#text.slice(start, run[0]);
    // Of the same clause: 增长12.1%、高于全省平均水平.
    const earlier = this.#statements.findLast(
      (one) => one.sentence === sentence && (one.numberRun ?? one.rankRun)![1] <= run[0],
    );
    const sameClause = earlier?.numberRun !== undefined && earlier.numberRun[1] > start;
    // 力争进入全市前三: nothing has been reached.
    if (new RegExp(`(?:${anyOf(this.#language.table.hedges) || '(?!)'})$`).test(raw)) return;
    const name = raw.replace(/^在(.{4,})中$/, '$1');
    const own = sameClause || /^(?:成为|是|在|为)$/.test(raw) ? '' : this.#words.clean(name).label;
    if (own.length <= 2 && earlier) {
      const from = run[0] - own.length;
      const said = this.#text.slice(from, run[1]);
      const ranked = sameClause || pace.test(said) ? earlier : this.#levelOf(earlier);
      this.#attach(ranked, [from, run[1]], said);
      return;
    }
    const label = own === '' ? this.#aroundRank(run, start) : this.#within(own, start);
    if (label === '') return;
    this.#statements.push({ label, kind, rank, rankRun: run, sentence, doubts: [] });
  }

  /** 收集率68.5%，比上年提高3.2个百分点，列全市第4位: it is the rate that has the rank. */
  #levelOf(change: Statement): Statement {
    if (!/^(?:growth|decrease|increment)$/.test(change.kind)) return change;
    const name = this.#words.subjectOf(change.label);
    const isLevel = ({ label, sentence }: Statement): boolean =>
      label === name && sentence === change.sentence;
    return this.#statements.findLast(isLevel) ?? change;
  }

  #attach(statement: Statement, run: Run, rank: string): void {
    if (statement.rank === '') {
      statement.rank = rank;
      statement.rankRun = run;
    } else if (/^[，、]$/.test(this.#text.slice(statement.rankRun![1], run[0]))) {
      statement.rankRun = [statement.rankRun![0], run[1]];
      statement.rank = this.#text.slice(...statement.rankRun);
    }
  }

  /** 在……考核验收中，综合成绩: a short name takes the clause before it. */
  #within(own: string, start: number): string {
    const [, inside] = /在([^，。；]{4,40})中，$/.exec(this.#text.slice(0, start)) ?? [];
    return inside && own.length <= 4 ? `${inside}${own}` : own;
  }

  /** 在全省首创成立服务中心; 大厅投入运行，成为省内规模最大的综合体. */
  #aroundRank([from, to]: Run, start: number): string {
    const { verbs } = this.#language.table;
    const behind = this.#text
      .slice(to, clauseEndOf(this.#text, to))
      .replace(new RegExp(`^(?:${anyOf(verbs)})`), '');
    const before = /([^，。；！？]+)，$/.exec(this.#text.slice(0, start))?.[1] ?? '';
    if (/成为$/.test(this.#text.slice(start, from)) && before !== '')
      return nounOf(before, this.#language) || before;
    return behind.replace(/^的/, '');
  }
}

/** 增速居全省第三位: it is the growth that has the rank. */
const pace = /^[增降涨跌减][速幅长]|^速度/;
