/**
 * Number rows: the number first, digits on one edge, the unit after them, the label at its heels. The largest
 * news of a section leads them.
 */
import { ptToMm } from '../lib/units.ts';
import { isFirst } from '../view/relations/rank.ts';
import { divideWords } from '../view/divide.ts';
import type { FactView } from '../view/view.ts';
import { mmStyle, type Setting } from './block.ts';

/** Widest measure of a row, mm: beyond that the rows stand in columns. */
const widestRow = 88;
/** A label in fewer characters than this breaks into too many lines. */
const labelEms = 8;
/** A lead beside its rows from this width of the section, mm; the lead's share of it. */
const leastBeside = 100;
const leadShare = 0.42;
/** Between number and label, mm; the style sheet says the same. */
const labelGap = 1.8;

export interface NumberRows {
  lead?: FactView;
  beside: boolean;
  columns: FactView[][];
  /** Rows in the highest column. */
  rows: number;
}

/** Width of digits with what stands before them, and of what follows, mm. */
function numberWidths(
  { metrics, theme, sizes }: Setting,
  { parts }: FactView,
): { head: number; tail: number } {
  const end = parts.findIndex(({ role }) => role === 'number') + 1;
  const width = (list: FactView['parts']): number =>
    list.reduce((sum, { role, text }) => {
      const digits = role === 'number' || role === 'sign';
      const percent = role === 'unit' && /^\s?[%‰]/.test(text);
      const family = digits || percent ? theme.type.numeral : theme.type.label;
      const size = digits ? sizes.numeral : percent ? sizes.title : sizes.label;
      return sum + metrics.width(text, { family, weight: digits || percent ? 700 : 400, size }) + size * 0.1;
    }, 0);
  return { head: ptToMm(width(parts.slice(0, end))), tail: ptToMm(width(parts.slice(end))) };
}

/** Ranks without a number stand last. */
const inOrder = (facts: FactView[]): FactView[] => [
  ...facts.filter(({ value }) => value !== null),
  ...facts.filter(({ value }) => value === null),
];

/** Narrowest column that holds every number beside some words of its label, mm. */
export function leastRowWidth(setting: Setting, facts: FactView[]): number {
  const widths = facts.filter(({ value }) => value !== null).map((fact) => numberWidths(setting, fact));
  const head = Math.max(0, ...widths.map((one) => one.head));
  const tail = Math.max(0, ...widths.map((one) => one.tail));
  return head + tail + labelGap + ptToMm(setting.sizes.body * labelEms);
}

/** @param lead The fact among them that is set large. */
export function numberRows(
  setting: Setting,
  { facts, lead }: { facts: FactView[]; lead?: FactView | undefined },
  width: number,
): NumberRows {
  const rest = inOrder(facts.filter((fact) => fact !== lead));
  const beside = lead !== undefined && rest.length > 2 && width >= leastBeside;
  const { gutter } = setting.grid;
  const room = beside ? (width - gutter) * (1 - leadShare) : width;
  const most = Math.max(1, Math.floor((room + gutter) / (leastRowWidth(setting, rest) + gutter)));
  const wanted = Math.max(1, Math.ceil((room + gutter) / (widestRow + gutter)));
  const count = Math.max(1, Math.min(rest.length, most, Math.max(wanted, rest.length > 5 ? 2 : 1)));
  const rows = Math.ceil(rest.length / count);
  const columns = Array.from({ length: count }, (_, at) => rest.slice(at * rows, (at + 1) * rows)).filter(
    (column) => column.length > 0,
  );
  return { ...(lead ? { lead } : {}), beside, columns, rows };
}

/** Lines by which rows may move apart, and a lead gain air. */
export const rowsCapacity = ({ rows, lead }: NumberRows): number => Math.floor(rows * 0.55) + (lead ? 1 : 0);

const rowContext = (setting: Setting, fact: FactView): object => ({
  fact,
  isNumber: fact.value !== null,
  label: divideWords(fact.label, setting.view, `${fact.at}.label`),
  word: fact.value === null ? divideWords(fact.rank || fact.text, setting.view, `${fact.at}.value`) : '',
  rank: fact.value !== null && fact.rank ? divideWords(fact.rank, setting.view, `${fact.at}.rank`) : '',
  rankClass: isFirst(fact.rank) ? 'seal' : 'mark',
});

/** What the `rows` partial receives. @param width mm @param extra Lines beyond the natural height. */
export function rowsContext({
  facts,
  lead,
  setting,
  width,
  extra,
}: {
  facts: FactView[];
  lead?: FactView | undefined;
  setting: Setting;
  width: number;
  extra: number;
}): object {
  const set = numberRows(setting, { facts, lead }, width);
  const pitch = set.rows > 0 ? Math.min(2, leastPitch + Math.max(0, extra) / set.rows) : leastPitch;
  return {
    partial: 'rows',
    style: `width:${mmStyle(width)};--across:${Math.max(1, set.columns.length)};--pitch:${Math.floor(pitch * 20) / 20};`,
    layout: set.beside ? 'beside' : '',
    lead: set.lead ? rowContext(setting, set.lead) : '',
    columns: set.columns.map((column) => column.map((fact) => rowContext(setting, fact))),
  };
}
/** Height of a row in lines. */
export const leastPitch = 1.36;
