/** Every sentence said about a report that can be read: its shape first, then what it says. */
import type { Severity, Wording } from '../lib/problem.ts';
import { quoteValue } from '../lib/visible.ts';
import type { NumberForm } from './number-forms.ts';

const word =
  (severity: Severity) =>
  (code: string, message: string, remedy: string): Wording => ({ code, severity, message, remedy });
const error = word('error');
const warning = word('warning');
const note = word('note');

/** `Did you mean "gdp"? ` before a remedy, or nothing. */
const meant = (suggestion: string | undefined): string =>
  suggestion ? `Did you mean "${suggestion}"? ` : '';
const listNames = (names: readonly string[], most = 12): string =>
  names.slice(0, most).join(', ') + (names.length > most ? ', …' : '');
const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** What stands before a fault in its remedy, when the schema knows what the field is for. */
const helpFor = (help: string | undefined): string => (help ? ` ${help}` : '');

/** Faults of shape. */
export const shapeMessages = {
  missing: (field: string, help?: string) =>
    error('field-missing', `"${field}" is missing.`, `Add it.${helpFor(help)}`),
  empty: (what: string, { optional, help }: { optional: boolean; help?: string | undefined }) =>
    error(
      'field-empty',
      `${what} is empty.`,
      `${optional ? 'Fill it in, or delete the line if it is not needed.' : 'Fill it in.'}${helpFor(help)}`,
    ),
  emptyList: (field: string, least: number, { optional }: { optional: boolean }) =>
    error(
      'list-too-short',
      `"${field}" needs at least ${plural(least, 'entry', 'entries')}.`,
      optional
        ? 'Add what belongs there, or delete the field if it is not needed.'
        : 'Add what belongs there.',
    ),
  longList: (field: string, most: number) =>
    error(
      'list-too-long',
      `"${field}" takes ${plural(most, 'entry', 'entries')} at most.`,
      'Delete the others.',
    ),
  unknownField: (
    field: string,
    {
      suggestion,
      home,
      known,
    }: { suggestion?: string | undefined; home?: string | undefined; known: string[] },
  ) =>
    error(
      'field-unknown',
      `${quoteValue(field)} is not a field here.`,
      suggestion
        ? `Did you mean "${suggestion}"?`
        : home
          ? `It is a field of ${home}: move it there.`
          : `Fields here: ${listNames(known, 24)}.`,
    ),
  notNumber: (value: unknown, form?: NumberForm) =>
    error(
      'value-not-a-number',
      `${quoteValue(value)} is not a number${form?.why ? `: ${form.why}` : ''}.`,
      form?.plain === undefined
        ? 'Write the figure alone, such as 28.94; unit and words have fields of their own. Where there is none, write null.'
        : form.unit === undefined
          ? `Write value: ${form.plain}.`
          : `Write value: ${form.plain} and unit: ${quoteValue(form.unit)}.`,
    ),
  groupedNumber: (written: string, plain: string) =>
    error(
      'field-unknown',
      `Between braces a comma ends the field: ${quoteValue(written)} is read as two.`,
      `Write the number without thousands separators: ${plain}.`,
    ),
  flowComma: (field: string) =>
    error(
      'field-unknown',
      `${quoteValue(field)} is read as a field of its own, since between braces a comma ends the one before it.`,
      'Put the whole text in straight double quotes: "…".',
    ),
  readAsField: (text: string) =>
    error(
      'yaml-quote',
      `${quoteValue(text)} is read as a field and its value, but a text is expected here.`,
      'A text with a colon and a space inside, or a colon at its end, must be in quotes: "…".',
    ),
  notBareNumber: (value: unknown, number?: string) =>
    error(
      'value-not-a-number',
      `${quoteValue(value)} is not a number.`,
      `Write the number alone, without a unit${number === undefined ? '' : `: ${number}`}.`,
    ),
  notWhole: (value: unknown) =>
    error('value-not-whole', `${quoteValue(value)} is not a whole number.`, 'Write it without decimals.'),
  notText: (value: unknown, raw: string) =>
    error(
      'value-not-text',
      `${quoteValue(value)} is read as ${typeof value === 'number' ? 'a number' : 'yes or no'}, but a text is expected here.`,
      `Put it in quotes: "${raw}".`,
    ),
  braceText: (raw: string) =>
    error(
      'yaml-quote',
      `${quoteValue(raw)} is read as a map, but a text is expected here.`,
      'A text that begins with { must be in quotes: "{…}".',
    ),
  notEntries: (raw: string) =>
    error(
      'yaml-dash',
      `A list is expected here, but ${quoteValue(raw)} is read as one text, because a space is missing after the dash.`,
      'Write "- " before each entry.',
    ),
  notFields: (raw: string, mark: string) =>
    error(
      'yaml-colon',
      `A group of fields is expected here, but ${quoteValue(raw)} is read as one text, because ${mark}.`,
      'Write each field as "name: value", with a half-width colon and a space.',
    ),
  notBracket: (raw: string, found: string, plain: string) =>
    error(
      'yaml-mark',
      `${quoteValue(raw)} is read as one text: ${found} is not a bracket in YAML.`,
      `Write ${plain}, and half-width commas and colons inside.`,
    ),
  notType: (value: unknown, wanted: string, remedy: string) =>
    error('value-form', `This is ${quoteValue(value)}, where ${wanted} is expected.`, remedy),
  notOption: (
    value: unknown,
    field: string,
    { options, suggestion }: { options: string[]; suggestion?: string | undefined },
  ) =>
    error(
      'value-unknown',
      `${quoteValue(value)} is not a value of "${field}".`,
      `${meant(suggestion)}Possible: ${listNames(options, 24)}.`,
    ),
  version: (value: unknown) =>
    error('version-unknown', `The format version ${quoteValue(value)} is not known.`, 'Write "tuban: 1".'),
  badId: (value: unknown, suggestion: string | undefined) =>
    error(
      'id-form',
      `${quoteValue(value)} cannot be an id.`,
      `Use lower-case letters, digits and single hyphens${suggestion ? `, such as ${suggestion}` : ''}.`,
    ),
  badName: (value: unknown, field: string, suggestion: string | undefined) =>
    error(
      'name-form',
      `${quoteValue(value)} cannot be a name in "${field}".`,
      `Names have lower-case letters, digits and hyphens only${suggestion ? `, such as ${suggestion}` : ''}.`,
    ),
  badLanguage: (value: unknown, suggestion: string | undefined) =>
    error(
      'language-form',
      `${quoteValue(value)} is not the tag of a language.`,
      suggestion
        ? `Did you mean ${suggestion}? Write a BCP 47 tag: language, script, region.`
        : 'Write a BCP 47 tag: language, script, region, such as zh-Hans, zh-Hant-TW, en or en-GB.',
    ),
  outOfRange: (value: unknown, { least, most }: { least?: number | undefined; most?: number | undefined }) =>
    error(
      'value-out-of-range',
      `${quoteValue(value)} is ${least === undefined ? `more than ${most}` : `less than ${least}`}.`,
      least === undefined ? `Write ${most} or less.` : `Write ${least} or more.`,
    ),
  notAbove: (value: unknown, limit: number) =>
    error(
      'value-out-of-range',
      `${quoteValue(value)} is not more than ${limit}.`,
      `Write more than ${limit}.`,
    ),
  other: (message: string, guide: string) =>
    error('value-form', `${message.replace(/\.?$/, '.')}`, `${guide} tells what each field holds.`),
  folderName: (name: string) =>
    error(
      'folder-name',
      `The folder's name ${quoteValue(name)} cannot name a product.`,
      'Rename it: letters, digits, hyphens, full stops, no spaces.',
    ),
  more: (count: number) =>
    error(
      'more-problems',
      `${plural(count, 'more problem')} ${count === 1 ? 'is' : 'are'} not listed.`,
      'Mend those above, then run again.',
    ),
};

