/** `tuban formats`: every page and card format with its size. */
import { archiveFormats } from '../edition/make/archive-formats.ts';
import { readFormats, type Formats } from '../design/format.ts';
import { searchPath } from '../design/search.ts';
import { columnsOf } from '../lib/visible.ts';

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(1, width - columnsOf(text)));

export function formatsText({ pages, cards }: Formats): string {
  const page = pages.map(
    ({ name, label, trim, bleed }) =>
      `  ${pad(name, 20)}${pad(`${trim[0]} × ${trim[1]} mm`, 18)}${pad(`bleed ${bleed} mm`, 14)}${label}`,
  );
  const archive = archiveFormats.map(({ name, size, label }) => `  ${pad(name, 20)}${pad(size, 32)}${label}`);
  const card = cards.map(
    ({ name, label, size }) =>
      `  ${pad(name, 20)}${pad(`${size[0]} × ${size[1] === 'auto' ? 'as long as needed' : size[1]} px`, 32)}${label}`,
  );
  return [
    'Press pages (--format, outputs › press)',
    ...page,
    '',
    'Archive (outputs › archive)',
    ...archive,
    '',
    'Cards (outputs › cards)',
    ...card,
    '',
  ].join('\n');
}

export const listFormats = async (own: string[]): Promise<Formats & { archive: typeof archiveFormats }> => ({
  ...(await readFormats(searchPath(own))),
  archive: archiveFormats,
});
