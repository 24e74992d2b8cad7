/** The tagline of a hero: Han stands upright at its right edge, Latin lies flat. */
import { mmToPt, ptToMm } from '../../lib/units.ts';
import { sizeFor, type Setting } from '../block.ts';
import { flatSky, wordsShare } from './words.ts';

/** pt */
const leastTagline = 9;
const greatestTagline = 30;
const greatestLatin = 15;
/**
 * From character to character of an upright tagline, in sizes of its type; from line to line of a flat one,
 * as in the style sheet.
 */
const taglineStep = 1.12;
const latinLeading = 1.45;

/** Size in pt, top edge and height in mm. */
export interface Tagline {
  size: number;
  top: number;
  height: number;
}

/** Han stands upright, as high as the sky allows. In a low sky the least size takes the room above it. */
function uprightTagline(
  lines: string[],
  { width, sky, inset }: { width: number; sky: number; inset: number },
): Tagline {
  const longest = Math.max(1, ...lines.map((line) => [...line].length));
  const size = Math.max(
    leastTagline,
    Math.min(mmToPt(sky * (width / sky > flatSky ? 0.56 : 0.66)) / (longest * taglineStep), greatestTagline),
  );
  const height = ptToMm(size * longest * taglineStep);
  return { size, height, top: Math.max(0.5, Math.min(inset, (sky - height) / 2)) };
}

/** Latin lies flat, as large as the longest line allows. */
function flatTagline(
  setting: Setting,
  lines: string[],
  { width, sky, inset }: { width: number; sky: number; inset: number },
): Tagline {
  const room = Math.max(4, sky - 2 * inset);
  const widest = lines.map((line) =>
    sizeFor(setting, line, { family: setting.theme.type.quote, weight: 400 }, width * (1 - wordsShare) * 0.9),
  );
  const size = Math.max(
    leastTagline,
    Math.min(greatestLatin, mmToPt(room) / (Math.max(1, lines.length) * latinLeading), ...widest),
  );
  const height = ptToMm(size * latinLeading * lines.length);
  return { size, height, top: Math.max(0.5, Math.min(inset, (sky - height) / 2)) };
}

/** Lines of the masthead's tagline in the sky of a hero, mm. */
export const placeTagline = (
  setting: Setting,
  lines: string[],
  place: { width: number; sky: number; inset: number },
): Tagline =>
  setting.view.script === 'han' ? uprightTagline(lines, place) : flatTagline(setting, lines, place);
