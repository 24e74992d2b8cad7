/** First letters of labels: a label stands by itself and begins as a sentence does. */
import { isHan } from '../model/language.ts';

/** A first word in small letters only: names and signs such as iPhone, pH, mRNA and kWh are left as they are. */
const plainWord = /^\p{Ll}[\p{Ll}\p{M}]*(?![\p{L}\p{N}\p{M}])/u;

export const setCapital = (label: string, language: string): string =>
  isHan(language) || !plainWord.test(label)
    ? label
    : label.slice(0, firstLength(label)).toLocaleUpperCase(language) + label.slice(firstLength(label));

/** Of the first letter, with the marks over it. */
const firstLength = (text: string): number => /^.\p{M}*/u.exec(text)?.[0].length ?? 0;
