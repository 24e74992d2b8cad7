/** Tables and maps beside a report: read, placed, refused. */
import { expect, test } from 'vitest';
import { readAreas } from '../../src/model/map-file.ts';
import { loadFiles, writeReport } from './support.ts';

const square = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
];
const collection = (
  properties: object,
  geometry: object = { type: 'Polygon', coordinates: [square] },
): string =>
  JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry }] });

test('a map is areas with their names, whichever way it is written', () => {
  expect(readAreas(collection({ name: '甲' }), 'name')).toEqual([{ name: '甲', polygons: [[square]] }]);
  const topology = {
    type: 'Topology',
    arcs: [square],
    objects: {
      areas: {
        type: 'GeometryCollection',
        geometries: [{ type: 'Polygon', arcs: [[0]], properties: { id: 7 } }],
      },
    },
  };
  expect(readAreas(JSON.stringify(topology), 'id')).toEqual([{ name: '7', polygons: [[square]] }]);
});

test.each([
  ['{', 'it is not JSON'],
  ['{"type":"Feature"}', 'it holds no list of areas'],
  ['{"type":"FeatureCollection","features":[null,3]}', 'it has no polygons'],
  [collection({ name: '甲' }, { type: 'Point', coordinates: [1, 2] }), 'it has no polygons'],
  [
    collection({ name: '甲' }, { type: 'Polygon', coordinates: [[[0, 0], 'x', [1, 1], [0, 0]]] }),
    'it has no polygons',
  ],
  [collection({ code: 1 }), 'no area has the property "name"'],
  [
    '{"type":"Topology","arcs":[],"objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[9]]}]}}}',
    'its arcs do not fit together',
  ],
])('%s is no map: %s', (text, why) => {
  expect(readAreas(text, 'name')).toMatchObject({ en: why });
});

test('faults of a table stand at their row and column of the table’s own file', async () => {
  const { printed } = await loadFiles({
    'report.yaml': writeReport({
      head: 'series:\n  people: { label: 人口, unit: 万人, file: people.csv }\n',
      figures: '        - { kind: line, series: people }\n',
    }),
    'people.csv': '年份,城镇,乡村\n2020,1.5,"1,200"\n2021,约3,\n2021,4,5\n',
  });
  expect(printed).toContain('people.csv:3:2');
  expect(printed).toContain('"约3" in row "2021" is not a number.');
  expect(printed).toContain('people.csv:4:1');
  expect(printed).toContain('Two rows are called "2021".');
  expect(printed).not.toContain('1,200');
});
