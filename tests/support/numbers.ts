/**
 * Do printed numbers come from the view? A line with a number must be a fact's number with its sign, unit
 * and qualifier; or texts of the report, whole; or a stretch of one text that cuts neither a number nor a
 * fact.
 */
import type { FactView, ReportView, Text } from '../../src/view/view.ts';

export const bare = (text: string): string => text.replace(/\s+/g, '');

interface Known {
  /** Facts by the ways in which their numbers are printed. */
  forms: Map<string, string[]>;
  whole: Set<string>;
  /** Texts with the stretches that facts take in them. */
  texts: { text: string; facts: [from: number, to: number][] }[];
}

const isRuns = (value: unknown[]): value is Text =>
  value.length > 0 &&
  value.every(
    (run) => typeof (run as { text?: unknown } | null)?.text === 'string' && !('parts' in (run as object)),
  );

function addRuns(runs: Text, { texts, whole }: Known): void {
  let text = '';
  const facts: [number, number][] = [];
  for (const run of runs) {
    const from = text.length;
    text += bare(run.text);
    if (run.fact) facts.push([from, text.length]);
  }
  texts.push({ text, facts });
  whole.add(text);
}

export function knownTexts(view: ReportView): Known {
  const known: Known = { forms: new Map(), whole: new Set(), texts: [] };
  const addForm = (form: string, { id }: FactView) =>
    known.forms.set(bare(form), [...new Set([...(known.forms.get(bare(form)) ?? []), id])]);
  const walk = (value: unknown, key: string): void => {
    // Bare units and pieces of numbers are no texts of their own.
    if (key === 'parts' || key === 'unit' || key === 'id') return;
    if (typeof value === 'string') {
      if (bare(value)) addRuns([{ text: value }], known);
    } else if (Array.isArray(value)) {
      if (isRuns(value)) addRuns(value, known);
      else value.forEach((one) => walk(one, key));
    } else if (value !== null && typeof value === 'object') {
      for (const [name, one] of Object.entries(value))
        if (!('parts' in value && (name === 'text' || name === 'full'))) walk(one, name);
    }
  };
  walk(view, '');
  for (const fact of view.facts)
    if (fact.parts.length > 0) {
      addForm(fact.text, fact);
      addForm(fact.full, fact);
    }
  return known;
}

const isDigit = (char: string | undefined): boolean => char !== undefined && /[\d.,]/.test(char);

/** Does the line stand in a text, with no number and no fact cut in two at its ends? */
function isStretch(line: string, { text, facts }: Known['texts'][number]): boolean {
  for (let at = text.indexOf(line); at >= 0; at = text.indexOf(line, at + 1)) {
    const end = at + line.length;
    const cutsNumber =
      (isDigit(text[at - 1]) && isDigit(line[0])) || (isDigit(line.at(-1)) && isDigit(text[end]));
    const cutsFact = facts.some(([from, to]) => (at > from && at < to) || (end > from && end < to));
    if (!cutsNumber && !cutsFact) return true;
  }
  return false;
}

/** Shortest end of a text that goes on from the line before. */
const leastEnd = 4;

/**
 * Is the line made of whole texts and numbers of the report, one after another, the first perhaps begun on
 * the line before?
 */
function isMadeOf(line: string, { forms, whole, texts }: Known): boolean {
  const reached = new Set([0]);
  for (let end = leastEnd; end < line.length; end += 1) {
    const piece = line.slice(0, end);
    if (texts.some((text) => text.text.endsWith(piece) && isStretch(piece, text))) reached.add(end);
  }
  for (let at = 0; at < line.length; at += 1) {
    if (!reached.has(at)) continue;
    // The last of them may go on in the next line.
    const rest = line.slice(at);
    if (at > 0 && !/\d/.test(rest) && texts.some(({ text }) => text.startsWith(rest))) return true;
    for (let end = at + 1; end <= line.length; end += 1)
      if (forms.has(line.slice(at, end)) || whole.has(line.slice(at, end))) reached.add(end);
  }
  return reached.has(line.length);
}

/** Lines with a number that the report does not have. */
export function strangeNumbers(lines: string[], known: Known): string[] {
  return lines
    .map(bare)
    .filter(
      (line) =>
        /\d/.test(line) && !isMadeOf(line, known) && !known.texts.some((text) => isStretch(line, text)),
    );
}

/** Ids of facts whose number is a line by itself, with the ways in which it is printed. */
export function shownFacts(lines: string[], { forms }: Known): Map<string, Set<string>> {
  const shown = new Map<string, Set<string>>();
  for (const line of lines.map(bare))
    for (const id of forms.get(line) ?? []) shown.set(id, (shown.get(id) ?? new Set()).add(line));
  return shown;
}
