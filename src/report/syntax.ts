/** Complaints of the YAML parser, in words that help an editor. */
import { visit, type Document, type Node, type YAMLError } from 'yaml';
import type { Problem, Wording } from '../lib/problem.ts';
import { syntaxMessages as messages } from './messages/syntax.ts';
import type { LineIndex } from './lines.ts';
import type { Range } from './placed.ts';
import { explainLine, findOddIndents, type Explained } from './suspects.ts';

/** Broken lines told apart; after them only their number is told. */
const mostLines = 8;

const bracketKinds = {
  any: { en: 'bracket', zh: '括号' },
  map: { en: 'brace {', zh: '花括号 { ' },
  list: { en: 'bracket [', zh: '方括号 [ ' },
};

/** Marks of lists and keys before the value on a line. */
const beforeValue = /^\s*(?:- +|[\w-]+: +)*/;

/** A value that cannot be read, to the end of its line. */
function valueOf(line: string, lineStart: number): { first: string; range: Range } {
  const start = beforeValue.exec(line)![0].length;
  return { first: line[start] ?? '', range: [lineStart + start, lineStart + line.length] };
}

/** Where the map or list that a line begins with is closed; -1 where it is not. */
function closeOf(value: string): number {
  let depth = 0;
  for (const { index, 0: mark } of value.matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|[{}[\]]/g)) {
    if (/[{[]/.test(mark)) depth += 1;
    else if (/[}\]]/.test(mark) && (depth -= 1) === 0) return index;
  }
  return -1;
}

/** `{ title: 甲, items: [乙] } ]`: a bracket behind a map or list that is closed already. */
function extraBracket(line: string, lineStart: number): Explained | undefined {
  const { first, range } = valueOf(line, lineStart);
  const value = line.slice(range[0] - lineStart);
  const end = /[{[]/.test(first) ? closeOf(value) : -1;
  const extra = end < 0 ? undefined : /^[\s,]*([}\]])/.exec(value.slice(end + 1));
  if (!extra) return undefined;
  const at = range[0] + end + extra[0].length;
  return { wording: messages.extraBracket(extra[1]!), range: [at, at + 1] };
}

