/** Landscapes of flat planes: a sea with sails, and fields that run to the horizon. Nothing in them is data. */
import { round } from '../../lib/units.ts';
import { discOf, path, smooth, waves, type Point } from './curve.ts';
import { seededRandom } from './random.ts';
import type { ArtRequest } from './request.ts';

type Colour = (name: string) => string;
const colourOf =
  ({ theme }: ArtRequest): Colour =>
  (name) =>
    theme.swatches[name]!.screen;

/** The sun over the horizon, or the disc that carries words. */
function drawSun(request: ArtRequest, { x, y, r }: { x: number; y: number; r: number }): string {
  const { sun } = request;
  const disc = sun ?? { x, y, r };
  const fill = colourOf(request)(sun ? 'accent' : 'sun');
  return discOf(disc, request.height - request.ground / 2, fill);
}

/** How high land or water may stand, in heights of the sky: below the words of a disc, or at the right end. */
const highest = ({ height, ground, clear = 0 }: ArtRequest): number =>
  Math.max(0.1, 1 - clear / (height - ground));

/** Crests of a swell: arcs that meet in points, one after the other. */
function crests(
  { width, height }: { width: number; height: number },
  { top, length, tall, phase }: { top: number; length: number; tall: number; phase: number },
): string {
  const start = -length * phase;
  let d = `M${round(start, 2)} ${round(height, 2)}V${round(top, 2)}`;
  for (let x = start; x < width; x += length)
    d += `Q${round(x + length / 2, 2)} ${round(top + tall, 2)} ${round(x + length, 2)} ${round(top, 2)}`;
  return `${d}V${round(height, 2)}Z`;
}

/** A boat: a hull and two sails. */
function drawBoat([x, y]: Point, size: number, { hull, sail }: { hull: string; sail: string }): string {
  const at = (dx: number, dy: number): string => `${round(x + dx * size, 2)} ${round(y + dy * size, 2)}`;
  return (
    `<path d="M${at(0, -1.5)}L${at(0, -0.16)}L${at(0.8, -0.16)}Z" fill="${sail}"/>` +
    `<path d="M${at(-0.08, -1.25)}L${at(-0.08, -0.16)}L${at(-0.6, -0.16)}Z" fill="${sail}"/>` +
    `<path d="M${at(-0.75, -0.08)}H${round(x + 0.9 * size, 2)}L${at(0.6, 0.2)}H${round(x - 0.5 * size, 2)}Z" fill="${hull}"/>`
  );
}

/** Swells, the farthest first: level and height of crests in heights of the sky, crests a sky apart. */
const seas = [
  { swatch: 'art-2', level: 0.27, apart: 0.5, tall: 0.02 },
  { swatch: 'art-3', level: 0.18, apart: 0.38, tall: 0.035 },
  { swatch: 'art-4', level: 0.09, apart: 0.28, tall: 0.045 },
] as const;
/** Where boats sail in the free part of the width, and how large they are, by their swell. */
const boats = [
  { at: 0.16, size: 0.1 },
  { at: 0.93, size: 0.16 },
];

/** A sea in three level swells, with sails where nothing is written. */
export function drawSea(request: ArtRequest): string {
  const { seed, width, height, ground, calm, sun } = request;
  const random = seededRandom(seed);
  const colour = colourOf(request);
  const sky = height - ground;
  const scale = Math.min(1, highest(request) / seas[0].level);
  const free = (share: number): number => width * (calm + (1 - calm) * share);
  const shapes = [drawSun(request, { x: free(0.55), y: sky * 0.62, r: sky * 0.27 })];
  seas.forEach(({ swatch, level, apart, tall }, index) => {
    const top = sky - sky * level * scale;
    const d = crests({ width, height }, { top, length: sky * apart, tall: sky * tall, phase: random() });
    shapes.push(`<path d="${d}" fill="${colour(swatch)}"/>`);
    const boat = boats[index];
    // No edge cuts a boat.
    const x = boat ? Math.min(free(boat.at), width - sky * boat.size * 1.2) : 0;
    if (boat && calm > 0 && (!sun || Math.abs(x - sun.x) > sun.r * 1.2))
      shapes.push(
        drawBoat([x, top + sky * 0.03], sky * boat.size, { hull: colour('deep'), sail: colour('paper') }),
      );
  });
  return shapes.join('');
}

/** Strips of a field between two lines that run to one point on the horizon. */
function furrows(
  { x, y }: { x: number; y: number },
  { left, right, bottom, count }: { left: number; right: number; bottom: number; count: number },
): string {
  const step = (right - left) / count;
  return Array.from({ length: count }, (_, index) => {
    const from = left + index * step;
    return `M${round(x, 2)} ${round(y, 2)}L${round(from, 2)} ${round(bottom, 2)}H${round(from + step * 0.46, 2)}Z`;
  }).join('');
}

/** Hills behind, furrows before them, a row of round trees between. */
export function drawFields(request: ArtRequest): string {
  const { seed, width, height, ground, calm } = request;
  const random = seededRandom(seed);
  const colour = colourOf(request);
  const sky = height - ground;
  const most = highest(request);
  const shapes = [drawSun(request, { x: width * (calm + (1 - calm) * 0.4), y: sky * 0.42, r: sky * 0.22 })];
  const hill = (share: number, rough: number): { d: string; at: (x: number) => number } => {
    const noise = waves(random, 2);
    const level = Math.min(share, (most * (share / 0.5)) / (1 + rough));
    const at = (x: number): number =>
      sky -
      sky *
        level *
        (0.3 + 0.7 * smooth(calm * 0.6, calm + (1 - calm) * 0.5, x / width)) *
        (1 + rough * noise((x / width) * 2.4));
    const points: Point[] = Array.from({ length: 121 }, (_, index) => [
      (width * index) / 120,
      at((width * index) / 120),
    ]);
    return { d: `${path([...points, [width, height], [0, height]])}Z`, at };
  };
  const [far, near] = [hill(0.5, 0.22), hill(0.3, 0.12)];
  shapes.push(`<path d="${far.d}" fill="${colour('art-2')}"/>`);
  shapes.push(drawOrchard(random, { from: width * calm, width, sky, at: near.at, colour: colour('art-4') }));
  shapes.push(`<path d="${near.d}" fill="${colour('art-3')}"/>`);
  const point = { x: width * (calm + (1 - calm) * 0.62), y: near.at(width * 0.8) };
  const clip = `fields-${Math.round(width * 100)}-${Math.round(sky * 100)}`;
  const d = furrows(point, {
    left: point.x - width * 1.4,
    right: point.x + width * 1.4,
    bottom: sky + sky * 0.02,
    count: 44,
  });
  shapes.push(
    `<clipPath id="${clip}"><path d="${near.d}"/></clipPath><path d="${d}" fill="${colour('art-4')}" clip-path="url(#${clip})"/>`,
  );
  return shapes.join('');
}

function drawOrchard(
  random: () => number,
  {
    from,
    width,
    sky,
    at,
    colour,
  }: { from: number; width: number; sky: number; at: (x: number) => number; colour: string },
): string {
  const shapes: string[] = [];
  for (let x = from + sky * 0.1; x < width - sky * 0.05; x += sky * (0.07 + 0.1 * random())) {
    const r = sky * (0.02 + 0.022 * random());
    shapes.push(
      `<circle cx="${round(x, 2)}" cy="${round(at(x) - r * 0.7, 2)}" r="${round(r, 2)}" fill="${colour}"/>`,
    );
  }
  return shapes.join('');
}
