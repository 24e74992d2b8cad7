/** An ICC output profile (version 2.4, lut16 tables) from the aim values of a press. */
import type { Aims } from './aims.ts';
import { d50, difference, labOfXyz, xyzOfLab, type Triple } from './colour.ts';
import { lut16, profileFile, textTag, descriptionTag, xyzTag } from './icc-write.ts';
import { createPressModel, relative, type PressModel } from './press-model.ts';
import { createSeparation, type Separation } from './separation.ts';

/** Nodes to a side. */
const inkNodes = 9;
const labNodes = 25;
const gamutNodes = 13;

/** The a and b axes are stretched in the middle, where a press has its colours. */
const middle = { range: 64, share: 20 / 24 };

/** @returns the bytes of the profile; the same for the same aims. */
export function buildProfile(aims: Aims): Uint8Array {
  const model = createPressModel(aims);
  const separation = createSeparation(model, aims.inkLimit);
  const blackPoint = xyzOfLab([
    separation.lab(separation.separate([0, 0, 0], [0.4, 0.4, 0.4, 1]))[0],
    0,
    0,
  ])[1];
  const toLab = lut16({
    inputs: 4,
    outputs: 3,
    nodes: inkNodes,
    curve: (ink, x) => model.coverage[ink]!(x),
    node: (covered) => encodeLab(coveredLab(model, covered)),
  });
  const toLabFull = lut16({
    inputs: 4,
    outputs: 3,
    nodes: inkNodes,
    curve: (ink, x) => model.coverage[ink]!(x),
    node: (covered) => encodeLab(fromBlackPoint(coveredLab(model, covered), blackPoint)),
  });
  const exact = labTable(separation, (lab) => lab);
  const full = labTable(separation, (lab) => toBlackPoint(lab, blackPoint));
  return profileFile([
    ['desc', descriptionTag(aims.description)],
    [
      'cprt',
      textTag(
        `Computed by Tuban from the aim values of ${aims.source}. Generic, not measured, certifies nothing. Free to use and copy.`,
      ),
    ],
    ['wtpt', xyzTag(model.paper)],
    ['A2B0', toLabFull],
    ['A2B1', toLab],
    ['A2B2', toLabFull],
    ['B2A0', full],
    ['B2A1', exact],
    ['B2A2', full],
    ['gamt', gamutTable(separation)],
  ]);
}

const coveredLab = (model: PressModel, covered: number[]): Triple =>
  labOfXyz(relative(model.mix(covered), model.paper));

/**
 * Perceptual intent: colorimetric, with the screen's black laid on the press's (black point compensation).
 */
const toBlackPoint = (lab: Triple, black: number): Triple =>
  labOfXyz(xyzOfLab(lab).map((value, i) => value * (1 - black) + d50[i]! * black));
const fromBlackPoint = (lab: Triple, black: number): Triple =>
  labOfXyz(xyzOfLab(lab).map((value, i) => Math.max(0, (value - d50[i]! * black) / (1 - black))));

/** ICC version 2: L 100 is FF00, a and b 0 are 8000. */
const encodeLab = ([l, a, b]: Triple): number[] => [
  (l / 100) * (0xff00 / 0xffff),
  ((a + 128) * 256) / 0xffff,
  ((b + 128) * 256) / 0xffff,
];
const lightnessAt = (x: number): number => (x * 0xffff * 100) / 0xff00;

/** Place on the grid (0 to 1) of an encoded a or b, and back. */
function stretch(x: number): number {
  const value = (x * 0xffff) / 256 - 128;
  if (Math.abs(value) <= middle.range) return 0.5 + (value / middle.range) * (middle.share / 2);
  const rest = (Math.abs(value) - middle.range) / (128 - middle.range);
  return 0.5 + Math.sign(value) * Math.min(0.5, middle.share / 2 + rest * ((1 - middle.share) / 2));
}

function unstretch(place: number): number {
  const from = place - 0.5;
  if (Math.abs(from) <= middle.share / 2) return (from / (middle.share / 2)) * middle.range;
  return (
    Math.sign(from) *
    (middle.range + ((Math.abs(from) - middle.share / 2) / ((1 - middle.share) / 2)) * (128 - middle.range))
  );
}

/** Where L* 100 lies on the grid: the last node, so that paper is exactly no ink. */
const lightnessPlace = (x: number): number => Math.min(1, lightnessAt(x) / 100);

function labTable(separation: Separation, map: (lab: Triple) => Triple): Buffer {
  return lut16({
    inputs: 3,
    outputs: 4,
    nodes: labNodes,
    curve: (axis, x) => (axis === 0 ? lightnessPlace(x) : stretch(x)),
    node: ([l, a, b]) => {
      const lab: Triple = [l! * 100, unstretch(a!), unstretch(b!)];
      if (l === 1 && lab[1] === 0 && lab[2] === 0) return [0, 0, 0, 0];
      return separation.separate(map(lab), startFor(lab));
    },
  });
}

/** A guess from hue and lightness; the search is convex enough for it. */
function startFor([l, a, b]: Triple): number[] {
  const dark = 1 - l / 100;
  return [dark * 0.7 - a / 120 - b / 240, dark * 0.6 + a / 120 - b / 300, dark * 0.6 + b / 120, dark ** 2];
}

/** 0 where the press reaches the colour. */
const gamutTable = (separation: Separation): Buffer =>
  lut16({
    inputs: 3,
    outputs: 1,
    nodes: gamutNodes,
    curve: (axis, x) => (axis === 0 ? lightnessPlace(x) : stretch(x)),
    node: ([l, a, b]) => {
      const lab: Triple = [l! * 100, unstretch(a!), unstretch(b!)];
      return [difference(separation.lab(separation.separate(lab, startFor(lab))), lab) > 3 ? 1 : 0];
    },
  });
