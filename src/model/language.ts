/**
 * Languages of reports: BCP 47 tags as `Intl` takes them, in their canonical form, of languages that it
 * knows. Everything that depends on a language asks here, never the tag's letters.
 */
import type { MessageLanguage } from '../lib/languages.ts';
import { findClosest } from '../lib/closest.ts';

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** What people write for a language: names, country codes, and codes of other systems. */
const habits: Record<string, string> = {
  cn: 'zh-Hans',
  chs: 'zh-Hans',
  'zh-chs': 'zh-Hans',
  'zh-sc': 'zh-Hans',
  'zh-simplified': 'zh-Hans',
  chinese: 'zh-Hans',
  mandarin: 'zh-Hans',
  中文: 'zh-Hans',
  汉语: 'zh-Hans',
  简体: 'zh-Hans',
  简体中文: 'zh-Hans',
  cht: 'zh-Hant',
  tw: 'zh-Hant',
  'zh-cht': 'zh-Hant',
  'zh-tc': 'zh-Hant',
  'zh-traditional': 'zh-Hant',
  繁体: 'zh-Hant',
  繁體: 'zh-Hant',
  繁體中文: 'zh-Hant',
  english: 'en',
  gb: 'en-GB',
  us: 'en-US',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  français: 'fr',
  spanish: 'es',
  español: 'es',
  jp: 'ja',
  japanese: 'ja',
  cz: 'cs',
  dk: 'da',
  gr: 'el',
  ua: 'uk',
  vn: 'vi',
};

/** The tag in its canonical form; undefined for what is none. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** Has Unicode's data (CLDR) a name for the code? Some codes, such as "und", are refused outright. */
function isNamed(type: 'language' | 'script' | 'region', code: string | undefined): boolean {
  if (code === undefined) return true;
  try {
    return new Intl.DisplayNames('en', { type, fallback: 'none' }).of(code) !== undefined;
  } catch {
    return false;
  }
}

/** True for a tag of one language; "mul" and "zxx" stand for several and for none. */
function isKnown(tag: string): boolean {
  const { language, script, region } = new Intl.Locale(tag);
  // "und" has no language at all.
  const isOne = language !== undefined && !/^(?:mul|mis|zxx)$/.test(language);
  return isOne && isNamed('language', language) && isNamed('script', script) && isNamed('region', region);
}

/** The same parts in their order: language, script, region. */
function arranged(tag: string): string {
  const [language = '', ...rest] = tag.split(/[-_ ]+/);
  const script = rest.find((part) => /^[A-Za-z]{4}$/.test(part));
  const region = rest.find((part) => /^(?:[A-Za-z]{2}|\d{3})$/.test(part));
  return [language, script, region].filter(Boolean).join('-');
}

const common = [
  'zh-Hans',
  'zh-Hant',
  'zh-Hans-CN',
  'zh-Hant-TW',
  'zh-Hant-HK',
  'en',
  'en-GB',
  'en-US',
  'de',
  'fr',
  'es',
];

/**
 * What is wrong with a language tag: the one that was probably meant, or nothing to suggest.
 * @returns undefined for a tag that may be used.
 */
export function faultOfTag(tag: string): { suggestion: string | undefined } | undefined {
  const right = canonical(tag);
  if (right !== undefined && isKnown(right)) return right === tag ? undefined : { suggestion: right };
  const habit = habits[tag.toLowerCase().replaceAll('_', '-').trim()];
  if (habit) return { suggestion: habit };
  const inOrder = canonical(arranged(tag));
  if (inOrder !== undefined && isKnown(inOrder)) return { suggestion: inOrder };
  const base = /^zh|^cn|^cmn/i.test(tag)
    ? /hant|tw|hk|mo\b|cht/i.test(tag)
      ? 'zh-Hant'
      : 'zh-Hans'
    : undefined;
  return { suggestion: base ?? findClosest(tag, common) };
}

const scripts = new Map<string, string>();

/** The script that a language is written in (ISO 15924): Hans, Hant, Jpan, Latn … */
export function scriptOf(language: string): string {
  const known = scripts.get(language);
  if (known) return known;
  const script = canonical(language) === undefined ? undefined : new Intl.Locale(language).maximize().script;
  scripts.set(language, script ?? 'Latn');
  return script ?? 'Latn';
}

const sinitic = /^(?:zh|yue|wuu|lzh|hak|nan|gan|hsn|cdo)(?:-|$)/i;

/** Chinese of any kind and script. */
export const isChinese = (language: string): boolean => sinitic.test(language);
/** Chinese in traditional characters. */
export const isTraditional = (language: string): boolean =>
  isChinese(language) && scriptOf(language) === 'Hant';
/** Set by the rules of Han typesetting: Chinese and Japanese. */
export const isHan = (language: string): boolean => /^(?:Hans|Hant|Hani|Jpan)$/.test(scriptOf(language));
const namesZh = new Intl.DisplayNames('zh-Hans', { type: 'language' });
/** "German (de)", "德语（de）", for messages; what is no tag of a language, in quotation marks. */
export const nameLanguage = (language: string, spoken: MessageLanguage = 'en'): string => {
  const tag = canonical(language);
  if (tag === undefined) return spoken === 'zh' ? `“${language}”` : `"${language}"`;
  const { language: primary } = new Intl.Locale(tag);
  return spoken === 'zh'
    ? `${namesZh.of(primary) ?? language}（${language}）`
    : `${names.of(primary) ?? language} (${language})`;
};
