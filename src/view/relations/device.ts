/** From a relation to the device that draws it, and the title that its labels give. */
import { labelWords } from '../../model/label-words.ts';
import type { FigureKind } from '../../model/section.ts';
import type { FactView } from '../view.ts';
import { commonWords, joining, relative } from './common-words.ts';
import type { Relation, RelationName } from './relation.ts';

const devices = {
  'two-sums': 'flow',
  'signed-parts': 'steps',
  difference: 'difference',
  balance: 'difference',
  parts: 'divided',
  'of-which': 'divided',
  increase: 'divided',
  'shares-of-one': 'divided',
  time: 'columns',
  periods: 'periods',
  standing: 'standing',
  'full-shares': 'hundred',
  'nested-shares': 'hundred',
  shares: 'ruled',
  rates: 'ruled',
  amounts: 'ruled',
  both: 'ruled',
  levels: 'levels',
  count: 'field',
  length: 'length',
  years: 'rings',
} satisfies Record<RelationName, FigureKind>;

/** From so many parts on a whole of things is a field of cells; more than the most are bars. */
const [leastField, mostDivided, mostField] = [5, 6, 8];
/** Money is no thing to be counted: more parts of it than a bar can name are bars, which compare to the pound. */
const mostMoney = 5;
const isMoney = ({ facts, whole }: Relation): boolean =>
  [...facts, ...(whole ? [whole] : [])].every(({ kind }) => kind === 'money');

export function deviceOf(relation: Relation): FigureKind {
  const { name, facts, whole } = relation;
  if (name !== 'parts') return devices[name];
  if (whole && isMoney(relation)) return facts.length > mostMoney ? 'ruled' : 'divided';
  if (facts.length > mostField || (facts.length > mostDivided && !whole)) return 'ruled';
  return whole && facts.length >= leastField && whole.unit !== '%' ? 'field' : 'divided';
}

/** What is left of a label without its short form: 国内生产总值同比增长 of 一季度国内生产总值同比增长. */
const cutOf = ({ label, short }: FactView): string =>
  label.includes(short) && label !== short ? label.replace(short, '').trim() : '';

/** Kinds whose marks carry short labels only. */
const shortLabelled = new Set<FigureKind>(['ruled', 'columns', 'levels', 'hundred', 'divided']);

/** Is a word that every label holds in none of the short ones: "led" of "Frauds that led to a trial"? */
function leaveOut(facts: FactView[], isHan: boolean): boolean {
  if (isHan) return false;
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return wordsOf(facts[0]?.label ?? '').some(
    (word) =>
      !joining.test(word) &&
      !relative.test(word) &&
      facts.every(({ label, short }) => wordsOf(label).includes(word) && !wordsOf(short).includes(word)),
  );
}

/** Characters, or words, of a title that says too little. */
const leastTitle = { han: 3, latin: 1 };

/** Whether a title is understood without the rows below it: it names what they are about. */
function namesThing(title: string, facts: FactView[], isHan: boolean): boolean {
  if (isHan ? [...title].length < leastTitle.han : title.split(/\s+/).length <= leastTitle.latin)
    return false;
  // What the labels begin with is their subject, what they end with is said of it.
  return facts.every(({ label }) => label.startsWith(title)) || !labelWords('predicates').test(title);
}

/** Marks around a name, left empty where it is cut out. */
const emptied = /“”|‘’|«»|„“|「」|『』|《》|〈〉|""|\(\)|（）|\[\]|【】/gu;

/** The rest as a title: without marks that nothing stands in, and none where it leads up to a name: "Visitors to". */
function restOf(fact: FactView, isHan: boolean): string {
  // Marks within marks leave others empty: （《》）.
  const rest = cutOf(fact).replace(emptied, '').replace(emptied, '').replace(/\s+/gu, ' ').trim();
  return !isHan && joining.test(rest.split(' ').at(-1)!) ? '' : rest;
}

/** Is a label cut short to what only tells it from its namesakes, without its name: "Survival, England" to England? */
const isNameless = (fact: FactView): boolean => /[,，、:：（(]$/u.test(cutOf(fact).replace(/[)）]$/u, ''));

/** Kinds that have room for labels in full where short ones would leave something out that no title tells. */
const roomForLabels = new Set<FigureKind>(['ruled', 'levels']);

/** What stands over a found figure, and at its marks. */
export interface Named {
  title: string;
  /** Its marks carry their labels in full. */
  inFull?: true;
}

/**
 * Title of a found figure. Where short labels leave something out, what all labels have in common is said: a
 * noun that is understood without the rows. Where that is none, there is no title, and labels stand in full.
 */
export function nameFigure(
  { facts, whole }: Relation,
  kind: FigureKind,
  { language }: { language: string },
): Named {
  if (!shortLabelled.has(kind) || whole || facts.every(({ label, short }) => label === short))
    return { title: '' };
  const isHan = /^(?:zh|ja)/.test(language);
  // Short labels of falls say so, or their numbers do.
  const isTold = facts.every((fact) => fact.kind === 'decrease');
  const untold: Named = roomForLabels.has(kind) && !isTold ? { title: '', inFull: true } : { title: '' };
  // Times are no subjects: what their labels have in common is.
  const told = (title: string): Named =>
    kind === 'columns' || namesThing(title, facts, isHan) ? { title } : untold;
  const common = new Set(facts.map((fact) => restOf(fact, isHan)));
  if (common.size === 1 && !common.has('')) return told([...common][0]!);
  const words = commonWords(
    facts.map(({ label }) => label),
    isHan,
  );
  // Short labels that say it themselves need no title.
  if (words !== '' && facts.every(({ short }) => !short.includes(words))) return told(words);
  return facts.some(isNameless) || (words === '' && leaveOut(facts, isHan)) ? untold : { title: '' };
}
