/**
 * Shares drawn 百格: on a page with room to spare the shares among a section's rows are drawn as hundred squares,
 * one field each. They say the same as the rows and take the room that would be left.
 */
import type { FactView, FigureView, ReportView, SectionView } from '../../view/view.ts';
import { isFirst } from '../../view/relations/rank.ts';
import { isMark, isPast } from '../../view/relations/times.ts';

/** Fields side by side at most; more would be bars. */
const mostFields = 4;

/** A gap of less than so much of a square is none: 99.98 looks like 100. */
const leastGap = 0.5;

/** A share of less than so many cells is an empty square: 0.46 %. */
const leastShare = 5;

/** Shares that the plan draws, and facts of the section: what one of them was a year before is no share of its own. */
interface Drawable {
  aimed: ReadonlySet<string>;
  fellows: readonly FactView[];
}

const isDrawable =
  ({ words = {}, beside = {} }: FigureView, { aimed, fellows }: Drawable) =>
  (fact: FactView): boolean => {
    const { id, kind, unit, value, label, short, otherBase } = fact;
    return (
      kind === 'share' &&
      fact.status === 'actual' &&
      !otherBase &&
      !isMark(fact) &&
      !isPast(fact, fellows) &&
      /^\s?%$/u.test(unit) &&
      value !== null &&
      value >= leastShare &&
      (value === 100 || value <= 100 - leastGap) &&
      !aimed.has(id) &&
      label === short &&
      words[id] === undefined &&
      beside[id] === undefined
    );
  };

function drawnFrom(
  figure: FigureView,
  { script, ...drawable }: Drawable & { script: ReportView['script'] },
): FigureView[] {
  const shares = figure.facts.filter(isDrawable(figure, drawable));
  if (figure.kind !== 'tiles' || figure.ofRest !== true) return [figure];
  if (shares.length === 0 || shares.length > mostFields) return [figure];
  const { lead, ofRest: _ofRest, words, reason: _reason, ...base } = figure;
  // Beside a drawing only a first place leads its rows.
  const leads = lead !== undefined && isFirst(lead.rank) && !shares.includes(lead);
  const [colon, mark] = script === 'han' ? ['', '；'] : [': ', '; '];
  const { beside: _beside, ...bare } = base;
  const field: FigureView = {
    ...bare,
    id: `${figure.id}-shares`,
    kind: 'hundred',
    title: '',
    note: [],
    facts: shares,
    alt: shares.map(({ label, full }) => `${label}${colon}${full}`).join(mark),
  };
  const rest = figure.facts.filter((fact) => !shares.includes(fact));
  return [
    field,
    ...(rest.length > 0
      ? [
          {
            ...base,
            ...(words ? { words } : {}),
            ofRest: true as const,
            facts: rest,
            ...(leads ? { lead } : {}),
          },
        ]
      : []),
  ];
}

/** One object for each section, by which what is set is known again. */
const drawn = new WeakMap<SectionView, SectionView>();

/** Shares that the plan draws beside what they are to be, but for a section that has nothing else to draw of the news. */
function drawnElsewhere(
  { figures }: SectionView,
  { plan, lead }: Pick<ReportView, 'plan' | 'lead'>,
): ReadonlySet<string> {
  const aimed = new Set(plan?.targets?.figure.pairs.map(({ last }) => last.id));
  const isBare = figures.every(({ kind }) => kind === 'tiles');
  const isNews = lead.facts.some(
    ({ id }) => aimed.has(id) && figures.some(({ facts }) => facts.some((fact) => fact.id === id)),
  );
  return isBare && isNews ? new Set() : aimed;
}

/** The section with its shares drawn; itself where there are none, or where it has such fields already. */
export function withDrawnShares(
  section: SectionView,
  view: Pick<ReportView, 'script' | 'plan' | 'lead'>,
): SectionView {
  const known = drawn.get(section);
  if (known) return known;
  const aimed = drawnElsewhere(section, view);
  const has = section.figures.some(({ kind }) => kind === 'hundred' || kind === 'squares');
  const figures = has
    ? section.figures
    : section.figures.flatMap((figure) =>
        drawnFrom(figure, { script: view.script, aimed, fellows: section.facts }),
      );
  const made =
    figures.length === section.figures.length && figures.every((one, at) => one === section.figures[at])
      ? section
      : { ...section, figures };
  drawn.set(section, made);
  return made;
}
