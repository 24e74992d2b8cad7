/** What stands above the parts of a report: its title, whose it is, what sort of report. */
import type { Block, LeftOut } from './block.ts';
import type { Draft, DraftText } from './draft.ts';
import { splitParagraph } from './paragraphs.ts';
import type { Patterns } from './patterns.ts';
import { isTitleLine } from './structure-lines.ts';

/** The head of a draft, as far as it has been read. */
export interface Heading {
  draft: Draft;
  patterns: Patterns;
  han: boolean;
  leave: (text: DraftText, why: LeftOut['why']) => void;
}

/** Who gave the report to whom: a line, and no paragraph. */
const longestGiven = 160;
const longestSubtitle = 90;

/** @returns Whether the review has begun: the line is an entry of a list. */
export function readHead(text: DraftText, { kind }: Block, head: Heading): boolean {
  const { draft, patterns, han, leave } = head;
  if (draft.title === undefined) draft.title = text;
  // The body that reports, and below it what sort of report it is.
  else if ((kind === 'text' || han) && isSubtitle(text, head)) draft.kicker = text.text;
  // 证券代码：…… 公告编号：……: entries of a form, no sentence.
  else if ((text.text.match(/[：:](?=\S)/g) ?? []).length > 1 && !patterns.ends.test(text.text))
    leave(text, 'unplaced');
  else if (patterns.given.test(text.text) && text.text.length <= longestGiven) draft.given.push(text);
  else if (isTitleLine(text.text)) leave(text, 'unplaced');
  else if (kind === 'item') {
    draft.lead.push(text);
    return true;
  } else draft.opening.push(...splitParagraph(text, { han, leans: patterns.leans }));
  return false;
}

/** A name by itself right below a title that only says what sort of report it is; the parts stand deeper. */
export function isIssuer({ text, level, line }: Block, next: Block | undefined, head: Heading): boolean {
  const { title, kicker } = head.draft;
  const { subtitle, review, plan, sort } = head.patterns;
  if (head.han || title === undefined || kicker !== '' || line - title.line > 2) return false;
  const isDeeper = next?.kind === 'heading' && next.level > level;
  const isSort = sort.test(title.text) && subtitle.test(title.text);
  return isDeeper && isSort && ![subtitle, review, plan].some((one) => one.test(text));
}

/** "Annual report 2025/26: summary" by itself below whose it is: no part, as nothing but the head stands below it. */
export function isSubtitleHeading(block: Block, next: Block | undefined, head: Heading): boolean {
  const { sort, given } = head.patterns;
  if (head.han || !isSubtitle(block, head) || !sort.test(block.text)) return false;
  return next?.kind === 'text' ? given.test(next.text) : next?.kind === 'heading' && /\d{4}/.test(block.text);
}

export function isSubtitle({ text, line }: DraftText, { draft, patterns }: Heading): boolean {
  const { title, kicker } = draft;
  const isNear = title !== undefined && line - title.line <= 2 && text.length <= longestSubtitle;
  return (
    isNear && kicker === '' && patterns.subtitle.test(text) && !patterns.ends.test(text) && !/\d日/.test(text)
  );
}

/** Recommendations among the results, where a plan has its own heading behind a further result. */
export function isPlannedLater(
  { level, number }: Block,
  rest: readonly Block[],
  saysPlan: (text: string) => boolean,
): boolean {
  const heads = rest.filter((one) => one.kind === 'heading' && one.level === level).map(({ text }) => text);
  const last = heads.findLastIndex(saysPlan);
  return number === undefined && heads.slice(0, Math.max(0, last)).some((text) => !saysPlan(text));
}
