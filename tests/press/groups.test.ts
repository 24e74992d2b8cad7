/** PDF/X-1a and the transparency groups that Chromium makes of opaque things. */
import { expect, test } from 'vitest';
import { openPdf, PDFDict, PDFRawStream, nameAt, dictAt, pagesOf } from '../../src/pdf/objects.ts';
import { readPictures } from '../../src/press/plates/pictures.ts';
import { drawPlates } from '../../src/press/plates/plates.ts';
import { finishPress } from '../../src/press/press.ts';
import { jobFor } from './job.ts';
import { makePdf } from './made.ts';

/** An opaque group as Skia writes it: black lines and a white area over a green ground. */
const print = makePdf({
  version: '1.4',
  resources: '/XObject << /F 10 0 R >>',
  content: '0.043 0.29 0.22 rg 30 30 200 150 re f q /F Do Q',
  objects: [
    {
      entries:
        '/Type /XObject /Subtype /Form /BBox [0 0 300 240] /Group << /S /Transparency /CS /DeviceRGB /I true >> /Resources << /XObject << /G 11 0 R >> >>',
      data: '1 1 1 rg 60 60 40 40 re f 0 0 0 rg 60 120 80 2 re f q /G Do Q',
    },
    {
      entries:
        '/Type /XObject /Subtype /Form /BBox [0 0 300 240] /Group << /S /Transparency /CS /DeviceRGB /I true >> /Resources << >>',
      data: '0.769 0.086 0.11 rg 150 60 20 20 re f',
    },
  ],
});

const finished = async (standard: 'x-4' | 'x-1a') => {
  const { pdf, preflight } = await finishPress(
    await jobFor(print, { trim: { width: 100, height: 80 }, standard, marks: false }),
  );
  const document = await openPdf(pdf);
  const groups = document.context.enumerateIndirectObjects().filter(([, object]) => {
    const dict =
      object instanceof PDFRawStream ? object.dict : object instanceof PDFDict ? object : undefined;
    const group = dictAt(dict, 'Group');
    return group && nameAt(group, 'S') === 'Transparency';
  });
  const [page] = pagesOf(document);
  const { inks } = drawPlates(page!, { pictures: await readPictures(document), scale: 1 });
  return { preflight, inks, groups: groups.length };
};

test('X-1a has none of them, and its plates are those of X-4', async () => {
  const [kept, dropped] = [await finished('x-4'), await finished('x-1a')];
  expect(kept.groups).toBe(2);
  expect(dropped.groups).toBe(0);
  expect(dropped.preflight.findings).toEqual([]);
  expect(kept.inks.some((ink) => ink > 0)).toBe(true);

  expect(differing(kept.inks, dropped.inks)).toBe(0);
});

/** Pixels of which some ink differs by more than rounding. */
function differing(one: Uint8Array, other: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < one.length; at += 4)
    if ([0, 1, 2, 3].some((ink) => Math.abs(one[at + ink]! - other[at + ink]!) > 2)) count += 1;
  return count;
}

test('a clip that a group in a corner of it meets first still holds for all that follows', async () => {
  const clipped = (group: string) =>
    makePdf({
      version: '1.4',
      resources: '/XObject << /F 10 0 R >>',
      // A triangle clips; in a square of it a group, then a fill over all of it.
      content: `q 20 20 m 280 20 l 150 220 l h W n q 140 60 20 20 re W n /F Do Q 0 0 0 rg 0 0 300 240 re f Q`,
      objects: [
        {
          entries: `/Type /XObject /Subtype /Form /BBox [0 0 300 240] ${group} /Resources << >>`,
          data: '0 0 0 rg 0 0 300 240 re f',
        },
      ],
    });
  const inksOf = async (pdf: Uint8Array) => {
    const document = await openPdf(pdf);
    return drawPlates(pagesOf(document)[0]!, { pictures: await readPictures(document), scale: 1 }).inks;
  };
  const alone = await inksOf(clipped(''));
  const grouped = await inksOf(clipped('/Group << /S /Transparency /I true >>'));
  expect(alone.filter((ink) => ink > 0).length).toBeGreaterThan(20000);
  expect(differing(alone, grouped)).toBe(0);
});
