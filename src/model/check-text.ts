/** Grammar and sense of texts: references in form, stress closed, prefixes kept, signs not doubled. */
import { findClosest } from '../lib/closest.ts';
import type { Problem, Wording } from '../lib/problem.ts';
import type { PlaceOptions, Source } from '../report/source.ts';
import type { Fact } from './fact.ts';
import { textMessages as messages } from './messages.ts';
import { problemAt } from './place.ts';
import type { Report } from './report.ts';
import {
  factParts,
  meantReference,
  scanText,
  type FactReference,
  type Segment,
  type TextFault,
} from './text.ts';
import { listTexts, type TextAt } from './texts.ts';

interface Found extends PlaceOptions {
  wording: Wording;
}

function explainFault({ fault, quoted }: TextFault): Wording {
  switch (fault) {
    case 'brace-open':
      return messages.braceOpen(quoted);
    case 'reference-form':
      return messages.referenceForm(quoted, meantReference(quoted.slice(1, -1)));
    case 'part-unknown':
      return messages.partUnknown(quoted, findClosest(quoted, factParts));
    case 'script-form':
      return messages.scriptForm(quoted);
    case 'stress-open':
      return messages.stressOpen();
    case 'stress-empty':
      return messages.stressEmpty();
  }
}

/** Where neither references nor stress are read, they would be printed as they stand. */
function checkPlain({ text, path, role }: TextAt): Found[] {
  const field = String(path.findLast((step) => typeof step === 'string'));
  const found: Found[] = scanText(text)
    .segments.filter((segment) => segment.kind === 'fact')
    .map(({ offset, length }) => ({
      wording: messages.notHere(text.slice(offset, offset + length), field),
      offset,
      length,
    }));
  for (const { fault, quoted, offset, length } of scanText(text).faults) {
    if (fault === 'script-form') found.push({ wording: messages.scriptForm(quoted), offset, length });
    else if (!fault.startsWith('stress'))
      found.push({ wording: messages.braceHere(text.slice(offset, offset + length), field), offset, length });
  }
  const stress = text.indexOf('**');
  if (stress >= 0) found.push({ wording: messages.stressNotHere(field), offset: stress, length: 2 });
  const bar = role === 'headline' ? -1 : text.indexOf('|');
  if (bar >= 0) found.push({ wording: messages.breakMark(field), offset: bar, length: 1 });
  return found;
}

/** A letter of a script that parts its words by spaces. */
const spaced =
  '(?:(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}])[\\p{L}\\p{M}\\p{N}])';
const wordBefore = new RegExp(`${spaced}{1,40}$`, 'u');
const wordAfter = new RegExp(`^${spaced}{1,40}`, 'u');

/** The bar itself is not printed: "Harbour town|yearly report" prints "townyearly". */
function checkJoined({ text, path }: TextAt): Found[] {
  // A slogan is set line by line.
  if (path.at(-1) === 'tagline') return [];
  for (let bar = text.indexOf('|'); bar >= 0; bar = text.indexOf('|', bar + 1)) {
    const before = wordBefore.exec(text.slice(Math.max(0, bar - 40), bar))?.[0];
    const after = wordAfter.exec(text.slice(bar + 1, bar + 41))?.[0];
    if (before && after) return [{ wording: messages.joinedWords(before, after), offset: bar, length: 1 }];
  }
  return [];
}

function checkBreakMarks({ text }: TextAt): Found[] {
  const loose = /^\s*\||\|\s*\||\|\s*$/.exec(text);
  return loose ? [{ wording: messages.emptyUnit(), offset: loose.index, length: loose[0].length }] : [];
}

/** Sentences end here; a clause ends with any comma, too. */
const sentenceEnd = /[。！？!?\n]|\.\s/;
const clauseEnd = /[。！？!?，,；;、：:\n]|\.\s/;

/** Characters before a reference among which the sentence's verb is looked for: no sentence is longer. */
const mostBefore = 300;

/** What stands before a reference, back to the last end of sentence or clause. */
function textBefore(segments: readonly Segment[], index: number, end: RegExp): string {
  const pieces: string[] = [];
  for (let at = index - 1, length = 0; at >= 0 && length < mostBefore; at -= 1) {
    const segment = segments[at]!;
    const piece = segment.kind === 'fact' ? '\u0000' : segment.text;
    pieces.push(piece);
    length += piece.length;
    if (end.test(piece)) break;
  }
  return pieces.reverse().join('').split(end).at(-1) ?? '';
}

const falling =
  /下降|[减減]少|降低|下滑|回落|下跌|[负負]增[长長]|\b(?:fell|fall|falling|decreas\w*|declin\w*|down|dropp\w*)\b/i;
