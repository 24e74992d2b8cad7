/**
 * The inks of a sheet: the four process inks, black alone, or black and one spot ink (套红).
 *
 * Inside the press stage an ink set of one spot keeps its amount in the place of magenta: colours stay
 * four numbers, and what is written into the file names the spot by its name.
 */
import {
  arrayOf,
  dictOf,
  name,
  PDFNumber,
  PDFRawStream,
  type PDFContext,
  type PDFRef,
} from '../../pdf/objects.ts';
import { inkOperands } from '../rewrite/operands.ts';
import type { Inks } from './inks.ts';

/** Black and a spot ink: its name on the plate, and how it looks in process inks, per cent. */
export interface SpotInk {
  spot: string;
  cmyk: Inks;
}

export type InkSet = 'process' | 'black' | SpotInk;

export const isSpot = (set: InkSet): set is SpotInk => typeof set === 'object';

/** Names of the plates, in the order of the inks; those without ink of their own are left out. */
export const platesOf = (set: InkSet): { name: string; ink: 0 | 1 | 2 | 3 }[] =>
  set === 'process'
    ? (['Cyan', 'Magenta', 'Yellow', 'Black'] as const).map((plate, ink) => ({
        name: plate,
        ink: ink as 0 | 1 | 2 | 3,
      }))
    : [...(isSpot(set) ? [{ name: set.spot, ink: 1 as const }] : []), { name: 'Black', ink: 3 }];

/** Share of the lightest channel above which a saturated colour is the spot alone. */
const bright = 0.75;
/** A colour this saturated is the full spot. */
const full = 0.85;

/**
 * Inks for a screen colour where there is black and a spot only: what is coloured goes to the spot by its
 * saturation, whatever its hue, and what is dark goes to black.
 */
export function spotInksOf(rgb: [number, number, number]): Inks {
  const [most, least] = [Math.max(...rgb), Math.min(...rgb)];
  const saturation = most === 0 ? 0 : (most - least) / most;
  const spot = Math.min(1, saturation / full);
  // A pale tint of the spot needs no black; a dark one does.
  const black = Math.max(0, (bright - most) / bright);
  return [0, Math.round(spot * 100), 0, Math.round(black * 100)];
}

/** Screen luminance (coded values), for colours that become black alone. */
export const lightnessOf = ([r, g, b]: readonly number[]): number => 0.3 * r! + 0.59 * g! + 0.11 * b!;

/** Name of the colour space of a spot and black in the resources of a page. */
export const spotSpaceName = 'TubanInks';

/** DeviceN of the spot and black; its alternate shows it on screens and proofs. */
export function spotSpace(context: PDFContext, { spot, cmyk }: SpotInk): PDFRef {
  // Stack: spot black. Each process ink is the spot's share of it; black adds to black.
  const [c, m, y, k] = cmyk.map((ink) => ink / 100);
  const program = `{ exch dup ${c} mul exch dup ${m} mul exch dup ${y} mul exch ${k} mul 4 -1 roll add dup 1 gt { pop 1 } if }`;
  const tint = context.register(
    PDFRawStream.of(
      dictOf(context, {
        FunctionType: PDFNumber.of(4),
        Domain: arrayOf(context, [0, 1, 0, 1]),
        Range: arrayOf(context, [0, 1, 0, 1, 0, 1, 0, 1]),
      }),
      Buffer.from(program, 'latin1'),
    ),
  );
  return context.register(
    arrayOf(context, [
      name('DeviceN'),
      arrayOf(context, [name(spot), name('Black')]),
      name('DeviceCMYK'),
      tint,
    ]),
  );
}

/** Operators that set the ink of fills or strokes. */
export function inkOperators(set: InkSet, inks: Inks, stroke: boolean): string {
  if (isSpot(set) && inks[1] > 0) {
    const [, spot, , black] = inks.map((ink) => String(Math.round(ink * 100) / 1e4));
    return `/${spotSpaceName} ${stroke ? 'CS' : 'cs'} ${spot} ${black} ${stroke ? 'SCN' : 'scn'}`;
  }
  return `${inkOperands(inks)} ${stroke ? 'K' : 'k'}`;
}
