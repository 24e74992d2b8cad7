/**
 * A page that its report does not fill is set larger as a whole: every range of type, and the baseline
 * with it, times one factor, so that leading and the proportions of the classes stay. The format says
 * how far that may go.
 */
import type { PageFormat } from '../design/format.ts';
import { round, steadyPt } from '../lib/units.ts';
import { arrange } from './arrange.ts';
import { arrangePages } from './paginate.ts';
import type { ArrangeRequest, Arrangement } from './way.ts';

/** Step of the factor; the search goes a quarter of it around the best. */
export const factorStep = 0.04;
/** Lines a page that figures, hero and gaps may take up before the type should. */
const bearable = 3;

export interface Fitted {
  factor: number;
  request: ArrangeRequest;
  best: Arrangement;
  /** What was considered, best first. */
  fitting: Arrangement[];
}

export function enlargedFormat(format: PageFormat, factor: number): PageFormat {
  if (factor === 1) return format;
  const times = (value: number) => steadyPt(value * factor);
  const type = Object.fromEntries(
    Object.entries(format.type).map(([name, size]) => [
      name,
      name === 'minimum' ? size : Array.isArray(size) ? size.map(times) : times(size),
    ]),
  ) as PageFormat['type'];
  return { ...format, baseline: times(format.baseline), type };
}

/** How the report is arranged at a size; on so many pages where that is known. */
export type ArrangeAt = (factor: number) => Promise<ArrangeRequest>;

/** @returns undefined where so many pages, or as many as there may be, do not hold it. */
export async function fitAt(
  arrangeAt: ArrangeAt,
  factor: number,
  pages?: number,
): Promise<Fitted | undefined> {
  const request = await arrangeAt(factor);
  const { fitting } =
    !request.spread && (pages === undefined || pages === 1) ? await arrange(request) : { fitting: [] };
  const several = fitting.length === 0 && pages !== 1 ? await arrangePages(request, { pages }) : undefined;
  const best = fitting[0] ?? several;
  return best && { factor, request, best, fitting: fitting.length > 0 ? fitting : [best] };
}

/** Lines that had to be got rid of; those that stay empty weigh three times. */
const slackOf = ({ best }: Fitted): number => best.forced + best.left * 2;

const isShort = (fitted: Fitted): boolean => slackOf(fitted) > bearable * fitted.best.pages.length;

/** Share of the pages that is filled; a few lines that found no better place do not count. */
export function fillOf(fitted: Fitted): number {
  const {
    best,
    request: { grid },
  } = fitted;
  return slackOf(fitted) > 3 * bearable * best.pages.length || best.left > best.pages.length
    ? Math.max(0.1, 1 - best.forced / (grid.lines * best.pages.length))
    : 1;
}

/** The factor at which the page would be full if everything grew alike. */
function guessFactor({ factor, best, request: { grid } }: Fitted): number {
  const room = grid.lines * best.pages.length;
  const used = room - best.forced;
  return factor * Math.sqrt(room / Math.max(used, room / 3));
}

const stepDown = (factor: number): number => round(Math.floor(factor / factorStep + 1e-6) * factorStep, 2);

/**
 * @param most Greatest factor. @param pages So many, where the report's editor wants them.
 * @returns Settings that hold the report on as few pages as it needs, the fullest first; undefined where
 * none does.
 */
export async function fitLargest(
  arrangeAt: ArrangeAt,
  { most, pages }: { most: number; pages?: number | undefined },
): Promise<Fitted[] | undefined> {
  const first = await fitAt(arrangeAt, 1, pages);
  if (!first) return undefined;
  const tried = [first];
  let [best, last] = [first, first];
  let ceiling = most;
  while (isShort(best)) {
    const factor = Math.min(
      stepDown(ceiling),
      Math.max(round(last.factor + factorStep, 2), stepDown(guessFactor(last))),
    );
    if (factor <= last.factor) break;
    const larger = await fitAt(arrangeAt, factor, first.best.pages.length);
    if (!larger) ceiling = factor - factorStep;
    else {
      // Rows break otherwise at every size: one that leaves more empty says nothing of the next.
      tried.push((last = larger));
      if (slackOf(larger) < slackOf(best)) best = larger;
    }
  }
  return tried.sort((a, b) => slackOf(a) - slackOf(b));
}
