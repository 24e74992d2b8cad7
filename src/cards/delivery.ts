/**
 * What the social team gets beside the pictures: a .zip and captions per platform, a contact sheet, a page.
 */
import { zipSync, type Zippable } from 'fflate';
import { platformOf, type CardFormat } from '../design/format.ts';
import { zipDate } from '../lib/fixed-date.ts';
import type { ReportView } from '../view/view.ts';
import { captionsText } from './captions.ts';
import { drawContactSheet, indexMarkup } from './contact.ts';
import type { DeckAccount } from './left-out.ts';
import type { CardFile } from './job.ts';

export interface Extra {
  /** Relative to the folder of the cards. */
  path: string;
  bytes: Uint8Array;
}

function zipOf(entries: [string, Uint8Array][]): Uint8Array {
  const tree: Zippable = {};
  // Pictures are compressed already.
  for (const [name, bytes] of entries)
    tree[name] = [bytes, { level: name.endsWith('.md') ? 6 : 0, mtime: zipDate(), os: 3 }];
  return zipSync(tree);
}

export async function packDelivery({
  view,
  formats,
  files,
  decks,
}: {
  view: ReportView;
  formats: CardFormat[];
  files: CardFile[];
  /** What each format leaves out, by its name. */
  decks: ReadonlyMap<string, DeckAccount>;
}): Promise<Extra[]> {
  if (files.length === 0) return [];
  const extras: Extra[] = [];
  const made = formats.filter((format) => files.some((file) => file.format === format.name));
  for (const platform of new Set(made.map(platformOf))) {
    const own = made.filter((format) => platformOf(format) === platform);
    const pictures = files.filter((file) => own.some((format) => format.name === file.format));
    const captions = Buffer.from(
      captionsText({ view, platform, formats: own, files: pictures, decks }),
      'utf8',
    );
    const entries = pictures.map((file): [string, Uint8Array] => [
      own.length > 1 ? `${file.format}/${file.name}` : file.name,
      file.bytes,
    ]);
    extras.push(
      { path: `${platform}.captions.md`, bytes: captions },
      { path: `${platform}.zip`, bytes: zipOf([...entries, ['captions.md', captions]]) },
    );
  }
  extras.push({ path: 'contact-sheet.png', bytes: await drawContactSheet(files) });
  extras.push({
    path: 'index.html',
    bytes: Buffer.from(indexMarkup({ view, formats: made, files, decks }), 'utf8'),
  });
  return extras;
}
