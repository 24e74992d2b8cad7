/** A report taken apart: the parts of a dataset, their texts still as the source has them. */

/** A text and the line of the source where it begins. */
export interface DraftText {
  text: string;
  line: number;
  /** The ends of lines that were broken inside a sentence, and what follows them. */
  joined?: string[];
  /** No mark of a list, where its neighbours have one. */
  unmarked?: true;
}

export interface DraftSection {
  title: DraftText;
  items: DraftText[];
  /** Kept below `more`. */
  more: DraftText[];
}

export interface DraftTask {
  title: DraftText;
  text?: DraftText;
  items: DraftText[];
  more: DraftText[];
}

export interface DraftPhoto {
  caption: string;
  credit: string;
  line: number;
}

export interface DraftArticle {
  title: DraftText;
  byline?: { role: string; names: string[]; line: number };
  paragraphs: DraftText[];
  photos: DraftPhoto[];
}

export interface DraftPlan {
  title: DraftText;
  context: DraftText[];
  requirement?: { title: DraftText; texts: DraftText[] };
  targets?: { title: DraftText; items: DraftText[]; notes: DraftText[] };
  tasksIntro?: DraftText;
  tasks: DraftTask[];
  closing?: DraftTask;
}

export interface DraftTable {
  line: number;
  rows: string[][];
  rowLines?: number[];
  /** Number of the section in which it stands; -1 for none. */
  section: number;
  /** The line above it that names it. */
  title?: DraftText;
  /** It stands in the plan. */
  plan?: true;
  /** The only thing in its file: what it belongs to is told by its words alone. */
  alone?: true;
}

export interface Draft {
  kicker: string;
  title: DraftText | undefined;
  source: string;
  /** How sure the figures are, as the end of the report says. */
  notes: DraftText[];
  /** Who gave it to whom, and when: lines below the title. */
  given: DraftText[];
  /** What time the report covers, as it says itself. */
  period: string;
  lead: DraftText[];
  reviewTitle: DraftText | undefined;
  sections: DraftSection[];
  /** Texts of the review that stand before its first section. */
  opening: DraftText[];
  article: DraftArticle | undefined;
  plan: DraftPlan | undefined;
  tables: DraftTable[];
  credits: { role: string; names: string[]; line: number }[];
}

export const emptyDraft = (): Draft => ({
  kicker: '',
  title: undefined,
  source: '',
  notes: [],
  given: [],
  period: '',
  lead: [],
  reviewTitle: undefined,
  sections: [],
  opening: [],
  article: undefined,
  plan: undefined,
  tables: [],
  credits: [],
});
