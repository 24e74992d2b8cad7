/** Paragraphs of a source: long ones parted into entries, broken ones joined. */
import type { DraftText } from './draft.ts';

export interface ParagraphRules {
  han: boolean;
  /** How a sentence begins that says nothing without the one before it: That is, In 2024 it was. */
  leans: RegExp;
}

/** A paragraph of many sentences becomes items of one or two. */
export function splitParagraph(text: DraftText, { han, leans }: ParagraphRules): DraftText[] {
  const most = han ? 110 : 260;
  if (text.text.length <= most) return [text];
  const counts = han && counted.test(text.text);
  const items: DraftText[] = [];
  for (const sentence of sentencesOf(text.text, han)) {
    const last = items.at(-1);
    const size = (last?.text.length ?? 0) + sentence.length;
    const isNext = counts ? count.test(sentence) : size > most * 0.75;
    const isLeaning = leans.test(sentence) && size <= most * mostLeaning;
    // A quotation stays whole.
    if (last && (isQuoting(last.text) || !isNext || isLeaning)) last.text += (han ? '' : ' ') + sentence;
    else items.push({ text: sentence, line: text.line });
  }
  return items;
}
/** 一是甲不足。乙12家。二是丙不够。: what is counted is one entry up to the next count. */
const counted = /(?:^|[。；：，])一是.*[。；]二是/u;
const count = /^[一二三四五六七八九十]+是/u;
/** How much longer an entry may be for a sentence that leans on it. */
const mostLeaning = 1.25;

function sentencesOf(text: string, han: boolean): string[] {
  const plain = han
    ? text.match(counted.test(text) ? /[^。！？；]+[。！？；]+[”）]*|[^。！？；]+$/g : sentence)
    : text.match(/.+?[.!?][”)]?(?=\s+[A-Z“]|$)|.+$/g);
  return (plain ?? []).map((one) => one.trim());
}
const sentence = /[^。！？]+[。！？]+[”）]*|[^。！？]+$/g;

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
