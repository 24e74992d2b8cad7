/**
 * `tuban preflight` and `tuban separations` on PDFs that Tuban did not make, and the options of press
 * pages.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cmyk, PDFDocument, rgb } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeUserFolder, runTuban } from '../support/command.ts';
import { makeFolder, projectRoot, writeFiles } from '../support/folders.ts';

/** 2 × 1 inch, one square of pure cyan at the left and one of screen red at the right. */
async function foreignPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([144, 72]);
  page.drawRectangle({ x: 0, y: 0, width: 72, height: 72, color: cmyk(1, 0, 0, 0) });
  page.drawRectangle({ x: 72, y: 0, width: 72, height: 72, color: rgb(1, 0, 0) });
  return document.save();
}

describe('wrong usage ends with 2 and says what there is', () => {
  const screen = path.join(projectRoot, 'package.json');
  test.each([
    [
      ['build', '--condition', 'newsprint-coldse'],
      'There is no press condition "newsprint-coldse".',
      'Did you mean "newsprint-coldset"? Use one of newsprint-coldset, newsprint-220, heatset, sheetfed-coated',
    ],
    [
      ['build', '--standard', 'x-1'],
      '--standard: there is no standard "x-1" here.',
      'Did you mean "x-1a"? Use x-4 or x-1a.',
    ],
    [
      ['build', '--profile', screen],
      'cannot be used as a press profile: it is not an ICC profile.',
      'Ask the printer for the file again',
    ],
    [
      ['build', '--release', '--only', 'cards'],
      '--release makes press pages, and "--only cards" leaves them out.',
      'Leave out one of the two.',
    ],
    [
      ['build', '--release', '--format', 'square'],
      '--release makes press pages, and "--format square" leaves them out.',
      'Leave out one of the two.',
    ],
    [
      ['preflight', '--rules', 'advertisment', 'none.pdf'],
      'There is no set of preflight rules "advertisment".',
      'Did you mean "advertisement"? Use one of own-page, advertisement, plant',
    ],
    [['preflight'], '"tuban preflight" wants PDF files.', 'For example: tuban preflight'],
    [
      ['preflight', 'data/budget/report.yaml', 'none.pdf'],
      'none.pdf cannot be examined: there is no such file.',
      'Give the path of a PDF file.',
    ],
    [
      ['separations', 'data/budget/report.yaml'],
      'data/budget/report.yaml cannot be examined: it is not a PDF.',
      'Give the path of a PDF file.',
    ],
    [['separations', 'a.pdf', 'b.pdf'], '"tuban separations" wants one PDF file.', 'For example'],
    [
      ['separations', 'a.pdf', '--dpi', '9000'],
      '--dpi: "9000" is not a resolution.',
      'Give whole pixels per inch, from 20 to 400.',
    ],
  ])('%j', async (args, message, remedy) => {
    const { code, stdout, stderr } = await runTuban(args, { cwd: makeUserFolder('budget') });
    const said = stderr.replace(/\s+/g, ' ');
    expect([code, stdout]).toEqual([2, '']);
    expect(said).toContain(message);
    expect(said).toContain(remedy);
    expect(said).not.toMatch(/\bat .*\.ts:\d+/);
  });
});

describe('a PDF from elsewhere', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = writeFiles(makeFolder(), { 'ad.pdf': await foreignPdf(), 'broken.pdf': '%PDF-1.7\nnothing more' });
  });

  test('is judged: what is wrong, where, and what to do, on standard output', async () => {
    const { code, stdout, stderr } = await runTuban(['preflight', 'ad.pdf'], { cwd });
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^Judged for newsprint-coldset /);
    expect(stdout).toContain('ad.pdf: not passed');
    expect(stdout).toContain('standard   none declared');
    expect(stdout).toMatch(/error {2}colour-not-ink {2}p\. 1, 25\.4, 0 mm \(25\.4 × 25\.4\)\n/);
  });

  test('one that cannot be read ends with 2, and the others are judged all the same', async () => {
    const { code, stdout } = await runTuban(['preflight', '--json', 'ad.pdf', 'broken.pdf'], { cwd });
    const { exitCode, files, problems } = JSON.parse(stdout) as {
      exitCode: number;
      files: { file: string }[];
      problems: { code: string; message: string }[];
    };
    expect([code, exitCode, files.map(({ file }) => file), problems.map((problem) => problem.code)]).toEqual([
      2,
      2,
      ['ad.pdf'],
      ['file-unreadable'],
    ]);
    expect(problems[0]!.message).toMatch(/^broken\.pdf cannot be examined: /);
  });

  test('is separated into six pictures of the size and inks that it has', async () => {
    const { code, stdout, stderr } = await runTuban(['separations', 'ad.pdf', '--dpi', '50'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^6 pictures of 1 page in ad-plates\/ /);
    expect(readdirSync(path.join(cwd, 'ad-plates')).sort()).toEqual(
      ['black', 'cyan', 'ink', 'magenta', 'proof', 'yellow'].map((name) => `page-1-${name}.png`),
    );
    const grey = async (name: string) =>
      sharp(readFileSync(path.join(cwd, 'ad-plates', `page-1-${name}.png`)))
        .extractChannel(0)
        .raw()
        .toBuffer({ resolveWithObject: true });
    const [cyan, magenta] = [await grey('cyan'), await grey('magenta')];
    expect([cyan.info.width, cyan.info.height]).toEqual([100, 50]);
    // Ink is dark; in the middle of the left half.
    expect([cyan.data[25 * 100 + 25], magenta.data[25 * 100 + 25]]).toEqual([0, 255]);
    expect(
      await runTuban(['separations', 'ad.pdf', '--out', 'here', '--dpi', '20', '--quiet'], { cwd }),
    ).toMatchObject({ code: 0, stdout: '' });
    expect(readdirSync(path.join(cwd, 'here'))).toHaveLength(6);
  });
});
