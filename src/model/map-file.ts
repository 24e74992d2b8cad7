/**
 * Maps beside the report (`map: { file: areas.geojson, key: name }`): GeoJSON or TopoJSON, read into the source as
 * the areas of the figure. Nothing of the file but rings and names is kept.
 */
import { join } from 'node:path';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { readBytes, type InputFile } from '../lib/files.ts';
import { sha256 } from '../lib/hash.ts';
import type { Both } from '../lib/languages.ts';
import { isInnerPath } from '../lib/names.ts';
import type { Problem, Wording } from '../lib/problem.ts';
import type { Path, Source } from '../report/source.ts';
import { problemAt } from './place.ts';
import { seriesMessages as messages } from './messages/series.ts';

/** Bytes of a map: the areas of a country at the size of a page have a few hundred kB. */
const largest = 8_000_000;
/** Points of all rings; more are finer than a newspaper prints. */
const mostPoints = 300_000;

type Ring = [number, number][];
interface Area {
  name: string;
  polygons: Ring[][];
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Features of a file, whichever of the two it is. */
function featuresOf(data: unknown): unknown[] | undefined {
  if (!isMap(data)) return undefined;
  if (data['type'] === 'FeatureCollection' && Array.isArray(data['features'])) return data['features'];
  if (data['type'] !== 'Topology' || !isMap(data['objects'])) return undefined;
  const topology = data as unknown as Topology;
  return Object.values(topology.objects).flatMap((one) =>
    one.type === 'GeometryCollection' ? feature(topology, one as GeometryCollection).features : [],
  );
}

const isPoint = (point: unknown): point is [number, number] =>
  Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1]);
const isRing = (ring: unknown): boolean => Array.isArray(ring) && ring.length > 3 && ring.every(isPoint);
const isPolygon = (polygon: unknown): boolean =>
  Array.isArray(polygon) && polygon.length > 0 && polygon.every(isRing);
/** Longitude and latitude alone: a third coordinate is a height. */
const flat = (polygon: number[][][]): Ring[] =>
  polygon.map((ring) => ring.map(([x, y]): [number, number] => [x!, y!]));

function areaOf(one: unknown, key: string): Area | undefined {
  if (!isMap(one) || !isMap(one['geometry'])) return undefined;
  const { type, coordinates } = one['geometry'];
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  const name = isMap(one['properties']) ? one['properties'][key] : undefined;
  if (!Array.isArray(polygons) || !polygons.every(isPolygon)) return undefined;
  return { name: name === undefined || name === null ? '' : String(name), polygons: polygons.map(flat) };
}

/** The areas; or why there are none. */
export function readAreas(text: string, key: string): Area[] | Both {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { en: 'it is not JSON', zh: '不是 JSON' };
  }
  let features: unknown[] | undefined;
  try {
    features = featuresOf(data);
  } catch {
    return { en: 'its arcs do not fit together', zh: '弧段接不上' };
  }
  if (!features) return { en: 'it holds no list of areas', zh: '里面没有区域清单' };
  const areas = features.flatMap((one) => areaOf(one, key) ?? []);
  if (areas.length === 0) return { en: 'it has no polygons', zh: '里面没有多边形' };
  const points = areas.reduce(
    (sum, { polygons }) =>
      sum + polygons.reduce((all, rings) => all + rings.reduce((n, ring) => n + ring.length, 0), 0),
    0,
  );
  if (points > mostPoints)
    return {
      en: `it has ${points} points; ${mostPoints} are enough for a page`,
      zh: `有 ${points} 个点，版面用 ${mostPoints} 个就够`,
    };
  if (areas.every(({ name }) => name === ''))
    return { en: `no area has the property "${key}"`, zh: `没有哪个区域有“${key}”这个属性` };
  return areas;
}

interface MapPlace {
  section: number;
  figure: number;
  file: string;
  key: string;
}

const entriesOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function mapsIn(value: unknown): MapPlace[] {
  const review = isMap(value) && isMap(value['review']) ? value['review'] : {};
  return entriesOf(review['sections']).flatMap((part, section) =>
    entriesOf(isMap(part) ? part['figures'] : undefined).flatMap((one, figure): MapPlace[] => {
      const map = isMap(one) && isMap(one['map']) ? one['map'] : {};
      const { file, key } = map;
      return typeof file === 'string' && typeof key === 'string' ? [{ section, figure, file, key }] : [];
    }),
  );
}

const pathOf = ({ section, figure }: MapPlace): Path => [
  'review',
  'sections',
  section,
  'figures',
  figure,
  'map',
];

/** A copy of plain data with a value at a path. */
function withValue(data: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(data))
    return data.map((one, index) => (index === step ? withValue(one, rest, value) : one));
  return isMap(data) ? { ...data, [step]: withValue(data[step], rest, value) } : data;
}

async function readOne(
  { file, key }: MapPlace,
  folder: string,
): Promise<{ areas: Area[]; input: InputFile } | Wording> {
  if (!isInnerPath(file)) return messages.outside(file);
  const read = await readBytes(join(folder, file), largest);
  if (!('bytes' in read)) return messages.unreadable(file);
  const areas = readAreas(new TextDecoder().decode(read.bytes), key);
  return 'en' in areas
    ? messages.mapUnreadable(file, areas)
    : { areas, input: { path: file, bytes: read.bytes.length, sha256: sha256(read.bytes) } };
}

/** @param folder Absolute path of the report's folder. */
export async function readMaps(
  source: Source,
  folder: string,
): Promise<{ source: Source; inputs: InputFile[] }> {
  const inputs = new Map<string, InputFile>();
  const problems: Problem[] = [];
  let value = source.value;
  for (const place of mapsIn(source.value)) {
    const read = await readOne(place, folder);
    const path = pathOf(place);
    if ('code' in read) problems.push(problemAt(source, [...path, 'file'], read));
    else {
      inputs.set(read.input.path, read.input);
      value = withValue(value, [...path, 'areas'], read.areas);
    }
  }
  return inputs.size + problems.length === 0
    ? { source, inputs: [] }
    : {
        source: { ...source, value, problems: [...source.problems, ...problems] },
        inputs: [...inputs.values()],
      };
}
