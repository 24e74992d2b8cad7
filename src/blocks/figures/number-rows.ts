/**
 * Number rows: the number first, digits on one edge, the unit after them, the label at its heels. The largest
 * news of a section leads them.
 */
import { remember } from '../../lib/remember.ts';
import { ptToMm } from '../../lib/units.ts';
import { setCapital } from '../../view/capital.ts';
import { divideWords } from '../../view/divide.ts';
import { needsFallMark, unitPlace, withFallMark, withoutUnit } from '../../view/number.ts';
import type { FactView, FigureView, Headline, RowWords } from '../../view/view.ts';
import { mmStyle, type Setting } from '../block.ts';
import { leadWidth } from './lead-width.ts';
import { boxed, rankClass } from './rank-box.ts';
import {
  digitsWidth,
  labelGap,
  numbersWidth,
  runsOnGap,
  tailOf,
  unitsWidth,
  type Sentences,
} from './row-widths.ts';

/** Widest measure of a row, mm: beyond that the rows stand in columns. */
const widestRow = 88;
/** A label in fewer characters than this breaks into too many lines. */
const labelEms = 8;
/** A sentence at its number stands on so many lines, in a column up to so wide; advance of its characters, em. */
const rowLines = 2;
const mostEms = 20;
const wordEms = { han: 1, latin: 0.5 };
/** A lead stands beside its rows from this width of the section, mm; its share of it at most. */
const leastBeside = 100;
const mostLeadShare = 0.45;
/** So many rows are as high as a lead. */
const rowsOfLead = 2;

/** Facts that stand as rows, the one that leads them, and the sentences that stand at some. */
export interface RowsOf {
  facts: FactView[];
  lead?: FactView | undefined;
  words?: FigureView['words'];
  /** How numbers have changed, by fact. */
  beside?: FigureView['beside'];
  /** On a full page rows stand closer. */
  tight?: boolean | undefined;
}

export interface NumberRows {
  lead?: FactView;
  /** Of a lead that stands beside its rows, mm; it stands above them where this is absent. */
  leadWidth?: number;
  columns: FactView[][];
  /** Rows in the highest column. */
  rows: number;
  /** Height of each, lines. */
  pitch: number;
}

/** What has a rank is news, and stands first; what has no number above those that have one. */
const inOrder = (facts: FactView[]): FactView[] => [
  ...facts.filter(({ value }) => value === null),
  ...facts.filter(({ value, rank }) => value !== null && rank !== ''),
  ...facts.filter(({ value, rank }) => value !== null && rank === ''),
];

/** Narrowest column that holds every number beside some words of its label, mm. */
export function leastRowWidth(setting: Setting, facts: FactView[], words: Sentences = {}): number {
  const longest = Math.max(0, ...facts.map(({ id }) => words[id]?.text.length ?? 0));
  const ems = Math.max(labelEms, Math.min(mostEms, (longest * wordEms[setting.view.script]) / rowLines));
  const label = ptToMm(setting.sizes.body * ems);
  // A label behind a unit of its own that is wider than the others' has less room: no less than this share.
  const tails = facts.map((fact) => tailOf(setting, fact, words));
  const behind = digitsWidth(setting, facts) + Math.max(0, ...tails) + runsOnGap + label * leastBehind;
  return Math.max(numbersWidth(setting, facts, words) + label, behind);
}
const leastBehind = 0.6;

/** @param lead The fact among them that is set large. */
export function numberRows(
  setting: Setting,
  { facts, lead, words, tight = false }: RowsOf,
  width: number,
): NumberRows {
  const rest = inOrder(facts.filter((fact) => fact !== lead));
  const { gutter } = setting.grid;
  const least = leastRowWidth(setting, rest, words);
  const leading = lead ? leadWidth(setting, bareFact(lead), words?.[lead.id]?.text) : Infinity;
  const beside =
    rest.length > 0 &&
    width >= leastBeside &&
    leading <= width * mostLeadShare &&
    width - gutter - leading >= least;
  const room = beside ? width - gutter - leading : width;
  const most = Math.max(1, Math.floor((room + gutter) / (least + gutter)));
  const wanted = Math.max(1, Math.ceil((room + gutter) / (widestRow + gutter)));
  const low = beside ? Math.ceil(rest.length / rowsOfLead) : rest.length > 5 ? 2 : 1;
  const count = Math.max(1, Math.min(rest.length, most, Math.max(beside ? 1 : wanted, low)));
  const rows = Math.ceil(rest.length / count);
  const columns = Array.from({ length: count }, (_, at) => rest.slice(at * rows, (at + 1) * rows)).filter(
    (column) => column.length > 0,
  );
  return {
    ...(lead ? { lead } : {}),
    ...(beside ? { leadWidth: leading } : {}),
    columns,
    rows,
    pitch: tight ? tightPitch : leastPitch,
  };
}

