/** What a preflight says: findings and the facts of the file that they rest on. */
import type { Both } from '../../lib/languages.ts';
import type { Sentences, Severity } from '../../lib/problem.ts';
import type { RuleName } from './rule-names.ts';

/** mm from the top left of the trim. */
export interface FindingBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Finding {
  /** Stable kebab-case name, see `rule-names.ts`. */
  rule: RuleName;
  severity: Severity;
  /** From 1; absent for what concerns the whole file. */
  page?: number;
  box?: FindingBox;
  /** The object, e.g. "text “2024” in NotoSansSC-Bold", "picture X12". */
  object: string;
  /** One sentence: what is wrong, with the value. */
  message: string;
  remedy: string;
  /** The same in Chinese. */
  zh: Sentences;
  /** How many objects of the page have the same fault; the first is named. */
  count: number;
}

const objectNames: Record<string, string> = {
  area: '色块',
  'An area': '色块',
  rule: '线条',
  text: '文字',
  stencil: '单色图',
  gradient: '渐变',
  page: '页面',
};

/** What a finding speaks of, in Chinese: "text “2024” in Song-Bold" → "Song-Bold 的文字“2024”". */
export function objectZh(object: string): string {
  const [, words, font] = /^[Tt]ext (“.*”)(?: in (.+))?$/.exec(object) ?? [];
  if (words !== undefined) return `${font === undefined ? '' : `${font} 的`}文字${words}`;
  const type = /^text in (.+)$/.exec(object)?.[1];
  if (type !== undefined) return `${type} 的文字`;
  const picture = /^(?:The )?picture (.+)$/.exec(object)?.[1];
  return picture === undefined ? (objectNames[object] ?? object) : `图片 ${picture} `;
}

export interface InkFacts {
  limit: number;
  /** Greatest ink sum inside the trim, per cent, and where. */
  max: number;
  place?: { page: number; x: number; y: number };
  /** Share of the trimmed area over the limit, per cent. */
  areaOver: number;
  /** Places over the limit that are smaller are let pass, mm²; absent: none is. */
  leastArea?: number;
}

export interface FontFacts {
  name: string;
  kind: string;
  embedded: boolean;
  glyphs: number;
}
export interface PictureFacts {
  page: number;
  name: string;
  ppi: number;
  space: string;
  maxInk?: number;
  box: FindingBox;
}

export interface Preflight {
  /** The set of rules that the file was judged by, and those of them that were not looked for. */
  rules?: { name: string; label: string; off: RuleName[] };
  standard?: string;
  outputCondition?: string;
  /** mm */
  pages: { number: number; trim: { width: number; height: number }; bleed: number; glyphs: number }[];
  ink: InkFacts;
  fonts: FontFacts[];
  pictures: PictureFacts[];
  transparency: number;
  findings: Finding[];
  /** What of the file was not looked at, and why, e.g. "page 1: the pixels of picture X3 (JPXDecode)". */
  notExamined: Both[];
  /** No finding of severity error. */
  passed: boolean;
}
