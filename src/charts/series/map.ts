/**
 * `map`: areas shaded by class of value, or with dots whose areas are the values. Geometry by d3-geo; the projection
 * is stated below.
 */
import {
  geoArea,
  geoConicEqualArea,
  geoEqualEarth,
  geoIdentity,
  geoMercator,
  geoPath,
  type GeoPath,
  type GeoProjection,
} from 'd3-geo';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { formatPlain } from '../../view/number.ts';
import type { MapView } from '../../view/view.ts';
import {
  drawBox,
  drawPath,
  fillRect,
  finish,
  leading,
  newPen,
  placeWords,
  putOwn,
  setWords,
  type Pen,
  type Picture,
} from '../pen.ts';
import type { Look, Room } from '../look.ts';
import { air, allValues, gapAfter, placeHead, seriesOf, setCell, sizeOn } from './common.ts';
import { shadeOf, shades } from './shades.ts';

/** Height of the map to its width, where its shape leaves a choice. */
const leastShape = 0.45;
const mostShape = 1.15;
/** Largest dot, in sizes of a label. */
const widestDot = 2.2;

/** Rings as d3-geo winds them: a polygon that would cover more than half of the globe is the other way round. */
function wound(polygon: number[][][]): number[][][] {
  const area = geoArea({ type: 'Polygon', coordinates: polygon } satisfies Polygon);
  return area > 2 * Math.PI ? polygon.map((ring) => [...ring].reverse()) : polygon;
}

const shapeOf = ({ polygons }: MapView['areas'][number], isPlane: boolean): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: (isPlane ? polygons : polygons.map(wound)) as Position[][][],
});

/** A path writer that fits all areas into a width; with the height that they take. */
function fitted(map: MapView, width: number): { path: GeoPath; shapes: MultiPolygon[]; height: number } {
  const isPlane = map.projection === 'plane';
  const shapes = map.areas.map((area) => shapeOf(area, isPlane));
  const all = { type: 'GeometryCollection' as const, geometries: shapes };
  const make = (): Parameters<typeof geoPath>[0] => {
    // The types lack it; d3-geo has it for every projection.
    if (isPlane) return (geoIdentity().reflectY(true) as unknown as GeoProjection).fitWidth(width, all);
    if (map.projection === 'conic') return conicFor(map).fitWidth(width, all);
    return (map.projection === 'mercator' ? geoMercator() : geoEqualEarth()).fitWidth(width, all);
  };
  const path = geoPath(make()).digits(2);
  const [, [, bottom]] = path.bounds(all);
  return { path, shapes, height: bottom };
}

/** An equal-area cone through the middle of what is shown. */
function conicFor({ areas }: MapView) {
  const points = areas.flatMap(({ polygons }) => polygons.flat(2));
  const [west, east] = extent(points.map(([x]) => x!));
  const [south, north] = extent(points.map(([, y]) => y!));
  const sixth = (north - south) / 6;
  return geoConicEqualArea()
    .parallels([south + sixth, north - sixth])
    .rotate([-(west + east) / 2, 0]);
}
const extent = (values: number[]): [number, number] => [
  values.reduce((least, one) => Math.min(least, one), Infinity),
  values.reduce((most, one) => Math.max(most, one), -Infinity),
];

/** Shades with the values that they begin and end with. @returns The bottom, px. */
function placeKey(pen: Pen, room: Room, top: number): number {
  const { look, figure, width } = room;
  const series = seriesOf(room);
  const values = allValues(series);
  const paints = shades(look);
  const texts = paints.map((_paint, index) => {
    const own = values.filter((value) => shadeOf(value, values) === index);
    return own.length === 0 ? '' : rangeText(extent(own), figure.language);
  });
  const side = look.s2 * 0.8;
  let [x, at] = [0, top];
  texts.forEach((text, index) => {
    if (text === '') return;
    const line = setWords(look, text, { size: look.s1 });
    const wide = side + gapAfter(look) * 0.5 + line.width + gapAfter(look);
    if (x > 0 && x + wide > width) [x, at] = [0, at + leading * look.s1];
    fillRect(pen, x, at + (leading * look.s1 - side) / 2, side, side, paints[index]!.fill);
    putOwn(pen, line, x + side + gapAfter(look) * 0.5, at + look.s1);
    x += wide;
  });
  if (series.map!.areas.some(({ row }) => row < 0)) {
    const line = setWords(look, series.map!.noData, { size: look.s1 });
    if (x > 0 && x + side + line.width + gapAfter(look) > width) [x, at] = [0, at + leading * look.s1];
    drawBox(pen, [x, at + (leading * look.s1 - side) / 2, side, side], { colour: look.rest });
    putOwn(pen, line, x + side + gapAfter(look) * 0.5, at + look.s1);
  }
  return at + leading * look.s1;
}
const rangeText = ([low, high]: [number, number], language: string): string =>
  low === high ? formatPlain(low, language) : `${formatPlain(low, language)}–${formatPlain(high, language)}`;

