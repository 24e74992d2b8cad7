/** Characters that no font has: named with the words around them, before anything is rendered. */
import type { TextMetrics } from '../../design/metrics.ts';
import { type Problem, says } from '../../lib/problem.ts';
import { problemAt } from '../../model/place.ts';
import { showCharacter } from '../../report/characters.ts';
import type { Source } from '../../report/source.ts';
import { listAddresses } from '../../view/addresses.ts';
import { printedStrings, viewCharacters } from '../../view/derive.ts';
import type { ReportView } from '../../view/view.ts';

/** The character with some whole characters before and after it. */
function around(text: string, char: string): string {
  const characters = [...text];
  const at = characters.indexOf(char);
  return characters.slice(Math.max(0, at - 12), at + 13).join('');
}

/** Where the character stands in the report's file, as far as its text has an address. */
function pathOf(view: ReportView, char: string): (string | number)[] {
  for (const { forms, path } of listAddresses(view).values())
    if (forms.some((form) => form.includes(char))) return path;
  return [];
}

export function checkGlyphs(view: ReportView, metrics: TextMetrics, source?: Source): Problem[] {
  const printable = [...viewCharacters(view)].filter((char) => !/[\s\u200b\ufeff]/u.test(char)).join('');
  return metrics.missing(printable, 'Tuban Sans').map((char): Problem => {
    const text = [...printedStrings(view)].find((one) => one.includes(char)) ?? char;
    const wording = {
      code: 'glyph-missing',
      severity: 'error' as const,
      ...says({
        en: [
          `No font has the character ${showCharacter(char)}, in “${around(text, char)}”.`,
          'Write it with another character, or add a font that has it in styles/fonts.yaml.',
        ],
        zh: [
          `没有一种字体有 ${showCharacter(char)} 这个字，在“${around(text, char)}”里。`,
          '换个写法，或在 styles/fonts.yaml 里加一种有这个字的字体。',
        ],
      }),
    };
    const path = pathOf(view, char);
    return source && path.length > 0 ? problemAt(source, path, wording) : wording;
  });
}
