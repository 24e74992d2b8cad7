/** What blends and what lies in groups, on the plates: by the numbers, and as Ghostscript has it. */
import { describe, expect, test } from 'vitest';
import { openPdf, pagesOf } from '../../src/pdf/objects.ts';
import { readPictures } from '../../src/press/plates/pictures.ts';
import { drawPlates } from '../../src/press/plates/plates.ts';
import { makePdf, type MadeObject } from './made.ts';
import { ghostPlates, needTool } from './tools.ts';

const cmykPage = '/Group << /S /Transparency /CS /DeviceCMYK >>';
const ground = '0.2 0.7 0.4 0.1 k 0 0 400 400 re f';

/** Inks in per cent at a point of the page, from its top left. */
async function inksAt(pdf: Uint8Array, x: number, y: number, leftOut: string[] = []): Promise<number[]> {
  const document = await openPdf(pdf);
  const plates = drawPlates(pagesOf(document)[0]!, {
    pictures: await readPictures(document),
    scale: 1,
    leftOut: ({ en }) => leftOut.push(en),
  });
  const at = 4 * (y * plates.width + x);
  return [...plates.inks.subarray(at, at + 4)].map((value) => Math.round(value / 2.55));
}

const blended = (mode: string, alpha = 1): Uint8Array =>
  makePdf({
    page: cmykPage,
    resources: `/ExtGState << /B << /BM /${mode} /ca ${alpha} >> >>`,
    content: `${ground} /B gs 0.6 0.3 0 0.2 k 60 60 100 80 re f`,
  });

const modes = [
  ...['Normal', 'Multiply', 'Screen', 'Overlay', 'Darken', 'Lighten', 'ColorDodge', 'ColorBurn'],
  ...['HardLight', 'SoftLight', 'Difference', 'Exclusion', 'Hue', 'Saturation', 'Color', 'Luminosity'],
];

describe('a blend mode', () => {
  test.each([
    ['Multiply', [68, 79, 40, 28]],
    ['Screen', [12, 21, 0, 2]],
    ['Darken', [60, 70, 40, 20]],
    ['Lighten', [20, 30, 0, 10]],
    ['Difference', [60, 60, 60, 90]],
  ])('%s is reckoned in light, not in ink', async (mode, inks) => {
    expect(await inksAt(blended(mode), 110, 140)).toEqual(inks);
  });

  test('of any kind, whole and faint, is Ghostscript’s', async (context) => {
    needTool(context, 'gs');
    const alphas = [1, 0.5];
    const states = modes.flatMap((mode, i) =>
      alphas.map((alpha, j) => `/B${i}x${j} << /BM /${mode} /ca ${alpha} >>`),
    );
    const squares = modes.flatMap((_, i) =>
      alphas.map(
        (_alpha, j) => `q /B${i}x${j} gs 0.6 0.3 0 0.2 k ${20 + 15 * i} ${60 + 60 * j} 10 40 re f Q`,
      ),
    );
    const pdf = makePdf({
      page: cmykPage,
      resources: `/ExtGState << ${states.join(' ')} >>`,
      content: `${ground} ${squares.join(' ')}`,
    });
    const { inks, width, height } = await ghostPlates(pdf, 72);
    for (const [i, mode] of modes.entries())
      for (const j of [0, 1]) {
        const [x, y] = [25 + 15 * i, height - 80 - 60 * j];
        const theirs = inks.map((plate) => Math.round(plate[y * width + x]! / 2.55));
        (await inksAt(pdf, x, y)).forEach((ink, at) =>
          expect(
            Math.abs(ink - theirs[at]!),
            `${mode} ${alphas[j]}: ${theirs.join('/')}`,
          ).toBeLessThanOrEqual(1),
        );
      }
  });
});

/** A form in which the content is multiplied or overprints. */
const grouped = (group: string, content: string, outer = ''): Uint8Array => {
  const form: MadeObject = {
    entries: `/Type /XObject /Subtype /Form /BBox [0 0 400 400] /Group << /S /Transparency ${group} >> /Resources << /ExtGState << /M << /BM /Multiply >> /O << /OP true /op true /OPM 1 >> >> >>`,
    data: content,
  };
  return makePdf({
    page: cmykPage,
    resources: `/XObject << /F 10 0 R >> /ExtGState << /H << /ca .5 >> >>`,
    content: `${ground} ${outer} /F Do`,
    objects: [form],
  });
};
const multiplied = '/M gs 0.6 0.3 0 0.2 k 60 60 100 80 re f';
const overprinted = '/O gs 0 0 0 1 k 60 60 100 80 re f';

describe('within a group', () => {
  test.each([
    ['that is not isolated, what is multiplied meets what is below', '', multiplied, '', [68, 79, 40, 28]],
    ['that is isolated, it meets nothing', '/I true', multiplied, '', [60, 30, 0, 20]],
    ['that is faint, too', '', multiplied, '/H gs', [44, 75, 40, 19]],
    ['that is not isolated, black leaves the other inks', '', overprinted, '', [20, 70, 40, 100]],
    ['that is isolated, it covers them', '/I true', overprinted, '', [0, 0, 0, 100]],
  ])('%s', async (_name, group, content, outer, inks) => {
    const said: string[] = [];
    expect(await inksAt(grouped(group, content, outer), 110, 140, said)).toEqual(inks);
    expect(said).toEqual([]);
  });

  test('that knocks out its parts, this is told', async () => {
    const said: string[] = [];
    await inksAt(grouped('/K true', multiplied), 110, 140, said);
    expect(said).toEqual(['the knocking out within a group']);
  });

  test.for([
    ['not isolated', ''],
    ['isolated', '/I true'],
  ])('%s, Ghostscript multiplies alike', async ([, group], context) => {
    needTool(context, 'gs');
    for (const outer of ['', '/H gs']) {
      const pdf = grouped(`/CS /DeviceCMYK ${group}`, multiplied, outer);
      const { inks, width } = await ghostPlates(pdf, 72);
      const theirs = inks.map((plate) => Math.round(plate[140 * width + 110]! / 2.55));
      (await inksAt(pdf, 110, 140)).forEach((ink, i) =>
        expect(Math.abs(ink - theirs[i]!), theirs.join('/')).toBeLessThanOrEqual(1),
      );
    }
  });
});
