/** Complaints of the YAML parser, in words that help an editor. */
import type { YAMLError } from 'yaml';
import type { Problem, Wording } from '../lib/problem.ts';
import { syntaxMessages as messages } from './messages.ts';
import type { LineIndex } from './lines.ts';

/** Broken lines told apart; after them only their number is told. */
const mostLines = 8;

/** `key：` at the start of a line. */
const fullWidthColon = /^\s*(?:- +)?([\w-]+)：/;
/** What a value on this line begins with. */
const valueStart = /^\s*(?:- +|[\w-]+: +)*(\S)/;

function explainToken(line: string): Wording {
  const first = valueStart.exec(line)?.[1] ?? '';
  if (first === '{') return messages.leadingBrace();
  if (first === '[') return messages.leadingMark('[');
  if (first === '*') return messages.leadingStar();
  return first === '"' || first === "'" ? messages.afterQuote() : messages.noColon();
}

function explainMissing(message: string): Wording {
  return message.includes('quote') ? messages.openQuote()
    : /closing|end with|must end|comma/i.test(message) ? messages.openBracket('bracket') : messages.noColon();
}

function explainIndent(message: string): Wording {
  const kind = /flow (map|sequence)/i.exec(message)?.[1];
  return kind ? messages.openBracket(kind.toLowerCase() === 'map' ? 'brace {' : 'bracket [') : messages.indent();
}

const firstSentence = (message: string): string => (message.split('\n')[0] ?? '').slice(0, 120);

function explain({ code, message }: YAMLError, line: string, char: string): Wording {
  const key = fullWidthColon.exec(line)?.[1];
  if (key) return messages.fullWidthColon(key);
  switch (code) {
    case 'TAB_AS_INDENT': return messages.tab();
    case 'BLOCK_AS_IMPLICIT_KEY': return messages.innerColon();
    case 'BAD_SCALAR_START': return messages.leadingMark(char);
    case 'BAD_ALIAS': return messages.leadingStar();
    case 'UNEXPECTED_TOKEN': return explainToken(line);
    case 'MISSING_CHAR': return explainMissing(message);
    case 'BAD_INDENT': return /^\s*\t/.test(line) ? messages.tab() : explainIndent(message);
    case 'BLOCK_IN_FLOW': return messages.openBracket('bracket');
    case 'MULTILINE_IMPLICIT_KEY': case 'KEY_OVER_1024_CHARS': case 'BAD_PROP_ORDER': return messages.noColon();
    case 'BAD_DQ_ESCAPE': return messages.escape();
    case 'MULTIPLE_DOCS': return messages.documents();
    case 'BAD_DIRECTIVE': return messages.directive();
    case 'RESOURCE_EXHAUSTION': return messages.tooDeep();
    default: return messages.other(firstSentence(message));
  }
}

/** One problem for each broken line: the parser's later complaints about it follow from the first. */
export function explainSyntax(errors: readonly YAMLError[], lines: LineIndex): Problem[] {
  const deep = errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (deep) return [{ ...messages.tooDeep(), place: lines.place(deep.pos[0], deep.pos[1]) }];
  const problems = new Map<number, Problem>();
  const broken = new Set<number>();
  for (const error of errors) {
    const [start, end] = error.pos;
    const number = lines.lineAt(start);
    broken.add(number);
    if (problems.has(number) || problems.size > mostLines) continue;
    problems.set(number, {
      ...explain(error, lines.lineText(number), lines.text[start] ?? ''),
      place: error.code === 'MULTIPLE_DOCS' ? lines.place(start, start + 3) : lines.place(start, end),
    });
  }
  const found = [...problems.values()];
  if (broken.size <= mostLines) return found;
  const last = found.slice(0, mostLines).at(-1)!;
  return [...found.slice(0, mostLines), { ...messages.more(broken.size - mostLines), ...(last.place && { place: last.place }) }];
}
