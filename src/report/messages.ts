/** Every sentence said about a file that cannot be read as a report. */
import type { Wording } from '../lib/problem.ts';

const error = (code: string, message: string, remedy: string): Wording => ({
  code,
  severity: 'error',
  message,
  remedy,
});

const warning = (code: string, message: string, remedy: string): Wording => ({
  code,
  severity: 'warning',
  message,
  remedy,
});

const note = (code: string, message: string, remedy: string): Wording => ({
  code,
  severity: 'note',
  message,
  remedy,
});

const quoteIt = 'Put the whole text in straight double quotes: "…".';
const saveAsUtf8 = 'Save it again as UTF-8 (in most editors: Save As or Save with Encoding, then UTF-8).';

/** Finding the file. */
export const fileMessages = {
  tooManyAliases: (file: string) =>
    error(
      'yaml-alias',
      `${file} repeats its parts more often than can be read.`,
      'Write out what stands behind the aliases (*name) that lead to other aliases.',
    ),
  missing: (path: string) =>
    error(
      'report-missing',
      `There is no file or folder ${path}.`,
      'Give the path of a report’s folder, the one that holds report.yaml.',
    ),
  folderWithout: (path: string, others: string[]) =>
    error(
      'report-missing',
      `The folder ${path} holds no report.yaml, report.yml or report.json.`,
      others.length > 0
        ? `It does hold ${others.join(', ')}; rename the right one, or give its path.`
        : 'Give the path of a report’s folder, or put report.yaml into this one.',
    ),
  several: (path: string, names: string[]) =>
    error(
      'report-ambiguous',
      `The folder ${path} holds ${names.join(' and ')}; it is not clear which is the report.`,
      'Keep one of them, or give the path of the file.',
    ),
  otherKind: (path: string) =>
    error(
      'report-file-kind',
      `${path} is not a .yaml, .yml or .json file.`,
      'Give the path of a report’s folder or of its report.yaml.',
    ),
  forbidden: (path: string) =>
    error(
      'report-unreadable',
      `${path} may not be read by this user.`,
      'Change the permissions of the file, then run again.',
    ),
  notAFile: (path: string) =>
    error(
      'report-unreadable',
      `${path} is not an ordinary file.`,
      'Give the path of a report’s folder or of its report.yaml.',
    ),
  tooLarge: (path: string, size: string, limit: string) =>
    error(
      'report-too-large',
      `${path} is ${size}; a report may be ${limit}.`,
      'Keep pictures and tables in files of their own beside the report.',
    ),
  empty: (path: string) =>
    error('report-empty', `${path} is empty.`, 'Copy another report as a start, or begin with "tuban: 1".'),
};

/** Bytes to text. */
export const encodingMessages = {
  composed: (found: string, ordinary: string) =>
    note(
      'character-compatibility',
      `${found} is a compatibility form; it is read and printed as the ordinary character ${ordinary}.`,
      'Nothing need be done; such forms come along when text is taken out of a PDF.',
    ),
  utf16: () => error('not-utf-8', 'The file is saved as UTF-16, not as UTF-8.', saveAsUtf8),
  utf32: () => error('not-utf-8', 'The file is saved as UTF-32, not as UTF-8.', saveAsUtf8),
  gbk: () => error('not-utf-8', 'The file is not UTF-8; its bytes look like GBK (GB 18030).', saveAsUtf8),
  other: (byte: string) =>
    error('not-utf-8', `The file is not UTF-8: the byte ${byte} cannot be where it is.`, saveAsUtf8),
  foreign: (kind: string) =>
    error(
      'report-not-text',
      `The file is ${kind}, not text.`,
      'Write the report as a plain text file in YAML; word processors save something else.',
    ),
  control: (name: string) =>
    error(
      'control-character',
      `There is a control character (${name}) here; it cannot be printed.`,
      'Delete it; it often comes along when text is pasted.',
    ),
  replacement: () =>
    error(
      'character-lost',
      'There is a � (U+FFFD) here: a character was lost when the file was converted.',
      'Type the right character, from the original.',
    ),
};

