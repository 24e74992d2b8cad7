/** Sizes of the devices of cards, from styles/cards/devices.yaml: px of a shape's canvas, shares, times. */
import { z } from 'zod';
import { readDesign } from '../design/read.ts';
import { findIn, type SearchPath } from '../design/search.ts';

const size = z.number().positive();
const sizes = <Name extends string>(...names: Name[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, size])) as Record<Name, typeof size>);

const devicesSchema = z.strictObject({
  gauge: sizes(
    'label',
    'barShare',
    'mostBar',
    'mostFigures',
    'difference',
    'least',
    'wordShare',
    'air',
    'gap',
    'flatTop',
    'highRow',
    'below',
  ),
  targets: z.strictObject({
    few: sizes('rows', 'label'),
    bars: sizes(
      'target',
      'last',
      'most',
      'mostLast',
      'fewMost',
      'fewMostLast',
      'alone',
      'aloneLast',
      'aloneMost',
    ),
    differences: sizes('mostBar', 'barShare', 'rowAir', 'zero'),
    steps: sizes(
      'row',
      'all',
      'flat',
      'high',
      'leastWithBars',
      'barsRoom',
      'bar',
      'gap',
      'above',
      'beside',
      'besideAir',
    ),
  }),
  tile: z.strictObject({
    pad: z.tuple([size, size, size]),
    labels: z.array(size),
    ...sizes(
      'mostPad',
      'figures',
      'beside',
      'ratio',
      'seal',
      'besideSeal',
      'icon',
      'heroIcon',
      'mostIcon',
      'gap',
      'alone',
    ).shape,
  }),
  stack: sizes('width', 'narrow', 'figures', 'few', 'fewWider', 'fewFigures', 'below', 'mostRow', 'fewBelow'),
  share: z.strictObject({
    ...sizes('dot', 'ring', 'gap', 'nearlyAll', 'number', 'squareNumber', 'news', 'beside', 'flatField')
      .shape,
    level: sizes('figures', 'air', 'least', 'most', 'cells'),
  }),
  series: z.strictObject({
    leastChart: size,
    hero: sizes('most', 'least', 'width', 'gap', 'below', 'unit'),
    column: z.strictObject({
      ...sizes('share', 'quiet', 'gap', 'top', 'line').shape,
      numbers: z.array(size),
    }),
  }),
  tasks: sizes('few', 'flat', 'title', 'note', 'gap', 'number'),
});
export type DeviceSizes = z.infer<typeof devicesSchema>;

/** @throws ProblemError for everything that is wrong in the list, at its line. */
export const readDeviceSizes = (search: SearchPath): Promise<DeviceSizes> =>
  readDesign(findIn(search.styles, 'cards/devices.yaml')!, devicesSchema);
