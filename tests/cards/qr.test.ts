import jsQR from 'jsqr';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawQr } from '../../src/cards/device/close.ts';
import { paletteOf, tonesOf } from '../../src/cards/draw/palette.ts';
import { Stage } from '../../src/cards/draw/stage.ts';
import { facesOf } from '../../src/cards/draw/type.ts';
import { qrOf } from '../../src/cards/qr.ts';
import { readShapes, shapeOf } from '../../src/cards/shapes.ts';
import { readTheme } from '../../src/design/theme.ts';
import { formatsNamed, search } from './kit.ts';

/** Read back by another library than the one that made it. */
test.each([
  'https://example.org/report',
  'https://example.org/a/very/long/path/of/a/report?with=query&and=more',
])('a code on a card is read as %s', async (link) => {
  const theme = await readTheme('green', search);
  const [format] = await formatsNamed('cover');
  const shape = shapeOf(format!, await readShapes(search));
  const tones = tonesOf(theme);
  const setter = {
    metrics: { width: () => 0, advances: () => new Float64Array(), missing: () => [] },
    faces: facesOf(theme, 'han'),
    of: { language: 'zh', script: 'han' as const, glossary: [] },
  };
  const stage = new Stage({ shape, tones, setter, palette: paletteOf(tones, 'gold'), seed: 'qr' });
  drawQr(stage, qrOf(link), { right: 400, top: 100, size: 200 });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="400"><rect width="500" height="400" fill="${tones.gold}"/>${stage.shapes.join('')}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(jsQR.default(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(link);
});
