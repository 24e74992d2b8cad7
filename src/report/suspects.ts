/**
 * Marks in a line that look like those of YAML and are none: full-width colons and brackets, long dashes,
 * no-break spaces. Asked only about files that YAML refuses.
 */
import type { Wording } from '../lib/problem.ts';
import { lookAlikes, nameCharacter, oddSpaces, plainMark, showCharacter } from './characters.ts';
import { syntaxMessages as messages } from './messages/syntax.ts';
import type { LineIndex } from './lines.ts';
import type { Range } from './placed.ts';

/** What is wrong, and where when not at the parser's own place. */
export interface Explained {
  wording: Wording;
  range?: Range | undefined;
}

const odd = `[${oddSpaces.source.slice(1, -1)}]`;
const oddIndent = new RegExp(`^[ \\t]*(${odd}+)[ \\t]*(?=-[ \\t]|[\\w"'-]+[:：])`);

/** Lines that begin with what only looks like spaces, before a field or an entry. */
export function findOddIndents(lines: LineIndex): Required<Explained & { range: Range }>[] {
  if (!oddSpaces.test(lines.text)) return [];
  return lines.text.split('\n').flatMap((line, index) => {
    const found = oddIndent.exec(line)?.[1];
    if (!found) return [];
    const at = lines.boundsOf(index + 1)[0] + line.indexOf(found);
    const wording = messages.oddSpace(nameCharacter(found), {
      en: 'in the indentation of this line',
      zh: '这一行的缩进里',
    });
    return [{ wording, range: [at, at + found.length] as Range }];
  });
}

const dashes = lookAlikes.dash.slice(1);
const inBrackets = [
  'braceOpen',
  'braceClose',
  'bracketOpen',
  'bracketClose',
  'comma',
  'colon',
  'quote',
] as const;

/** The first full-width mark between brackets, outside straight quotes. */
function findFlowMark(line: string): number | undefined {
  let quote = '';
  let open = 0;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at]!;
    if (quote !== '') quote = char === quote ? '' : quote;
    else if ((char === '"' || char === "'") && /[\s[{,:]/.test(line[at - 1] ?? ' ')) quote = char;
    else if (char === '{' || char === '[') open += 1;
    else if (open > 0 && plainMark(char, inBrackets)) return at;
  }
  return undefined;
}

const bracketFor = (found: string): string => `"${plainMark(found, ['braceOpen', 'bracketOpen'])}"`;

/** The rules for one line: what is looked for, and what is said of the group that is found. */
const rules: [pattern: RegExp, explain: (found: string, key: string) => Wording][] = [
  [/^\s*(?:- +)?([\w-]+)([：﹕︰∶꞉˸])/d, (found, key) => messages.fullWidthColon(key, showCharacter(found))],
  [
    new RegExp(`^\\s*()-(${odd})`, 'd'),
    (found) => messages.oddSpace(nameCharacter(found), { en: 'after the dash', zh: '短横后面' }),
  ],
  [
    new RegExp(`^\\s*(?:- +)?([\\w-]+):(${odd})`, 'd'),
    (found, key) => messages.oddSpace(nameCharacter(found), { en: `after "${key}:"`, zh: `“${key}:”后面` }),
  ],
  [
    new RegExp(`^\\s*()([${dashes}])(?=\\s|\\p{L})`, 'du'),
    (found) => messages.otherDash(showCharacter(found)),
  ],
  [/^\s*()(-)(?=[^\s\d-])/d, () => messages.tightDash()],
  [/^\s*(?:- +)?([A-Za-z][\w-]*)(:)(?=[^\s/:])/d, (_found, key) => messages.tightColon(key)],
  [/^\s*(?:- +)*(?:[\w-]+: +)?()([>|](?![-+\d]*\s*(?:#|$)))/d, (found) => messages.leadingMark(found)],
  [
    /^\s*(?:- +)*(?:[\w-]+: +)?()([｛﹛［〔﹝【])/d,
    (found) => messages.bracket(showCharacter(found), bracketFor(found)),
  ],
  [/^\s*(?:- +)*[\w-]+: +()([-?:])(?=\s|$)/d, (found) => messages.leadingMark(found)],
];

/** What in a broken line looks like a mark of YAML and is none. */
export function explainLine(line: string, lineStart: number): Explained | undefined {
  for (const [pattern, explain] of rules) {
    const match = pattern.exec(line);
    const at = match?.indices?.[2];
    if (match && at)
      return { wording: explain(match[2]!, match[1]!), range: [lineStart + at[0], lineStart + at[1]] };
  }
  const mark = findFlowMark(line);
  if (mark === undefined) return undefined;
  const char = line[mark]!;
  const wording = messages.flowMark(showCharacter(char), `"${plainMark(char, inBrackets)!}"`);
  return { wording, range: [lineStart + mark, lineStart + mark + 1] };
}
