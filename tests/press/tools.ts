/**
 * Tools that are not ours, where they are installed. A test that needs one says plainly that it is absent.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import type { TestContext } from 'vitest';

export const hasTool = (name: string): boolean => !spawnSync(name, ['--version'], { stdio: 'ignore' }).error;

/** Skips the test, with the reason in its report, when the tool is missing. */
export function needTool(context: TestContext, name: string): void {
  if (hasTool(name)) return;
  context.skip(`${name} is not installed: this was NOT checked`);
}

/** Runs with the PDF in a file of its own; "FILE" among the arguments stands for it. */
export function runOn(pdf: Uint8Array, name: string, args: string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tuban-press-'));
  try {
    writeFileSync(path.join(folder, 'page.pdf'), pdf);
    return execFileSync(
      name,
      args.map((arg) => (arg === 'FILE' ? 'page.pdf' : arg)),
      { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 << 20 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same for a tool that writes a picture beside the PDF. */
export function runRaw(pdf: Uint8Array, name: string, args: string[], result: string): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'tuban-press-'));
  try {
    writeFileSync(path.join(folder, 'page.pdf'), pdf);
    execFileSync(name, [...args.map((arg) => (arg === 'FILE' ? 'page.pdf' : arg)), path.parse(result).name], {
      cwd: folder,
      stdio: 'ignore',
    });
    return readFileSync(path.join(folder, result));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Plates {
  width: number;
  height: number;
  inks: [Buffer, Buffer, Buffer, Buffer];
  /** Plates of spot inks, by name. */
  spots: Record<string, Buffer>;
}

const processPlates = ['Cyan', 'Magenta', 'Yellow', 'Black'];

/**
 * Ghostscript's separations of the first page: ink bytes, 255 = full. Drawn at `dpi`, then made smaller
 * `by` so much. @param spots Inks besides those of process, which there must be.
 */
export async function ghostPlates(
  pdf: Uint8Array,
  dpi: number,
  by = 1,
  spots: string[] = [],
): Promise<Plates> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tuban-plates-'));
  try {
    writeFileSync(path.join(folder, 'page.pdf'), pdf);
    execFileSync(
      'gs',
      [
        '-q',
        '-dNOPAUSE',
        '-dBATCH',
        '-dSAFER',
        '-sDEVICE=tiffsep',
        `-r${dpi}`,
        `-dDownScaleFactor=${by}`,
        '-o',
        'plate.tif',
        'page.pdf',
      ],
      { cwd: folder, stdio: 'ignore' },
    );
    const plate = async (name: string) =>
      sharp(readFileSync(path.join(folder, `plate(${name}).tif`)))
        .extractChannel(0)
        .raw()
        .toBuffer({ resolveWithObject: true });
    const plates = await Promise.all(processPlates.map(plate));
    const others = readdirSync(folder)
      .flatMap((file) => /^plate\((.+)\)\.tif$/.exec(file)?.[1] ?? [])
      .filter((name) => !processPlates.includes(name));
    if (others.join() !== spots.join()) throw new Error(`Ghostscript found the plates ${others.join(', ')}.`);
    const turned = (data: Buffer): Buffer => Buffer.from(data.map((value) => 255 - value));
    const spotPlates = await Promise.all(
      others.map(async (name) => [name, turned((await plate(name)).data)] as const),
    );
    const { width, height } = plates[0]!.info;
    return {
      width,
      height,
      inks: plates.map(({ data }) => turned(data)) as unknown as Plates['inks'],
      spots: Object.fromEntries(spotPlates),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Greatest value of a measure over a box in mm from the sheet's top left. */
export function greatest(
  { width, height }: Plates,
  dpi: number,
  box: { x: number; y: number; width: number; height: number },
  measure: (index: number) => number,
): number {
  const px = (mm: number) => Math.round((mm / 25.4) * dpi);
  let most = 0;
  for (let y = px(box.y); y < Math.min(height, px(box.y + box.height)); y++) {
    for (let x = px(box.x); x < Math.min(width, px(box.x + box.width)); x++)
      most = Math.max(most, measure(y * width + x));
  }
  return most;
}
