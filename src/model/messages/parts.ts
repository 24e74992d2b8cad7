/** Parts of sentences that many messages share. */
import type { Both } from '../../lib/languages.ts';

/** `Did you mean "gdp"? ` before a remedy, or nothing. */
export const meant = (suggestion: string | undefined): string =>
  suggestion ? `Did you mean "${suggestion}"? ` : '';
export const meantZh = (suggestion: string | undefined): string =>
  suggestion ? `是不是想写“${suggestion}”？` : '';

export const listNames = (names: readonly string[], most = 12): string =>
  names.slice(0, most).join(', ') + (names.length > most ? ', …' : '');
export const listZh = (names: readonly string[], most = 12): string =>
  names.slice(0, most).join('、') + (names.length > most ? '……' : '');

/** What stands before a fault in its remedy, when the schema knows what the field is for. */
export const helpFor = (help: Both | undefined): string => (help ? ` ${help.en}` : '');
