/** The editor's commands, `tuban import` and others: what they say. */
import { importReport, type ImportResult } from '../desk/import/import-report.ts';
import { showPath } from '../lib/files.ts';
import type { Told } from './archive.ts';
import type { Arguments } from './arguments.ts';

export type DeskCommand = 'import';

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

const whyLeft: Record<ImportResult['left'][number]['why'], string> = {
  mark: 'no words',
  page: 'page number or contents',
  address: 'form of address',
  unplaced: 'no place found',
  'empty-part': 'a heading with nothing below it',
};

function tellImport(result: ImportResult): Told {
  const { id, written, language, facts, queries, kept, left } = result;
  const lines = [
    `${written.map(showPath).join(', ')}: ${count(facts, 'fact')}, ${count(queries, 'query', 'queries')} (${language})`,
    ...(kept > 0
      ? [
          `${count(kept, 'item')} that the page has no room for ${kept === 1 ? 'is' : 'are'} kept under "more".`,
        ]
      : []),
    left.length === 0 ? 'Every line of the source is in it.' : `Left out, ${count(left.length, 'line')}:`,
    ...left.map(
      ({ line, text, why }) =>
        `  ${line}: ${text.length > 60 ? `${text.slice(0, 60)}…` : text}  (${whyLeft[why]})`,
    ),
    `Next: tuban check ${id}, then tuban build ${id}`,
  ];
  // Queries are counted above; notes on what is still to be filled in are for "tuban check".
  const problems = result.problems.filter(({ severity }) => severity === 'error');
  return { result: { ...result, problems }, text: `${lines.join('\n')}\n`, outcome: '' };
}

export async function runDesk(command: DeskCommand, args: Arguments): Promise<Told> {
  const { reports, id, as, data } = args;
  switch (command) {
    case 'import':
      return tellImport(
        await importReport({
          files: reports,
          data,
          ...(id === undefined ? {} : { id }),
          ...(as === undefined ? {} : { as }),
        }),
      );
  }
}
