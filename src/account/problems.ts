/** What an account tells an editor: what is not printed, or otherwise than the report has it, line by line. */
import type { Problem } from '../lib/problem.ts';
import { pxToMm, round } from '../lib/units.ts';
import { problemAt } from '../model/place.ts';
import type { Source } from '../report/source.ts';
import type { Account, Entry, Foreign, Place } from './account.ts';
import type { Piece } from './collect.ts';
import type { Difference } from './read-back.ts';
import { quote } from './words.ts';

export interface ProductOf {
  /** Path of the product. */
  product: string;
  /** The report's file; without one, problems have no line. */
  source?: Source | undefined;
  unit: 'mm' | 'px';
  /** mm */
  bleed?: number;
}

/** Told one by one up to so many; beyond, a page has lost a whole part, and the first lines say which. */
const mostTold = 12;

function pageOf(
  { product, unit, bleed = 0 }: ProductOf,
  block: string,
  { page, box }: Place,
): Problem['page'] {
  const to = (px: number) => (unit === 'mm' ? round(pxToMm(px), 1) : Math.round(px));
  const [x, y, width, height] = box;
  return {
    product,
    ...(unit === 'mm' ? { page } : {}),
    block,
    box: {
      x: round(to(x) - bleed, 1),
      y: round(to(y) - bleed, 1),
      width: to(width),
      height: to(height),
      unit,
    },
  };
}

const hidings: Record<NonNullable<Piece['hiding']>, string> = {
  hidden: 'is hidden by the style sheet',
  empty: 'has no size',
  clipped: 'is cut off by the box that holds it',
  covered: 'lies under something else',
  faint: 'has the colour of its ground',
};

function leftProblem(of: ProductOf, entry: Entry, account: Account): Problem {
  const { at, text, lost, path } = entry;
  const hidden = account.unseen.find((one) => one.at === at || at.endsWith(`.${one.at}`));
  const told = {
    code: 'not-printed',
    severity: 'error' as const,
    message: `${quote(lost ?? text)} is not printed on ${of.product}${hidden ? `: it ${hidings[hidden.hiding]}` : ''}.`,
    remedy: hidden
      ? 'Correct the template or style sheet that hides it.'
      : 'If templates of your own are used, let them print it; else please report this with the report. The product was not written.',
  };
  const placed = of.source ? problemAt(of.source, path, told) : { ...told, path: at };
  return hidden
    ? { ...placed, page: pageOf(of, hidden.name, hidden.place) }
    : { ...placed, page: { product: of.product } };
}

const foreignProblem = (of: ProductOf, { text, wanted, name, place }: Foreign): Problem => ({
  code: 'not-in-report',
  severity: 'error',
  message:
    wanted === undefined
      ? `${quote(text)} is printed on ${of.product}, and the report has no such text.`
      : `${quote(text)} is printed on ${of.product} where the report has ${quote(wanted)}.`,
  remedy:
    wanted === undefined
      ? 'Words come from the report; where a template brings some of its own, mark their element with data-own.'
      : 'Let the template print the text as it receives it.',
  page: pageOf(of, name, place),
});

/** Problems of a product that may leave nothing out. */
export function accountProblems(account: Account, of: ProductOf): Problem[] {
  const left = account.entries.filter(({ status }) => status === 'left out');
  const problems = [
    ...account.foreign.map((foreign) => foreignProblem(of, foreign)),
    ...left.slice(0, mostTold).map((entry) => leftProblem(of, entry, account)),
  ];
  if (left.length <= mostTold) return problems;
  return [
    ...problems,
    {
      code: 'not-printed',
      severity: 'error',
      message: `${left.length - mostTold} more texts of the report are not printed on ${of.product}.`,
      remedy: 'See the first ones.',
      page: { product: of.product },
    },
  ];
}

/** What a written file says otherwise than the sheet that it was printed from. */
export function differenceProblem(
  { product }: Pick<ProductOf, 'product'>,
  { page, wanted, found, box }: Difference,
): Problem {
  const message =
    found === ''
      ? `The written file lacks ${quote(wanted)}.`
      : wanted === ''
        ? `The written file has ${quote(found)}, which did not stand on the page.`
        : `The written file says ${quote(found)} where the page says ${quote(wanted)}.`;
  return {
    code: 'file-differs',
    severity: 'error',
    message,
    remedy:
      'This is a fault of what finishes the file; please report it with the report. The product was not written.',
    page: { product, page, box: { ...box, unit: 'mm' } },
  };
}
