/** What an account tells an editor: what is not printed, or otherwise than the report has it, line by line. */
import type { Both } from '../lib/languages.ts';
import { inDesigns, type Problem, says } from '../lib/problem.ts';
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

const hidings: Record<NonNullable<Piece['hiding']>, Both> = {
  hidden: { en: 'is hidden by the style sheet', zh: '样式表把它隐藏了' },
  empty: { en: 'has no size', zh: '它没有大小' },
  clipped: { en: 'is cut off by the box that holds it', zh: '被外框裁掉了' },
  covered: { en: 'lies under something else', zh: '被别的东西盖住了' },
  faint: { en: 'has the colour of its ground', zh: '和底色一样' },
};

function leftProblem(of: ProductOf, entry: Entry, account: Account): Problem {
  const { at, text, lost, path } = entry;
  const hidden = account.unseen.find((one) => one.at === at || at.endsWith(`.${one.at}`));
  const told = {
    code: 'not-printed',
    severity: 'error' as const,
    ...says({
      en: [
        `${quote(lost ?? text)} is not printed on ${of.product}${hidden ? `: it ${hidings[hidden.hiding].en}` : ''}.`,
        hidden
          ? inDesigns.en('correct what hides it.')
          : `${inDesigns.en('let them print it.')} The product was not written.`,
      ],
      zh: [
        `${of.product} 没有印出${quote(lost ?? text)}${hidden ? `：${hidings[hidden.hiding].zh}` : ''}。`,
        hidden ? inDesigns.zh('改正遮住它的地方。') : `${inDesigns.zh('让它们印出这些字。')}产品没有写出。`,
      ],
    }),
  };
  const placed = of.source ? problemAt(of.source, path, told) : { ...told, path: at };
  return hidden
    ? { ...placed, page: pageOf(of, hidden.name, hidden.place) }
    : { ...placed, page: { product: of.product } };
}

const foreignProblem = (of: ProductOf, { text, wanted, name, place }: Foreign): Problem => ({
  code: 'not-in-report',
  severity: 'error',
  ...says({
    en: [
      wanted === undefined
        ? `${quote(text)} is printed on ${of.product}, and the report has no such text.`
        : `${quote(text)} is printed on ${of.product} where the report has ${quote(wanted)}.`,
      wanted === undefined
        ? 'Words come from the report; where a template brings some of its own, mark their element with data-own.'
        : 'Let the template print the text as it receives it.',
    ],
    zh: [
      wanted === undefined
        ? `${of.product} 印了${quote(text)}，报告里没有这段文字。`
        : `${of.product} 印的是${quote(text)}，报告里是${quote(wanted)}。`,
      wanted === undefined
        ? '文字都来自报告；模板自带的文字，在元素上标 data-own。'
        : '让模板照收到的文字印。',
    ],
  }),
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
      ...says({
        en: [
          `${left.length - mostTold} more texts of the report are not printed on ${of.product}.`,
          'See the first ones.',
        ],
        zh: [`${of.product} 还有 ${left.length - mostTold} 段文字没有印出。`, '先看前面列出的。'],
      }),
      page: { product: of.product },
    },
  ];
}

/** What a written file says otherwise than the sheet that it was printed from. */
export function differenceProblem(
  { product }: Pick<ProductOf, 'product'>,
  { page, wanted, found, box }: Difference,
): Problem {
  const said: Both =
    found === ''
      ? { en: `The written file lacks ${quote(wanted)}.`, zh: `写出的文件少了${quote(wanted)}。` }
      : wanted === ''
        ? {
            en: `The written file has ${quote(found)}, which did not stand on the page.`,
            zh: `写出的文件多了${quote(found)}，版面上没有。`,
          }
        : {
            en: `The written file says ${quote(found)} where the page says ${quote(wanted)}.`,
            zh: `写出的文件是${quote(found)}，版面上是${quote(wanted)}。`,
          };
  return {
    code: 'file-differs',
    severity: 'error',
    ...says({
      en: [
        said.en,
        'This is a fault of what finishes the file; please report it with the report. The product was not written.',
      ],
      zh: [said.zh, '这是写出文件的环节出了错，请把报告文件一并发给我们。产品没有写出。'],
    }),
    page: { product, page, box: { ...box, unit: 'mm' } },
  };
}
