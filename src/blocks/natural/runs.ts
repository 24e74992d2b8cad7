/** Words as stretches in one style, as helpers of templates mark them up (src/html/helpers.ts). */
import { halfDot, keptPieces, rankPieces, type Kept } from '../../html/keep.ts';
import type { Run } from '../../type/shape.ts';
import type { Headline, Text } from '../../view/view.ts';
import type { Typesetter, TypeStyle } from './look.ts';

/** Text with half-width interpuncts apart. */
const dotted = (run: Run): Run[] =>
  run.text
    .split(new RegExp(`(${halfDot.source})`, 'u'))
    .flatMap((text, index) =>
      text === '' ? [] : [{ ...run, text, ...(index % 2 === 1 ? { halves: true } : {}) }],
    );

interface Holds {
  last: number;
}

function keptRuns(pieces: Kept[], base: Run, { yields, opens }: TypeStyle, holds: Holds): Run[] {
  return pieces.flatMap(({ hold, parts }) => {
    const isHard = hold === 'keep' || (hold === 'keep box' && !opens) || (hold === 'keep soft' && !yields);
    const own = (holds.last += 1);
    return parts.flatMap(({ text, isName }) =>
      dotted({
        ...base,
        text,
        hard: base.hard || (isHard ? own : isName ? (holds.last += 1) : 0),
        soft: hold.includes('soft') ? own : 0,
      }),
    );
  });
}

const bolder = (weight: number): number => (weight < 600 ? 700 : 900);

/** What `setText` sets. */
export function textRuns({ view, hyphenate }: Typesetter, text: Text, style: TypeStyle): Run[] {
  const { family, weight, rankPad } = style;
  const holds: Holds = { last: 0 };
  return text.flatMap(({ text: words, role }): Run[] => {
    if (!role)
      return keptRuns(
        keptPieces(words, view.glossary, hyphenate),
        { text: '', family, weight },
        style,
        holds,
      );
    if (role === 'fact') return [{ text: words, family, weight: 700, hard: (holds.last += 1) }];
    const plain = (part: string, base: Run): Run[] =>
      keptRuns(keptPieces(part, view.glossary), base, style, holds);
    if (role !== 'rank') return plain(words, { text: '', family, weight: bolder(weight) });
    const base: Run = { text: '', family, weight: 700 };
    const runs = rankPieces(words).flatMap(({ text: part, isKept }): Run[] => {
      if (!isKept) return plain(part, base);
      const box = (holds.last += 1);
      return plain(part, style.opens ? base : { ...base, hard: box });
    });
    return rankPad === 0 ? runs : withSpace(runs, rankPad, rankPad);
  });
}

/** With space before the first and after the last, em. */
export const withSpace = (runs: Run[], before: number, after: number): Run[] =>
  runs.map((run, index) =>
    index === 0 || index === runs.length - 1
      ? { ...run, pad: [index === 0 ? before : 0, index === runs.length - 1 ? after : 0] }
      : run,
  );

/** What `setHeadline` sets: sense units, never broken. @param figures Style of its digits, in its em. */
export const headlineRuns = (
  { units }: Headline,
  { family, weight }: TypeStyle,
  figures?: Pick<Run, 'family' | 'weight' | 'scale' | 'pad'>,
): Run[] =>
  units.flatMap((unit, index) =>
    unit.split(figures ? /(\d+)/ : /(?!)/).flatMap((text, part): Run[] =>
      text === ''
        ? []
        : [
            {
              text,
              family,
              weight,
              hard: index + 1,
              ...(part % 2 === 1 ? figures : {}),
              ...(part === 0 && index > 0 ? { apart: true } : {}),
            },
          ],
    ),
  );

/** Characters of no script that are letters all the same, which `keep-all` does not keep: Ⅲ, ①. */
const isTorn = (unit: string): boolean => /[\p{Nl}\p{No}]/u.test(unit) && unit.length <= 10;

/** What `setWords` sets. */
export const wordsRuns = (
  { units, boxed }: Pick<Headline, 'units' | 'boxed'>,
  { family, weight }: Pick<TypeStyle, 'family' | 'weight'>,
): Run[] =>
  units.map((text, index) => ({
    text,
    family,
    weight,
    ...(boxed || isTorn(text) ? { hard: index + 1 } : {}),
    ...(index > 0 ? { apart: true } : {}),
  }));

export const plainRuns = (text: string, { family, weight }: TypeStyle): Run[] => [{ text, family, weight }];
