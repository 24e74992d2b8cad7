/** `tuban formats`: every page and card format with its size. */
import { type InEach, type MessageLanguage, partName } from '../lib/languages.ts';
import { archiveFormats } from '../edition/make/archive-formats.ts';
import { readFormats, type Formats } from '../design/format.ts';
import { searchPath } from '../design/search.ts';
import { columnsOf } from '../lib/visible.ts';

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(1, width - columnsOf(text)));

const words = {
  en: {
    bleed: 'bleed',
    long: 'as long as needed',
    pages: 'Press pages (--format, outputs › press)',
    archive: 'Archive (outputs › archive)',
    cards: 'Cards (outputs › cards)',
  },
  zh: {
    bleed: '出血',
    long: '按内容',
    pages: '付印版面（--format，outputs › press），成品尺寸',
    archive: '存档（outputs › archive）',
    cards: '卡片（outputs › cards）',
  },
} satisfies InEach<Record<string, string>>;

export function formatsText({ pages, cards }: Formats, language: MessageLanguage): string {
  const said = words[language];
  const page = pages.map(
    ({ name, label, trim, bleed }) =>
      `  ${pad(name, 20)}${pad(`${trim[0]} × ${trim[1]} mm`, 18)}${pad(`${said.bleed} ${bleed} mm`, 14)}${partName(label)[language]}`,
  );
  const archive = archiveFormats.map(
    ({ name, size, label }) => `  ${pad(name, 20)}${pad(size[language], 32)}${label[language]}`,
  );
  const card = cards.map(
    ({ name, label, size }) =>
      `  ${pad(name, 20)}${pad(`${size[0]} × ${size[1] === 'auto' ? said.long : size[1]} px`, 32)}${partName(label)[language]}`,
  );
  return [said.pages, ...page, '', said.archive, ...archive, '', said.cards, ...card, ''].join('\n');
}

export const listFormats = async (
  own: string[],
): Promise<Formats & { archive: { name: string; size: string; label: string }[] }> => ({
  ...(await readFormats(searchPath(own))),
  archive: archiveFormats.map(({ name, size, label }) => ({ name, size: size.en, label: label.en })),
});