/** Text to tree. */
export const syntaxMessages = {
  tab: () =>
    error('yaml-tab', 'This line is indented with a tab.', 'Indent with spaces, two for each level.'),
  fullWidthColon: (key: string, found: string) =>
    error(
      'yaml-colon',
      `"${key}" is followed by ${found}, which is not a colon in YAML.`,
      'Write a half-width colon and a space: ": ".',
    ),
  tightColon: (key: string) =>
    error('yaml-colon', `After "${key}:" a space is missing.`, 'Write a half-width colon and a space: ": ".'),
  tightDash: () =>
    error('yaml-dash', 'After the dash of an entry a space is missing.', 'Write "- " before each entry.'),
  otherDash: (found: string) =>
    error(
      'yaml-dash',
      `${found} is used here for the dash of an entry.`,
      'Write a hyphen and a space before each entry: "- ".',
    ),
  oddSpace: (found: string, where: string) =>
    error(
      'yaml-space',
      `There is ${found} ${where}; it looks like a space, but is not one in YAML.`,
      'Replace it with ordinary spaces; it often comes along when text is pasted.',
    ),
  flowMark: (found: string, plain: string) =>
    error(
      'yaml-mark',
      `${found} is between brackets, where YAML takes only ${plain}.`,
      `Write ${plain} where entries, names and values are parted; put a text that holds such marks in straight double quotes.`,
    ),
  bracket: (found: string, plain: string) =>
    error(
      'yaml-mark',
      `${found} is not a bracket in YAML.`,
      `Write ${plain}; put a text that begins with such a mark in straight double quotes.`,
    ),
  tag: (tag: string) =>
    error('yaml-quote', `A text that begins with ! must be in quotes: ${tag} would not be printed.`, quoteIt),
  anchor: (name: string) =>
    error(
      'yaml-quote',
      `A text that begins with & must be in quotes: ${name} would not be printed.`,
      quoteIt,
    ),
  comment: (lost: string) =>
    warning(
      'yaml-comment',
      `${lost} is a comment in YAML, because there is a space before the #; it is not printed.`,
      'To print it, put the whole text in straight double quotes. A comment is told from a text by two spaces before the # and one behind it.',
    ),
  commentOnly: (lost: string) =>
    error(
      'yaml-quote',
      `A text that begins with # must be in quotes: ${lost} is a comment in YAML and would not be printed.`,
      quoteIt,
    ),
  continued: (begin: string) =>
    warning(
      'yaml-continued',
      `This line begins with ${begin}, but is read as more of the text above it, since it is indented further.`,
      'Begin it in the same column as the entries or fields above. If it does belong to that text, put the whole text in straight double quotes.',
    ),
  leadingBrace: () => error('yaml-quote', 'A text that begins with { must be in quotes.', quoteIt),
  leadingStar: () => error('yaml-quote', 'A text that begins with * must be in quotes.', quoteIt),
  leadingMark: (mark: string) =>
    error('yaml-quote', `A text that begins with ${mark} must be in quotes.`, quoteIt),
  innerColon: () => error('yaml-quote', 'A text with a colon and a space inside must be in quotes.', quoteIt),
  afterQuote: () =>
    error(
      'yaml-quote',
      'Something follows the closing quote.',
      'Put the whole text between the quotes; quotation marks inside it are “ ” or \\".',
    ),
  openQuote: () =>
    error('yaml-quote-open', 'A quote opened here is never closed.', 'Close it at the end of the text.'),
  openBracket: (kind: string) =>
    error(
      'yaml-bracket-open',
      `A ${kind} is not closed, or the lines inside it are not indented.`,
      'Close it, and indent its lines further than the line it begins on.',
    ),
  indent: () =>
    error(
      'yaml-indent',
      'This line is not indented like its neighbours.',
      'Begin the fields of one entry in the same column, two spaces further in than the line above them.',
    ),
  noColon: () =>
    error(
      'yaml-line',
      'This line is neither "field: value" nor an entry "- …" of a list.',
      'Write a colon and a space after the field, or indent the line as the rest of the text above.',
    ),
  escape: () =>
    error(
      'yaml-escape',
      'A backslash in a text with double quotes begins an escape, and this is none.',
      'Write \\\\ for a backslash, or use single quotes.',
    ),
  documents: () =>
    error(
      'yaml-documents',
      'A second document begins here (---).',
      'Keep one report in a file; delete the line ---.',
    ),
  directive: () =>
    error('yaml-directive', 'The file begins with a % directive that is not supported.', 'Delete the line.'),
  tooDeep: () =>
    error(
      'yaml-depth',
      'The file is nested too deeply to be a report.',
      'Look for brackets opened and never closed.',
    ),
  other: (what: string) =>
    error(
      'yaml-syntax',
      `The file is not YAML here: ${what}.`,
      'Look at this line and the one above it: indentation, quotes, colons.',
    ),
  more: (count: number) =>
    error(
      'yaml-more',
      `${count} more lines after this one cannot be read either.`,
      'Mend the first ones, then run again.',
    ),
};

/** Tree to data. */
export const treeMessages = {
  notAMap: (found: string) =>
    error(
      'report-not-a-map',
      `A report is made of fields such as "tuban: 1"; this file holds ${found}.`,
      'Copy another report as a start.',
    ),
  duplicateKey: (key: string, line: number) =>
    error('key-duplicate', `${key} is written twice; the first is in line ${line}.`, 'Keep one of them.'),
  keyNotText: () =>
    error('key-not-text', 'The name of a field must be a plain word.', 'Write "name: value".'),
  keyForbidden: (key: string) =>
    error('key-forbidden', `${key} cannot be the name of a field.`, 'Choose another name.'),
  alias: (name: string) =>
    error(
      'yaml-alias',
      `*${name} repeats a part of the file by its anchor; a report says everything in full.`,
      'Write the value out. A number used in several places is one fact, referred to as {id}.',
    ),
  merge: () => error('yaml-alias', 'The merge key << is not supported.', 'Write the fields out.'),
  notFinite: (raw: string) =>
    error(
      'number-not-finite',
      `${raw} is not a number that can be printed.`,
      'Write the number; where there is none, write null.',
    ),
  tooLong: (raw: string) =>
    error(
      'number-too-long',
      `${raw} has more digits than are kept exactly (15).`,
      'Use a larger unit, such as 万 or 亿 or million.',
    ),
  oddNumber: (raw: string, value: number) =>
    error(
      'number-form',
      `${raw} is read as ${value}.`,
      'Write it as a plain decimal, or in quotes if it is text.',
    ),
  leadingZero: (raw: string, value: number) =>
    error(
      'number-form',
      `${raw} is read as ${value}.`,
      `Write ${value}, or put ${raw} in quotes if it is text, such as a page number.`,
    ),
  plus: (raw: string, value: number) =>
    error(
      'number-form',
      `${raw} is read as ${value}: the + would not be printed.`,
      `Write ${value}; a growth needs no sign. To print the +, give it as "sign".`,
    ),
  loneSurrogate: () =>
    error(
      'character-lost',
      'The text holds half a character (a lone surrogate).',
      'Type the character again.',
    ),
};
