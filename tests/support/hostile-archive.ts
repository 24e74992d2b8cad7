/** Archive files that Tuban never made: a PDF that carries whatever a test wants it to carry. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { attachFiles } from '../../src/archive/attachments.ts';
import { PDFDocument, PDFString } from '../../src/pdf/objects.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { projectRoot } from './folders.ts';

const dataset = readFileSync(path.join(projectRoot, 'tests', 'reports', 'budget', 'report.yaml'), 'utf8');

/** The manifest of an archive file of the report "town", as far as a rebuild asks for it. */
export const townManifest = (report = dataset): Record<string, unknown> => ({
  origin: 1,
  report: 'town',
  title: 'Town',
  path: 'archive/town-reading.pdf',
  format: 'reading',
  date: '2031-03-04',
  outputs: { press: ['tabloid'], archive: ['reading'], cards: ['square'] },
  inputs: [{ path: 'report.yaml', bytes: Buffer.byteLength(report), sha256: sha256(report), carried: true }],
  parts: [],
  products: [],
  versions: { tuban: '0', node: '0', chromium: '0' },
});

export interface Carried {
  /** In place of entries of `townManifest`; a string is the whole file. */
  manifest?: Record<string, unknown> | string;
  /** Files of designs.zip, by name. */
  designs?: Record<string, string>;
  /** Other embedded files, by name. */
  parts?: Record<string, string | Uint8Array>;
}

/** Bytes of a PDF of one empty page that carries these. */
export async function makeHostileArchive({
  manifest = {},
  designs,
  parts = {},
}: Carried): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([100, 100]);
  const files: Record<string, string | Uint8Array> = {
    'data/town/report.yaml': dataset,
    'manifest.json':
      typeof manifest === 'string' ? manifest : JSON.stringify({ ...townManifest(), ...manifest }),
    ...(designs
      ? {
          'designs.zip': zipSync(
            Object.fromEntries(Object.entries(designs).map(([name, text]) => [name, Buffer.from(text)])),
          ),
        }
      : {}),
    ...parts,
  };
  attachFiles(
    document,
    Object.entries(files).map(([name, bytes]) => ({
      name,
      bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
      mime: 'application/octet-stream',
      relationship: 'Supplement',
      description: name,
    })),
    PDFString.of('D:20310304000000Z'),
  );
  return document.save();
}
