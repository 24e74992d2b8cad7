/** `tuban facts`: every fact of a report, as it is printed and where, for reading proof against the source. */
import type { Report } from '../model/report.ts';
import { parseText } from '../model/text.ts';
import { listTexts } from '../model/texts.ts';
import { deriveText, factFull, factLabel, plainText, type FactText } from '../view/text.ts';

export interface FactRow {
  id: string;
  label: string;
  /** As printed, with prefix and qualifier; "" for a fact in words. */
  number: string;
  kind: string;
  status: string;
  rank: string;
  /** Sentences that print it, references spelt out; "" where only figures show it. */
  sentences: string[];
  /** Under an open query. */
  queried: boolean;
}

const sentenceEnd = /[。！？；;!?\n]|\.(?=\s|$)/;

/** The sentence around an offset of a printed text. */
function sentenceAt(text: string, offset: number): string {
  let from = offset;
  while (from > 0 && sentenceEnd.exec(text.slice(from - 1, from + 1))?.index !== 0) from -= 1;
  const end = sentenceEnd.exec(text.slice(offset));
  return text.slice(from, end ? offset + end.index + 1 : text.length).trim();
}

/** Sentences of every fact, by its id. */
function sentencesOf(report: Report, context: FactText): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { text, role } of listTexts(report)) {
    if (role !== 'running') continue;
    const segments = parseText(text);
    const printed = deriveText(text, context);
    const whole = plainText(printed);
    let at = 0;
    for (const [index, segment] of segments.entries()) {
      const length = printed[index]?.text.length ?? 0;
      if (segment.kind === 'fact') {
        const known = found.get(segment.id) ?? [];
        const sentence = sentenceAt(whole, at);
        if (!known.includes(sentence)) found.set(segment.id, [...known, sentence]);
      }
      at += length;
    }
  }
  return found;
}

export function listFacts(report: Report): FactRow[] {
  const context: FactText = { facts: report.facts, language: report.language };
  const sentences = sentencesOf(report, context);
  const open = report.queries.filter(({ status }) => status === 'open').map(({ at }) => at);
  return Object.entries(report.facts).map(([id, fact]) => ({
    id,
    label: factLabel(fact, context),
    number: fact.value === null ? '' : factFull(fact, report.language),
    kind: fact.kind,
    status: fact.status,
    rank: fact.rank,
    sentences: sentences.get(id) ?? [],
    queried: open.some((at) => at === `facts.${id}` || at.startsWith(`facts.${id}.`)),
  }));
}
