/**
 * The view: everything that will be read, as final strings. Templates, charts, cards and the archive
 * are set from it and compute nothing, so they cannot disagree.
 *
 * Every string has an address, by which products account for it: `review.sections.economy.items.2`,
 * `facts.grain.rank`. What carries text carries its address as `at`; of an object with several strings
 * (a fact, a section) `at` is their common beginning. See addresses.ts.
 */
import type { FactKind } from '../model/fact.ts';
import type { Issue } from '../model/report.ts';
import type { FigureKind } from '../model/section.ts';
import type { SumRow } from './relations/totals.ts';
import type { SeriesView } from './tables.ts';

export type { CellView, MapView, SeriesRow, SeriesView } from './tables.ts';

/** A stretch of running text with one look. `fact` names the fact that it prints. */
export interface Run {
  text: string;
  role?: 'fact' | 'rank' | 'strong';
  fact?: string;
  /** Address of the whole text that it is a stretch of; none where the text is no part of the report. */
  at?: string;
}
export type Text = Run[];

/** A headline: its text, and the sense units between which a line may break. */
export interface Headline {
  text: string;
  units: string[];
  /** Its units are boxes: there is room for each on one line, and none is ever divided. */
  boxed?: boolean;
  at?: string;
}

/**
 * One piece of a printed number, e.g. 突破 · 3 · 万 · 余 · 个. `direction` is the word for a fall that the label
 * leaves unsaid; languages that set a minus sign for it have it in `sign`.
 */
export interface NumberPart {
  text: string;
  role: 'prefix' | 'direction' | 'sign' | 'number' | 'unit' | 'qualifier';
}

export interface FactView {
  id: string;
  /** `facts.<id>`: its number, or what stands in place of one, is `facts.<id>.value`. */
  at: string;
  kind: FactKind;
  status: 'actual' | 'estimate' | 'target';
  /** Full label with references expanded, and the shorter one for charts and cards. */
  label: string;
  short: string;
  /** As entered; in the facts of a figure with the sign under which it is drawn. */
  value: number | null;
  unit: string;
  /** A mark before its number says that it fell, in place of a word or a minus (`withFallMark`). */
  fallMarked?: boolean;
  /** A fall of which neither label nor short label tells: its number is printed with the direction. */
  fell?: true;
  /** A change that is measured from something else than the year before: never drawn beside last year's number. */
  otherBase?: true;
  /** Of a target or limit: the report says that it is kept, or that it is missed. */
  kept?: boolean;
  /** Its label says that it is a difference to an average or a plan: below it is no fall. */
  apart?: true;
  /** The pieces in printing order, prefix included. Empty for facts without a number. */
  parts: NumberPart[];
  /** "3万余个": sign, number, unit, qualifier. The rank or wording of a fact without a number. */
  text: string;
  /** `text` with the prefix: "突破70户". */
  full: string;
  rank: string;
  icon?: string;
  note?: string;
}

export interface PairView {
  at: string;
  label: string;
  /** Its name in full, where the label is the short one. */
  full?: string;
  target: FactView;
  last: FactView;
}

/** The same measures at two or three times, as a table. */
export interface PeriodsView {
  /** Earliest first, targets last; `at`: the label of a fact that holds the words, "" for words of the program. */
  columns: { text: string; at: string; isNow: boolean }[];
  /** `at`: the label that holds the words. */
  rows: { text: string; at: string; cells: (FactView | null)[]; sum?: SumRow }[];
}

/** What stands beside the number of a row in place of its label: the rest of the clause that prints it. */
export interface RowWords {
  text: string;
  /** Address of the item. */
  at: string;
  /** Where the clause begins in the bare text of the item. */
  from: number;
}

export interface FigureView {
  id: string;
  at: string;
  kind: FigureKind;
  /** BCP 47 language of its numbers: values of an axis are written as those of the facts. */
  language: string;
  title: string;
  /** Its title where the page sets that outside the drawing. */
  titled?: string;
  facts: FactView[];
  pairs: PairView[];
  /** The sum of its facts, the total of its steps, the gap of its two bars. */
  whole?: FactView;
  /** The other side of a flow; what stands on a drawn length. */
  others?: FactView[];
  /** Numbers printed at the mark of a fact, by its id: its growth, its share. */
  beside?: Record<string, FactView[]>;
  /** Of number rows: the one that leads its section, set large. */
  lead?: FactView;
  /** Its sum is the largest number of its section. */
  headed?: true;
  /** Number rows of what no relation draws, which nobody asked for. */
  ofRest?: true;
  /** Of number rows, by fact: the words of the report's own sentence, where they say more than the label. */
  words?: Record<string, RowWords>;
  /** Why it has this form, where that was found and not asked for; for `--explain`. */
  reason?: string;
  /** Words for the two ends of a dumbbell, e.g. "2023年" and "2024年目标". */
  pairNames: { last: string; target: string };
  note: Text;
  /** What the figure shows, in words made from its own data. */
  alt: string;
  /** 其中: before a share that lies within the one before it. */
  ofWhich?: string;
  /** The picture of its page: type and marks a step larger, set so by the composer. */
  display?: true;
  /** Width at the left of its first line in which other words stand, mm. */
  keyFrom?: number;
  /** The part of a divided bar beside it that each of its columns is, of so many parts: set so by the composer. */
  parts?: { of: number; columns: (number | undefined)[] };
  /** What a row says that has a scale of its own. */
  ownScale?: string;
  /** What stands at a target or limit that was missed or passed, by its id. */
  verdicts?: Record<string, string>;
  /** Drawn upright, since its bars would be a small part of another figure's of its unit. */
  upright?: true;
  /** Vega-Lite spec brought along by the report, for kind `custom`. */
  spec?: Record<string, unknown>;
  /** Numbers of the report that are the sums of rows of a stack, by row. */
  sums?: Record<number, FactView>;
  /** Its facts by measure and time, for kind `periods`. */
  periods?: PeriodsView;
  /** The table that it draws, for kinds of series. */
  series?: SeriesView;
  /** Of a timeline, in order of the report. */
  events?: EventView[];
}

