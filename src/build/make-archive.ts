/** The archive's reading edition: reflowed, tagged, with its dataset inside. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { finishArchive, type Attachment } from '../archive/archive.ts';
import { readingChartSize, readingPage } from '../archive/document.ts';
import { renderReading } from '../archive/reading.ts';
import { findIn, readText } from '../design/search.ts';
import { sha256 } from '../lib/hash.ts';
import { countPages } from '../render/pdf.ts';
import { makeProduct, type Edition, type MadeFile } from './edition.ts';
import { version } from './version.ts';

export const archiveFormats = ['reading'];

const mimeTypes: Record<string, string> = { '.yaml': 'application/yaml', '.yml': 'application/yaml', '.json': 'application/json', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp', '.tif': 'image/tiff', '.tiff': 'image/tiff' };

/** The report's own files, to be carried inside the archive. */
async function originOf({ loaded, view }: Edition): Promise<Attachment[]> {
  return Promise.all(loaded.inputs.map(async ({ path: file }) => {
    const dataset = /\.(ya?ml|json)$/.test(file);
    return {
      name: file, bytes: await readFile(path.join(loaded.folder, file)), mime: mimeTypes[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
      relationship: dataset ? 'Source' : 'Supplement', description: dataset ? view.masthead.title.text : file,
    } satisfies Attachment;
  }));
}

async function makeReading(edition: Edition): Promise<MadeFile[]> {
  const { view, theme, templates, clock, faces, workshop } = edition;
  const attachments = await originOf(edition);
  const charts = await edition.drawFigures(readingPage.measure, readingChartSize);
  const css = await readText(findIn(workshop.search.styles, 'archive.css')!);
  const input = {
    view, theme, templates, css, charts, photos: new Map<string, string>(), version,
    fonts: faces.map(({ name, licence, sha256: hash }) => ({ name, licence, sha256: hash })),
    files: attachments.map(({ name, description, bytes }) => ({ name, description, sha256: sha256(bytes) })),
  };
  const printed = await edition.withSheet((sheet) => clock.time('render', () => renderReading(sheet, input)));
  const { pdf, problems } = await clock.time('archive', () => finishArchive({
    pdf: printed, conformance: '3a', title: [view.masthead.kicker, view.masthead.title.text].filter(Boolean).join(' '), language: view.language,
    ...(edition.date ? { date: edition.date } : {}), report: view.id, version, trim: { width: readingPage.width, height: readingPage.height }, attachments,
  }));
  edition.problems.push(...problems);
  clock.count('archives');
  return [{ path: `archive/${view.id}-reading.pdf`, bytes: pdf, product: { kind: 'archive', format: 'reading', width: readingPage.width, height: readingPage.height, unit: 'mm', pages: countPages(printed) } }];
}

export const makeArchive = (edition: Edition): Promise<MadeFile[]> =>
  makeProduct(edition, `archive/${edition.view.id}-reading.pdf`, () => makeReading(edition));
