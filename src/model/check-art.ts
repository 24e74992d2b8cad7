/** Hero art of the report's own: an SVG file in its folder that is shapes and gradients and nothing else. */
import { join } from 'node:path';
import type { Both } from '../lib/languages.ts';
import { showPath, type InputFile } from '../lib/files.ts';
import { sha256 } from '../lib/hash.ts';
import type { Problem, Wording } from '../lib/problem.ts';
import { LineIndex } from '../report/lines.ts';
import type { Source } from '../report/source.ts';
import { readDrawing } from './art/drawing.ts';
import type { ArtFault } from './art/fault.ts';
import { drawingMessages } from './art/messages.ts';
import type { Drawing } from './art/shape.ts';
import { artMessages as messages } from './messages.ts';
import { identifyPicture, otherKinds, svgDrawing } from './picture.ts';
import { describePath, problemAt } from './place.ts';
import { readReportFile } from './read-file.ts';
import type { Report } from './report.ts';

/** A drawing of thousands of shapes has a few hundred kB; this one is to be printed 80 mm high. */
const artLimit = 2_000_000;

/** The drawing; or what is wrong with the file; or what stands in its text that may not. */
export type ReadArt =
  { drawing: Drawing; input: InputFile } | { wording: Wording } | { text: string; faults: ArtFault[] };

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}

/** What the file is, where that is plainly no SVG. */
function identifyOther(bytes: Uint8Array): Both | undefined {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return { en: 'a compressed drawing (SVGZ)', zh: '压缩过的图（SVGZ）' };
  const kind = identifyPicture(bytes);
  if ('format' in kind)
    return { en: `a ${kind.format.toUpperCase()} picture`, zh: ` ${kind.format.toUpperCase()} 图片` };
  return [svgDrawing, otherKinds.text, otherKinds.unknown].includes(kind.found) ? undefined : kind.found;
}

/** @param folder The report's. */
export async function readArtFile(file: string, folder: string): Promise<ReadArt> {
  const bytes = await readReportFile(file, { folder, limit: artLimit, messages });
  if (!(bytes instanceof Uint8Array)) return { wording: bytes };
  const other = identifyOther(bytes);
  if (other !== undefined) return { wording: messages.notDrawing(file, other) };
  const text = decode(bytes);
  if (text === undefined) return { wording: drawingMessages.notUtf8() };
  if (!/^\s*</.test(text)) return { wording: messages.notDrawing(file, otherKinds.text) };
  const { drawing, faults } = readDrawing(text);
  return drawing
    ? { drawing, input: { path: file, bytes: bytes.length, sha256: sha256(bytes) } }
    : { text, faults };
}

/** Faults inside the drawing are placed in its own file. */
async function checkDrawing(
  field: 'art' | 'logo',
  file: string,
  { source, folder }: { source: Source; folder: string },
): Promise<{ problems: Problem[]; input?: InputFile }> {
  const path = ['masthead', field];
  const read = await readArtFile(file, folder);
  if ('drawing' in read) return { problems: [], input: read.input };
  if ('wording' in read) return { problems: [problemAt(source, path, read.wording)] };
  const lines = new LineIndex(showPath(join(folder, file)), read.text);
  return {
    problems: read.faults.map(({ wording, start, end }) => ({
      ...wording,
      path: describePath(source.value, path),
      place: lines.place(start, end),
    })),
  };
}

/** Hero art and logo. `inputs` are their files. */
export async function checkArt(
  { masthead }: Report,
  at: { source: Source; folder: string },
): Promise<{ problems: Problem[]; inputs: InputFile[] }> {
  const problems: Problem[] = [];
  const inputs = new Map<string, InputFile>();
  for (const field of ['art', 'logo'] as const) {
    const file = masthead[field];
    if (file === undefined) continue;
    const checked = await checkDrawing(field, file, at);
    problems.push(...checked.problems);
    if (checked.input) inputs.set(file, checked.input);
  }
  return { problems, inputs: [...inputs.values()] };
}
