/** Text of a PDF in order of its content, page by page, by programs that share no code with Tuban. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const squeezed = (text: string): string => text.replace(/[\s\u00ad]+/g, '');

/** pdf.js; what is marked as an artifact is left out. White space removed. */
export async function textByPdfJs(pdf: Uint8Array): Promise<string[]> {
  const { getDocument } = await import('unpdf/pdfjs');
  const task = getDocument({
    data: new Uint8Array(pdf),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const marks: boolean[] = [];
    let text = '';
    for (const item of items) {
      if ('str' in item) text += marks.includes(true) ? '' : item.str;
      else if (item.type === 'endMarkedContent') marks.pop();
      else marks.push((item as { tag?: string }).tag === 'Artifact');
    }
    pages.push(squeezed(text));
  }
  await task.destroy();
  return pages;
}

function run(program: string, args: string[], pdf: Uint8Array): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'tuban-text-'));
  try {
    const file = path.join(folder, 'file.pdf');
    writeFileSync(file, pdf);
    const result = spawnSync(
      program,
      args.map((arg) => (arg === 'FILE' ? file : arg)),
      { encoding: 'utf8', maxBuffer: 1 << 27 },
    );
    return result.status === 0 ? result.stdout : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Poppler, in order of the content; undefined where it is not installed. Artifacts are included. */
export const textByPoppler = (pdf: Uint8Array): string[] | undefined =>
  run('pdftotext', ['-raw', '-enc', 'UTF-8', 'FILE', '-'], pdf)?.split('\f').slice(0, -1).map(squeezed);

/** MuPDF; undefined where it is not installed. Artifacts are included. */
export const textByMuPdf = (pdf: Uint8Array): string[] | undefined =>
  run('mutool', ['draw', '-q', '-F', 'txt', 'FILE'], pdf)?.split('\f').slice(0, -1).map(squeezed);

/** The first place at which two texts part, with its surroundings; undefined when they are equal. */
export function firstDifference(
  found: string,
  expected: string,
): { at: number; expected: string; found: string } | undefined {
  if (found === expected) return undefined;
  let at = 0;
  while (found[at] === expected[at]) at++;
  const around = (text: string) => `${text.slice(Math.max(0, at - 20), at)}▸${text.slice(at, at + 40)}`;
  return { at, expected: around(expected), found: around(found) };
}
