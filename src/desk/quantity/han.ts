/**
 * Statements of Chinese sentences: the name of a quantity is what stands before it in its clause (粮食产量达到
 * 28.94亿斤), or behind it where it is counted (打造8个物业示范小区).
 */
import { anyOf, type Language } from '../language.ts';
import {
  isCircumstance,
  isComparison,
  isLimit,
  isMotto,
  isNoName,
  isSum,
  isTime,
  isTwin,
  isVerbAlone,
} from './han-aside.ts';
import { clauseEndOf, clauseStartOf, isPassed, isShortened } from './han-clause.ts';
import { HanRanks } from './han-rank.ts';
import { SharedNames } from './han-share.ts';
import { CallWords } from './han-call.ts';
import { changedOf, LeanWords, type About } from './han-lean.ts';
import { HarmWords } from './han-harm.ts';
import { withOwner } from './han-owner.ts';
import { asNoun, isOwner, nounOf, predicateOf, type NameCase } from './han-noun.ts';
import { withThing, withYear, type Before } from './han-thing.ts';
import { HanWords } from './han-words.ts';
import type { Quantity } from './quantity.ts';
import { scanQuantities } from './scan.ts';
import type { Years } from './times.ts';
import { kindOf, type Doubt, type Reading, type Statement } from './statement.ts';

/** Characters of a thing that is counted; what is longer goes on to say something of it. */
const longestNoun = 10;
/** Of what was done to so many of them. */
const longestDone = 14;
/** Families of quantities that may be a part of something. */
const shares: Quantity['family'][] = ['percent', 'tenths', 'fraction'];
const sentenceEnd = /[。；！？;!?\n]/;

class HanReader {
  readonly #text: string;
  readonly #language: Language;
  readonly #years: Years | undefined;
  readonly #statements: Statement[] = [];
  readonly #loose: Quantity[] = [];
  #quantities: Quantity[] = [];
  /** Where the name ends that stands behind the last quantity. */
  #named = 0;
  readonly #words: HanWords;
  readonly #shared: SharedNames;
  readonly #harm: HarmWords;
  readonly #calls: CallWords;
  readonly #leans: LeanWords;
  /** What the last clause was about, without its verb. */
  #subject = '';
  #subjectSentence = -1;
  /** Where the clause begins that is read. */
  #start = 0;

  constructor(text: string, language: Language, years?: Years) {
    this.#years = years;
    this.#text = text;
    this.#language = language;
    this.#words = new HanWords(language);
    this.#shared = new SharedNames(text, language);
    this.#harm = new HarmWords(language);
    this.#calls = new CallWords(language);
    this.#leans = new LeanWords(language);
  }

