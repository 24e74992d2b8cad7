/** The press functions of the library, through its entry, as somebody else's program has them. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as library from '../../src/index.ts';
import { jobFor } from './job.ts';
import { finishPress } from '../../src/press/press.ts';
import { openPrinter } from './print.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tuban-library-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [sound, broken] = [path.join(folder, 'page.pdf'), path.join(folder, 'note.pdf')];
let pdf: Uint8Array;

beforeAll(async () => {
  await using printer = await openPrinter('甲');
  const print = await printer.print({
    width: 60,
    height: 50,
    bleed: 3,
    body: '<p style="margin:15mm">甲</p>',
  });
  ({ pdf } = await finishPress(await jobFor(print, { trim: { width: 60, height: 50 } })));
  writeFileSync(sound, pdf);
  writeFileSync(broken, 'a note');
});

describe('the library', () => {
  it('judges files, for the usual press', async () => {
    const { exitCode, condition, files, problems } = await library.preflightFiles({ files: [sound] });
    expect([exitCode, problems, condition.name]).toEqual([0, [], 'newsprint-coldset']);
    expect(files).toMatchObject([
      { file: sound, preflight: { standard: 'PDF/X-4', passed: true, findings: [] } },
    ]);
  });

  it('tells a file that is no PDF', async () => {
    const { exitCode, problems } = await library.preflightFiles({ files: [broken] });
    expect([exitCode, problems.map(({ code }) => code)]).toEqual([2, ['file-unreadable']]);
  });

  it('judges bytes, for a press with limits of its own', async () => {
    const condition = await library.readCondition('newsprint-coldset', library.searchPath(), {
      type: { least: 12 },
    });
    const judged = await library.preflight(pdf, { condition });
    expect(judged.findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['type-small', 'Type of 10 pt is smaller than the 12 pt that print.'],
    ]);
    expect(library.formatPreflight(judged, 'page.pdf')).toMatch(
      /^page\.pdf: not passed — 1 error, 0 warnings, 0 notes\n/,
    );
  });

  it('draws plates, into a folder or into memory', async () => {
    const names = ['black', 'cyan', 'ink', 'magenta', 'proof', 'yellow'].map((kind) => `page-1-${kind}.png`);
    const out = path.join(folder, 'plates');
    expect(await library.separateFile({ file: sound, out, dpi: 36 })).toMatchObject({
      exitCode: 0,
      folder: out,
      pages: 1,
    });
    expect(readdirSync(out).sort()).toEqual(names);
    const pictures = await library.separations(pdf, {
      condition: await library.readCondition('newsprint-coldset', library.searchPath()),
      dpi: 36,
    });
    expect(pictures.map(({ name }) => name).sort()).toEqual(names);
  });

  it('has the same functions as a package', async () => {
    const packaged = (await import(new URL('../../src/index.mjs', import.meta.url).href)) as Record<
      string,
      unknown
    >;
    expect(Object.keys(packaged).sort()).toEqual(Object.keys(library).sort());
  });
});