/** Facts, and references to them. */
export const factMessages = {
  unknown: (id: string, suggestion: string | undefined) =>
    error(
      'fact-unknown',
      `There is no fact "${id}".`,
      suggestion ? `Did you mean "${suggestion}"?` : 'Enter it under facts, or correct the id.',
    ),
  unused: (id: string) =>
    warning(
      'fact-unused',
      `The fact "${id}" is used nowhere.`,
      `Refer to it as {${id}} in a text, show it in a figure, or delete it.`,
    ),
  labelCycle: (ids: string[]) =>
    error(
      'label-cycle',
      `The label of "${ids[0]}" refers to itself${ids.length > 2 ? ` by way of ${listNames(ids.slice(1, -1), 4)}` : ''}.`,
      'Write one of the labels without a reference.',
    ),
  labelDeep: (id: string, most: number) =>
    error(
      'label-depth',
      `The label of "${id}" prints a label that prints a label, more than ${most} deep.`,
      'Write the words out.',
    ),
  outOfSize: (id: string, value: number) =>
    error(
      'number-size',
      `The fact "${id}" is ${value}: no reader takes in so many figures.`,
      'Use a smaller or larger unit, so that the number has at most 15 figures before the point and 10 after it.',
    ),
  withoutValue: (id: string, kind: string) =>
    error(
      'fact-without-value',
      `The fact "${id}" is of kind ${kind} and has no value.`,
      'Enter its value. If the source gives none, use kind: rank or kind: text, with the words in "rank".',
    ),
  withoutWords: (id: string, kind: string) =>
    error(
      'fact-without-words',
      `The fact "${id}" is of kind ${kind} and says nothing: it has no rank.`,
      'Write the wording of the source in "rank", such as 全省第一位.',
    ),
  wordsWithValue: (id: string, kind: string) =>
    error(
      'fact-kind',
      `The fact "${id}" is of kind ${kind} but has a value.`,
      'Choose the kind of the number, such as count or growth; "rank" may stay beside it.',
    ),
  share: (id: string, value: number) =>
    error(
      'share-out-of-range',
      `The share "${id}" is ${value}; a share lies between 0 and 100.`,
      'Correct the value, or choose kind: growth or another.',
    ),
  shareUnit: (id: string, unit: string) =>
    error(
      'share-unit',
      `The share "${id}" has the unit ${quoteValue(unit)}.`,
      'A share is given in per cent: unit: "%".',
    ),
  unitForms: (id: string, unit: string, first: { id: string; unit: string }) =>
    warning(
      'unit-forms',
      `"${id}" has the unit ${quoteValue(unit)}, and "${first.id}" before it ${quoteValue(first.unit)}: one unit, written in two ways.`,
      'Write one unit in one way in the whole report.',
    ),
  decreaseNegative: (id: string, value: number) =>
    error(
      'decrease-negative',
      `The decrease "${id}" is ${value}: a fall is stated as a positive number.`,
      `Write value: ${-value}; kind: decrease says that it fell.`,
    ),
  ordinal: (id: string, value: number) =>
    error(
      'ordinal-not-whole',
      `The ordinal "${id}" is ${value}.`,
      'An ordinal is a whole number from 1 on; choose another kind for a quantity.',
    ),
  hanNumeral: (id: string, value: number) =>
    error(
      'han-numeral',
      `The fact "${id}" is ${value}; Han numerals are set for whole numbers from 0 to 9999 only.`,
      'Use numerals: arabic.',
    ),
  digitsLost: (id: string, value: number, digits: number) =>
    warning(
      'digits-lost',
      `The fact "${id}" is ${value} but is printed with ${plural(digits, 'decimal')}: it is rounded.`,
      'Print all its decimals, or enter the rounded number.',
    ),
};

