/** A print by Chromium is as large as it was set, or refused. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProblemError } from '../../src/lib/problem.ts';
import { printedScale, renderPdf } from '../../src/render/pdf.ts';
import { openTypeSheet, type TypeSheet } from '../support/type-sheet.ts';

let type: TypeSheet;
beforeAll(async () => {
  type = await openTypeSheet('字版面');
});
afterAll(() => type?.close());

/** A page of 200 by 200 mm with something more on it. */
async function print(more: string, tagged = false): Promise<Uint8Array> {
  await type.show(
    `<main style="width:200mm;height:190mm">版面${more}</main>`,
    '@page{size:200mm 200mm;margin:0}main{position:relative}',
  );
  return renderPdf(type.sheet, { width: 200, height: 200, tagged });
}
const wide = (left: number): string => `<p style="position:absolute;left:${left}mm;width:20mm">字</p>`;

test.each([false, true])('what stands on it is printed at its size (tagged: %s)', async (tagged) =>
  expect(printedScale(await print(wide(179), tagged))).toBe(1),
);
test('it does so with what is clipped, too', async () => {
  await expect(
    print(`<div style="overflow:hidden;position:relative;width:100mm;height:10mm">${wide(280)}</div>`),
  ).rejects.toThrow(/out of the page to the right, and Chromium prints all of it at 71\.4 %/);
});
test.each([false, true])(
  'what stands out of it by a little makes all of it smaller, and is refused (tagged: %s)',
  async (tagged) => {
    const error = await print(wide(184), tagged).then(
      () => undefined,
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).problems).toMatchObject([
      {
        code: 'page-shrunk',
        severity: 'error',
        message: expect.stringMatching(
          /^“字” stands [34](\.\d)? mm out of the page to the right, and Chromium prints all of it at 98(\.\d)? % of its size\.$/,
        ) as string,
      },
    ]);
  },
);
test('half of it beyond the edge is told by how much', async () => {
  await expect(print(wide(300))).rejects.toThrow(
    /“字” stands (119|120)(\.\d)? mm out of the page to the right, and Chromium prints all of it at (6\d)(\.\d)? %/,
  );
});