export interface EventView {
  at: string;
  when: string;
  text: string;
}

export interface PhotoView {
  id: string;
  at: string;
  /** Path inside the report's folder; undefined is a placeholder (FPO). */
  file?: string;
  caption: Text;
  /** Credit as printed, e.g. "本报记者 李铭 摄". */
  credit: string;
  alt: string;
  licence?: string;
  /** Point kept when cropping: fractions from left and top. */
  focus: [number, number];
}

/** One sentence of an item. */
export interface SentenceView {
  runs: Text;
  /** Facts printed in it. */
  facts: string[];
  /**
   * True when the sentence says nothing but labels and numbers (and ranks) of its facts: where a
   * figure or tile shows them all, the sentence need not be printed again on a page.
   */
  liftable: boolean;
}

export interface ItemView {
  id: string;
  at: string;
  /** Whole item as running text. */
  runs: Text;
  sentences: SentenceView[];
  /** Sub-heading that opens a group; its items follow with the same `group`. */
  heading?: string;
  group?: number;
}

export interface SectionView {
  id: string;
  at: string;
  /** "01", "02" … in reading order. */
  number: string;
  title: Headline;
  short: string;
  icon?: string;
  standfirst: Text;
  items: ItemView[];
  figures: FigureView[];
  photos: PhotoView[];
  /** Facts of the section in reading order, each once. */
  facts: FactView[];
}

export interface TaskView {
  id: string;
  at: string;
  /** "一", "二" … or "1", "2" by language. */
  number: string;
  title: Headline;
  text: Text;
  items: Text[];
}

export interface PlanView {
  title: Headline;
  year: string;
  context: Text;
  requirement?: { title: Headline; text: Text };
  targets?: {
    title: Headline;
    figure: FigureView;
    facts: FactView[];
    texts: Text[];
    note: Text;
  };
  tasksIntro: Text;
  tasks: TaskView[];
  closing?: { title: Headline; text: Text; items: Text[] };
}

export interface ArticleView {
  kicker: string;
  title: Headline;
  byline: string;
  paragraphs: Text[];
  photos: PhotoView[];
}

export interface MastheadView {
  kicker: string;
  title: Headline;
  tagline: string[];
  year: string;
  place: string;
  newspaper: string;
  page: string;
  section: string;
  /** Date as printed, or "". */
  date: string;
  /** Path of the report's own hero art inside its folder; undefined: the theme's. */
  art?: string;
  /** File of the newspaper's logo. */
  logo?: string;
}

export interface CreditView {
  role: string;
  names: string[];
  /** As printed: "本版图解制作：刘雁冰 杨双源"; "" while the names are missing. */
  text: string;
}

export interface QueryView {
  id: string;
  at: string;
  source: string;
  printed: string;
  proposed: string;
  why: string;
  confidence: 'A' | 'B' | 'C';
  status: 'open' | 'resolved';
  decision: string;
  /** Only how it is entered is in doubt: the source's words stand. */
  about?: 'words' | 'entry' | undefined;
}

export interface ReportView {
  id: string;
  /** BCP 47 language; `script` decides the typesetting rules. */
  language: string;
  script: 'han' | 'latin';
  theme: string;
  masthead: MastheadView;
  /** The issue of the newspaper, for metadata and file names; not printed. */
  issue?: Issue;
  /** Source line as printed, with its label: "数据来源：…". */
  source: string;
  period: string;
  /** Rights line for the metadata of pictures; "" where the report has none. */
  licence: string;
  lead: { title: string; facts: FactView[] };
  review: { title: Headline; year: string; sections: SectionView[] };
  article?: ArticleView;
  plan?: PlanView;
  credits: CreditView[];
  glossary: string[];
  queries: QueryView[];
  facts: FactView[];
  /** Hints of the report for its page; the compose stage reads and checks them. */
  layout?: Record<string, unknown>;
  /** Hints of the report for its cards; the cards stage reads and checks them. */
  cards?: Record<string, unknown>;
  /** The report's own statements for cards, by card; facts and stress expanded. */
  cardTexts: Record<string, Text[]>;
  /** The report's own text of the post, facts expanded; undefined: composed from the report. */
  post?: string;
  /** The same of platforms that have their own, by name. */
  platformTexts?: Record<string, Pick<ReportView, 'cardTexts' | 'post'>>;
  /** Fixed words of the program in the report's language: "目录", "照片占位" … */
  words: Record<string, string>;
}