/** Facts in a table beside the report. */
export const tableMessages = {
  notTable: (file: string) =>
    error(
      'facts-file',
      `${quoteValue(file)} is no table of facts.`,
      'Write the facts below "facts:", or name a file that ends in .csv or .xlsx in the report’s folder.',
    ),
  outside: (file: string) =>
    error(
      'facts-file',
      `${quoteValue(file)} leads out of the report’s folder.`,
      'Put the table into the report’s folder and give its name.',
    ),
  unreadable: (file: string) =>
    error(
      'facts-file',
      `There is no file ${quoteValue(file)} in the report’s folder that can be read.`,
      'Put it there; 5 MB at most.',
    ),
  column: (
    name: string,
    letters: string,
    { known, suggestion }: { known: string[]; suggestion?: string | undefined },
  ) =>
    error(
      'facts-column',
      `Column ${letters} is headed ${quoteValue(name)}, which is no field of a fact.`,
      `${meant(suggestion)}Head it with one of ${listNames(known, 16)}, or delete the column.`,
    ),
  noIds: () =>
    error(
      'facts-column',
      'No column is headed "id".',
      'Head the first row with id, label, value, unit, kind …, and give every row an id.',
    ),
  idMissing: (row: number) => error('facts-row', `Row ${row} has no id.`, 'Give it one, or delete the row.'),
  idTwice: (id: string, row: number) =>
    error('facts-row', `The id "${id}" stands in row ${row}, too.`, 'Give one of them another id.'),
};

