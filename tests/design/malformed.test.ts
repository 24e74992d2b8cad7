/**
 * Faulty lists of designs, as their problems are printed: file, line, caret, value, what to do; all at once and
 * in the words that reports have.
 */
import { describe, expect, test } from 'vitest';
import { readFaces } from '../../src/design/fonts.ts';
import { readFormats } from '../../src/design/format.ts';
import { searchPath } from '../../src/design/search.ts';
import { readTheme } from '../../src/design/theme.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { formatProblems } from '../../src/lib/problem-text.ts';
import { readConditions } from '../../src/press/condition.ts';
import { makeFolder, writeFiles } from '../support/folders.ts';

const cases: Record<string, [file: string, content: string]> = {
  'formats: a list too short, a value that is none, a field misspelt': [
    'styles/formats.yaml',
    `cards:
  square: { label: Ours, size: [800], deck: square }
  tall: { label: Tall, size: [wide, auto], deck: coverr, scale: 3, chekcedOn: 2024-01-01 }
  dated: { label: Dated, size: [800, high], deck: cover, checkedOn: yesterday, cap: -1 }
`,
  ],
  'formats: what an alias repeats is told once': [
    'styles/formats.yaml',
    `pages:
  one:
    label: One
    trim: [285, 390]
    margins: [12, 12, 12, 12]
    gutter: 4
    baseline: 11
    columns: 1
    type: &type
      label: [7, 0]
      article: [7, 9]
      kicker: [7, 9]
      folio: 8
  two: { label: Two, trim: [1, 2], margins: [1, 1, 1, 1], gutter: 4, baseline: 11, type: *type }
`,
  ],
  'formats: no YAML': ['styles/formats.yaml', 'cards:\n  square: { label: Ours, size: [800, 800\n'],
  'theme: swatches that lack, colours that are none, a family misspelt': [
    'styles/themes/ours.yaml',
    `name: ours
label: Ours
swatches:
  ink: { screen: black, cmyk: [0, 0, 0, 100] }
  paper: { screen: "#ffffff", cmyk: [0, 0, 0] }
  deep: { screen: "#0b4a38", cmyk: [88, 24, 70, 138] }
  Glow: { screen: "#0b4a39", cmyk: [8, 24, 70, 13] }
art: ridge
type: { display: Tuban Serif, heading: Tuban Sans, text: 12, quote: Tuban Kai, numeral: Tuban Numeral }
`,
  ],
  'theme: of the right shape': [
    'styles/themes/ours.yaml',
    `name: ours
label: Ours
swatches:
  ink: { screen: "#000000", cmyk: [0, 0, 0, 100] }
  deep: { screen: "#000000", cmyk: [88, 24, 70, 38] }
type:
  display: Tuban Serrif
  heading: Tuban Sans
  text: Tuban Sans
  quote: Helvetica
  numeral: Tuban Numeral
  label: Tuban Sans
`,
  ],
  'fonts: a face with neither file nor package, one with both': [
    'styles/fonts.yaml',
    `faces:
  - { family: A, weight: 400, name: A, licence: OFL-1.1 }
  - { family: B, weight: bold, name: B, licence: OFL-1.1, file: b.ttf }
  - { family: C, weight: 400, name: C, licence: OFL-1.1, file: c.ttf, package: c/c.ttf, script: cyrillic }
`,
  ],
  'press conditions': [
    'styles/press/conditions.yaml',
    `our-plant:
  label: Ours
  profile: ours.icc
  identifier: Ours
  note: Ours
  ink: { ceiling: 240 %, target: 225 }
  rule: { least: 0, reversed: 1, several: 1.5, most: 4 }
  type: { least: 7, reversed: 8, reversedSeveral: 9, several: 9 }
  tint: { least: 3, most: 85 }
  ground: 45
  gain: 26
  grain: 26
`,
  ],
};

const readers: Record<string, (search: ReturnType<typeof searchPath>) => Promise<unknown>> = {
  formats: readFormats,
  theme: (search) => readTheme('ours', search),
  fonts: readFaces,
  press: readConditions,
};

describe('every list of designs is checked like a report', () => {
  test('problems as printed', async () => {
    const printed: string[] = [];
    for (const [name, [file, content]] of Object.entries(cases)) {
      const folder = writeFiles(makeFolder(), { [file]: content });
      const read = readers[/^\w+/.exec(name)![0]]!;
      const error: unknown = await read(searchPath([folder])).then(
        () => undefined,
        (caught: unknown) => caught,
      );
      expect(error, name).toBeInstanceOf(ProblemError);
      const { problems } = error as ProblemError;
      expect(
        problems.every(({ place }) => place !== undefined),
        name,
      ).toBe(true);
      printed.push(`════ ${name}\n\n${formatProblems(problems).replaceAll(`${folder}/`, '')}`);
    }
    // The library of schemas has no word of its own to say.
    expect(printed.join('\n')).not.toMatch(
      /Invalid input|expected \w+ to be|✖|Too (?:small|big)|Unrecognized/,
    );
    await expect(printed.join('\n')).toMatchFileSnapshot('malformed.txt');
  });
});
