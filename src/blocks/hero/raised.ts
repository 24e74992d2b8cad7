/**
 * Which figures stand in the hero 图首: the picture of the page, where it draws the strongest headline figure, and
 * those beside it in its section that draw numbers of the same kind. Their section keeps what else it has, and
 * says nothing of them again.
 */
import type { PageFormat } from '../../design/format.ts';
import type { Theme } from '../../design/theme.ts';
import type { FactView, FigureView, ReportView, SectionView } from '../../view/view.ts';
import { uncoveredItems } from '../../view/cover.ts';
import { sidesOf } from '../../view/relations/sides.ts';
import { electPicture } from '../figures/election.ts';
import { graveLeads, strongestLead } from './strongest.ts';

/** A type area this wide holds a picture beside the other headline figures, mm. */
const leastWidth = 230;
/** Figures side by side at most. */
const mostRaised = 2;

const drawnIn = ({ facts, whole, pairs }: FigureView): FactView[] => [
  ...facts,
  ...(whole ? [whole] : []),
  ...pairs.flatMap(({ last, target }) => [last, target]),
];

/** Would a section still have something of its own? */
const isLeft = (section: SectionView, view: ReportView, raised: FigureView[]): boolean =>
  section.figures.some((one) => !raised.includes(one)) ||
  section.photos.length > 0 ||
  uncoveredItems(section, view).length > 0;

/** @param hasArt The report has a hero of its own art. */
export function raisedFigures(
  view: ReportView,
  { theme, format, hasArt }: { theme: Theme; format: PageFormat; hasArt: boolean },
): FigureView[] {
  const [, right, , left] = format.margins;
  const isPlain = theme.art === 'lines' || theme.art === 'none';
  const isWide = format.spine === undefined && format.trim[0] - left - right >= leastWidth;
  const strongest = strongestLead(view.lead.facts, graveLeads(view));
  const elected = electPicture(view);
  if (!isPlain || !isWide || hasArt || view.script !== 'han' || !strongest || !elected) return [];
  if (view.lead.title !== '' || view.masthead.kicker === '') return [];
  const section = view.review.sections.find(({ id }) => id === elected.section);
  const sides = sidesOf(view);
  if (!section || section === sides?.left || section === sides?.right) return [];
  if (!drawnIn(elected.figure).some(({ id }) => id === strongest.id)) return [];
  const goesWith = (figure: FigureView): boolean =>
    figure.kind !== 'tiles' &&
    drawnIn(figure).length > 0 &&
    drawnIn(figure).every(({ unit, kind }) => unit === strongest.unit && kind === strongest.kind);
  const raised = section.figures
    .filter((figure) => figure === elected.figure || goesWith(figure))
    .filter(({ note, kind }) => note.length === 0 && kind !== 'custom')
    .slice(0, mostRaised);
  return raised.includes(elected.figure) && isLeft(section, view, raised) ? raised : [];
}
