/** A plant's profile of ICC version 4: taken for PDF/X-4, refused for PDF/X-1a. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { programRoot } from '../../src/lib/program.ts';
import { readCondition, type PressCondition } from '../../src/press/condition.ts';
import { at, decodeStream, openPdf, PDFArray, PDFDict, streamAt } from '../../src/pdf/objects.ts';
import { finishPress } from '../../src/press/press.ts';
import { separations } from '../../src/press/separations.ts';
import { jobFor } from './job.ts';
import { openPrinter } from './print.ts';
import { version4 } from './profile-v4.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tuban-version4-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const profile = path.join(folder, 'plant.icc');
const trim = { width: 60, height: 50 };
let bytes: Buffer;
let ours: PressCondition;
let plant: PressCondition;
let print: Uint8Array;

beforeAll(async () => {
  bytes = version4(readFileSync(path.join(programRoot, 'styles', 'press', 'newsprint-coldset.icc')));
  writeFileSync(profile, bytes);
  ours = await readCondition('newsprint-coldset', searchPath());
  plant = await readCondition('newsprint-coldset', searchPath(), { profile });
  await using printer = await openPrinter('甲');
  print = await printer.print({
    ...trim,
    bleed: 3,
    body: '<p style="margin:15mm">甲</p><div style="position:absolute;left:30mm;top:20mm;width:15mm;height:15mm;background:#a07860"></div>',
  });
});

describe('a version 4 profile', () => {
  it('is read with its name', () => {
    expect(plant.profile).toMatchObject({
      builtIn: false,
      identifier: 'A press in version 4',
      head: {
        version: '4.2',
        major: 4,
        deviceClass: 'prtr',
        space: 'CMYK',
        description: 'A press in version 4',
      },
    });
  });

  it('separates as the version 2 profile that it was made from', () => {
    // Not the darkest: LittleCMS lays the screen's black elsewhere for perceptual tables of version 4.
    // Measured: 1.1 at most.
    for (const colour of [
      [1, 0, 0],
      [0.2, 0.5, 0.7],
      [0.63, 0.47, 0.38],
      [0.35, 0.3, 0.3],
      [1, 1, 1],
    ] as [number, number, number][]) {
      const [given, wanted] = [plant.separator.inks(colour), ours.separator.inks(colour)];
      given.forEach((ink, i) =>
        expect(Math.abs(ink - wanted[i]!), `${colour.join()} ink ${i}`).toBeLessThan(2),
      );
    }
    for (const grey of [0, 0.25, 0.5, 0.75, 1])
      expect(Math.abs(plant.separator.black(grey) - ours.separator.black(grey))).toBeLessThan(1);
  });

  it('is taken for PDF/X-4 and goes into the file as it is', async () => {
    const { pdf, preflight } = await finishPress(await jobFor(print, { trim, condition: plant }));
    expect(preflight).toMatchObject({
      passed: true,
      findings: [],
      standard: 'PDF/X-4',
      outputCondition: 'A press in version 4',
    });
    const { catalog } = await openPdf(pdf);
    const intent = (at(catalog, 'OutputIntents') as PDFArray).lookup(0, PDFDict);
    expect(Buffer.from(decodeStream(streamAt(intent, 'DestOutputProfile')!)).equals(bytes)).toBe(true);
  });

  it('is refused for PDF/X-1a before anything is made', async () => {
    await expect(
      finishPress(await jobFor(print, { trim, condition: plant, standard: 'x-1a' })),
    ).rejects.toMatchObject({
      problems: [
        {
          code: 'profile-version',
          severity: 'error',
          message: '“A press in version 4” is an ICC profile of version 4.2; PDF/X-1a takes version 2 only.',
          remedy: 'Ask the printer for the version 2 profile, or make PDF/X-4.',
        },
      ],
    });
  });

  it('shows the page on the paper of that press', async () => {
    const proof = async (condition: PressCondition) => {
      const { pdf } = await finishPress(await jobFor(print, { trim, condition }));
      const { png } = (await separations(pdf, { condition, dpi: 36 })).find(
        ({ name }) => name === 'page-1-proof.png',
      )!;
      return sharp(png).raw().toBuffer();
    };
    const [given, wanted] = [await proof(plant), await proof(ours)];
    expect(given.length).toBe(wanted.length);
    expect(Math.max(...given.map((value, i) => Math.abs(value - wanted[i]!)))).toBeLessThanOrEqual(3);
  });
});