/** Running text and headlines. */
export const textMessages = {
  braceOpen: (quoted: string) =>
    error(
      'reference-open',
      `A brace is opened and not closed: ${quoteValue(quoted)}.`,
      'Close it: {id}. For a brace as a character write \\{.',
    ),
  referenceForm: (quoted: string, meantId: string | undefined) =>
    error(
      'reference-form',
      `${quoteValue(quoted)} is not a reference to a fact.`,
      `${meantId ? `Did you mean ${meantId}? ` : ''}Write the id of a fact between the braces, such as {gdp} or {gdp.full}. For a brace as a character write \\{.`,
    ),
  partUnknown: (part: string, suggestion: string | undefined) =>
    error(
      'reference-part',
      `A fact has no part ${quoteValue(part)}.`,
      `${meant(suggestion)}Possible: {id}, {id.full}, {id.rank}, {id.label}.`,
    ),
  scriptForm: (quoted: string) =>
    error(
      'script-form',
      `${quoteValue(quoted)} cannot be lowered or raised: only figures and + − = ( ) . , have such forms.`,
      'Write CO_{2}, PM_{2.5}, m^{2}, 10^{-6}; write letters and words on the line.',
    ),
  stressOpen: () =>
    error(
      'stress-open',
      'The stress begun with ** is never ended.',
      'Write ** behind the run, too, or delete it.',
    ),
  stressEmpty: () =>
    error('stress-empty', 'There is nothing between ** and **.', 'Delete the four asterisks.'),
  notHere: (quoted: string, field: string) =>
    error(
      'reference-not-here',
      `References are not printed in "${field}"; ${quoteValue(quoted)} would be printed as it is.`,
      'Write the words out, or move the number into a running text.',
    ),
  braceHere: (quoted: string, field: string) =>
    warning(
      'reference-not-here',
      `References are not printed in "${field}"; ${quoteValue(quoted)} stands there as it is.`,
      'Write the words out, or use other brackets.',
    ),
  stressNotHere: (field: string) =>
    warning(
      'stress-not-here',
      `Stress is not printed in "${field}"; the ** would be printed.`,
      'Delete the asterisks.',
    ),
  rankMissing: (id: string) =>
    error('rank-missing', `The fact "${id}" has no rank to print.`, `Enter its rank, or write {${id}}.`),
  prefixLost: (id: string, prefix: string) =>
    warning(
      'prefix-lost',
      `"${prefix}" is lost: this sentence does not have it before {${id}}.`,
      `Write {${id}.full}, or put "${prefix}" before the number.`,
    ),
  doubleNegative: (id: string, value: number, verb: string) =>
    error(
      'double-negative',
      `"${verb}" stands before {${id}}, which is ${value}: a fall of a negative number is a rise.`,
      'State the fall as a positive number with kind: decrease, or change the verb.',
    ),
  risingNegative: (id: string, value: number, verb: string) =>
    warning(
      'rise-negative',
      `"${verb}" stands before {${id}}, which is ${value}.`,
      'Say that it fell, and by how much: a positive number with kind: decrease.',
    ),
  direction: (id: string, kind: string, verb: string) =>
    warning(
      'direction-differs',
      `"${verb}" stands before {${id}}, which is of kind ${kind}.`,
      'Correct the verb, or the kind of the fact.',
    ),
  typedNumbers: (where: string, numbers: string[]) =>
    note(
      'number-not-a-fact',
      `Numbers typed in ${where}, not entered as facts: ${listNames(numbers)}.`,
      'Thresholds and names may stay. What is measured belongs under facts, so that it is printed alike everywhere.',
    ),
  emptyUnit: () =>
    warning(
      'break-mark',
      'There is a "|" at the edge of this headline or next to another.',
      'Put one "|" between words where a line may break.',
    ),
  joinedWords: (before: string, after: string) =>
    warning(
      'break-joined',
      `Without a space the words at "|" are joined: ${quoteValue(before + after)}.`,
      `Leave a space before the bar: ${quoteValue(`${before} |${after}`)}.`,
    ),
  breakMark: (field: string) =>
    warning(
      'break-mark',
      `"|" is printed as it is in "${field}"; it marks line breaks in headlines only.`,
      'Delete it.',
    ),
};

