/** What stands under a headline figure: what it is measured by, a target or limit, else what it was before. */
import { measuresIn } from '../../view/measures.ts';
import { tagged } from '../../view/relations/tag.ts';
import { isMark } from '../../view/relations/times.ts';
import type { FactView, ReportView } from '../../view/view.ts';
import type { Setting } from '../block.ts';

export interface LeadMeasure {
  /** Its words, and its number as it is printed. */
  words: string;
  number: string;
  /** Address of the fact. */
  at: string;
  /** Both, as they are measured. */
  text: string;
}

const isOpen = ({ queries }: ReportView, { id }: FactView): boolean =>
  queries.some(({ at, status }) => status === 'open' && at.split('.')[1] === id);

/** @returns undefined where the report gives none, or a rank stands there. */
export function measureOf({ view }: Setting, fact: FactView): LeadMeasure | undefined {
  if (fact.rank !== '' || fact.parts.length === 0) return undefined;
  const all = (measuresIn(view).get(fact.id) ?? []).filter((one) => !isOpen(view, one));
  const found = all.find(isMark) ?? all.at(-1);
  const tag = found ? tagged(found, view.words).short : '';
  if (!found || tag === '') return undefined;
  const words = `${tag}${view.words.colon}`;
  return { words, number: found.full, at: found.at, text: `${words}${found.full}` };
}
