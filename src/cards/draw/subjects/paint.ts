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

/** Distance of colours from which a roof stands out from what is behind it. */
const leastApart = 100;

/** Colours that stand out from a sky or plane behind. */
export function paintOn({ tones }: Stage, behind: string): Paint {
  const isLost = distanceOf(tones.signal, behind) < leastApart;
  return {
    body: tones.paper,
    shade: mixColours(tones.soft, tones.paper, 0.35),
    roof: isLost ? tones.gold : tones.signal,
    glass: tones.main,
    dark: tones.deep,
  };
}
