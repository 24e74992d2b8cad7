/** Characters that no font has: named with the words around them, before anything is rendered. */
import type { TextMetrics } from '../../design/metrics.ts';
import type { Problem } from '../../lib/problem.ts';
import type { ReportView } from '../../view/view.ts';

const codePoint = (char: string): string =>
  `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** First string of the view that holds the character. */
function contextOf(value: unknown, char: string): string | undefined {
  if (typeof value === 'string') return value.includes(char) ? value : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  for (const inner of Object.values(value)) {
    const found = contextOf(inner, char);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The character with some whole characters before and after it. */
function around(text: string, char: string): string {
  const characters = [...text];
  const at = characters.indexOf(char);
  return characters.slice(Math.max(0, at - 12), at + 13).join('');
}

export function checkGlyphs(view: ReportView, metrics: TextMetrics): Problem[] {
  const characters = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string') for (const char of value) characters.add(char);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(collect);
  };
  collect(view);
  const printable = [...characters]
    .filter((char) => !/[\s\u200b\ufeff]/u.test(char))
    .sort()
    .join('');
  return metrics.missing(printable, 'Tuban Sans').map((char): Problem => ({
    code: 'glyph-missing',
    severity: 'error',
    message: `No font has the character "${char}" (${codePoint(char)}), in “${around(contextOf(view, char) ?? char, char)}”.`,
    remedy: 'Write it with another character, or add a font that has it in styles/fonts.yaml.',
  }));
}
