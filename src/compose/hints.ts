/**
 * `layout:` of a report: what the page's editor wants otherwise than composed. Rows, spans, the place of
 * the article, how figures stand; what is not said is chosen as ever.
 */
import { z } from 'zod';
import { meantOf } from '../lib/closest.ts';
import { ProblemError, type Problem, type Wording, says, type Said } from '../lib/problem.ts';
import type { Path } from '../report/source.ts';
import type { ReportView } from '../view/view.ts';
import type { Block, Setting, Variant } from '../blocks/block.ts';

const layouts = ['stack', 'side', 'across', 'woven'] as const;

export const layoutSchema = z.strictObject({
  rows: z
    .array(z.array(z.string()).min(1).max(4))
    .default([])
    .describe('sections that stand side by side, by id and in their order; the others are divided freely'),
  spans: z.record(z.string(), z.int().positive()).default({}).describe('columns of a block, by id'),
  figures: z
    .record(z.string(), z.enum(layouts))
    .default({})
    .describe('where the figures of a section stand, by id'),
  article: z.enum(['sidebar', 'main']).optional().describe('where the article stands'),
  sidebar: z.number().min(45).max(200).optional().describe('width of the sidebar, mm'),
  tiles: z.int().min(1).max(12).optional().describe('most tiles in a figure'),
  reserve: z.boolean().optional().describe('whether photos that have no file yet keep their room'),
  pages: z.int().min(1).max(12).optional().describe('number of pages'),
  adverts: z
    .array(
      z.strictObject({
        columns: z.int().positive().describe('columns of the page'),
        height: z.number().min(20).max(1000).describe('mm'),
        page: z.int().min(1).max(12).default(1).describe('page on which it stands, from 1'),
        side: z.enum(['left', 'right']).default('right').describe('lower corner in which it stands'),
        format: z.string().optional().describe('page format for which it was sold; every one where left out'),
      }),
    )
    .default([])
    .describe('places of advertisements at the feet of pages; text stands beside them'),
  endpiece: z
    .boolean()
    .optional()
    .describe('whether a picture ends the last of several pages where the report leaves room for it'),
});
export type LayoutHints = z.infer<typeof layoutSchema>;

const wording = (said: Said): Wording => ({
  code: 'layout-hints',
  severity: 'error',
  ...says(said),
});

/** A fault of a hint, and where in the report. */
export interface HintFault {
  path: Path;
  /** It is the name of the field that is wrong, not its value. */
  key?: true;
  wording: Wording;
}

/** What of a report its page can be told about. */
export interface LayoutIds {
  sections: string[];
  /** Blocks that are no sections. */
  others: string[];
  article: boolean;
}

const idsOf = ({ review, plan, article }: ReportView): LayoutIds => ({
  sections: review.sections.map(({ id }) => id),
  others: [
    ...(plan?.targets ? ['targets'] : []),
    ...(plan?.tasks.length ? ['tasks'] : []),
    ...(plan?.closing ? ['closing'] : []),
  ],
  article: article !== undefined,
});

const blockNames = { section: '部分', block: '版块' } as const;

const unknownId = (id: string, what: keyof typeof blockNames, known: string[]): Wording => {
  const meant = meantOf(id, known);
  return wording({
    en: [`There is no ${what} "${id}" in this report.`, `${meant.en}Use one of ${known.join(', ')}.`],
    zh: [`报告里没有“${id}”这个${blockNames[what]}。`, `${meant.zh}可用：${known.join('、')}。`],
  });
};

function checkRows({ rows }: LayoutHints, sections: string[]): HintFault[] {
  const order = rows.flat().map((id) => sections.indexOf(id));
  if (order.includes(-1)) return [];
  const isRun = rows.every((row) =>
    row.every((id, index) => index === 0 || sections.indexOf(id) === sections.indexOf(row[index - 1]!) + 1),
  );
  const isOrdered = order.every((at, index) => index === 0 || at > order[index - 1]!);
  return isRun && isOrdered
    ? []
    : [
        {
          path: ['layout', 'rows'],
          wording: wording({
            en: [
              'These rows do not keep the order of the sections.',
              `Sections are numbered and read in order; a row holds neighbours: ${sections.join(', ')}.`,
            ],
            zh: [
              '这些行打乱了各部分的次序。',
              `各部分编了号，按次序读；同一行只放相邻的部分：${sections.join('、')}。`,
            ],
          }),
        },
      ];
}

