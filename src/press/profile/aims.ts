/**
 * Published aim values of printing conditions: CIELAB (D50, 2°) of paper, solids and overprints, and
 * the tone value increase of a 50 % tone. A profile is computed from these alone.
 *
 * The standards themselves are not free to read; the values are as the trade quotes them, compared
 * with measured characterisation data that the colord project publishes (CC0, its data/profiles).
 */
export type Lab = readonly [number, number, number];

export interface Aims {
  /** Name of the file and of the condition in styles/press/conditions.yaml. */
  name: string;
  description: string;
  source: string;
  paper: Lab;
  cyan: Lab;
  magenta: Lab;
  yellow: Lab;
  black: Lab;
  /** magenta + yellow, cyan + yellow, cyan + magenta, and all three */
  red: Lab;
  green: Lab;
  blue: Lab;
  three: Lab;
  /** Increase at 50 %, per cent: of the colours, of black. */
  gain: { colour: number; black: number };
  /** Greatest ink sum that the tables ask for, per cent. */
  inkLimit: number;
}

/** Colours and gain of standard newsprint, which both editions of ISO 12647-3 share. */
const newsprint = {
  paper: [82, 0, 3],
  cyan: [57, -23, -27],
  magenta: [54, 44, -2],
  yellow: [78, -3, 58],
  black: [36, 1, 4],
  red: [52, 41, 25],
  green: [53, -34, 17],
  blue: [41, 7, -22],
  three: [40, 0, 1],
  gain: { colour: 26, black: 26 },
} satisfies Partial<Aims>;

export const aims: Aims[] = [
  {
    name: 'newsprint-coldset',
    description: 'Tuban generic newsprint coldset',
    // ISO 12647-3:2005, standard newsprint: paper, solids and two-colour overprints on black backing,
    // 26 % tone value increase. Three-colour overprint: informative value. IFRA26S (2004), measured
    // on white backing, is 0.4 to 3.2 L* lighter throughout, as one sheet on white must be: ΔE 0.8 (all
    // three inks) to 4.8 (magenta); tests/press/profile.test.ts compares all its patches.
    source: 'ISO 12647-3:2005',
    ...newsprint,
    inkLimit: 220,
  },
  {
    name: 'newsprint-220',
    description: 'Tuban generic newsprint 220',
    // ISO 12647-3:2013, standard newsprint: as the trade quotes it, colours and the 26 % of tone value
    // increase stay those of 2005; WAN-IFRA's characterisation of it (newspaper26v5) asks for 220 % of ink at
    // most and as much black in place of the colours as can be. Built to 205 %, so that JPEG stays below 220.
    source: 'ISO 12647-3:2013',
    ...newsprint,
    inkLimit: 205,
  },
  {
    name: 'heatset',
    description: 'Tuban generic heatset light coated',
    // ISO 12647-2:2004 with Amendment 1:2007, paper type 3 (light coated, web). FOGRA28L, measured of
    // that type: paper ΔE 1.7, cyan 2.7, magenta 1.8, yellow 6.0, red 1.7, green 5.0, blue 6.9, all three
    // inks 5.4; its gains at 50 % are 14 to 17 % in the light that the ink absorbs. Black: not compared.
    source: 'ISO 12647-2:2004/Amd 1:2007, paper type 3',
    paper: [92, 0, 3],
    cyan: [55, -36, -44],
    magenta: [46, 70, -3],
    yellow: [84, -5, 88],
    black: [20, 0, 0],
    red: [45, 65, 46],
    green: [48, -64, 31],
    blue: [21, 20, -46],
    three: [22, 0, 0],
    gain: { colour: 16, black: 19 },
    inkLimit: 275,
  },
  {
    name: 'sheetfed-coated',
    description: 'Tuban generic sheetfed coated',
    // ISO 12647-2:2004 with Amendment 1:2007, paper types 1 and 2 (gloss and matt coated). FOGRA39L,
    // corrected to the aims of the standard, has the same values for paper, cyan, magenta, yellow and
    // all overprints; its gains at 50 % are 11 to 14 %. Black: not compared.
    source: 'ISO 12647-2:2004/Amd 1:2007, paper type 1',
    paper: [95, 0, -2],
    cyan: [55, -37, -50],
    magenta: [48, 74, -3],
    yellow: [89, -5, 93],
    black: [16, 0, 0],
    red: [47, 68, 48],
    green: [50, -65, 27],
    blue: [24, 22, -46],
    three: [23, 0, 0],
    gain: { colour: 14, black: 17 },
    inkLimit: 300,
  },
];
