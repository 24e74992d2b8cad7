/**
 * What a report is about as a picture: one flat object, or a row of them, that stands on a horizon. Nothing here
 * is data.
 */
import type { Theme } from '../../design/theme.ts';
import { seededRandom } from '../../html/art/random.ts';
import { distanceOf, mixColours } from './colour.ts';
import { earPath, firPath } from './parts.ts';
import type { Stage } from './stage.ts';
import { paintOn, type Standing } from './subjects/paint.ts';
import { boat, bus, train } from './subjects/moving.ts';
import { college, drop, factory, hospital, museum, school, turbine } from './subjects/standing.ts';

export const subjectNames = [
  'train',
  'bus',
  'boat',
  'hospital',
  'school',
  'college',
  'museum',
  'drop',
  'factory',
  'turbine',
  'wheat',
  'firs',
  'homes',
  'city',
] as const;
export type Subject = (typeof subjectNames)[number];

/** Width of an object as a share of its height; what is wider goes on to both sides. */
export const subjectWidth: Record<Subject, number> = {
  train: 4.4,
  bus: 2.1,
  boat: 1,
  hospital: 1.7,
  school: 1.9,
  college: 1.9,
  museum: 1.9,
  drop: 1.6,
  factory: 2,
  turbine: 1.7,
  wheat: 1.6,
  firs: 2,
  homes: 2.4,
  city: 2.4,
};

function wheat(stage: Stage, { x, base, height, behind }: Standing): void {
  const { tones } = stage;
  const isLost = [behind].flat().some((ground) => distanceOf(tones.sun, ground) < leastRipe);
  const ripe = isLost ? mixColours(tones.sun, tones.deep, lostRipe) : tones.sun;
  const random = seededRandom(`${stage.seed} wheat`);
  const count = 11;
  for (const row of [0, 1]) {
    let d = '';
    for (let index = 0; index < count; index += 1) {
      const at = x + (index - (count - 1) / 2 + (row === 0 ? 0.5 : 0)) * height * 0.15;
      d += earPath(at, base, height * (0.78 + 0.22 * random()) * (row === 0 ? 1 : 0.8));
    }
    stage.path(d, row === 0 ? mixColours(ripe, tones.deep, 0.18) : ripe);
  }
}
/** Distance of colours from which ears stand out; how much darker they are on a ground of their own colour. */
const leastRipe = 110;
const lostRipe = 0.5;

function firs(stage: Stage, { x, base, height }: Standing): void {
  const { tones } = stage;
  const places = [
    [-0.72, 0.66],
    [0.74, 0.6],
    [-0.36, 0.86],
    [0.4, 0.82],
    [0, 1],
  ] as const;
  places.forEach(([at, tall], index) =>
    stage.path(
      firPath(x + at * height, base, height * tall),
      mixColours(tones.deep, tones.main, index === places.length - 1 ? 0.1 : 0.3 + 0.1 * index),
    ),
  );
}

/** Gabled houses of a row, each with its door and windows. */
function homes(stage: Stage, { x, base, height, behind }: Standing): void {
  const paint = paintOn(stage, behind);
  const walls = [paint.body, paint.shade, mixColours(paint.glass, '#ffffff', 0.35), paint.body];
  const roofs = [paint.roof, paint.dark, paint.roof, paint.dark];
  const wide = height * 0.56;
  walls.forEach((wall, index) => {
    const left = x + (index - 2) * wide * 1.04;
    const tall = height * [0.72, 0.86, 0.66, 0.8][index]!;
    const eaves = base - tall * 0.62;
    stage.rect(left, eaves, wide, base - eaves, wall);
    stage.path(
      `M${left - wide * 0.06} ${eaves}L${left + wide / 2} ${base - tall}L${left + wide * 1.06} ${eaves}Z`,
      roofs[index]!,
    );
    for (const at of [0.16, 0.6])
      stage.rect(left + wide * at, eaves + tall * 0.1, wide * 0.22, tall * 0.17, paint.glass);
    stage.rect(left + wide * 0.39, base - tall * 0.26, wide * 0.22, tall * 0.26, paint.dark);
  });
}

/** Towers of a town with lit windows. */
function city(stage: Stage, { x, base, height, behind }: Standing): void {
  const paint = paintOn(stage, behind);
  const random = seededRandom(`${stage.seed} city`);
  const blocks = [
    [-1.1, 0.42, 0.5],
    [-0.66, 0.36, 0.82],
    [-0.28, 0.3, 0.6],
    [0.04, 0.34, 1],
    [0.4, 0.42, 0.66],
    [0.84, 0.32, 0.44],
  ] as const;
  const fills = [paint.shade, paint.dark, paint.body, paint.glass, paint.dark, paint.shade];
  blocks.forEach(([at, wide, tall], index) => {
    const [left, width, top] = [x + at * height, wide * height, base - tall * height];
    const fill = fills[index]!;
    stage.rect(left, top, width, base - top, fill);
    const lit = fill === paint.dark || fill === paint.glass ? stage.tones.gold : paint.glass;
    const pitch = height * 0.11;
    for (let y = top + pitch * 0.6; y < base - pitch; y += pitch)
      for (const column of [0.2, 0.56])
        if (random() < 0.72) stage.rect(left + width * column, y, width * 0.22, pitch * 0.5, lit);
  });
}

/** Subjects of the water, and those of woods and fields. */
const ofWater = new Set<Subject>(['boat', 'drop']);
export const floats = (subject: Subject | undefined): boolean =>
  subject !== undefined && ofWater.has(subject);
/** What the land before it hides the foot of: it floats or grows. */
export const standsIn = (subject: Subject): boolean =>
  ofWater.has(subject) || /^(?:wheat|firs)$/.test(subject);
const ofWoods = new Set<Subject>(['firs', 'wheat', 'homes', 'city']);

/** What drives, sails, turns or grows. */
const lively = new Set<Subject>(['train', 'bus', 'boat', 'turbine', 'wheat', 'firs']);
export const isLively = (subject: Subject): boolean => lively.has(subject);

/**
 * The land that suits a subject: waves bear boats, not trains; firs stand behind fields, not behind a college. Without
 * one it is open land.
 */
export function landOf(art: Theme['art'], subject: Subject | undefined): Theme['art'] {
  if (art === 'none') return art;
  if (!subject) return art === 'ridges' || art === 'waves' ? art : 'fields';
  if (ofWater.has(subject)) return 'waves';
  if (art === 'ridges' && ofWoods.has(subject)) return art;
  return 'fields';
}

const drawings: Record<Subject, (stage: Stage, at: Standing) => void> = {
  train,
  bus,
  boat,
  hospital,
  school,
  college,
  museum,
  drop,
  factory,
  turbine,
  wheat,
  firs,
  homes,
  city,
};

/** @param behind Colour behind it: the ground of the card by default. */
export const drawSubject = (
  stage: Stage,
  subject: Subject,
  at: Omit<Standing, 'behind'>,
  behind: Standing['behind'] = stage.palette.back,
): void => drawings[subject](stage, { ...at, behind });
