/**
 * What a language brings to made-up reports. `{w}` is a domain's word, `{l}` a fact's label, `{f}` its
 * reference.
 */
export interface Words {
  language: string;
  places: string[];
  kicker: string;
  titles: string[];
  taglines: string[];
  review: string;
  plan: string;
  domains: { title: string; icon: string; words: string[] }[];
  opens: string[];
  middles: string[];
  closes: string[];
  comma: string;
  stop: string;
  numberIn: string[];
  headings: string[];
  growth: string[];
  shares: string[];
  /** Label, unit, kind, icon. */
  counts: [label: string, unit: string, kind: string, icon: string][];
  ranks: string[];
  qualifiers: string[];
  prefixes: string[];
  requirement: [title: string, text: string];
  targets: string;
  targetTexts: string[];
  tasksIntro: string;
  tasks: string[];
  measures: string[];
  closing: [title: string, text: string, items: string[]];
  article: [title: string, role: string, names: string[]];
  captions: string[];
}
