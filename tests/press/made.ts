/** Small PDFs written by hand, byte by byte: each has the one property that a test is about. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const profile = readFileSync(
  fileURLToPath(new URL('../../styles/press/newsprint-coldset.icc', import.meta.url)),
);

/** An indirect object: its text, or a stream with the entries of its dictionary. */
export type MadeObject = string | { entries: string; data: string | Uint8Array };

export interface MadePdf {
  version?: string;
  standard?: string;
  /** Content of the page. */
  content?: string;
  /** Entries of the page's resources, e.g. `/ExtGState << /G << /op true >> >>`. */
  resources?: string;
  /** More entries of the page and of the catalog. */
  page?: string;
  catalog?: string;
  /** Entries of the information dictionary; undefined for a file without. */
  info?: string | null;
  /** Identifier of the output intent, and whether its profile is in the file. */
  condition?: string;
  embeds?: boolean;
  /** Boxes in mm: a trim of 100 × 80 unless told, paper and bleed beyond it. */
  trim?: [width: number, height: number];
  paper?: number;
  bleed?: number;
  /** Further objects, numbered from 10: `10 0 R` … */
  objects?: MadeObject[];
}

const pt = (mm: number): string => ((mm * 72) / 25.4).toFixed(3);
const box = (from: number, width: number, height: number): string =>
  `[${pt(from)} ${pt(from)} ${pt(from + width)} ${pt(from + height)}]`;

/** Objects 1 to 9 are the frame: catalog, pages, page, content, information, XMP, intent, profile. */
export function makePdf({
  version = '1.6',
  standard = 'PDF/X-4',
  content = '0.2 0 0 0 k 60 60 100 80 re f',
  resources = '',
  page = '',
  catalog = '',
  info = `/GTS_PDFXVersion (${standard}) /Trapped /False`,
  condition = 'Tuban generic newsprint coldset',
  embeds = true,
  trim: [width, height] = [100, 80],
  paper = 3,
  bleed = 3,
  objects = [],
}: MadePdf = {}): Uint8Array {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><pdf:Trapped>False</pdf:Trapped><pdfxid:GTS_PDFXVersion>${standard}</pdfxid:GTS_PDFXVersion></x:xmpmeta>`;
  const intent = embeds ? '/DestOutputProfile 8 0 R' : '/RegistryName (http://www.color.org)';
  const frame: MadeObject[] = [
    `<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R /OutputIntents [7 0 R] ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox ${box(0, width + 2 * paper, height + 2 * paper)} /BleedBox ${box(paper - bleed, width + 2 * bleed, height + 2 * bleed)} /TrimBox ${box(paper, width, height)} /Contents 4 0 R /Resources << ${resources} >> ${page} >>`,
    { entries: '', data: content },
    `<< ${info ?? ''} >>`,
    { entries: '/Type /Metadata /Subtype /XML', data: xmp },
    `<< /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (${condition}) ${intent} >>`,
    { entries: '/N 4', data: profile },
    'null',
  ];
  return assemble(version, [...frame, ...objects], info === null ? '' : '/Info 5 0 R');
}

function assemble(version: string, objects: MadeObject[], trailer: string): Uint8Array {
  const parts: Buffer[] = [Buffer.from(`%PDF-${version}\n`, 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]!.length;
  const add = (bytes: Buffer): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  objects.forEach((object, index) => {
    offsets.push(length);
    add(Buffer.from(`${index + 1} 0 obj\n`, 'latin1'));
    if (typeof object === 'string') add(Buffer.from(object, 'latin1'));
    else {
      const data = Buffer.from(object.data as string, 'latin1');
      // One whose length stands elsewhere ends as qpdf writes it: with a line end of its own, or none.
      const isElsewhere = object.entries.includes('/Length ');
      const length = isElsewhere ? '' : ` /Length ${data.length}`;
      add(Buffer.from(`<< ${object.entries}${length} >>\nstream\n`, 'latin1'));
      add(data);
      add(Buffer.from(isElsewhere ? 'endstream' : '\nendstream', 'latin1'));
    }
    add(Buffer.from('\nendobj\n', 'latin1'));
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} /ID [<31> <32>] >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end, 'latin1')]);
}
