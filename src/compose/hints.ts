/**
 * `layout:` of a report: what the page's editor wants otherwise than composed. Rows, spans, the place of
 * the article, how figures stand; what is not said is chosen as ever.
 */
import { z } from 'zod';
import { ProblemError, type Problem } from '../lib/problem.ts';
import type { ReportView } from '../view/view.ts';
import type { Block, Setting, Variant } from './block.ts';

const layouts = ['stack', 'side', 'across', 'woven'] as const;

const hintsSchema = z.strictObject({
  rows: z
    .array(z.array(z.string()).min(1).max(4))
    .default([])
    .describe('sections that stand side by side, by id and in their order; the others are divided freely'),
  spans: z.record(z.string(), z.int().positive()).default({}).describe('columns of a block, by id'),
  figures: z
    .record(z.string(), z.enum(layouts))
    .default({})
    .describe('where the figures of a section stand, by id'),
  numbers: z
    .record(z.string(), z.enum(['tiles', 'ledger']))
    .default({})
    .describe('how the numbers of a section are set, by id'),
  article: z.enum(['sidebar', 'main']).optional().describe('where the article stands'),
  sidebar: z.number().min(45).max(200).optional().describe('width of the sidebar, mm'),
  tiles: z.int().min(1).max(12).optional().describe('most tiles in a figure'),
  pages: z.int().min(1).max(12).optional().describe('number of pages'),
  endpiece: z
    .boolean()
    .optional()
    .describe('whether a picture ends the last of several pages where the report leaves room for it'),
});
export type LayoutHints = z.infer<typeof hintsSchema>;

const problem = (message: string, remedy: string, field?: string): Problem => ({
  code: 'layout-hints',
  severity: 'error',
  message,
  remedy,
  path: field ? `layout › ${field}` : 'layout',
});

/** Ids of blocks that hints can name. */
function blockIds({ review, plan }: ReportView): { sections: string[]; others: string[] } {
  return {
    sections: review.sections.map(({ id }) => id),
    others: [
      ...(plan?.requirement ? ['requirement'] : []),
      ...(plan?.targets ? ['targets'] : []),
      ...(plan?.tasks.map(({ id }) => id) ?? []),
      ...(plan?.closing ? ['closing'] : []),
    ],
  };
}

function checkRows({ rows }: LayoutHints, sections: string[]): Problem[] {
  const order = rows.flat().map((id) => sections.indexOf(id));
  if (order.includes(-1)) return [];
  const isRun = rows.every((row) =>
    row.every((id, index) => index === 0 || sections.indexOf(id) === sections.indexOf(row[index - 1]!) + 1),
  );
  const isOrdered = order.every((at, index) => index === 0 || at > order[index - 1]!);
  return isRun && isOrdered
    ? []
    : [
        problem(
          '"layout › rows" does not keep the order of the sections.',
          `Sections are numbered and read in order; a row holds neighbours: ${sections.join(', ')}.`,
          'rows',
        ),
      ];
}

/** @throws ProblemError `layout-hints` for fields, ids or rows that cannot be used; all of them at once. */
export function readLayoutHints(view: ReportView): LayoutHints {
  const parsed = hintsSchema.safeParse(view.layout ?? {});
  if (!parsed.success) {
    throw new ProblemError(
      problem(
        `"layout" of the report cannot be used: ${z.prettifyError(parsed.error).replace(/\s+/g, ' ')}`,
        `"layout" takes ${Object.keys(hintsSchema.shape).join(', ')}; see data/README.md.`,
      ),
    );
  }
  const hints = parsed.data;
  const { sections, others } = blockIds(view);
  const unknown = (named: string[], known: string[], field: string) =>
    named
      .filter((id) => !known.includes(id))
      .map((id) =>
        problem(
          `"layout › ${field}" names "${id}", which there is not.`,
          `Use one of ${known.join(', ')}.`,
          field,
        ),
      );
  const problems = [
    ...unknown(hints.rows.flat(), sections, 'rows'),
    ...unknown(Object.keys(hints.spans), [...sections, ...others], 'spans'),
    ...unknown(Object.keys(hints.figures), sections, 'figures'),
    ...unknown(Object.keys(hints.numbers), sections, 'numbers'),
    ...checkRows(hints, sections),
    ...((hints.article || hints.sidebar) && !view.article
      ? [
          problem(
            '"layout" places an article, but the report has none.',
            'Remove "article" and "sidebar" from "layout".',
            hints.article ? 'article' : 'sidebar',
          ),
        ]
      : []),
  ];
  if (problems.length > 0) throw new ProblemError(problems);
  return hints;
}

const figuresOf = ({ layout }: Variant): string => layout.replace(/ with-ledger$/, '').replace(/-\d+$/, '');
const isLedger = ({ layout }: Variant): boolean => layout.endsWith(' with-ledger');

/** The block with only those variants that the hints allow. @throws ProblemError when none is left. */
export function hintedBlock(block: Block, { spans, figures, numbers }: LayoutHints): Block {
  const [span, figure, number] = [spans[block.id], figures[block.id], numbers[block.id]];
  if (span === undefined && figure === undefined && number === undefined) return block;
  const variants = (setting: Setting): Variant[] => {
    const all = block.variants(setting);
    const hasLedger = all.some(isLedger);
    const kept = all.filter(
      (variant) =>
        (span === undefined || variant.span === span) &&
        (figure === undefined || figuresOf(variant) === figure) &&
        (number === undefined || !hasLedger || isLedger(variant) === (number === 'ledger')),
    );
    if (kept.length > 0) return kept;
    const possible = [...new Set(all.map((variant) => `${variant.span} columns ${figuresOf(variant)}`))]
      .slice(0, 24)
      .join(', ');
    throw new ProblemError(
      problem(
        `"layout" asks for "${block.id}" in a way in which it cannot be set.`,
        `It can stand in: ${possible}.`,
      ),
    );
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