/** A rate of growth (增长率) may be negative; to grow by a negative number may not be said. */
const rising =
  /增[长長](?!率|速度|幅)|上升|提高|提升|增加|\b(?:rose|rise[sn]?|rising|grew|grows?|growing|increas\w*|up)\b/i;

/** "下降" before −3 says the opposite of what is meant. */
function checkSign({ id }: FactReference, clause: string, value: number): Wording | undefined {
  if (value >= 0) return undefined;
  // "fell by 14% and the margin was −2%": behind another number a verb is that one's.
  const own = clause.split('\u0000').at(-1)!;
  const fall = falling.exec(own)?.[0];
  if (fall) return messages.doubleNegative(id, value, fall);
  const rise = rising.exec(own)?.[0];
  return rise ? messages.risingNegative(id, value, rise) : undefined;
}

/** A verb right before the number; between them stands at most a particle. */
const verbBefore = (clause: string, verbs: RegExp): string | undefined =>
  new RegExp(`(?:${verbs.source})(?=(?:了|\\s+by)?\\s*$)`, 'i').exec(clause)?.[0];

/** "增长" before a decrease, or "下降" before a growth, turns the fact round. */
function checkDirection({ id }: FactReference, clause: string, { kind, value }: Fact): Wording | undefined {
  const verb =
    kind === 'decrease'
      ? verbBefore(clause, rising)
      : kind === 'growth' && value! > 0
        ? verbBefore(clause, falling)
        : undefined;
  return verb && !/[负負]增[长長]/.test(clause) ? messages.direction(id, kind, verb) : undefined;
}

/** A prefix (突破, 超过, about) belongs to the number: without it the sentence says something else. */
function checkPrefix({ id }: FactReference, sentence: string, prefix: string): Wording | undefined {
  const kept = prefix === '' || sentence.toLowerCase().includes(prefix.trim().toLowerCase());
  return kept ? undefined : messages.prefixLost(id, prefix);
}

function checkSense(text: string, facts: Report['facts']): Found[] {
  const { segments } = scanText(text);
  return segments.flatMap((segment, index) => {
    const fact = segment.kind === 'fact' && Object.hasOwn(facts, segment.id) ? facts[segment.id]! : undefined;
    if (
      segment.kind !== 'fact' ||
      !fact ||
      fact.value === null ||
      segment.part === 'rank' ||
      segment.part === 'label'
    )
      return [];
    const { offset, length } = segment;
    const sentence = textBefore(segments, index, sentenceEnd);
    const clause = textBefore(segments, index, clauseEnd);
    const found = [
      segment.part === 'number' ? checkPrefix(segment, sentence, fact.prefix) : undefined,
      checkSign(segment, clause, fact.value),
      checkDirection(segment, clause, fact),
    ];
    return found.filter((wording) => wording !== undefined).map((wording) => ({ wording, offset, length }));
  });
}

function checkOne(at: TextAt, facts: Report['facts']): Found[] {
  if (at.role === 'headline') return [...checkPlain(at), ...checkBreakMarks(at), ...checkJoined(at)];
  if (at.role === 'plain') return checkPlain(at);
  const faults = scanText(at.text).faults.map((fault) => ({
    wording: explainFault(fault),
    offset: fault.offset,
    length: fault.length,
  }));
  const stress = at.role === 'post' ? at.text.indexOf('**') : -1;
  const printed = stress < 0 ? [] : [{ wording: messages.stressNotHere('post'), offset: stress, length: 2 }];
  return [...faults, ...printed, ...checkSense(at.text, facts)];
}

/** Labels carry the verb of their own fact: "能耗下降" with −9.6 is the same fault as in a text. */
function checkLabelSigns({ facts }: Report, source: Source): Problem[] {
  return Object.entries(facts).flatMap(([id, { label, value, kind }]) => {
    // A negative decrease is told of in any case.
    if (value === null || value >= 0 || kind === 'decrease') return [];
    const wording = checkSign({ kind: 'fact', id, part: 'number', offset: 0, length: 0 }, label, value);
    return wording ? [problemAt(source, ['facts', id, 'value'], wording)] : [];
  });
}

/** Faults of one text that are placed: each is looked for from its beginning. */
const mostFaults = 20;

export function checkText(report: Report, source: Source): Problem[] {
  const inTexts = [...listTexts(report)].flatMap((at) =>
    checkOne(at, report.facts)
      .slice(0, mostFaults)
      .map(({ wording, ...options }) => problemAt(source, at.path, wording, options)),
  );
  return [...inTexts, ...checkLabelSigns(report, source)];
}
