/** English names say what was measured and no more: not whose the report is, not that staff are employed. */
import { expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { importFiles } from '../../src/desk/import/import.ts';

test.each<[string, string[]]>([
  ['Marl Valley Airport today reports a pre-tax loss of £4m.', ['Pre-tax loss']],
  [
    'Marl Valley Airport reports a loss of £4m, against a loss of £2m last year.',
    ['Loss', 'Loss, last year'],
  ],
  // Of another body the name stays
  ['Dell Airport reports a pre-tax loss of £4m.', ['Dell Airport: pre-tax loss']],
  ['The airport completed 94% of scheduled repairs.', ['Scheduled repairs completed']],
  ['The airport completed 94% of its repairs.', ['Repairs completed']],
  ['We employ 214 staff.', ['Staff']],
  ['We employ 214 staff in Marl.', ['Staff employed in Marl']],
  ['340 volunteers gave 21,700 hours.', ['Volunteers', 'Volunteers: hours given']],
  ['In all, 84,000 visits were made.', ['Visits']],
  ['Opening hours drop from 56 to 44 a week.', ['Opening hours a week', 'Opening hours a week, year before']],
])('%s', async (sentence, names) => {
  const text = `# Marl Valley Airport: results for 2025\n\n## The year\n\n${sentence}\n`;
  const { report } = await importFiles([{ name: 'report.md', bytes: Buffer.from(text) }], searchPath());
  expect(Object.values(report.facts).map(({ label }) => label)).toEqual(names);
});
