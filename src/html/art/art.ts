/**
 * Hero art: flat vector pictures generated from a seed in the theme's swatches, or the report's own
 * drawing in their place. Generated ones are plain fills only, so that they print as solid screens and
 * stay small; nothing in them is data.
 */
import { round } from '../../lib/units.ts';
import { discOf, path, smooth, waves, type Point } from './curve.ts';
import { drawFields, drawSea } from './landscapes.ts';
import { placeArt } from './own.ts';
import type { ArtRequest } from './request.ts';
import { seededRandom } from './random.ts';

/** Ridges that rise to the right, clear of the title. */
function drawRidges(request: ArtRequest): string {
  if (request.sun) return drawSunrise(request, request.sun);
  const { theme, seed, width, height, ground, calm, clear = 0 } = request;
  const random = seededRandom(seed);
  const colour = (name: string) => theme.swatches[name]!.screen;
  const sky = height - ground;
  const sun = { x: width * (calm + (1 - calm) * 0.42), y: sky * 0.36, r: Math.min(sky * 0.2, width * 0.05) };
  const shapes = [
    `<circle cx="${round(sun.x, 2)}" cy="${round(sun.y, 2)}" r="${round(sun.r, 2)}" fill="${colour('sun')}"/>`,
  ];
  const ridges = [
    { swatch: 'art-2', high: 0.56, low: 0.13, octaves: 3, rough: 0.3 },
    { swatch: 'art-3', high: 0.4, low: 0.08, octaves: 4, rough: 0.24 },
    { swatch: 'art-4', high: 0.25, low: 0.045, octaves: 4, rough: 0.16 },
  ];
  for (const { swatch, high: usual, low, octaves, rough } of ridges) {
    const noise = waves(random, octaves);
    const high =
      swatch === 'art-2'
        ? usual
        : Math.max(low, Math.min(usual, (usual / 0.4) * ((1 - clear / sky) / (1 + rough))));
    const points: Point[] = [];
    for (let x = 0; x <= width + 0.01; x += width / 120) {
      const rise = low + (high - low) * smooth(calm * 0.8, calm + (1 - calm) * 0.6, x / width);
      points.push([x, sky - sky * rise * (1 + rough * noise((x / width) * 3.4))]);
    }
    shapes.push(`<path d="${path([...points, [width, height], [0, height]])}Z" fill="${colour(swatch)}"/>`);
  }
  shapes.push(drawTrees({ random, width, sky, colour: colour('deep'), calm }));
  return shapes.join('');
}

/** Where the land begins to rise towards a disc, from its middle, at the least, in its radii. */
const leastSlope = 2.1;

/** Ridges before a large disc: low where it carries words, high beside it, and falling towards the title. */
function drawSunrise(request: ArtRequest, sun: NonNullable<ArtRequest['sun']>): string {
  const { theme, seed, width, height, ground, calm, clear = 0 } = request;
  const random = seededRandom(seed);
  const colour = (name: string) => theme.swatches[name]!.screen;
  const sky = height - ground;
  const below = 1 - clear / sky;
  // The land sinks to the left, and is low where the words end.
  const end = Math.max(width * calm, sun.x - sun.r * 3.6);
  const foot = Math.min(end, sun.x - sun.r * leastSlope);
  // Where words end close to the disc it rises less on their side: a slope, no cliff.
  const slope = smooth(0, 1, (sun.x - sun.r * 1.1 - end) / (sun.r * 1.6));
  const shapes = [discOf(sun, height - ground / 2, colour('accent'))];
  const ridges = [
    { swatch: 'art-2', under: 0.88, side: 0.5, rough: 0.3 },
    { swatch: 'art-3', under: 0.66, side: 0.33, rough: 0.28 },
    { swatch: 'art-4', under: 0.36, side: 0.17, rough: 0.22 },
  ];
  for (const { swatch, under, side, rough } of ridges) {
    const noise = waves(random, 4);
    const points: Point[] = [];
    for (let x = 0; x <= width + 0.01; x += width / 160) {
      // Away from the words the ridges rise to both sides of the disc, then sink to the foot of the title.
      const off = Math.abs(x - sun.x) / sun.r;
      const beside = smooth(0.8, 1.5, off);
      const fade = x < sun.x ? 0.14 + 0.86 * smooth(foot, sun.x - sun.r * 1.1, x) : 1;
      const own = x < sun.x ? side * (0.3 + 0.7 * slope) : side;
      const rise = (below * under * (1 - beside) + own * beside) * fade;
      points.push([x, sky - sky * rise * (1 + rough * noise((x / width) * 5) * (0.35 + 0.65 * beside))]);
    }
    shapes.push(`<path d="${path([...points, [width, height], [0, height]])}Z" fill="${colour(swatch)}"/>`);
  }
  shapes.push(drawTrees({ random, width, sky, colour: colour('deep'), calm: 0.2 }));
  return shapes.join('');
}

/** A line of firs on the edge of the ground. */
function drawTrees({
  random,
  width,
  sky,
  colour,
  calm,
}: {
  random: () => number;
  width: number;
  sky: number;
  colour: string;
  calm: number;
}): string {
  let d = '';
  const unit = sky * 0.055;
  for (let x = 0; x < width; x += unit * (0.35 + random() * 0.5)) {
    const tall = unit * (0.7 + random() * 1.2) * (0.55 + 0.75 * smooth(calm * 0.5, 1, x / width));
    const half = tall * 0.17;
    d += `M${round(x - half, 2)} ${round(sky + 0.2, 2)}L${round(x, 2)} ${round(sky - tall, 2)}L${round(x + half, 2)} ${round(sky + 0.2, 2)}Z`;
  }
  return `<path d="${d}" fill="${colour}"/>`;
}