/** What is left for words, mm: below a large number, in a whole column, beside the numbers of each column. */
function labelWidths(
  setting: Setting,
  { leadWidth: leading, columns }: NumberRows,
  width: number,
  words: Sentences,
): { lead: number; column: number; rows: number[] } {
  const { gutter } = setting.grid;
  const lead = leading ?? width;
  const room = leading === undefined ? width : width - gutter - lead;
  const count = Math.max(1, columns.length);
  const column = (room - (count - 1) * gutter) / count;
  return { lead, column, rows: columns.map((facts) => column - numbersWidth(setting, facts, words)) };
}

/** Labels of numbers without a unit stand on the edge of the others where that is no further away, mm. */
const mostBlank = 5;

/** Share of a line by which rows may move apart. */
const mostApart = 0.55;

/** Lines by which rows may move apart, and a lead gain air. */
export const rowsCapacity = ({ rows, lead }: NumberRows): number =>
  Math.floor(rows * mostApart) + (lead ? 1 : 0);

/** A row as it is set. */
export interface RowContext {
  fact: FactView;
  isNumber: boolean;
  /** Its unit begins the label. */
  isWorded: boolean;
  /** Its label stands behind its own unit, not in the column of labels: the unit is wider, or none is printed. */
  runsOn: boolean;
  /** Of a label that runs on: how wide its own unit is, mm, and the same for the style sheet. */
  tail: number;
  style: string;
  label: Headline;
  /** What stands in place of a number; "" for none. */
  word: Headline | '';
  rank: Headline | '';
  rankClass: 'seal' | 'mark';
  /** How its number has changed, behind its label. */
  changes: Change[];
}

/** A change at the row of its number: the words that say which way, "" for a fall that a mark tells. */
export interface Change {
  words: string;
  fell: boolean;
  text: string;
  /** Address of its fact. */
  at: string;
}

/**
 * A fact without its unit where the label names it, and with the mark of a fall in place of its word: one object for
 * each, by which what is shaped is known again.
 */
const bareFacts = new WeakMap<FactView, FactView>();
export function bareFact(fact: FactView): FactView {
  const marked = withFallMark(fact);
  if (unitPlace(fact) !== 'none' && marked === fact) return fact;
  const known =
    bareFacts.get(fact) ?? (unitPlace(fact) === 'none' ? { ...marked, parts: withoutUnit(marked) } : marked);
  bareFacts.set(fact, known);
  return known;
}

/** A fact whose unit begins a label, with a capital as labels have. */
const wordedFacts = new WeakMap<FactView, FactView>();
function wordedFact(fact: FactView, language: string): FactView {
  const marked = withFallMark(fact);
  const first = marked.parts.findIndex(({ role }) => role === 'number') + 1;
  return remember(wordedFacts, fact, () => ({
    ...marked,
    parts: marked.parts.map((part, at) =>
      at === first
        ? { ...part, text: part.text.replace(/\S.*/u, (words) => setCapital(words, language)) }
        : part,
    ),
  }));
}

const changesOf = (changes: FactView[] = []): Change[] =>
  changes.map((fact) => {
    const fell = needsFallMark(fact);
    return { words: fell ? '' : fact.short, fell, text: fact.full || fact.text, at: fact.at };
  });

