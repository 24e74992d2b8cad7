/**
 * Accounts of an edition's products: what stands on a sheet is compared with the report before it is printed,
 * and what was written with what stood there. A product that does not account for its whole report is not
 * written.
 */
import { account, type Account } from '../../account/account.ts';
import { collect, type Collected } from '../../account/collect.ts';
import { accountProblems, differenceProblem } from '../../account/problems.ts';
import { compareInPlace, type Trimmed } from '../../account/read-back.ts';
import { compareFlow } from '../../account/read-flow.ts';
import { readPdf } from '../../account/read-pdf.ts';
import { hasErrors, ProblemError } from '../../lib/problem.ts';
import type { Sheet } from '../../render/sheet.ts';
import type { Edition } from '../edition.ts';

export interface Accounted {
  account: Account;
  collected: Collected;
}

/**
 * @param without Beginnings of addresses that the product does not have. @throws ProblemError `not-printed`,
 * `not-in-report`: what stands on the sheet is not the whole report.
 */
export async function accountOfPage(
  edition: Edition,
  sheet: Sheet,
  { product, bleed = 0, without = [] }: { product: string; bleed?: number; without?: readonly string[] },
): Promise<Accounted> {
  const { view, loaded, clock } = edition;
  const collected = await clock.time('account', () => collect(sheet));
  const made = await clock.time('account', async () => account({ view, collected, without }));
  const problems = accountProblems(made, { product, source: loaded.source, unit: 'mm', bleed });
  if (hasErrors(problems)) throw new ProblemError(problems);
  edition.problems.push(...problems);
  return { account: made, collected };
}

/** Names of the newspaper's page: a reading edition has none. */
export const pageNames = ['masthead.page', 'masthead.section', 'masthead.newspaper', 'masthead.date'];

/** @throws ProblemError `file-differs`: a file of flowing pages does not say what stood on the sheet. */
export async function readFlowBack(
  { clock }: Pick<Edition, 'clock'>,
  pdf: Uint8Array,
  { product, collected, margin }: { product: string; collected: Collected; margin: number },
): Promise<void> {
  const differences = await clock.time('account', async () =>
    compareFlow(collected.pieces, await readPdf(pdf), margin),
  );
  clock.count('accounts');
  if (differences.length > 0)
    throw new ProblemError(differences.map((difference) => differenceProblem({ product }, difference)));
}

/** @throws ProblemError `file-differs`: the written file does not say what stood on the sheet. */
export async function readBack(
  { clock }: Pick<Edition, 'clock'>,
  pdf: Uint8Array,
  { product, lines, ...size }: Trimmed & { product: string; lines: Collected },
): Promise<void> {
  const differences = await clock.time('account', async () =>
    compareInPlace(
      lines.pieces.flatMap(({ page, lines: own }) => own.map((line) => ({ ...line, page }))),
      await readPdf(pdf),
      size,
    ),
  );
  clock.count('accounts');
  if (differences.length > 0)
    throw new ProblemError(differences.map((difference) => differenceProblem({ product }, difference)));
}