  read(): Reading {
    const { quantities, excluded } = scanQuantities(this.#text, this.#language);
    const { ranks } = this.#language;
    const said = [...this.#text.matchAll(ranks)].map(
      ({ index, 0: { length } }) => [index, index + length] as const,
    );
    // 连续三年位居全省前三位 is a rank, not a duration.
    this.#quantities = quantities.filter(
      ({ start, end }) => !said.some(([from, to]) => start >= from && end <= to),
    );
    for (const [index, quantity] of this.#quantities.entries())
      this.#readQuantity(quantity, this.#quantities[index - 1], this.#quantities[index + 1]);
    new HanRanks({
      text: this.#text,
      language: this.#language,
      words: this.#words,
      quantities: this.#quantities,
      statements: this.#statements,
      clauseStart: (offset) => this.#clauseStart(offset),
      sentenceAt: (offset) => this.#sentenceAt(offset),
    }).read();
    this.#statements.sort((a, b) => startOf(a) - startOf(b));
    return { statements: this.#statements, references: [], excluded, loose: this.#loose };
  }

  #sentenceAt(offset: number): number {
    return [...this.#text.slice(0, offset)].filter((char) => sentenceEnd.test(char)).length;
  }

  #clauseStart(offset: number, before?: Quantity): number {
    return clauseStartOf(this.#text, offset, { before, named: this.#named });
  }

  #readQuantity(quantity: Quantity, before: Quantity | undefined, next: Quantity | undefined): void {
    if (quantity.high || (quantity.value === undefined && quantity.family !== 'fraction')) {
      this.#loose.push(quantity);
      return;
    }
    const start = this.#clauseStart(quantity.start, before);
    const raw = this.#text.slice(start, quantity.start);
    this.#start = start;
    if (isCircumstance(quantity, raw, this.#text.slice(quantity.end), before)) {
      if (quantity.family === 'duration') quantity.former = true;
      this.#loose.push(quantity);
      return;
    }
    const sentence = this.#sentenceAt(quantity.start);
    const shared = this.#shared.nameOf({
      raw,
      quantity,
      quantities: this.#quantities,
      earlier: this.#statements
        .filter((one) => one.sentence === sentence)
        .map(({ label }) => this.#words.subjectOf(label)),
      before: this.#text.slice(this.#periodStart(start), start),
    });
    if (shared === undefined) {
      this.#loose.push(quantity);
      return;
    }
    // 办税服务厅由4个整合为3个: still of what it was before.
    const isChanged = before?.former && before.end === start && /^\p{Script=Han}{2,3}[为成到至]$/u.test(raw);
    const { label: own, estimate } = this.#words.clean(isChanged ? '' : shared);
    const last = this.#statements.at(-1);
    const passed = own === '' && last?.sentence === sentence && isPassed(quantity, last.quantity);
    if (passed) quantity.former = true;
    const isDenied = this.#words.isDenied(own);
    if (passed || isDenied || isShortened(this.#text, quantity, next)) {
      this.#loose.push(quantity);
      return;
    }
    const behind = this.#text.slice(quantity.end, clauseEndOf(this.#text, quantity.end, next));
    const former = this.#words.formerOf(own);
    const past = this.#pastOf(raw, { sentence, start });
    // 由2.1%提高到2.6%: what it was is no fact of its own.
    if (former !== undefined) this.#keep(former, sentence, []);
    const named =
      former !== undefined
        ? undefined
        : (past ?? this.#nameOf(own, { quantity, behind, sentence, start, next }));
    const isDoubtful =
      named !== undefined &&
      (isNoName(named.label) || isTwin({ ...named, sentence }, quantity, this.#statements));
    if (named === undefined || isDoubtful) {
      if (former !== undefined) quantity.former = true;
      this.#loose.push(quantity);
      return;
    }
    const { doubts } = named;
    const said = this.#text.slice(this.#periodStart(start), quantity.start);
    const noun = asNoun(named.label, quantity, { raw, behind }, this.#language);
    const joint = before ? this.#text.slice(before.end, start) : '';
    const whole = this.#leans.whole(noun, {
      quantity,
      raw,
      behind,
      joint: /^(?:、|和|及|以及)$/.test(joint) ? joint : '',
      sentence,
      statements: this.#statements,
    });
    if (whole === undefined) {
      this.#loose.push(quantity);
      return;
    }
    if (whole !== noun) this.#subject = this.#words.subjectOf(whole);
    const label = withYear(whole, said, this.#years);
    const isOfWhom = isSum(label, quantity, this.#language);
    if (
      isOfWhom ||
      isVerbAlone(label, this.#language) ||
      isMotto(label, raw) ||
      this.#calls.isCalled(this.#text, quantity, { raw, before, sentence })
    ) {
      this.#loose.push(quantity);
      return;
    }
    const direction = this.#words.direction(own === '' ? label : own);
    const earlier = this.#statements.at(-1);
    const alike =
      earlier?.sentence === sentence && earlier.quantity?.unit === quantity.unit ? earlier.kind : undefined;
    const words = `${raw}${label}`;
    const limit = isLimit(label, this.#text.slice(quantity.end), this.#language);
    const { kind, doubt } = kindOf({ label: words, quantity, direction, before: alike }, this.#language);
    // 清扫率94%，背街小巷为71%: of what it is the share, its name does not say.
    const isTorn = kind === 'share' || (kind === 'ratio' && /^其中/.test(raw));
    if (doubt && isTorn && quantity.family === 'percent') {
      this.#subject = '';
      this.#loose.push(quantity);
      return;
    }
    this.#statements.push({
      label,
      kind,
      quantity,
      rank: '',
      numberRun: [quantity.start, quantity.end],
      sentence,
      doubts: [...doubts, ...(doubt ? (['kind'] as const) : [])],
      ...(estimate ? { estimate } : {}),
      ...(limit ? { limit: true as const } : {}),
    });
  }

  /** 净利润-3.18亿元，上年同期2.46亿元: the same of the year before, which its name has to say. */
  #pastOf(
    raw: string,
    { sentence, start }: { sentence: number; start: number },
  ): { label: string; doubts: Doubt[] } | undefined {
    const { past } = this.#language.table;
    // 净亏损0.9亿元，而上年为盈利1.1亿元
    const [, but, when, is, rest = ''] =
      new RegExp(`^(而|但)?(${anyOf(past) || '(?!)'})(为|是)?(.*)$`).exec(raw) ?? [];
    if (when === undefined) return undefined;
    const own = this.#words.clean(rest).label;
    if (own === '')
      return this.#subjectSentence === sentence && this.#subject !== ''
        ? { label: `${when}${this.#subject}`, doubts: [] }
        : undefined;
    const before = this.#before(start);
    const [subject = ''] = before.subjects;
    // 安全事故死亡4人，上年同期死亡7人
    if (subject !== own && subject.endsWith(own)) return { label: `${when}${subject}`, doubts: [] };
    const label = withThing(`${when}${own}`, own, before, this.#language);
    const isPlain = but === undefined && is === undefined;
    return isPlain && label === `${when}${own}` ? undefined : { label, doubts: [] };
  }

  /** What stands before in the sentence, as far as names may lean on it. */
  #before(clauseStart: number): Before {
    const [, clause = ''] = /([^，。；：！？\d]+)，$/.exec(this.#text.slice(0, clauseStart)) ?? [];
    const from = this.#periodStart(clauseStart);
    const near = this.#statements.filter((one) => startOf(one) >= from);
    return { subjects: near.map(({ label }) => this.#words.subjectOf(label)).reverse(), clause };
  }

  /** Where the sentence of an offset begins: a semicolon does not end it. */
  #periodStart(offset: number): number {
    return /[^。！？!?\n]*$/.exec(this.#text.slice(0, offset))!.index;
  }

  /** What is counted stands behind the number where before it is nothing, a verb or 的. */
  #nameOf(
    said: string,
    { quantity, behind, sentence, start, next }: NameCase,
  ): { label: string; doubts: Doubt[] } | undefined {
    // 完成年度计划的112%
    const own = isTime(said) ? '' : said.replace(/(?<=^完成.*)的$/, '');
    const { verbs, comparisons, up, down, partial, converted } = this.#language.table;
    // 进出口约三成由民营企业完成: of whom it is the share is said behind it, no number of the whole.
    const whose = `${quantity.qualifier}${behind}`;
    if (shares.includes(quantity.family) && /^(?:由|来自|来源于|出自|用于|属于)/.test(whose))
      return undefined;
    const about = this.#subjectSentence === sentence ? this.#subject : '';
    const around = { before: this.#text.slice(0, quantity.start), sentence, subject: about };
    const harmed = this.#harm.nameOf(said, behind, around);
    if (harmed !== undefined) return this.#keep(harmed, sentence, []);
    const endsOpen = own === '' || /[的地]$/.test(own) || new RegExp(`(?:${anyOf(verbs)})$`).test(own);
    const counted =
      /^(?:的)?(?=\p{Script=Han}|[“A-Z\d])/u.test(behind) &&
      ['count', 'duration', 'plain', 'tenths', 'times', 'fraction'].includes(quantity.family);
    // 连续三年稳定增产: of what the clause before is about, and whole.
    if (own === '' && counted && /连续$/.test(quantity.prefix)) {
      const whole = behind.replace(/^的/, '').trim();
      return { label: `${about}${whole}`, doubts: [] };
    }
    // 满意度连续两年下降: what has gone on for so long.
    if (own !== '' && counted && /连续$/.test(quantity.prefix) && behind.length <= 8)
      return this.#keep(`${own}${behind}`, sentence, []);
    // 同甲、乙等12个部门联网; 在全县16个乡镇设点.
    // 对46名被告人适用缓刑: what was done to them is a part of the name.
    const [, toWhom] = /^(?:依法|重点|集中|全面|统一|分别)?([对向])$/.exec(own) ?? [];
    const done = behind.replace(/^的/, '').trim();
    if (toWhom !== undefined && counted && done.length >= 5 && done.length <= longestDone)
      return this.#keep(`${toWhom}${done}`, sentence, []);
    const placed = /^(?:[与同和对向在].*等|在[^，]{1,8})$/.test(own);
    if (counted && (endsOpen || placed || own.length <= 2)) {
      const isLast = next?.start !== quantity.end + behind.length && behind.length <= 14;
      const noun = nounOf(behind, this.#language, isLast);
      if (isOwner(noun, this.#text, { quantity, behind, next })) return undefined;
      // 全国339个地级及以上城市平均空气质量优良天数比例为88.3%: whose share it is, no count of its own.
      if (noun.length > longestNoun && /(?:为|是|达|达到)$/.test(behind)) return undefined;
      if (noun !== '') {
        this.#named = quantity.end + behind.indexOf(noun) + noun.length;
        // 与37个国家合作: the preposition is none of the name.
        const name = placed ? own.slice(1) : own.replace(/^[与同和对向在]$/, '');
        return this.#keep(`${name}${noun}${this.#said(noun, quantity, behind)}`, sentence, []);
      }
    }
    // What there was at that time is not what the clause before is about.
    if (isTime(said)) return undefined;
    const before = this.#subjectSentence === sentence ? this.#subject : '';
    // 是上年的1.7倍
    const [, base] = this.#words.timesOf(own, quantity);
    if (base !== undefined)
      return before === '' ? undefined : { label: `${before}与${base}之比`, doubts: [] };
    const isMove = new RegExp(`^(?:${anyOf([...comparisons, ...up, ...down])})+$`).test(own);
    const changed = isMove ? changedOf(own, quantity, this.#about(sentence)) : undefined;
    if (changed === '') return undefined;
    if (changed !== undefined) return { label: changed, doubts: [] };
    if (isComparison(own))
      // 高于全市平均的3.2件, 低于全省3.1人的平均水平: the number is that of the other.
      return before === '' || /的$/.test(own) || /^的/.test(behind)
        ? undefined
        : { label: `${before}${own}`, doubts: [] };
    // 8114亿元，折1135亿美元: the same in another unit, which its name has to say.
    if (before !== '' && converted.includes(own))
      return this.#keep(`${before}（${converted[0]}）`, sentence, []);
    const ofPlan = this.#words.ofPlan(own, before);
    if (ofPlan !== undefined) return ofPlan === '' ? undefined : { label: ofPlan, doubts: [] };
    const leans = /^(?:[仅只]?占|与.|是|相当于)/.test(own) || partial.some((word) => own.startsWith(word));
    if (before !== '' && leans) {
      const whole = /^总/.test(own) ? this.#withoutNew(before) : before;
      return this.#keep(`${whole}${own.replace(/^[仅只](?=占)|的$/g, '')}`, sentence, []);
    }
    if (isMove || own === '') {
      if (this.#subjectSentence !== sentence || this.#subject === '')
        return own === '' ? undefined : { label: own, doubts: ['label'] };
      // 新增企业6家，总数达21家: those there are, not those that were added.
      const subject = own === '' ? this.#withoutNew(this.#subject) : this.#subject;
      return { label: `${subject}${own}`, doubts: [] };
    }
    const whole = withThing(own, this.#words.subjectOf(own), this.#before(start), this.#language);
    // 地表水467亿立方米，折合径流深448毫米，比常年少18%: still of what was converted.
    if (before !== '' && converted.some((word) => own.startsWith(word))) return { label: whole, doubts: [] };
    return this.#keep(whole, sentence, []);
  }

  /** What the sentence has counted, and what its last clause is about. */
  #about(sentence: number): About {
    const statements = this.#statements.filter((one) => one.sentence === sentence);
    return { subject: this.#subject, statements, nameOf: (label) => this.#words.subjectOf(label) };
  }

  #said(noun: string, quantity: Quantity, behind: string): string {
    const end = clauseEndOf(this.#text, quantity.end);
    return predicateOf(noun, behind, this.#text.slice(quantity.end + behind.length, end), this.#language);
  }

  #withoutNew(subject: string): string {
    return subject.replace(new RegExp(`^(?:${anyOf(this.#language.table.kinds.new ?? [])})`), '');
  }

  /** The name with its owner is what goes on. */
  #keep(name: string, sentence: number, doubts: Doubt[]): { label: string; doubts: Doubt[] } {
    const { subjects } = this.#before(this.#start);
    const [, clause = ''] = /([^，。；：！？]*)，$/.exec(this.#text.slice(0, this.#start)) ?? [];
    const label = withOwner(name, { subjects, clause }, this.#language) ?? '';
    this.#subject = this.#words.subjectOf(label);
    this.#subjectSentence = sentence;
    return { label, doubts };
  }
}

const startOf = ({ numberRun, rankRun }: Statement): number => (numberRun ?? rankRun)![0];

export const readHanStatements = (text: string, language: Language, years?: Years): Reading =>
  new HanReader(text, language, years).read();
