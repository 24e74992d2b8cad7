/**
 * What a page would take of a long report: entries with ranks, numbers and the first of their section go before
 * the others; what is beyond the page's capacity is kept, not printed.
 */
import type { Language } from '../language.ts';
import { readStatements } from '../quantity/read.ts';
import type { Draft, DraftSection, DraftTask, DraftText } from './draft.ts';

const lengthOf = (texts: readonly DraftText[]): number =>
  texts.reduce((sum, { text }) => sum + text.length, 0);

interface Entry {
  holder: DraftSection | DraftTask;
  item: DraftText;
  worth: number;
}

/** What an entry is worth to a reader in a hurry, by its facts; long ones cost room. */
function worthOf(item: DraftText, index: number, language: Language): number {
  const { statements } = readStatements(item.text, language);
  const ranks = statements.filter(({ rank }) => rank !== '').length;
  const numbers = statements.filter(({ quantity }) => quantity?.value !== undefined).length;
  return 3 * ranks + Math.min(3, numbers) + (index === 0 ? 2 : 0) - item.text.length / 200;
}

/** Moves the entries of least worth below `more` until the draft fits; each part keeps its best entry. */
export function selectForPage(draft: Draft, language: Language): void {
  const { plan, article } = draft;
  const holders: (DraftSection | DraftTask)[] = [...draft.sections, ...(plan?.tasks ?? [])];
  const fixed = [
    ...draft.lead,
    ...draft.opening,
    ...(article?.paragraphs ?? []),
    ...(plan?.context ?? []),
    ...(plan?.requirement?.texts ?? []),
    ...(plan?.targets?.items ?? []),
    ...(plan?.targets?.notes ?? []),
    ...(plan?.tasks ?? []).flatMap(({ text }) => (text ? [text] : [])),
  ];
  let length = lengthOf(fixed) + holders.reduce((sum, { items }) => sum + lengthOf(items), 0);
  const { capacity } = language.table;
  if (length <= capacity * 1.1) return;
  const entries: Entry[] = holders.flatMap((holder) =>
    holder.items.map((item, index) => ({ holder, item, worth: worthOf(item, index, language) })),
  );
  entries.sort((a, b) => a.worth - b.worth || b.item.line - a.item.line);
  const dropped = new Set<DraftText>();
  for (const { holder, item } of entries) {
    if (length <= capacity) break;
    const left = holder.items.filter((one) => !dropped.has(one));
    if (left.length === 1 && !('text' in holder && holder.text)) continue;
    dropped.add(item);
    length -= item.text.length;
  }
  for (const holder of holders) {
    holder.more.push(...holder.items.filter((one) => dropped.has(one)));
    holder.items = holder.items.filter((one) => !dropped.has(one));
  }
}
