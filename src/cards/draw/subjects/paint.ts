/** Where an object stands, and what it is painted with. */
import { distanceOf, mixColours } from '../colour.ts';
import type { Stage } from '../stage.ts';

/** Where an object stands: the middle of its foot, and how high it is, px. */
export interface Standing {
  /** Colour behind it. */
  behind: string;
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
const wallShift = 0.45;

/** Colours that stand out from a sky or plane behind. */
export function paintOn({ tones }: Stage, behind: string): Paint {
  const isLost = (colour: string, least = leastApart) => distanceOf(colour, behind) < least;
  // White on white, deep on deep: what is behind takes no wall away.
  const apart = (colour: string, other: string) =>
    isLost(colour, leastWall) ? mixColours(colour, other, wallShift) : colour;
  return {
    body: apart(tones.paper, tones.soft),
    shade: apart(mixColours(tones.soft, tones.paper, 0.35), tones.deep),
    roof: isLost(tones.signal) ? tones.gold : tones.signal,
    glass: apart(tones.main, tones.paper),
    dark: apart(tones.deep, tones.soft),
  };
}
