/** Words that say of a number no more than the mark of a fall beside it does. */
const falls: Record<string, string[]> = {
  zh: ['下降', '减少', '降低', '下降了', '减少了', '減少'],
  en: ['fell', 'fall', 'cut', 'down', 'dropped', 'decreased', 'reduced', 'lower'],
  de: ['sank', 'sinkt', 'gesunken', 'zurückgegangen', 'weniger', 'ging', 'zurück'],
  fr: ['baisse', 'baissé', 'recul', 'reculé', 'diminué', 'moins'],
};

/** Words by which a language tells that a number fell. */
export const fallWordsOf = (language: string): string[] => falls[language.split('-')[0]!.toLowerCase()] ?? [];
