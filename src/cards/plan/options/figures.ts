/** The editor's own figures as cards. */
import type { Relation } from '../../../view/relations/relation.ts';
import type { FactView, FigureView, SectionView } from '../../../view/view.ts';
import { byScore, isHundred, partsInOrder, without, type Option, type Pool } from '../option.ts';
import { withoutCommon } from '../common-end.ts';
import { columnsOption } from './charts.ts';
import { isOwn, partsSaid, wholeFor, wholeOption } from './sums.ts';

/** Kinds by which an editor says that facts are parts, or stand side by side. */
const asked = new Set<FigureView['kind']>([
  'bars',
  'shares',
  'divided',
  'field',
  'ruled',
  'levels',
  'columns',
]);

const isAsked = ({ kind, reason, ofRest }: FigureView): boolean =>
  reason === undefined && !ofRest && asked.has(kind);

/** Does a relation leave what the editor's own figures say belongs together, for what they do not hold? */
export function isAgainst({ facts }: Relation, { figures }: SectionView): boolean {
  const ids = new Set(facts.map(({ id }) => id));
  return figures.filter(isAsked).some((figure) => {
    const own = figure.facts.filter(({ id }) => ids.has(id)).length;
    return own > 0 && own < ids.size;
  });
}

/** Figures of the editor: a chart of parts of a whole, or of like facts. */
export function figureOptions(section: SectionView, numbers: FactView[], pool: Pool): Option[] {
  const options: Option[] = [];
  for (const figure of section.figures) {
    if (!isAsked(figure)) continue;
    const facts = figure.facts.filter((fact) => numbers.some(({ id }) => id === fact.id));
    if (facts.length < 2 || facts.length !== figure.facts.length) continue;
    const side = byScore(without(numbers, facts), pool);
    const sum = facts.reduce((total, { value }) => total + Math.abs(value!), 0);
    const whole = figure.whole ?? wholeFor(facts, pool);
    const parts = partsInOrder(withoutCommon(facts, pool.view));
    if ((whole || isHundred(facts, sum)) && facts.length >= 3 && facts.length <= 9)
      options.push(
        wholeOption(
          {
            parts,
            total: isOwn(whole, section) ? whole : undefined,
            side: without(side, whole ? [whole] : []),
            title: figure.title,
          },
          partsSaid(parts, whole, section, pool),
          pool,
        ),
      );
    // Parts of a sum are shown as its parts.
    if (whole || isHundred(facts, sum)) continue;
    const columns = columnsOption(partsInOrder(facts).slice(0, 9), side.slice(0, 4), section, pool, {
      title: figure.title,
      isAsked: true,
    });
    if (columns) options.push({ ...columns, gain: columns.gain + 4 });
  }
  return options;
}
