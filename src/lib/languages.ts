/**
 * The languages in which Tuban speaks to people: messages, help, proofs. What it prints on pages is another
 * matter (src/view/words.ts) and follows the report alone.
 */
export const messageLanguages = ['en', 'zh'] as const;
export type MessageLanguage = (typeof messageLanguages)[number];

/** One thing in every language. */
export type InEach<T> = Readonly<Record<MessageLanguage, T>>;
/** Words in every language. */
export type Both = InEach<string>;

/** The language of Tuban's that a BCP 47 tag or a POSIX locale names ("zh_CN.UTF-8"); undefined for others. */
export function languageOfTag(tag: string | undefined): MessageLanguage | undefined {
  const primary = /^[a-z]+/i.exec(tag ?? '')?.[0].toLowerCase();
  return messageLanguages.find((language) => language === primary);
}

/** The same words in every language: names, numbers, what the report itself says. */
export const alike = (text: string): Both => ({ en: text, zh: text });

/** "甲、乙和丙", "a, b and c". */
export const listed = (texts: readonly Both[]): Both => ({
  en: texts.map(({ en }) => en).join(', '),
  zh: texts.map(({ zh }) => zh).join('、'),
});

/** Made in every language. */
export const inEach = <T>(make: (language: MessageLanguage) => T): InEach<T> => ({
  en: make('en'),
  zh: make('zh'),
});

/** "1 fact", "3 facts". */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** A name in both languages, such as "对开大报 Broadsheet": each in its own, with the size that stands behind both. */
export function partName(name: string): Both {
  const [, zh, en = ''] = /^(\p{Script=Han}[^A-Za-z]*) ([A-Z].*)$/u.exec(name) ?? [];
  if (zh === undefined) return { en: name, zh: name };
  const size = /\d.*$/.exec(en)?.[0];
  return { en, zh: size === undefined ? zh : `${zh} ${size}` };
}

/** "中文。 English.", as the schemas have it, parted; undefined for a text in one language. */
export function partBoth(text: string | undefined): Both | undefined {
  const [, zh, en] = /^(.*?[\u3001-\u303f\uff01-\uffef…]) ([^\u4e00-\u9fff].*)$/s.exec(text ?? '') ?? [];
  return zh === undefined || en === undefined || !/[\u4e00-\u9fff]/.test(zh) ? undefined : { en, zh };
}