/** What hints of the right shape ask for that there is not; all of it. */
export function checkLayout(hints: LayoutHints, { sections, others, article }: LayoutIds): HintFault[] {
  const keys = (field: 'spans' | 'figures', what: keyof typeof blockNames, known: string[]): HintFault[] =>
    Object.keys(hints[field])
      .filter((id) => !known.includes(id))
      .map((id) => ({ path: ['layout', field, id], key: true, wording: unknownId(id, what, known) }));
  const inRows = hints.rows.flatMap((row, at) =>
    row.flatMap((id, index): HintFault[] =>
      sections.includes(id)
        ? []
        : [{ path: ['layout', 'rows', at, index], wording: unknownId(id, 'section', sections) }],
    ),
  );
  const ofArticle = (['article', 'sidebar'] as const)
    .filter((field) => !article && hints[field] !== undefined)
    .map((field): HintFault => ({
      path: ['layout', field],
      key: true,
      wording: wording({
        en: [`"${field}" places an article, and the report has none.`, `Delete "${field}".`],
        zh: [`“${field}”是安排报道的，这份报告没有报道。`, `删去“${field}”。`],
      }),
    }));
  return [
    ...inRows,
    ...keys('spans', 'block', [...sections, ...others]),
    ...keys('figures', 'section', sections),
    ...checkRows(hints, sections),
    ...ofArticle,
  ];
}

/** @throws ProblemError `layout-hints` for ids or rows that cannot be used; all of them at once. */
export function readLayoutHints(view: ReportView): LayoutHints {
  const hints = layoutSchema.parse(view.layout ?? {});
  const faults = checkLayout(hints, idsOf(view));
  if (faults.length > 0)
    throw new ProblemError(
      faults.map(({ path, wording: words }): Problem => ({ ...words, path: path.join(' › ') })),
    );
  return hints;
}

const figuresOf = ({ way }: Variant): string => way.kind;

/** The block with only those variants that the hints allow. @throws ProblemError when none is left. */
export function hintedBlock(block: Block, { spans, figures }: LayoutHints): Block {
  const [span, figure] = [spans[block.id], figures[block.id]];
  if (span === undefined && figure === undefined) return block;
  const variants = (setting: Setting): Variant[] => {
    const all = block.variants(setting);
    const kept = all.filter(
      (variant) =>
        (span === undefined || variant.span === span) &&
        (figure === undefined || figuresOf(variant) === figure),
    );
    if (kept.length > 0) return kept;
    const possible = [...new Set(all.map((variant) => `${variant.span} ${figuresOf(variant)}`))]
      .slice(0, 24)
      .map((way) => way.split(' ') as [span: string, figures: string]);
    throw new ProblemError({
      ...wording({
        en: [
          `"layout" asks for "${block.id}" in a way that cannot be set.`,
          `It can be set in: ${possible.map(([columns, way]) => `${columns} columns ${way}`).join(', ')}.`,
        ],
        zh: [
          `layout 要的“${block.id}”排不出来。`,
          `可以排成：${possible.map(([columns, way]) => `${columns} 栏 ${way}`).join('、')}。`,
        ],
      }),
      path: 'layout',
    });
  };
  return { ...block, variants };
}

/** Whether sections from `start` to before `end` may share a row by the rows asked for. */
export const allowsRow = ({ rows }: Pick<LayoutHints, 'rows'>, ids: string[]): boolean =>
  rows.every(
    (row) =>
      !row.some((id) => ids.includes(id)) ||
      (row.length === ids.length && row.every((id, index) => id === ids[index])),
  );
