/** The files that veraPDF judges without being given any: made of the reports below data/, in a folder. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { build } from '../../src/edition/build.ts';
import type { BuildOptions } from '../../src/edition/options.ts';
import { archiveNames } from '../../src/edition/make/archive-formats.ts';
import { programRoot } from '../../src/lib/program.ts';
import { name, openPdf, pagesOf } from '../../src/pdf/objects.ts';

const data = path.join(programRoot, 'data');

export interface Made {
  files: string[];
  /** Reports and products that were not made. */
  unmade: string[];
}

async function make(options: BuildOptions): Promise<Made> {
  const { reports, problems } = await build({ data, ...options });
  for (const { severity, message } of problems) if (severity === 'error') console.log(`FAILS    ${message}`);
  return {
    files: reports.flatMap((made) =>
      made.products
        .map((product) => path.join(made.folder, product.path))
        .filter((file) => file.endsWith('.pdf')),
    ),
    unmade: reports.flatMap(({ id, unwritten }) => unwritten.map((product) => `${id}/${product}`)),
  };
}

async function makeAll(all: BuildOptions[]): Promise<Made> {
  const made: Made = { files: [], unmade: [] };
  for (const options of all) {
    const { files, unmade } = await make(options);
    made.files.push(...files);
    made.unmade.push(...unmade);
  }
  return made;
}

/** The archive of every report, and of the first one also by PDF/A-2. */
export function makeArchives(folder: string): Promise<Made> {
  const [first] = readdirSync(data, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    .sort();
  return makeAll([
    { out: folder, only: ['archive'] },
    {
      out: path.join(folder, 'others'),
      only: ['archive'],
      reports: [first!],
      formats: archiveNames.filter((format) => /-2[au]$/.test(format)),
    },
  ]);
}

/** A report whose photos are there: a JPEG, and a picture whose edges are transparent. */
async function writePhotographed(folder: string): Promise<void> {
  const source = path.join(data, 'harbour-city-budget-2026');
  cpSync(source, path.join(folder, 'photographed'), { recursive: true });
  const file = path.join(folder, 'photographed', 'report.yaml');
  const text = readFileSync(file, 'utf8');
  let photos = 0;
  writeFileSync(
    file,
    text.replace(/^( +)(caption: )/gm, (_, indent: string, key: string) => {
      photos += 1;
      return `${indent}file: ${photos % 2 ? 'soft.png' : 'plain.jpg'}\n${indent}${key}`;
    }),
  );
  if (photos === 0) throw new Error(`${source} has no photo.`);
  const svg = (edge: number) =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1800" height="1200"><defs><radialGradient id="g"><stop stop-color="#7a3" /><stop offset=".6" stop-color="#258" /><stop offset="1" stop-color="#258" stop-opacity="${edge}" /></radialGradient></defs><rect width="1800" height="1200" fill="url(#g)" /></svg>`,
    );
  await sharp(svg(0))
    .png()
    .toFile(path.join(folder, 'photographed', 'soft.png'));
  await sharp(svg(1))
    .flatten()
    .jpeg()
    .toFile(path.join(folder, 'photographed', 'plain.jpg'));
}

/**
 * Pages in PDF/X-1a: of every report in its own formats, among them one with charts of its own; of one on a
 * tabloid and on A4; in black and red; and with photos.
 */
export async function makeX1aPages(folder: string): Promise<Made> {
  const photographed = path.join(folder, 'data');
  await writePhotographed(photographed);
  const page = { only: ['press'], standard: 'x-1a' } satisfies BuildOptions;
  return makeAll([
    { ...page, out: path.join(folder, 'own') },
    {
      ...page,
      out: path.join(folder, 'formats'),
      reports: ['yunxi-county-2025'],
      formats: ['broadsheet', 'a4'],
    },
    { ...page, out: path.join(folder, 'inks'), reports: ['linghe-university-2025'], plant: 'black-and-red' },
    { ...page, out: path.join(folder, 'photos'), data: photographed, formats: ['tabloid'] },
  ]);
}

/** The page as it must not be: a transparency group. */
export async function withGroup(file: string, to: string): Promise<string> {
  const document = await openPdf(readFileSync(file));
  pagesOf(document)[0]!.set(name('Group'), document.context.obj({ Type: 'Group', S: 'Transparency' }));
  writeFileSync(to, await document.save());
  return to;
}
