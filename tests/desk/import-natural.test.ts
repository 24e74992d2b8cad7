/**
 * Invented reports as newsrooms get them (of a county, a port, a nation and others): every fact that import
 * finds, the doubts it has, and what it leaves out, read by a person. `vitest run tests/desk/import-natural
 * --update` writes `texts/*.facts.txt` anew: look at the difference.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { importFiles, type Imported } from '../../src/desk/import/import.ts';
import { listFacts } from '../../src/desk/facts.ts';

const bring = (name: string): Promise<Imported> =>
  importFiles([{ name, bytes: readFileSync(new URL(`texts/${name}`, import.meta.url)) }], searchPath());

/** A line for each fact: what it says of what, as which kind; then sections, queries, lines left out. */
function shown({ report, left }: Imported): string {
  const facts = listFacts(report).map(({ label, number, kind, status, rank }) =>
    [label, number, status === 'actual' ? kind : `${kind}, ${status}`, rank].filter(Boolean).join(' | '),
  );
  return [
    ...facts,
    '',
    ...report.review.sections.map(({ title, items }) => `# ${title} (${items.length})`),
    `lead: ${report.lead?.facts.join(', ')}`,
    `targets: ${report.plan?.targets?.pairs.length ?? 0} pairs, ${report.plan?.targets?.facts.length ?? 0} alone`,
    `tasks: ${report.plan?.tasks.length ?? 0}`,
    '',
    ...report.queries.map(({ at, printed, why }) => `? ${at} ${printed}: ${why}`),
    '',
    ...left.map(({ line, text, why }) => `- ${line} (${why}) ${text.slice(0, 30)}`),
    '',
  ].join('\n');
}

describe.each([
  'lanjiang.txt',
  'port.md',
  'hospital.md',
  'qinglan.txt',
  'nation.txt',
  'police.md',
  'yunlu.txt',
])('%s', async (name) => {
  const imported = await bring(name);

  test('gives these facts, parts and doubts', async () => {
    await expect(shown(imported)).toMatchFileSnapshot(`texts/${name.replace(/\..*$/, '')}.facts.txt`);
  });

  test('is a dataset without a fault that is no proof’s business', () => {
    expect(imported.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('no part is called by a number that nobody gave it', () => {
    expect(imported.yaml).not.toMatch(/\bpart-\d/);
  });
});
