/** Where an object stands, and what it is painted with. */
import { distanceOf, mixColours } from '../colour.ts';
import type { Stage } from '../stage.ts';

/** Where an object stands: the middle of its foot, and how high it is, px. */
export interface Standing {
  /** Colours behind it: an object may rise from land into the sky. */
  behind: string | readonly string[];
  x: number;
  base: number;
  height: number;
}

/** What objects are painted with. */
export interface Paint {
  body: string;
  shade: string;
  roof: string;
  glass: string;
  dark: string;
}

/** Distance of colours from which a roof, and a wall, stand out from what is behind them; how far a wall moves. */
const leastApart = 100;
const leastWall = 48;
const wallShifts = [0.45, 0.6, 0.75, 1];
/** Further, towards the deep tone. */
const deepShifts = [0.3, 0.5];

/** Colours that stand out from all that is behind. */
export function paintOn({ tones }: Stage, behind: Standing['behind']): Paint {
  const grounds = [behind].flat();
  const isLost = (colour: string, least = leastApart) =>
    grounds.some((ground) => distanceOf(colour, ground) < least);
  // White on white, deep on deep: what is behind takes no wall away.
  const nearest = (colour: string) => Math.min(...grounds.map((ground) => distanceOf(colour, ground)));
  const apart = (colour: string, other: string) => {
    const shifts = [0, ...wallShifts].map((share) => mixColours(colour, other, share));
    const deeper = deepShifts.map((share) => mixColours(other, tones.deep, share));
    const all = [...shifts, ...deeper];
    return (
      all.find((shifted) => !isLost(shifted, leastWall)) ??
      all.reduce((a, b) => (nearest(b) > nearest(a) ? b : a))
    );
  };
  return {
    body: apart(tones.paper, tones.soft),
    shade: apart(mixColours(tones.soft, tones.paper, 0.35), tones.deep),
    roof: isLost(tones.signal) ? tones.gold : tones.signal,
    glass: apart(tones.main, tones.paper),
    dark: apart(tones.deep, tones.soft),
  };
}
