/** Paragraphs of a source: long ones parted into entries, broken ones joined. */
import type { DraftText } from './draft.ts';

/** A paragraph of many sentences becomes items of one or two. */
export function splitParagraph(text: DraftText, han: boolean): DraftText[] {
  const most = han ? 110 : 260;
  if (text.text.length <= most) return [text];
  const sentences =
    text.text.match(han ? /[^。！？]+[。！？]+[”）]*|[^。！？]+$/g : /.+?[.!?][”)]?(?=\s+[A-Z“]|$)|.+$/g) ??
    [];
  const items: DraftText[] = [];
  for (const sentence of sentences.map((one) => one.trim())) {
    const last = items.at(-1);
    // A quotation stays whole.
    if (last && (isQuoting(last.text) || last.text.length + sentence.length <= most * 0.75))
      last.text += (han ? '' : ' ') + sentence;
    else items.push({ text: sentence, line: text.line });
  }
  return items;
}

/** A quotation has begun and not ended. */
function isQuoting(text: string): boolean {
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0;
  return count(/"/g) % 2 === 1 || count(/“/g) > count(/”/g);
}

/** A paragraph, or the rest of one that was broken inside a sentence. */
export function joinParagraph(
  list: DraftText[],
  text: DraftText,
  { han, ends }: { han: boolean; ends: RegExp },
): void {
  const last = list.at(-1);
  const broken = last !== undefined && !ends.test(last.text) && last.text.length > 8;
  const goesOn = han || /^[a-z\d]/.test(text.text);
  if (!broken || !goesOn) {
    list.push(text);
    return;
  }
  const place = `${last.text.slice(-10)}${han ? '' : ' '}${text.text.slice(0, 10)}`;
  last.joined = [...(last.joined ?? []), place];
  last.text += (han ? '' : ' ') + text.text;
}
