/** What whole sentences of English tell, before its clauses are read one by one: events, standards and their results. */
import type { Language } from '../language.ts';
import { VerbWords } from './latin-clause.ts';
import { EventWords } from './latin-event.ts';
import { StandardWords } from './latin-standard.ts';
import type { Quantity } from './quantity.ts';
import type { Reference, Statement } from './statement.ts';

interface Told {
  statements: Statement[];
  references: Reference[];
  /** Numbers in words that may measure an event. */
  loose: Quantity[];
  /** Of the quantities in figures, those that are read. */
  taken: Set<Quantity>;
}

export function readTold(
  text: string,
  quantities: readonly Quantity[],
  language: Language,
  sentenceAt: (offset: number) => number,
): Told {
  const state = (label: string, kind: Statement['kind'], quantity: Quantity): Statement => ({
    label,
    kind,
    quantity,
    rank: '',
    numberRun: [quantity.start, quantity.end],
    sentence: sentenceAt(quantity.start),
    doubts: [],
  });
  const { events, rivals } = new EventWords(language).find(text, quantities);
  const statements = events.map(({ label, quantity }) => state(label, 'count', quantity));
  const references: Reference[] = [];
  const taken = new Set(events.map(({ quantity }) => quantity));
  for (const [result, met] of new StandardWords(language, new VerbWords(language)).find(text, quantities)) {
    const { label, standard: quantity, name } = met;
    const owner = state(label, 'share', result);
    statements.push(owner);
    references.push({ ...state(`${label}, ${name}`, 'share', quantity), quantity, owner, isTarget: true });
    taken.add(result).add(quantity);
  }
  return { statements, references, loose: rivals.map((one) => ({ ...one, former: true })), taken };
}