/** @param width mm that its label has. @param units Width of the column of units, mm; none for a number by itself. */
export function rowContext(
  setting: Setting,
  fact: FactView,
  {
    width,
    units,
    own,
    changes,
  }: { width: number; units?: number; own?: RowWords | undefined; changes?: FactView[] | undefined },
): RowContext {
  const isNumber = fact.value !== null;
  const words = isNumber ? fact.rank : fact.rank || fact.text;
  // A sentence goes on after its unit.
  const goesOn = own !== undefined && setting.view.script === 'latin' && unitPlace(fact) !== 'after';
  const tail = tailOf(setting, fact, own && { [fact.id]: own });
  const runsOn = isNumber && units !== undefined && (tail > units || (tail === 0 && units > mostBlank));
  // Behind its own unit a label has more room, or less.
  const room = runsOn ? width + units + labelGap - tail - runsOnGap : width;
  const ranked = rankClass(setting, words, room);
  const divided = (at: string): Headline => boxed(setting, divideWords(words, setting.view, at), room);
  const isWorded = isNumber && goesOn;
  const named = own
    ? divideWords(isWorded ? own.text : setCapital(own.text, setting.view.language), setting.view, own.at)
    : divideWords(fact.label, setting.view, `${fact.at}.label`);
  return {
    fact: goesOn ? wordedFact(fact, setting.view.language) : bareFact(fact),
    isNumber,
    isWorded,
    runsOn,
    tail,
    style: runsOn && tail > 0 ? `--tail:${mmStyle(tail)};` : '',
    // A label ends where a rank or a change behind it begins.
    label: words || (changes ?? []).length > 0 ? boxed(setting, named, room) : named,
    word: isNumber ? '' : divided(`${fact.at}.value`),
    rank: isNumber && words ? divided(`${fact.at}.rank`) : '',
    rankClass: ranked,
    changes: changesOf(changes),
  };
}

/** Rows with their contents, as template and reckoning set them. @param width mm */
export function rowsSet(
  setting: Setting,
  { facts, lead, words = {}, beside = {}, tight }: RowsOf,
  width: number,
): { set: NumberRows; lead: RowContext | undefined; columns: RowContext[][] } {
  const set = numberRows(setting, { facts, lead, words, tight }, width);
  const labels = labelWidths(setting, set, width, words);
  return {
    set,
    lead:
      set.lead &&
      rowContext(setting, set.lead, {
        width: labels.lead,
        own: words[set.lead.id],
        changes: beside[set.lead.id],
      }),
    columns: set.columns.map((column, at) =>
      column.map((fact) =>
        rowContext(setting, fact, {
          width: fact.value === null ? labels.column : labels.rows[at]!,
          units: unitsWidth(setting, column, words),
          own: words[fact.id],
          changes: beside[fact.id],
        }),
      ),
    ),
  };
}

/** On the dark ground of the plan words are as large as the titles of figures, and bold; the style sheet says the same. */
const onGround = new WeakMap<Setting, Setting>();
export const groundRows = (setting: Setting): Setting =>
  remember(onGround, setting, () => {
    const { title } = setting.sizes;
    return { ...setting, sizes: { ...setting.sizes, label: title, body: title }, rowWeight: 700 };
  });

/** What the `rows` partial receives. @param width mm @param extra Lines beyond the natural height. */
export function rowsContext({
  setting,
  width,
  extra,
  ...of
}: RowsOf & { setting: Setting; width: number; extra: number }): object {
  const { set, lead, columns } = rowsSet(setting, of, width);
  const pitch = set.rows > 0 ? Math.min(mostPitch, set.pitch + Math.max(0, extra) / set.rows) : set.pitch;
  return {
    partial: 'rows',
    headed: false,
    own: '',
    style: `width:${mmStyle(width)};${set.leadWidth === undefined ? '' : `--lead-width:${mmStyle(set.leadWidth)};`}--across:${Math.max(1, set.columns.length)};--pitch:${Math.floor(pitch * 20) / 20};`,
    layout: `${set.leadWidth === undefined ? '' : 'beside'}${pitch >= ruledPitch ? ' airy' : ''}`,
    lead: lead ?? '',
    columns,
  };
}
/** Height of a row in lines: usual, on a full page, and the most. */
const leastPitch = 1.5;
const tightPitch = 1.36;
const mostPitch = 2;
/** From here on a hairline stands clear of what is above it and below: closer it underlines and cuts. */
const ruledPitch = 1.8;
