/**
 * Counts that stand alone as a field of cells: a report has few of them, since one field looks like the next and
 * says no more than its number. Fields of several counts and of parts compare, and stay.
 */
import { drawnFacts } from './figures.ts';
import type { FigureView, SectionView } from './view.ts';

/** Fields of one count in a report, at most. */
const most = 2;

/** Found by the program, not asked for by the editor. */
const isLone = ({ kind, whole, facts, reason }: FigureView): boolean =>
  kind === 'field' && !whole && facts.length === 1 && reason !== undefined;

const isDrawing = ({ kind }: FigureView): boolean => kind !== 'tiles';

/** @param derive The sections, without fields of the counts of these names. */
export function withFewCounts(derive: (uncounted: ReadonlySet<string>) => SectionView[]): SectionView[] {
  const sections = derive(new Set());
  const fields = sections.flatMap(({ figures }) =>
    figures.filter(isLone).map((figure) => ({ figure, others: figures.filter(isDrawing).length - 1 })),
  );
  // Where nothing else is drawn a field is missed most.
  const gone = fields.sort((one, two) => one.others - two.others).slice(most);
  return gone.length === 0
    ? sections
    : derive(new Set(gone.flatMap(({ figure }) => drawnFacts(figure).map(({ id }) => id))));
}
