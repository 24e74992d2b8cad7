/** A report's own art in place of the generated: over the sky, standing on the ground, ids its own. */
import { describe, expect, test } from 'vitest';
import { readTheme } from '../../src/design/theme.ts';
import { searchPath } from '../../src/design/search.ts';
import { drawArt } from '../../src/html/art/art.ts';
import { logoMarkup, placeArt } from '../../src/html/art/own.ts';
import { readDrawing } from '../../src/model/art/drawing.ts';

const { drawing } =
  readDrawing(`<svg viewBox="0 0 120 30" fill="none"><linearGradient id="sky"><stop offset="0" stop-color="#123456"/></linearGradient>
<rect id="r" width="120" height="30" fill="url(#sky)"/><use href="#r" clip-path="url('#c')"/><clipPath id="c"><path d="M0 0L9 9" fill="#0b4a38"/></clipPath></svg>`);
const own = drawing!;

test('own art covers its place from the foot up, with ids that are nobody else’s', () => {
  expect(placeArt(own, { width: 300.128, height: 50 })).toBe(
    '<svg width="300.13" height="50" viewBox="0 0 120 30" preserveAspectRatio="xMidYMax slice"><g fill="none"><linearGradient id="hero-art-1"><stop offset="0" stop-color="#123456"></stop></linearGradient>' +
      '<rect id="hero-art-2" width="120" height="30" fill="url(#hero-art-1)"></rect><use href="#hero-art-2" clip-path="url(#hero-art-3)"></use>' +
      '<clipPath id="hero-art-3"><path d="M0 0L9 9" fill="#0b4a38"></path></clipPath></g></svg>',
  );
});

test('standing there twice, its ids differ', () => {
  const again = placeArt(own, { width: 300.128, height: 50, prefix: 'endpiece-art-' });
  expect(again.replaceAll('endpiece-art-', 'hero-art-')).toBe(placeArt(own, { width: 300.128, height: 50 }));
  expect(again).not.toContain('hero-art-');
});

/** Left edge, roof and right edge of every house of a skyline. */
const housesOf = (svg: string): [number, number, number][] =>
  [...svg.matchAll(/M([\d.]+) [\d.]+V([\d.]+)H([\d.]+)V/g)].map(
    ([, left, top, right]) => [Number(left), Number(top), Number(right)] as [number, number, number],
  );

test('a sober picture by itself is a town of uneven houses that stand before one another: no row of bars', async () => {
  const { svg } = drawArt({
    theme: await readTheme('sober', searchPath([])),
    seed: 'a',
    width: 300,
    height: 60,
    ground: 0,
    calm: 0,
  });
  const houses = housesOf(svg);
  expect(houses.length).toBeGreaterThan(30);
  expect(new Set(houses.map(([left, , right]) => Math.round((right - left) * 10))).size).toBeGreaterThan(20);
  expect(houses.some(([left], index) => index > 0 && left < houses[index - 1]![2])).toBe(true);
  expect(Math.min(...houses.map(([, top]) => top))).toBeGreaterThan(0);
});

describe('in the hero', () => {
  const request = { seed: 'a', width: 300, height: 80, ground: 30, calm: 0.5 };

  test('it stands between the theme’s sky and ground, and nothing is generated', async () => {
    const theme = await readTheme('green', searchPath([]));
    expect(drawArt({ ...request, theme, own }).svg).toBe(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 80" preserveAspectRatio="none"><rect width="300" height="80" fill="${theme.swatches['art-1']!.screen}"/>` +
        `${placeArt(own, { width: 300, height: 50 })}<rect y="50" width="300" height="30" fill="#0b4a38"/></svg>`,
    );
  });

  test('houses of a sober head keep below words at their end', async () => {
    const theme = await readTheme('sober', searchPath([]));
    const tops = (clear: number) => housesOf(drawArt({ ...request, theme, clear }).svg).map(([, top]) => top);
    expect(Math.min(...tops(0))).toBeLessThan(25);
    expect(Math.min(...tops(35))).toBeGreaterThan(35);
  });

  test('without it the theme draws its own', async () => {
    const theme = await readTheme('green', searchPath([]));
    expect(drawArt({ ...request, theme }).svg).toContain(`<circle`);
  });
});

describe('landscapes', () => {
  const request = { seed: 'a', width: 300, height: 80, ground: 24, calm: 0.5 };

  test.each(['coast', 'harvest'])(
    '%s is of the theme’s own colours, the same for a seed, and keeps below words',
    async (name) => {
      const theme = await readTheme(name, searchPath([]));
      const { svg } = drawArt({ ...request, theme });
      expect(drawArt({ ...request, theme }).svg).toBe(svg);
      expect(drawArt({ ...request, seed: 'b', theme }).svg).not.toBe(svg);
      const own = new Set(Object.values(theme.swatches).map(({ screen }) => screen));
      for (const [, fill] of svg.matchAll(/fill="([^"]*)"/g)) expect(own).toContain(fill);
      const sun = { x: 240, y: 34, r: 30 };
      const under = drawArt({ ...request, theme, sun, clear: 46 }).svg;
      const disc = `<circle cx="240" cy="34" r="30" fill="${theme.swatches['accent']!.screen}"/>`;
      expect(under).toContain(disc);
      // Land and water begin below the words: no path after the disc reaches above them at its middle.
      const land = under.slice(under.indexOf(disc) + disc.length);
      for (const [, d] of land.matchAll(/<path d="(M0[^"]*)"/g))
        for (const [, x, y] of d!.matchAll(/(-?[\d.]+) (-?[\d.]+)/g))
          if (Math.abs(Number(x) - 240) < 12) expect(Number(y)).toBeGreaterThanOrEqual(45);
    },
  );
});

test('a logo is black and paper, whatever its colours, with ids of its own', () => {
  const { drawing: logo } = readDrawing(
    '<svg viewBox="0 0 40 20"><linearGradient id="g"><stop offset="0" stop-color="#123456"/></linearGradient><rect width="40" height="20" fill="#c4161c"/><path d="M6 15L14 5Z" fill="#fff6d0" stroke="none"/><circle cx="31" cy="10" r="5" fill="url(#g)"/></svg>',
  );
  const markup = logoMarkup(logo!);
  expect([...markup.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, paint]) => paint)).toEqual([
    '#000000',
    '#ffffff',
    'none',
    '#000000',
  ]);
  expect(markup).toContain('aspect-ratio:2');
  expect(markup).not.toContain('Gradient');
});
