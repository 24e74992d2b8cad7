/** All pictures at a glance: a contact sheet, and a page that works offline. */
import sharp, { type OverlayOptions } from 'sharp';
import type { CardFormat } from '../design/format.ts';
import type { ReportView } from '../view/view.ts';
import { leftOutSentences, type DeckAccount } from './left-out.ts';
import type { CardFile } from './job.ts';

/** px: thumbnails, the gap between them, and the highest that a long picture is shown. */
const thumb = { width: 180, gap: 12, height: 400 };
const across = 9;

async function thumbnail({ bytes }: CardFile): Promise<{ input: Buffer; width: number; height: number }> {
  const { data, info } = await sharp(bytes, { limitInputPixels: false })
    .resize({ width: thumb.width, kernel: 'cubic' })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  if (info.height <= thumb.height) return { input: data, width: info.width, height: info.height };
  const cut = await sharp(data)
    .extract({ left: 0, top: 0, width: info.width, height: thumb.height })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return { input: cut, width: info.width, height: thumb.height };
}

/**
 * One PNG with every picture once, in rows; a picture that several platforms share is shown for the first.
 */
export async function drawContactSheet(files: CardFile[]): Promise<Uint8Array> {
  const thumbs: Awaited<ReturnType<typeof thumbnail>>[] = [];
  const distinct = files.filter(
    (file, index) => files.findIndex((other) => other.bytes === file.bytes) === index,
  );
  for (const file of distinct) thumbs.push(await thumbnail(file));
  const composites: OverlayOptions[] = [];
  let top = thumb.gap;
  let widest = 0;
  for (let from = 0; from < thumbs.length; from += across) {
    const row = thumbs.slice(from, from + across);
    row.forEach(({ input }, index) =>
      composites.push({ input, left: thumb.gap + index * (thumb.width + thumb.gap), top }),
    );
    top += Math.max(...row.map(({ height }) => height)) + thumb.gap;
    widest = Math.max(widest, row.length);
  }
  const width = thumb.gap + widest * (thumb.width + thumb.gap);
  return sharp({ create: { width, height: top, channels: 3, background: '#8c8c8c' } })
    .composite(composites)
    .png({ palette: true, colours: 256, compressionLevel: 9 })
    .toBuffer();
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** What a picture prints, line by line, with the facts that it comes from and their values in the dataset. */
function textsMarkup({ texts }: CardFile, { facts, words }: ReportView): string {
  const factMarkup = (id: string) =>
    `<code>${escape(id)}</code> ${escape(facts.find((fact) => fact.id === id)?.full ?? '')}`;
  const rows = texts.map(
    (text) =>
      `<tr${text.derived ? ' class="derived"' : ''}><td>${escape(text.text)}</td><td>${text.facts.map(factMarkup).join('<br>')}</td></tr>`,
  );
  return `<details><summary>${escape(words.printed!)} (${texts.length})</summary><table>${rows.join('\n')}</table></details>`;
}

const figureMarkup = (file: CardFile, view: ReportView): string =>
  `<figure><a href="${file.format}/${file.name}"><img src="${file.format}/${file.name}" width="${file.width}" height="${file.height}" loading="lazy" alt="${escape(file.alt)}"></a>` +
  `<figcaption>${escape(file.name)}<br>${file.width} × ${file.height}</figcaption>${textsMarkup(file, view)}</figure>`;

/** Shown at 390 px, as a telephone does. */
const css =
  'body{margin:24px;background:#e9e9e9;color:#111;font:16px/1.5 system-ui,sans-serif}section{margin-bottom:40px}div{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}' +
  'figure{margin:0;width:390px}img{display:block;width:100%;height:auto}div.nine{width:1170px;gap:0}.nine figcaption,.nine details{display:none}table{border-collapse:collapse;font-size:13px}td{border-top:1px solid #bbb;padding:2px 8px 2px 0;vertical-align:top}code{color:#555}';

const leftOutMarkup = (view: ReportView, deck: DeckAccount | undefined): string =>
  (deck ? leftOutSentences(deck, view) : []).map((sentence) => `<p>${escape(sentence)}</p>`).join('');

/** index.html beside the folders of the formats; it refers to nothing outside. */
export function indexMarkup({
  view,
  formats,
  files,
  decks,
}: {
  view: ReportView;
  formats: CardFormat[];
  files: CardFile[];
  /** By format. */
  decks: ReadonlyMap<string, DeckAccount>;
}): string {
  const sections = formats.map((format) => {
    const own = files.filter((file) => file.format === format.name);
    return `<section><h2>${escape(format.label)}</h2><div${format.deck === 'grid' ? ' class="nine"' : ''}>${own.map((file) => figureMarkup(file, view)).join('\n')}</div>${leftOutMarkup(view, decks.get(format.name))}</section>`;
  });
  return (
    `<!doctype html>\n<html lang="${escape(view.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(view.masthead.title.text)}</title><style>${css}</style></head>\n` +
    `<body><h1>${escape(view.masthead.title.text)}</h1>\n${sections.join('\n')}\n</body></html>\n`
  );
}
