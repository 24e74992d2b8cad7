/**
 * Two sections that are the sides of one sum, as one block over the whole width: their titles over the two ends of
 * a flow, and what else they say below it, each on its side.
 */
import { uncoveredItems } from '../../view/cover.ts';
import { withFacts } from '../../view/figures.ts';
import type { SidesView } from '../../view/relations/sides.ts';
import type { FigureView, ReportView, SectionView } from '../../view/view.ts';
import type { Block, Setting } from '../block.ts';
import { chartLines, figureContext, isChart } from '../figures/figure.ts';
import { stack } from '../way.ts';
import { spanWidth } from '../../design/grid.ts';

/** Narrowest place for a flow with labels at both ends, mm. */
export const leastSides = 150;

interface Side {
  section: SectionView;
  figures: FigureView[];
}

/** Lines by which the flow grows with grace, of those that it has. */
const flowGrowth = 0.5;

export function sidesBlock(
  view: Pick<ReportView, 'language' | 'script' | 'lead'>,
  { left, right, figure, rest }: SidesView,
): Block {
  const sides: Side[] = [left, right].map((section, index) => ({
    section,
    figures: rest[index]!.flatMap((one) => withoutLeads(one, view)),
  }));
  const widthOf = ({ grid }: Setting) => spanWidth(grid, grid.columns);
  const half = (setting: Setting) => (widthOf(setting) - setting.grid.gutter) / 2;
  return {
    id: `${left.id} + ${right.id}`,
    key: `${left.id}+${right.id}`,
    partial: 'sides',
    variants: ({ grid }) => [{ span: grid.columns, way: stack }],
    capacity: (setting) => Math.floor(chartLines(figure, setting, widthOf(setting)) * flowGrowth),
    shown: sides.reduce(
      (sum, { section }) => sum + section.figures.reduce((each, { facts }) => each + facts.length, 0),
      0,
    ),
    context: async (setting, _variant, frame, draw) => {
      const { extra } = frame;
      const width = frame.width;
      return {
        ...frame,
        partial: 'sides',
        id: `${left.id} + ${right.id}`,
        flow: await figureContext({ figure, setting, width, extra, draw }),
        sides: await Promise.all(
          sides.map(async ({ section, figures }) => ({
            section,
            figures: await Promise.all(
              figures.map((one) =>
                figureContext({
                  figure: isChart(one) ? one : withoutLead(one),
                  setting,
                  width: half(setting),
                  extra: 0,
                  draw,
                }),
              ),
            ),
            items: uncoveredItems(section, view),
          })),
        ),
      };
    },
  };
}

/** Rows but for what the report leads with. */
function withoutLeads(figure: FigureView, { lead }: Pick<ReportView, 'lead'>): FigureView[] {
  if (!figure.ofRest) return [figure];
  const facts = figure.facts.filter(
    ({ id }) => figure.beside?.[id] !== undefined || !lead.facts.some((fact) => fact.id === id),
  );
  return facts.length === figure.facts.length ? [figure] : facts.length > 0 ? [withFacts(figure, facts)] : [];
}

/** The sum in the waist is the large number of both sections. */
const bare = new WeakMap<FigureView, FigureView>();
function withoutLead(figure: FigureView): FigureView {
  const { lead: _lead, ...rest } = figure;
  const known = bare.get(figure) ?? rest;
  bare.set(figure, known);
  return known;
}
