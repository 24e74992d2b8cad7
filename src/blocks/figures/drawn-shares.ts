/**
 * Shares drawn 百格: on a page with room to spare the shares among a section's rows are drawn as hundred squares,
 * one field each. They say the same as the rows and take the room that would be left.
 */
import type { FactView, FigureView, ReportView, SectionView } from '../../view/view.ts';

/** Fields side by side at most; more would be bars. */
const mostFields = 4;

const isDrawable =
  ({ words = {} }: FigureView) =>
  ({ id, kind, status, unit, value, label, short }: FactView): boolean =>
    kind === 'share' &&
    status === 'actual' &&
    /^\s?%$/u.test(unit) &&
    value !== null &&
    value > 0 &&
    value <= 100 &&
    label === short &&
    words[id] === undefined;

function drawnFrom(figure: FigureView, script: ReportView['script']): FigureView[] {
  const shares = figure.facts.filter(isDrawable(figure));
  if (figure.kind !== 'tiles' || figure.ofRest !== true) return [figure];
  if (shares.length === 0 || shares.length > mostFields) return [figure];
  const { lead, ofRest: _ofRest, words: _words, reason: _reason, ...base } = figure;
  const [colon, mark] = script === 'han' ? ['', '；'] : [': ', '; '];
  const field: FigureView = {
    ...base,
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
      ? [{ ...figure, facts: rest, ...(lead && shares.includes(lead) ? { lead: undefined } : {}) }]
      : []),
  ] as FigureView[];
}

/** One object for each section, by which what is set is known again. */
const drawn = new WeakMap<SectionView, SectionView>();

/** The section with its shares drawn; itself where there are none, or where it has such fields already. */
export function withDrawnShares(section: SectionView, script: ReportView['script']): SectionView {
  const known = drawn.get(section);
  if (known) return known;
  const has = section.figures.some(({ kind }) => kind === 'hundred' || kind === 'squares');
  const figures = has ? section.figures : section.figures.flatMap((figure) => drawnFrom(figure, script));
  const made =
    figures.length === section.figures.length && figures.every((one, at) => one === section.figures[at])
      ? section
      : { ...section, figures };
  drawn.set(section, made);
  return made;
}
