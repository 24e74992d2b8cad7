/** Words of a text that only lead on to what follows it: a table, a list, the difficulties that are counted then. */
import type { Block } from './block.ts';
import type { Patterns } from './patterns.ts';

export interface WithoutLeadIn {
  /** Without them; "" where nothing else was said. */
  text: string;
  /** The words. */
  left: string[];
}

/** The last sentence of a text. */
const last = { han: /[^。！？；]+[。：:]?$/u, latin: /(?<=^|[.!?] )[^.!?]*(?:\d\.\d[^.!?]*)*[.:]?$/u };

/** @param next What stands behind the text. */
export function withoutLeadIn(
  { text }: Block,
  next: Block | undefined,
  { announces, han }: Pick<Patterns, 'announces'> & { han: boolean },
): WithoutLeadIn {
  const left: string[] = [];
  let rest = text;
  const sentence = (han ? last.han : last.latin).exec(rest)?.[0] ?? '';
  const isBefore = next === undefined || next.kind !== 'text';
  if (isBefore && sentence !== '' && announces.test(sentence)) {
    left.push(sentence);
    rest = rest.slice(0, rest.length - sentence.length).trim();
  }
  // What says something itself has its full stop: the table may stand in another column.
  if (next?.kind === 'table') rest = rest.replace(/[:：]$/, han ? '。' : '.');
  return { text: rest, left };
}
