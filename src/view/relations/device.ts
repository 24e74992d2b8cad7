/** From a relation to the device that draws it, and the title that its labels give. */
import type { FigureKind } from '../../model/section.ts';
import type { FactView } from '../view.ts';
import type { Relation, RelationName } from './relation.ts';

const devices = {
  'two-sums': 'flow',
  'signed-parts': 'steps',
  difference: 'difference',
  parts: 'divided',
  'of-which': 'divided',
  increase: 'divided',
  'shares-of-one': 'divided',
  time: 'columns',
  'full-shares': 'hundred',
  'nested-shares': 'hundred',
  shares: 'ruled',
  rates: 'ruled',
  amounts: 'ruled',
  levels: 'levels',
  count: 'field',
  length: 'length',
  years: 'rings',
} satisfies Record<RelationName, FigureKind>;

/** From so many parts on a whole of amounts is a field of cells; more than the most are bars. */
const [leastField, mostDivided, mostField] = [5, 6, 8];

export function deviceOf({ name, facts, whole }: Relation): FigureKind {
  if (name !== 'parts') return devices[name];
  if (facts.length > mostField || (facts.length > mostDivided && !whole)) return 'ruled';
  return whole && facts.length >= leastField && whole.unit !== '%' ? 'field' : 'divided';
}

/** What is left of a label without its short form: 国内生产总值同比增长 of 一季度国内生产总值同比增长. */
const restOf = ({ label, short }: FactView): string =>
  label.includes(short) && label !== short ? label.replace(short, '').trim() : '';

/** Kinds whose marks carry short labels only. */
const shortLabelled = new Set<FigureKind>(['ruled', 'columns', 'levels', 'hundred', 'divided']);

/** Words of a label, or its characters where the script parts no words. */
const piecesOf = (label: string, isHan: boolean): string[] => (isHan ? [...label] : label.split(/\s+/));
/** Fewer characters in common say nothing. */
const leastCommon = 2;
/** Words that a title does not begin or end with. */
const joining = /^(?:of|on|in|for|to|by|and|the|a|an|at|with|from|per)$/i;
const joiningHan = /^[的和与及占为在]|[的和与及占为在]$/gu;

/** The longest words that all labels have in common, without what only joins; "" where there are none. */
function commonWords(labels: string[], isHan: boolean): string {
  const [first = [], ...others] = labels.map((label) => piecesOf(label, isHan));
  const gap = isHan ? '' : ' ';
  const rest = others.map((list) => `${gap}${list.join(gap)}${gap}`.toLowerCase());
  for (let length = first.length; length > 0; length -= 1)
    for (let start = 0; start + length <= first.length; start += 1) {
      let run = first.slice(start, start + length);
      const asked = `${gap}${run.join(gap)}${gap}`.toLowerCase();
      if (!rest.every((text) => text.includes(asked))) continue;
      while (!isHan && run.length > 0 && joining.test(run[0]!)) run = run.slice(1);
      while (!isHan && run.length > 0 && joining.test(run.at(-1)!)) run = run.slice(0, -1);
      const words = isHan ? run.join('').replace(joiningHan, '') : run.join(gap);
      if ([...words].length >= leastCommon) return words;
    }
  return '';
}

/** What only says something of a thing that it does not name: 增长, 占比, 消费量占能源消费总量比重. */
const predicate =
  /增长|增加|上涨|提高|上升|增产|下降|减少|减产|回落|占比|比重|占|^(?:growth|rise|change|increase|decrease|share|fall)\b/iu;
/** Characters, or words, of a title that says too little. */
const leastTitle = { han: 3, latin: 1 };

/** Whether a title is understood without the rows below it: it names what they are about. */
function namesThing(title: string, facts: FactView[], isHan: boolean): boolean {
  if (isHan ? [...title].length < leastTitle.han : title.split(/\s+/).length <= leastTitle.latin)
    return false;
  // What the labels begin with is their subject, what they end with is said of it.
  return facts.every(({ label }) => label.startsWith(title)) || !predicate.test(title);
}

/** The news of a figure in words of its data: the label of its largest mark, with the number. */
function newsOf(facts: FactView[], isHan: boolean): string {
  const first = facts.reduce((most, fact) => ((fact.value ?? 0) > (most.value ?? 0) ? fact : most));
  return `${first.label}${isHan ? '' : ': '}${first.full}`;
}

/**
 * Title of a found figure. Where short labels leave something out, what all labels have in common is said: a
 * noun that is understood without the rows; else the label and number of the largest mark.
 */
export function titleOf(
  { facts, whole }: Relation,
  kind: FigureKind,
  { language }: { language: string },
): string {
  if (!shortLabelled.has(kind) || whole || facts.every(({ label, short }) => label === short)) return '';
  const isHan = /^(?:zh|ja)/.test(language);
  // Times are no subjects: what their labels have in common is.
  const told = (title: string): string =>
    kind === 'columns' || namesThing(title, facts, isHan) ? title : newsOf(facts, isHan);
  const common = new Set(facts.map(restOf));
  if (common.size === 1 && !common.has('')) return told([...common][0]!);
  const words = commonWords(
    facts.map(({ label }) => label),
    isHan,
  );
  // Short labels that say it themselves need no title.
  return words !== '' && facts.every(({ short }) => !short.includes(words)) ? told(words) : '';
}