/** Typography of the source. All are warnings: the editor decides. */
export const typographyMessages = {
  halfWidth: (mark: string, right: string) =>
    warning(
      'punctuation-half-width',
      `Half-width "${mark}" is next to a Han character.`,
      `Chinese text takes the full-width mark ${right}.`,
    ),
  straightQuote: (mark: string, right: string) =>
    warning('quote-straight', `A straight quote ${mark} is next to a Han character.`, `Write ${right}.`),
  cornerBracket: (mark: string) =>
    warning('quote-corner', `${mark} is not used in mainland newspapers.`, 'Write “ ”.'),
  ellipsis: (mark: string) =>
    warning('ellipsis', `${quoteValue(mark)} is no Chinese ellipsis.`, 'Write …… (two characters U+2026).'),
  dash: (mark: string) =>
    warning('dash', `${quoteValue(mark)} is no Chinese dash.`, 'Write —— (two characters U+2014).'),
  fullWidthDigit: (mark: string) =>
    warning(
      'digit-full-width',
      `${quoteValue(mark)} is set in full-width characters.`,
      'Write half-width figures and letters.',
    ),
  middleDot: (mark: string) =>
    warning('middle-dot', `"${mark}" is a Japanese mark.`, 'Write the middle dot · (U+00B7).'),
  rangeHyphen: (mark: string) =>
    warning(
      'range-hyphen',
      `The range ${quoteValue(mark)} is written with a hyphen or a half-width tilde.`,
      'Write ～ or — between the numbers, and the unit with both.',
    ),
  lineBreak: () =>
    warning(
      'line-break',
      'There is a line break inside the text.',
      'Join the lines; in YAML, use >- for a text over several lines.',
    ),
  doubleSpace: () =>
    warning(
      'space-double',
      'Several spaces follow one another.',
      'Keep one, or none between Han characters.',
    ),
  edgeSpace: () =>
    warning(
      'space-edge',
      'The text begins or ends with a space.',
      'Delete it; the page makes its own indents.',
    ),
  ideographicSpace: () =>
    warning(
      'space-ideographic',
      'There is a full-width space (U+3000) here.',
      'Delete it; the page makes its own indents.',
    ),
  hanSpace: () =>
    warning(
      'space-between-han',
      'There is a space between two Han characters.',
      'Delete it; such spaces come along when text is taken out of a PDF.',
    ),
  oddSpace: (name: string) =>
    warning(
      'space-odd',
      `There is an unusual space (${name}) here.`,
      'Write an ordinary space; the page sets its own.',
    ),
  invisible: (name: string) =>
    warning(
      'character-invisible',
      `There is an invisible character (${name}) here.`,
      'Delete it; it often comes along when text is pasted.',
    ),
};

