/** Numerals as written, and the numbers that they are. */

const digits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const places: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** 九 → 9, 十二 → 12, 两百零五 → 205, 二〇二三 → 2023; undefined for what is no numeral below 10 000. */
export function readHan(text: string): number | undefined {
  if (/^[零〇一二三四五六七八九]{2,}$/.test(text))
    return Number([...text].map((char) => digits[char]).join(''));
  let sum = 0;
  let digit: number | undefined;
  for (const char of text) {
    const place = places[char];
    if (place !== undefined) {
      sum += (digit ?? 1) * place;
      digit = undefined;
    } else if (digits[char] === undefined) return undefined;
    else if (digit !== undefined && digit !== 0) return undefined;
    else digit = digits[char];
  }
  return text === '' ? undefined : sum + (digit ?? 0);
}

/** 28.94, 1,260,582 as numbers. */
export const readArabic = (text: string): number => Number(text.replaceAll(',', ''));

/**
 * Full-width figures, points between them and per cent signs as the ordinary ones: each character remains
 * one, so that offsets hold.
 */
export const plainFigures = (text: string): string =>
  text
    .replace(/[０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)．(?=\d)/g, '.')
    .replace(/(?<=\d)，(?=\d{3}(?!\d))(?<=[０-９]，)/g, ',')
    .replaceAll('％', '%')
    .replace(/[−﹣－](?=\d)/g, '-');
