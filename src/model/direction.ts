/**
 * Which way a quantity went, in words. A fact of kind `decrease` is stated as a positive number, so some word
 * beside it has to say that it fell; where none does, it is printed with the mark that its language uses.
 */
import { isChinese, isTraditional } from './language.ts';
import { languageTable } from './language-table.ts';

/** Does a label or sentence say by its words that something fell? Never, in a language without a table. */
export function saysFall(text: string, language: string): boolean {
  const fall = languageTable(language)?.fall;
  return fall?.says?.test(fall.names.reduce((rest, name) => rest.replace(name, ' '), text)) ?? false;
}

/** Units of which Chinese says 下降; of amounts it says 减少. */
const proportion = /^\s*(?:[%％‰‱]|个?百分点|個?百分點|成|折|倍)/;

/** The word for a fall in Chinese, by its unit; undefined for languages that set a minus sign. */
export function fallWord(unit: string, language: string): string | undefined {
  if (!isChinese(language)) return undefined;
  if (proportion.test(unit)) return '下降';
  return isTraditional(language) ? '減少' : '减少';
}

/** The label with the direction that it leaves unsaid: 能耗 → 能耗下降, "Agency costs" → "Agency costs (down)". */
export function withFall(label: string, unit: string, language: string): string {
  const han = fallWord(unit, language);
  if (han !== undefined) return label + han;
  return `${label} (${languageTable(language)?.fall.down ?? '−'})`;
}
