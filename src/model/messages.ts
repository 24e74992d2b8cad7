/** Every sentence said about a report that can be read: its shape first, then what it says. */
import type { Severity, Wording } from '../lib/problem.ts';
import { quoteValue } from '../lib/visible.ts';

const word = (severity: Severity) => (code: string, message: string, remedy: string): Wording =>
  ({ code, severity, message, remedy });
const error = word('error');
const warning = word('warning');
const note = word('note');

/** `Did you mean "gdp"? ` before a remedy, or nothing. */
const meant = (suggestion: string | undefined): string => (suggestion ? `Did you mean "${suggestion}"? ` : '');
const listNames = (names: readonly string[], most = 12): string =>
  names.slice(0, most).join(', ') + (names.length > most ? ', …' : '');
const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** What stands before a fault in its remedy, when the schema knows what the field is for. */
const helpFor = (help: string | undefined): string => (help ? ` ${help}` : '');

/** Faults of shape. */
export const shapeMessages = {
  missing: (field: string, help?: string) => error('field-missing', `"${field}" is missing.`, `Add it.${helpFor(help)}`),
  empty: (what: string, help?: string) => error('field-empty', `${what} is empty.`, `Fill it in, or delete the line if it is not needed.${helpFor(help)}`),
  emptyList: (field: string, least: number) => error('list-too-short',
    `"${field}" needs at least ${plural(least, 'entry', 'entries')}.`, 'Add what belongs there, or delete the field if it is not needed.'),
  longList: (field: string, most: number) => error('list-too-long',
    `"${field}" takes ${plural(most, 'entry', 'entries')} at most.`, 'Delete the others.'),
  unknownField: (field: string, { suggestion, home, known }: { suggestion?: string | undefined; home?: string | undefined; known: string[] }) =>
    error('field-unknown', `${quoteValue(field)} is not a field here.`,
      suggestion ? `Did you mean "${suggestion}"?`
        : home ? `It is a field of ${home}: move it there.` : `Fields here: ${listNames(known, 24)}.`),
  notNumber: (value: unknown, split?: { value: string; unit: string }) => error('value-not-a-number',
    `${quoteValue(value)} is not a number.`,
    split ? `Write "value: ${split.value}" and "unit: ${quoteValue(split.unit)}".`
      : 'Write the figure alone, such as 28.94; unit and words have fields of their own. Where there is none, write null.'),
  notWhole: (value: unknown) => error('value-not-whole', `${quoteValue(value)} is not a whole number.`, 'Write it without decimals.'),
  notText: (value: unknown, raw: string) => error('value-not-text',
    `${quoteValue(value)} is read as ${typeof value === 'number' ? 'a number' : 'yes or no'}; a text is wanted here.`, `Put it in quotes: "${raw}".`),
  braceText: (raw: string) => error('yaml-quote',
    `${quoteValue(raw)} is read as a map; a text is wanted here.`, 'A text that begins with { must stand in quotes: "{…}".'),
  notType: (value: unknown, wanted: string, remedy: string) => error('value-form', `Here stands ${quoteValue(value)}; ${wanted} is wanted.`, remedy),
  notOption: (value: unknown, field: string, { options, suggestion }: { options: string[]; suggestion?: string | undefined }) => error('value-unknown',
    `${quoteValue(value)} is not a value of "${field}".`, `${meant(suggestion)}Possible: ${listNames(options, 24)}.`),
  version: (value: unknown) => error('version-unknown',
    `The format version ${quoteValue(value)} is not known.`, 'Write "tuban: 1".'),
  badId: (value: unknown, suggestion: string | undefined) => error('id-form',
    `${quoteValue(value)} cannot be an id.`, `Use lower-case letters, digits and single hyphens${suggestion ? `, such as ${suggestion}` : ''}.`),
  badName: (value: unknown, field: string, suggestion: string | undefined) => error('name-form',
    `${quoteValue(value)} cannot be a name in "${field}".`, `Names have lower-case letters, digits and hyphens only${suggestion ? `, such as ${suggestion}` : ''}.`),
  badLanguage: (value: unknown) => error('language-form',
    `${quoteValue(value)} is not a language tag.`, 'Write a BCP 47 tag, such as zh-Hans, en or en-GB.'),
  outOfRange: (value: unknown, { least, most }: { least?: number | undefined; most?: number | undefined }) => error('value-out-of-range',
    `${quoteValue(value)} is ${least === undefined ? `more than ${most}` : `less than ${least}`}.`,
    least === undefined ? `Write ${most} or less.` : `Write ${least} or more.`),
  other: (message: string) => error('value-form', `${message}.`, 'See the description of this field in data/report.schema.json.'),
  folderName: (name: string) => error('folder-name',
    `The folder's name ${quoteValue(name)} cannot name a product.`, 'Rename it: letters, digits, hyphens, full stops, no spaces.'),
  more: (count: number) => error('more-problems', `${plural(count, 'more problem')} ${count === 1 ? 'is' : 'are'} not listed.`, 'Mend those above, then run again.'),
};

void [warning, note];
