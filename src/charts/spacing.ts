/** The space that Chromium's `text-autospace` puts between Han and Latin; font files know nothing of it. */
import { remember } from '../lib/remember.ts';

const boundary =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;
/** CSS Text 4: an eighth of an em on each change of script. */
const autospace = 1 / 8;

/** Spaces by text: a page asks for the same few thousands of times. */
const known = new Map<string, number>();
const mostKnown = 20_000;

function spacesIn(text: string): number {
  if (known.size > mostKnown) known.clear();
  return remember(known, text, () => text.match(boundary)?.length ?? 0);
}

/** Width in the unit of `size` of so many spaces, and of all those in `text`. */
export const gapWidth = (count: number, size: number): number => count * autospace * size;
export const autospaceWidth = (text: string, size: number): number => gapWidth(spacesIn(text), size);

/** Before which characters of a text there is such a space. */
export function gapsIn(text: string): Uint8Array {
  const chars = [...text];
  return Uint8Array.from(chars, (char, index) =>
    index > 0 && spacesIn(chars[index - 1]! + char) > 0 ? 1 : 0,
  );
}