/** Marks that look like ours, or like ordinary characters. */
export const lookAlikeMessages = {
  reference: (found: string, whole: string, meant: string) =>
    error(
      'look-alike',
      `${quoteValue(whole)} is printed as it is: ${found} does not mark a reference.`,
      `Write ${meant}, with the half-width marks of the keyboard.`,
    ),
  brace: (found: string) =>
    warning(
      'look-alike',
      `${found} is printed as it is; it is not the brace of a reference.`,
      'Write {id} in half-width braces for a fact. To print a bracket, write （ ） or 〔 〕.',
    ),
  stars: (found: string) =>
    error(
      'look-alike',
      `${found} is printed as it is; it is not the * of stress.`,
      'Write ** in half-width asterisks before and behind the run.',
    ),
  bar: (found: string) =>
    warning(
      'look-alike',
      `${found} is printed as it is; it is not the | of a line break.`,
      'Write a half-width | where the line may break; to part words in print, write · or a comma.',
    ),
  quotes: (found: string, inner: string) =>
    warning(
      'look-alike',
      `The quotation marks round ${inner} are printed: ${found} is not a quotation mark in YAML.`,
      `Write ${inner} alone, or in straight quotes: "${inner}".`,
    ),
  listComma: (found: string) =>
    warning(
      'look-alike',
      `${found} does not part the entries of a list; this is read as one entry.`,
      'Write a half-width comma and a space between entries: [甲, 乙].',
    ),
  radical: (found: string, ordinary: string | undefined, count: number) =>
    warning(
      'character-radical',
      `${found} is a radical, not the ideograph that it looks like; no search finds it${count > 1 ? ` (${count} such in this text)` : ''}.`,
      `Type ${ordinary ?? 'the ordinary character'}; radicals come along when text is taken out of a PDF.`,
    ),
};

/** Ids. */
export const idMessages = {
  duplicate: (what: string, id: string, line: number) =>
    error(
      'id-duplicate',
      `Two ${what} have the id "${id}"; the first is in line ${line}.`,
      'Give one of them another id.',
    ),
  across: (one: string, other: string, id: string, line: number) =>
    error(
      'id-duplicate',
      `This ${one} has the id "${id}", and so has the ${other} in line ${line}.`,
      'Give one of them another id: parts of a page and pictures of a deck go by it.',
    ),
  reserved: (one: string, id: string) =>
    error(
      'id-reserved',
      `This ${one} has the id "${id}", which is the name of a part that every report has.`,
      'Give it another id.',
    ),
};

