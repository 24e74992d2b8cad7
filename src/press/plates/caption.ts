/** Lines below a picture of a plate that say what the plate does not show. */
import sharp from 'sharp';
import type { Both } from '../../lib/languages.ts';
import { readSlugFont } from '../sheet/slug-font.ts';

/** Size of the lines and from one to the next, and what stands free round them, px. */
const type = { size: 12, line: 17, air: 6 };

/** More than this is not listed: the log has it all. */
const mostListed = 3;

function linesOf(leftOut: Both[]): [string, string] {
  const listed = leftOut.slice(0, mostListed);
  const more = leftOut.length > mostListed ? ' …' : '';
  return [
    `没有画出：${listed.map(({ zh }) => zh).join('；')}${more}`,
    `Not drawn: ${listed.map(({ en }) => en).join('; ')}${more}`,
  ];
}

/** @param leftOut What is on the page and not on the picture; with nothing the picture is as it was. */
export async function captioned(png: Uint8Array, leftOut: Both[]): Promise<Uint8Array> {
  if (leftOut.length === 0) return png;
  const lines = linesOf(leftOut);
  const font = await readSlugFont(lines.join(''));
  const { width, height } = await sharp(png).metadata();
  const deep = 2 * type.line + type.air;
  const paths = lines.map(
    (line, i) =>
      `<path transform="translate(${type.air} ${(i + 1) * type.line}) scale(${type.size} ${-type.size})" d="${font.outline(line)}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${deep}"><rect width="100%" height="100%" fill="#fff"/><rect width="100%" height="1"/>${paths.join('')}</svg>`;
  return sharp(png)
    .extend({ bottom: deep, background: '#fff' })
    .composite([{ input: Buffer.from(svg), top: height, left: 0 }])
    .png()
    .toBuffer();
}
