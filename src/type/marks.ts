/**
 * What Chinese typesetting asks of single characters (GB/T 15834-2011 5.1, clreq 3.1): which may not
 * begin or end a line, which carry half a blank that may be taken from them.
 */

/** Full-width marks with their blank on the right: they take half a width at the end of a line. */
const stops = '。？！';
const commas = '，、；：';
const closers = '）》〉】〕〗」』”’';
/** Full-width marks with their blank on the left. */
const openers = '（《〈【〔〖「『“‘';

const setOf = (...marks: string[]): ReadonlySet<string> => new Set(marks.join(''));
const closing = setOf(stops, commas, closers);
const opening = setOf(openers);
const noStart = setOf(stops, commas, closers, '…—–～·／％‰℃々ー', '!,.;:?)]}%°');
const noEnd = setOf(openers, '／￥', '([{$£€¥');
/** Two of these are one mark: —— ……. */
const doubled = setOf('—…');
const gathering = setOf(openers, closers);

export const isClosing = (unit: string): boolean => closing.has(unit);
/** A bracket or quotation mark that closes. */
export const isCloser = (unit: string): boolean => closers.includes(unit);
export const isOpening = (unit: string): boolean => opening.has(unit);
export const mayBegin = (unit: string): boolean => !noStart.has(unit);
export const mayEnd = (unit: string): boolean => !noEnd.has(unit);
export const isDoubled = (before: string, after: string): boolean => before === after && doubled.has(before);

/**
 * In which order marks give up their blank: brackets and quotes first, then commas; a full stop keeps it
 * within the line.
 */
export const squeezeRank = (unit: string): number =>
  gathering.has(unit) ? 1 : commas.includes(unit) ? 2 : 0;

const han = /[\p{Script=Han}〇]/u;
/**
 * Where Chromium stretches a justified line: on both sides of ideographs, kana, CJK punctuation and
 * full-width forms.
 */
const cjk = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\ud840-\ud8ff\udc00-\udfff]/u;
/** Letters and digits beside which Chromium puts the space between scripts; Ⅲ is neither. */
const alphanumeric = /(?!\p{Nl})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}%]/u;

export const isHan = (unit: string): boolean => han.test(unit);
export const isCjk = (unit: string): boolean => cjk.test(unit);
export const isSpace = (unit: string): boolean => /^[ \t\n]$/.test(unit);
/** Anything but punctuation and space: what counts against a last line of one character. */
export const isCharacter = (unit: string): boolean => /[\p{L}\p{N}%‰]/u.test(unit);

/** Whether Chromium puts an eighth of an em between the two (text-autospace). */
export const hasGap = (before: string, after: string): boolean =>
  (isHan(before) && alphanumeric.test(after)) || (alphanumeric.test(before) && isHan(after));

/** Whether a line may end between the two, as far as the characters themselves go. */
export function mayBreak(before: string, after: string): boolean {
  if (isSpace(after) || !mayBegin(after) || !mayEnd(before) || isDoubled(before, after)) return false;
  if (/[\udc00-\udfff\p{M}]/u.test(after)) return false;
  return isSpace(before) || isCjk(before) || isCjk(after) || doubled.has(before);
}

/**
 * Addresses of the web and of mail, to the first character that is none of theirs (RFC 3986); what closes a
 * sentence behind one is no part of it. They may be broken anywhere, since no hyphen may come in.
 */
export const address =
  "(?:https?:\\/\\/|www\\.)[\\w.~:/?#@!$&'*+,;=%\\-]*[\\w/#=&%~\\-]|(?<![\\w.+\\-])[\\w.+\\-]{1,64}@[\\w\\-]+(?:\\.[\\w\\-]+)+";
const addresses = new RegExp(address, 'g');
/** Fewest characters of an address on either side of a break. */
const leastAddress = 3;

/** The units of addresses at which a line may begin: anywhere but near their ends. */
export function addressBreaks(text: string): Set<number> {
  const breaks = new Set<number>();
  for (const { index, 0: found } of text.matchAll(addresses))
    for (let at = index + leastAddress; at <= index + found.length - leastAddress; at += 1) breaks.add(at);
  return breaks;
}