/** Figures: what may share an axis. */
export const figureMessages = {
  empty: (kind: string, field: string) =>
    error(
      'figure-empty',
      `This figure (${kind}) shows nothing: it has no ${field}.`,
      `List what it shows under ${field}, or delete the figure.`,
    ),
  wrongField: (kind: string, field: string, right: string) =>
    error('figure-field', `A figure of kind ${kind} takes no "${field}".`, `Use ${right}.`),
  twice: (id: string) =>
    warning('figure-fact-twice', `The fact "${id}" is in this figure twice.`, 'Delete one of them.'),
  labelsAlike: (id: string, first: string, label: string) =>
    warning(
      'figure-labels-alike',
      `"${id}" and "${first}" are both printed as "${label}": readers cannot tell them apart.`,
      'Write what tells them apart, such as the year or the place, into their labels.',
    ),
  notDrawable: (id: string, kind: string, figure: string) =>
    error(
      'figure-not-drawable',
      `"${id}" (${kind}) has no number and cannot be drawn in ${figure}.`,
      'Leave it to the text, or show it in tiles.',
    ),
  crowded: (figure: string, rows: number, most: number) =>
    warning(
      'figure-crowded',
      `This figure (${figure}) has ${rows} rows; more than ${most} are not compared at a glance, and may find no room.`,
      'Show the strongest, or make several figures.',
    ),
  noMark: (id: string, kind: string) =>
    warning(
      'figure-not-drawable',
      `"${id}" (${kind}) has no number: where this chart draws "value", it stands without a mark.`,
      'Leave it out of "facts", or show it in tiles.',
    ),
  wordsOnly: (id: string) =>
    error(
      'figure-not-drawable',
      `"${id}" is a result in words and cannot be shown as a tile.`,
      'Leave it to the text.',
    ),
  ordinalDrawn: (id: string) =>
    error(
      'figure-not-drawable',
      `"${id}" is an ordinal: it has no size that could be drawn.`,
      'Leave it to the text.',
    ),
  mixedKinds: (id: string, kind: string, first: string, firstKind: string, apart: string) =>
    error(
      'figure-mixes-kinds',
      `"${id}" (${kind}) shares an axis with "${first}" (${firstKind}).`,
      `One axis takes one kind. ${apart}`,
    ),
  mixedUnits: (id: string, unit: string, first: string, firstUnit: string, apart: string) =>
    error(
      'figure-mixes-units',
      `"${id}" (${quoteValue(unit)}) shares an axis with "${first}" (${quoteValue(firstUnit)}).`,
      `One axis takes one unit. ${apart}`,
    ),
  mixedStatus: (id: string, status: string, first: string, firstStatus: string) =>
    error(
      'figure-mixes-status',
      `"${id}" (${status}) is drawn like "${first}" (${firstStatus}).`,
      'Targets may be shown beside outcomes and estimates only in a dumbbell or in a comparison of pairs.',
    ),
  notShare: (id: string, kind: string) =>
    error(
      'figure-not-share',
      `"${id}" (${kind}) is not a share.`,
      'A figure of kind shares takes facts of kind share only; use bars.',
    ),
  specMissing: () =>
    error(
      'figure-spec-missing',
      'A figure of kind custom needs its "spec".',
      'Give a Vega-Lite specification whose data is {"name": "facts"}, or choose another kind.',
    ),
  specUnused: (kind: string) =>
    error(
      'figure-field',
      `A figure of kind ${kind} takes no "spec".`,
      'Use kind: custom, or delete the spec.',
    ),
  pairStatus: (id: string, status: string) =>
    warning(
      'target-status',
      `"${id}" is among the targets, but its status is ${status}.`,
      'Write status: target.',
    ),
  pairLast: (id: string) =>
    error(
      'target-status',
      `"${id}" is given as last year’s outcome, but its status is target.`,
      'Swap the pair, or correct the status.',
    ),
};

/** Photos. */
export const photoMessages = {
  missing: () =>
    note(
      'photo-missing',
      'This photo has no file yet; the page is made without it.',
      'Put the picture into the report’s folder and name it under "file"; "layout: { reserve: true }" keeps its room on proofs.',
    ),
  address: (file: string) =>
    error(
      'photo-path',
      `${quoteValue(file)} is a web address.`,
      'Put the picture into the report’s folder and give its name.',
    ),
  outside: (file: string) =>
    error(
      'photo-path',
      `${quoteValue(file)} leads out of the report’s folder.`,
      'Put the picture into the report’s folder and give its path from there.',
    ),
  form: (file: string) =>
    error(
      'photo-path',
      `${quoteValue(file)} is not a path inside the report’s folder.`,
      'Write it with forward slashes, such as photos/bridge.jpg.',
    ),
  notFound: (file: string, suggestion: string | undefined) =>
    error(
      'photo-not-found',
      `There is no file ${quoteValue(file)} in the report’s folder.`,
      suggestion
        ? `Did you mean "${suggestion}"?`
        : 'Put it there, or delete the line: the page is made without it until there is one.',
    ),
  unreadable: (file: string) =>
    error(
      'photo-unreadable',
      `${quoteValue(file)} is not a file that can be read.`,
      'Check what it is, and its permissions.',
    ),
  tooLarge: (file: string, size: string) =>
    error(
      'photo-too-large',
      `${quoteValue(file)} has ${size}.`,
      'Save a smaller version: 200 MB at most, 268 million pixels at most.',
    ),
  notPicture: (file: string, found: string) =>
    error(
      'photo-format',
      `${quoteValue(file)} is ${found}, not a JPEG, PNG, WebP or TIFF picture.`,
      'Export it as JPEG, TIFF or PNG.',
    ),
  tooSmall: (file: string, size: string) =>
    error(
      'photo-too-small',
      `${quoteValue(file)} has ${size}, which is no photo.`,
      'Get the picture in its full size from the photographer.',
    ),
  damaged: (file: string) =>
    error(
      'photo-damaged',
      `${quoteValue(file)} is damaged: it cannot be read to its end.`,
      'Get the picture again from the photographer.',
    ),
};

