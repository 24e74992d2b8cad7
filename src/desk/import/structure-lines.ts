/** Single lines of a report that are no part of its text: titles' companions, signatures, sources. */
import type { Block } from './block.ts';

/** Day and meeting of a report, who gives it, under which number it is registered: short lines below the title. */
export const isTitleLine = (text: string): boolean =>
  (text.length <= 40 && (/(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日|$)/.test(text) || !/\d|[。.]$/.test(text))) ||
  (text.length <= 60 && /(?:(?:\p{Lu}\p{L}+|\d{1,2},?) (?:19|20)\d\d|\bno\.? ?\d[\d -]*)$/u.test(text));

/** "Figures are rounded. Source: the council." are two things in one paragraph. */
export function withSourceApart(block: Block): Block[] {
  const at = /(?<=[.。] ?)(?:Sources?: |(?:数据|资料)来源[：:])/.exec(block.text)?.index;
  if (block.kind !== 'text' || at === undefined) return [block];
  return [block.text.slice(0, at).trim(), block.text.slice(at)].map((text) => ({ ...block, text }));
}

/** A name with its office, a month: every word begins with a capital; in Chinese short and without a mark. */
export function isSignature({ kind, text, number }: Block, han: boolean): boolean {
  if (kind === 'table' || kind === 'item' || number !== undefined || text.length > 60) return false;
  if (han)
    return (
      text.length <= 20 &&
      !/[，。；：！？%\d]/.test(text.replace(/(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?/, ''))
    );
  return /^(?:(?:\p{Lu}[\p{L}.’'-]*|\d{1,2}|(?:19|20)\d\d|of|the|and|for|to|&|de|van|von),? ?)+$/u.test(text);
}