/** `{ label: CO_{2} per head, … }`: a brace within a text that stands between brackets without quotes. */
function innerBrace(line: string, lineStart: number): Explained | undefined {
  const { first, range } = valueOf(line, lineStart);
  if (!/[{[]/.test(first)) return undefined;
  const value = line.slice(range[0] - lineStart);
  for (const { index, 0: mark } of value.matchAll(/"(?:[^"\\]|\\.)*"|(?<=[\s[{,:])'[^']*'|\{/g)) {
    if (mark !== '{' || !/[^\s{[,:"']\s*$/.test(value.slice(0, index))) continue;
    const at = range[0] + index;
    const end = value.indexOf('}', index);
    return {
      wording: messages.innerBrace(value.slice(index, end < 0 ? index + 1 : end + 1)),
      range: [at, end < 0 ? at + 1 : range[0] + end + 1],
    };
  }
  return undefined;
}

/** Whether a line is a map or list from end to end: what the parser says of it follows from a line before. */
function isWhole(line: string, lineStart: number): boolean {
  const { first, range } = valueOf(line, lineStart);
  const value = line.slice(range[0] - lineStart);
  const end = /[{[]/.test(first) ? closeOf(value) : -1;
  return end >= 0 && /^\s*(?:#.*)?$/.test(value.slice(end + 1));
}

function explainToken(line: string, lineStart: number): Explained {
  const extra = extraBracket(line, lineStart);
  if (extra) return extra;
  const { first, range } = valueOf(line, lineStart);
  if (first === '{') return { wording: messages.leadingBrace(), range };
  if (first === '[') return { wording: messages.leadingMark('['), range };
  if (first === '*') return { wording: messages.leadingStar(), range };
  return first === '"' || first === "'"
    ? { wording: messages.afterQuote(), range }
    : { wording: messages.noColon() };
}

/** A colon inside a value; or the line below is indented as if it belonged to the value. */
function explainInnerColon(line: string, lineStart: number): Explained {
  const { range } = valueOf(line, lineStart);
  if (/:(?: |$)/.test(line.slice(range[0] - lineStart))) return { wording: messages.innerColon(), range };
  const next = lineStart + line.length + 1;
  return { wording: messages.indent(), range: [next, next + 1000] };
}

function explainMissing(message: string): Wording {
  return message.includes('quote')
    ? messages.openQuote()
    : /closing|end with|must end|comma/i.test(message)
      ? messages.openBracket(bracketKinds.any)
      : messages.noColon();
}

function explainIndent(message: string): Wording {
  const kind = /flow (map|sequence)/i.exec(message)?.[1];
  return kind
    ? messages.openBracket(kind.toLowerCase() === 'map' ? bracketKinds.map : bracketKinds.list)
    : messages.indent();
}

const firstSentence = (message: string): string => (message.split('\n')[0] ?? '').slice(0, 120);

/** Where the quote or bracket was opened that encloses an offset. */
function findOpening(document: Document.Parsed, offset: number): Range | undefined {
  let opened: Range | undefined;
  const look = (node: Node): void => {
    // A node that was never closed ends where the parser gave up.
    if (node.range && node.range[0] < offset && offset <= node.range[2] + 1)
      opened = [node.range[0], node.range[0] + 1];
  };
  visit(document, {
    Scalar: (_key, node) => {
      if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') look(node);
    },
    Collection: (_key, node) => {
      if (node.flow) look(node);
    },
  });
  return opened;
}

/** `>5` at the end of a line is read as the head of a text over several lines. */
function explainHeaderAbove(code: string, number: number, lines: LineIndex): Explained | undefined {
  if (code !== 'BAD_INDENT' || number < 2) return undefined;
  const { first, range } = valueOf(lines.lineText(number - 1), lines.boundsOf(number - 1)[0]);
  return /^[>|]\d/.test(lines.text.slice(...range))
    ? { wording: messages.leadingMark(first), range }
    : undefined;
}

/** A comment in the line of an opening bracket that has its closing one: ` #2 … }`. */
function hiddenBracket(start: number, lines: LineIndex): Range | undefined {
  const end = lines.boundsOf(lines.lineAt(start))[1];
  const comment = /[ \t](#[^#]*[}\]])\s*$/.exec(lines.text.slice(start, end));
  return comment ? [start + comment.index + 1, start + comment.index + 1 + comment[1]!.length] : undefined;
}

/** What is wrong, where a bracket is only open because a # hides the one that closes it. */
function explain(error: YAMLError, document: Document.Parsed, lines: LineIndex): Explained {
  const found = explainPlainly(error, document, lines);
  const hidden =
    found.wording.code === 'yaml-bracket-open' && found.range
      ? hiddenBracket(found.range[0], lines)
      : undefined;
  return hidden ? { wording: messages.hiddenBracket(), range: hidden } : found;
}

function explainPlainly(
  { code, message, pos }: YAMLError,
  document: Document.Parsed,
  lines: LineIndex,
): Explained {
  const number = lines.lineAt(pos[0]);
  const [line, lineStart] = lineAt(number, lines);
  const suspect =
    explainLine(line, lineStart) ?? innerBrace(line, lineStart) ?? explainHeaderAbove(code, number, lines);
  if (suspect) return suspect;
  switch (code) {
    case 'TAB_AS_INDENT':
      return { wording: messages.tab() };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return explainInnerColon(line, lineStart);
    case 'BAD_SCALAR_START':
      return { wording: messages.leadingMark(lines.text[pos[0]] ?? '') };
    case 'BAD_ALIAS':
      return { wording: messages.leadingStar() };
    case 'UNEXPECTED_TOKEN':
      return explainToken(line, lineStart);
    case 'MISSING_CHAR':
      return {
        wording: explainMissing(message),
        range: /quote|clos|end with|comma/i.test(message) ? findOpening(document, pos[0]) : undefined,
      };
    case 'BAD_INDENT': {
      if (/^\s*\t/.test(line)) return { wording: messages.tab() };
      return {
        wording: explainIndent(message),
        range: /flow/i.test(message) ? findOpening(document, pos[0]) : undefined,
      };
    }
    case 'BLOCK_IN_FLOW':
      return { wording: messages.openBracket(bracketKinds.any), range: findOpening(document, pos[0]) };
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
    case 'BAD_PROP_ORDER':
      return { wording: messages.noColon() };
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
      return { wording: messages.nodeMark() };
    case 'BAD_DQ_ESCAPE':
      return { wording: messages.escape() };
    case 'MULTIPLE_DOCS':
      return { wording: messages.documents(), range: [pos[0], pos[0] + 3] };
    case 'BAD_DIRECTIVE':
      return { wording: messages.directive() };
    case 'RESOURCE_EXHAUSTION':
      return { wording: messages.tooDeep() };
    default:
      return { wording: messages.other(firstSentence(message)) };
  }
}

const lineAt = (number: number, lines: LineIndex): [line: string, start: number] => [
  lines.lineText(number),
  lines.boundsOf(number)[0],
];

/** Whether a line is broken by what stands in it, whatever went wrong above. */
const isOwn = (number: number, lines: LineIndex): boolean =>
  explainLine(...lineAt(number, lines)) !== undefined;

/** One problem for each broken line: the parser's later complaints about it follow from the first. */
export function explainSyntax(document: Document.Parsed, lines: LineIndex): Problem[] {
  const { errors } = document;
  const deep = errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (deep) return [{ ...messages.tooDeep(), place: lines.place(deep.pos[0], deep.pos[1]) }];
  // A line indented with what only looks like a space breaks those around it.
  const odd = errors.length > 0 ? findOddIndents(lines) : [];
  const problems = new Map<string, Problem>();
  const broken = new Set<number>();
  // Below a bracket too many what is said of whole lines follows from that, below a brace in a text all of it.
  let [afterExtra, afterInner] = [false, false];
  for (const error of odd.length > 0 ? errors.filter(({ pos }) => pos[0] < odd[0]!.range[0]) : errors) {
    const number = lines.lineAt(error.pos[0]);
    if (broken.has(number)) continue;
    broken.add(number);
    if (problems.size > mostLines) continue;
    const { wording, range = error.pos } = explain(error, document, lines);
    if (wording.code === 'yaml-bracket-extra') afterExtra = true;
    else if (wording.code === 'yaml-brace-inner') afterInner = true;
    else if (afterInner ? !isOwn(number, lines) : afterExtra && isWhole(...lineAt(number, lines))) {
      broken.delete(number);
      continue;
    }
    const place = lines.place(...range);
    const key = `${wording.code} ${place.line}`;
    if (!problems.has(key)) problems.set(key, { ...wording, place });
  }
  for (const { wording, range } of odd) {
    broken.add(lines.lineAt(range[0]));
    problems.set(`${wording.code} ${range[0]}`, { ...wording, place: lines.place(...range) });
  }
  const found = [...problems.values()].slice(0, mostLines);
  const rest = broken.size - mostLines;
  return rest <= 0 ? found : [...found, { ...messages.more(rest), place: found.at(-1)!.place! }];
}