/** Hero art of the report's own; what stands inside a drawing is in art/messages.ts. */
export const artMessages = {
  address: (file: string) =>
    error(
      'art-path',
      `${quoteValue(file)} is a web address.`,
      'Put the drawing into the report’s folder and give its name.',
    ),
  outside: (file: string) =>
    error(
      'art-path',
      `${quoteValue(file)} leads out of the report’s folder.`,
      'Put the drawing into the report’s folder and give its path from there.',
    ),
  form: (file: string) =>
    error(
      'art-path',
      `${quoteValue(file)} is not a path inside the report’s folder.`,
      'Write it with forward slashes, such as art/hero.svg.',
    ),
  notFound: (file: string, suggestion: string | undefined) =>
    error(
      'art-not-found',
      `There is no file ${quoteValue(file)} in the report’s folder.`,
      suggestion
        ? `Did you mean "${suggestion}"?`
        : 'Put it there, or delete the line: the theme’s own art is drawn.',
    ),
  unreadable: (file: string) =>
    error(
      'art-unreadable',
      `${quoteValue(file)} is not a file that can be read.`,
      'Check what it is, and its permissions.',
    ),
  tooLarge: (file: string, size: string) =>
    error(
      'art-too-large',
      `${quoteValue(file)} has ${size}.`,
      'Simplify its paths and take pictures out: 2 MB at most.',
    ),
  notDrawing: (file: string, found: string) =>
    error(
      'art-format',
      `${quoteValue(file)} is ${found}, not an SVG drawing.`,
      'Export it from the drawing program as plain SVG. Photos belong under "photos".',
    ),
};

/** Queries on the text. */
export const queryMessages = {
  atUnknown: (
    at: string,
    { step, known, suggestion }: { step: string; known: string[]; suggestion?: string | undefined },
  ) =>
    error(
      'query-place',
      `${quoteValue(at)} leads nowhere: there is no ${quoteValue(step)}.`,
      suggestion
        ? `Did you mean "${suggestion}"?`
        : known.at(-1) === String(known.length - 1)
          ? `Entries are numbered from 0; the last is ${known.length - 1}.`
          : known.length > 0
            ? `There are: ${listNames(known)}.`
            : 'The step before it has no parts.',
    ),
  printedDiffers: (printed: string, at: string) =>
    warning(
      'query-printed',
      `${quoteValue(printed)} is not at ${at}.`,
      'Write under "printed" what the text there reads now.',
    ),
  open: (id: string, { source, confidence }: { source: string; confidence: string }) =>
    warning(
      'query-open',
      `The query "${id}" is open${source ? `: ${quoteValue(source)}` : ''} (confidence ${confidence}).`,
      confidence === 'C'
        ? 'Only the original can tell: compare it, then set status: resolved and write the decision.'
        : 'Decide, then set status: resolved and write the decision.',
    ),
  undecided: (id: string) =>
    warning(
      'query-undecided',
      `The query "${id}" is resolved with the text as it was, but no decision is written.`,
      'Write under "decision" who confirmed the text, and from what.',
    ),
};

/** What an editor still has to fill in. */
export const missingMessages = {
  field: (name: string) => note('missing', `The ${name} is not filled in.`, 'Fill it in before the release.'),
  names: (role: string) =>
    note('missing', `No name is given for ${quoteValue(role)}.`, 'Fill it in before the release.'),
  credit: (role: string) =>
    note(
      'missing',
      `The credits have no ${role}.`,
      `A newspaper page names its ${role}: add it under credits.`,
    ),
  photoCredit: () => note('missing', 'The photo has no credit.', 'Name the photographer or agency.'),
  date: (value: string) =>
    error(
      'date-invalid',
      `${quoteValue(value)} is not a date.`,
      'Write year, month and day, such as 2024-01-13, or leave it empty.',
    ),
};