/** Rays from a low sun on the right, in two tints. */
function drawRays(request: ArtRequest): string {
  const { theme, seed, width, height, ground, calm } = request;
  const random = seededRandom(seed);
  const colour = (name: string) => theme.swatches[name]!.screen;
  const sky = height - ground;
  const { sun } = request;
  const centre: Point = sun ? [sun.x, sun.y] : [width * (calm + (1 - calm) * 0.5), sky];
  const reach = Math.hypot(width, sky);
  const rays = Array.from({ length: 14 }, (_, index) => {
    const from = Math.PI + (index + 0.08 * random()) * (Math.PI / 14);
    const to = from + Math.PI / 28;
    const points: Point[] = [
      centre,
      [centre[0] + Math.cos(from) * reach, centre[1] + Math.sin(from) * reach],
      [centre[0] + Math.cos(to) * reach, centre[1] + Math.sin(to) * reach],
    ];
    return path(points) + 'Z';
  }).join('');
  const r = sky * 0.4;
  const disc = sun
    ? discOf(sun, height - ground / 2, colour('accent'))
    : `<path d="M${round(centre[0] - r, 2)} ${round(sky, 2)}A${round(r, 2)} ${round(r, 2)} 0 0 1 ${round(centre[0] + r, 2)} ${round(sky, 2)}Z" fill="${colour('sun')}"/>`;
  const bands = ['art-3', 'art-4']
    .map((swatch, index) => {
      const noise = waves(random, 2);
      const points: Point[] = [];
      for (let x = 0; x <= width + 0.01; x += width / 90) {
        const rise = (sun ? 0.6 : 1) * (0.2 - 0.09 * index) * (0.5 + 0.5 * smooth(0, calm + 0.2, x / width));
        points.push([x, sky - sky * rise * (1 + 0.35 * noise((x / width) * 3))]);
      }
      return `<path d="${path([...points, [width, height], [0, height]])}Z" fill="${colour(swatch)}"/>`;
    })
    .join('');
  return `<path d="${rays}" fill="${colour('art-2')}"/>${disc}${bands}`;
}

/** Streets of a skyline, the farthest first: heights in those of the sky, widths in the greatest height, a tint each. */
const streets = [
  { low: 0.4, high: 0.82, narrow: 0.1, wide: 0.2, swatch: 'art-2' },
  { low: 0.24, high: 0.6, narrow: 0.12, wide: 0.26, swatch: 'art-3' },
  { low: 0.12, high: 0.36, narrow: 0.16, wide: 0.34, swatch: 'art-4' },
] as const;

/** Houses of uneven width and height, some with a step or a mast, windows in the nearest: no row of bars. */
function drawStreet(
  random: () => number,
  { low, high, narrow, wide }: (typeof streets)[number],
  { from, width, sky, tallest }: { from: number; width: number; sky: number; tallest: number },
): string {
  const unit = sky * tallest;
  let [x, d] = [from - unit * wide * random(), ''];
  const box = (left: number, right: number, tall: number): string => {
    const [a, z] = [Math.max(from, left), Math.min(width, right)];
    return z <= a
      ? ''
      : `M${round(a, 2)} ${round(sky + 0.2, 2)}V${round(sky - tall, 2)}H${round(z, 2)}V${round(sky + 0.2, 2)}Z`;
  };
  while (x < width) {
    const own = unit * (narrow + (wide - narrow) * random());
    const tall =
      unit * (low + (high - low) * random()) * (0.75 + 0.25 * smooth(from, from + (width - from) * 0.35, x));
    d += box(x, x + own, tall);
    const roof = random();
    if (roof < 0.3) d += box(x + own * 0.2, x + own * 0.62, tall + unit * 0.05);
    else if (roof < 0.42) d += box(x + own * 0.46, x + own * 0.54, tall + unit * 0.12);
    x += own * (0.9 + 0.25 * random());
  }
  return d;
}

/** A skyline in three streets: a plain report's sober head. */
function drawLines({ theme, seed, width, height, ground, calm, clear = 0 }: ArtRequest): string {
  const random = seededRandom(seed);
  const sky = height - ground;
  const tallest = calm === 0 ? 1 : Math.max(0.2, Math.min(0.75, 0.94 - clear / sky));
  return streets
    .map((street) => {
      const d = drawStreet(random, street, { from: width * calm, width, sky, tallest });
      return `<path d="${d}" fill="${theme.swatches[street.swatch]!.screen}"/>`;
    })
    .join('');
}

/** @returns Inline SVG with viewBox `0 0 width height`. */
export function drawArt(request: ArtRequest): { svg: string } {
  const { theme, width, height, ground } = request;
  const colour = (name: string) => theme.swatches[name]!.screen;
  const generate = {
    ridges: drawRidges,
    rays: drawRays,
    lines: drawLines,
    waves: drawSea,
    fields: drawFields,
    none: () => '',
  }[theme.art];
  const drawn = request.own
    ? placeArt(request.own, { width, height: height - ground, prefix: request.prefix })
    : generate(request);
  return {
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width, 2)} ${round(height, 2)}" preserveAspectRatio="none">` +
      `<rect width="${round(width, 2)}" height="${round(height, 2)}" fill="${colour('art-1')}"/>${drawn}` +
      `<rect y="${round(height - ground, 2)}" width="${round(width, 2)}" height="${round(ground, 2)}" fill="${colour('deep')}"/></svg>`,
  };
}
