/** What the checker finds, as problems with a remedy. */
import type { Problem } from '../lib/problem.ts';
import type { Finding } from './check.ts';

const usual =
  'With templates and styles of your own, correct them (templates/README.md); with Tuban’s, please report it as a defect.';
const font = 'Use a static TrueType font that has the character, see styles/fonts.yaml.';
const remedies: Record<string, string> = {
  notdef: font,
  'glyph-unicode': font,
  'font-embedded': font,
  type3: font,
  radical: 'Replace the character in the report by the ordinary one; it was probably copied from a PDF.',
  'figure-alt': 'Give the picture in the template an alt or aria-label.',
  'heading-skip': 'In the template let headings run h1, h2, h3 without leaving one out.',
  'table-uneven': 'In the template write a dash into empty cells.',
};

/** @param remedy In place of the one that fits a file just made. */
export const findingProblem = (
  { code, clause, message, page }: Finding,
  remedy = remedies[code] ?? usual,
): Problem => ({
  code: `archive-${code}`,
  severity: 'error',
  message: `${message.replace(/\.$/, '')} (${clause}).`,
  remedy,
  ...(page ? { page: { product: 'archive', page } } : {}),
});