/** Name and number in the middle of an area, where it is wide enough for them. */
function placeName(
  pen: Pen,
  room: Room,
  row: number,
  {
    middle: [x, y],
    wide,
    tall,
    fill,
  }: { middle: [number, number]; wide: number; tall: number; fill: string },
): void {
  const { look } = room;
  const { label, at, cells } = seriesOf(room).rows[row]!;
  const size = sizeOn(look, fill);
  const lines = [
    setWords(look, label, { size, at, fill }),
    ...(cells[0] ? [setCell(look, cells[0], { size, fill })] : []),
  ];
  const height = leading * size * lines.length;
  if (Math.max(...lines.map((line) => line.width)) > wide * 0.8 || height > tall * 0.8) return;
  placeWords(pen, lines, { x, top: y - height / 2, anchor: 'middle' });
}

export function drawSeriesMap(room: Room): Picture {
  const { look, width, height } = room;
  const series = seriesOf(room);
  const map = series.map!;
  const pen = newPen();
  const top = placeHead(pen, room);
  const values = allValues(series);
  const key = map.style === 'shades' ? placeKey(newPen(), room, 0) : 0;
  const foot = air(look) + key + leading * look.s1;
  const wanted = height === undefined ? width * mostShape : Math.max(width * leastShape, height - top - foot);
  const whole = fitted(map, width);
  const scale = Math.min(1, wanted / whole.height);
  const { path, shapes, height: tall } = scale < 1 ? fitted(map, width * scale) : whole;
  const shift = (width - width * scale) / 2;
  const paints = shades(look);
  const names: (() => void)[] = [];
  const widest = Math.max(...values.map(Math.abs), 1e-9);
  map.areas.forEach(({ row }, index) => {
    const cell = row < 0 ? null : (series.rows[row]?.cells[0] ?? null);
    const paint =
      cell && map.style === 'shades'
        ? paints[shadeOf(cell.value, values)]!
        : { fill: look.ground, on: look.text };
    const d = path(shapes[index]!) ?? '';
    drawPath(pen, movedBy(d, shift, top), {
      fill: paint.fill,
      colour: map.style === 'shades' ? look.ground : look.rest,
      weight: 0.8,
    });
    if (!cell) return;
    const [[x1, y1], [x2, y2]] = path.bounds(shapes[index]!);
    const [x, y] = path.centroid(shapes[index]!);
    if (map.style === 'dots') {
      const radius = Math.sqrt(Math.abs(cell.value) / widest) * look.s2 * widestDot;
      pen.shapes.push(disc(look, x + shift, y + top, radius, cell.value < 0));
    }
    names.push(() =>
      placeName(pen, room, row, {
        middle: [x + shift, y + top],
        wide: x2 - x1,
        tall: y2 - y1,
        fill: map.style === 'dots' ? look.text : paint.on,
      }),
    );
  });
  names.forEach((place) => place());
  let bottom = top + tall + air(look);
  if (map.style === 'shades') bottom = placeKey(pen, room, bottom);
  putOwn(pen, setWords(look, map.projectionName, { size: look.s1, fill: look.quiet }), 0, bottom + look.s1);
  return finish(pen, width, bottom + leading * look.s1, room);
}

const round = (value: number): string => String(Math.round(value * 100) / 100);
const disc = (look: Look, x: number, y: number, radius: number, below: boolean): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${below ? 'none' : look.mid}" stroke="${look.main}" stroke-width="1"/>`;

/** A path moved: d3-geo writes M, L and Z with absolute points only. */
const movedBy = (d: string, x: number, y: number): string =>
  d.replace(
    /(-?[\d.]+),(-?[\d.]+)/g,
    (_all, left: string, top: string) => `${round(Number(left) + x)},${round(Number(top) + y)}`,
  );
