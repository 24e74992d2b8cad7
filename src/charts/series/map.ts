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
  heightOf,
  leading,
  newPen,
  placeWords,
  putOwn,
  setLines,
  setWords,
  type Pen,
  type Picture,
} from '../pen.ts';
import type { Line } from '../label.ts';
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

/** Share of an area's box that words may fill: most areas are no rectangles. */
const wordsShare = 0.8;

/**
 * Name and number in the middle of an area: the name in several lines where one is too long, the number alone where
 * the area has no room for both. @returns Whether it is named there.
 */
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
): boolean {
  const { look } = room;
  const { label, at, cells } = seriesOf(room).rows[row]!;
  const style = { size: sizeOn(look, fill), at, fill };
  const number = cells[0] ? [setCell(look, cells[0], style)] : [];
  const named = [[setWords(look, label, style)], setLines(look, label, wide * wordsShare, style)];
  const fits = (lines: Line[]): boolean =>
    Math.max(...lines.map((line) => line.width)) <= wide * wordsShare && heightOf(lines) <= tall * wordsShare;
  const found = [...named.map((lines) => [...lines, ...number]), number].find(
    (lines) => lines.length > 0 && fits(lines),
  );
  if (found) placeWords(pen, found, { x, top: y - heightOf(found) / 2, anchor: 'middle' });
  return found !== undefined && found !== number;
}

/** Below the map, names and numbers of the areas that have no room for their names. @returns The bottom, px. */
function placeRest(pen: Pen, room: Room, rows: number[], top: number): number {
  const { look, width } = room;
  const size = look.s1;
  let [x, y] = [0, top];
  for (const row of rows) {
    const { label, at, cells } = seriesOf(room).rows[row]!;
    const lines = [
      setWords(look, label, { size, at }),
      ...(cells[0] ? [setCell(look, cells[0], { size })] : []),
    ];
    const wide = lines.reduce((sum, line) => sum + line.width + size * wordGap, 0);
    if (x > 0 && x + wide > width) [x, y] = [0, y + leading * size];
    for (const line of lines) {
      putOwn(pen, line, x, y + size);
      x += line.width + size * wordGap;
    }
    x += gapAfter(look);
  }
  return rows.length === 0 ? top : y + leading * size;
}
/** Between a name and its number, em. */
const wordGap = 0.35;

/** The map where it stands: its areas, and how far it is moved, px. */
interface Placed extends ReturnType<typeof fitted> {
  shift: number;
  top: number;
}

/** Areas with their colour or dot. @returns Rows of those that have no room for their names. */
function drawAreas(pen: Pen, room: Room, { path, shapes, shift, top }: Placed): number[] {
  const { look } = room;
  const series = seriesOf(room);
  const map = series.map!;
  const values = allValues(series);
  const paints = shades(look);
  const widest = Math.max(...values.map(Math.abs), 1e-9);
  const named = map.areas.flatMap(({ row }, index) => {
    const cell = row < 0 ? null : (series.rows[row]?.cells[0] ?? null);
    const paint =
      cell && map.style === 'shades'
        ? paints[shadeOf(cell.value, values)]!
        : { fill: look.ground, on: look.text };
    drawPath(pen, movedBy(path(shapes[index]!) ?? '', shift, top), {
      fill: paint.fill,
      colour: map.style === 'shades' ? look.ground : look.rest,
      weight: 0.8,
    });
    if (!cell) return [];
    const [[x1, y1], [x2, y2]] = path.bounds(shapes[index]!);
    const [x, y] = path.centroid(shapes[index]!);
    if (map.style === 'dots') {
      const radius = Math.sqrt(Math.abs(cell.value) / widest) * look.s2 * widestDot;
      pen.shapes.push({ svg: () => disc(look, x + shift, y + top, radius, cell.value < 0) });
    }
    const fill = map.style === 'dots' ? look.text : paint.on;
    const middle: [number, number] = [x + shift, y + top];
    return [{ row, room: { middle, wide: x2 - x1, tall: y2 - y1, fill } }];
  });
  // Names stand above all areas.
  return named.filter(({ row, room: own }) => !placeName(pen, room, row, own)).map(({ row }) => row);
}

/** @param below px that names below the map take. */
function drawMap(room: Room, below: number): { picture: Picture; below: number } {
  const { look, width, height } = room;
  const map = seriesOf(room).map!;
  const pen = newPen();
  const top = placeHead(pen, room);
  const key = map.style === 'shades' ? placeKey(newPen(), room, 0) : 0;
  const foot = air(look) + key + leading * look.s1 + below;
  const wanted = height === undefined ? width * mostShape : Math.max(width * leastShape, height - top - foot);
  const whole = fitted(map, width);
  const scale = Math.min(1, wanted / whole.height);
  const set = scale < 1 ? fitted(map, width * scale) : whole;
  const rest = drawAreas(pen, room, { ...set, shift: (width - width * scale) / 2, top });
  const end = top + set.height + air(look);
  const listed = placeRest(pen, room, rest, end);
  const bottom = map.style === 'shades' ? placeKey(pen, room, listed) : listed;
  putOwn(pen, setWords(look, map.projectionName, { size: look.s1, fill: look.quiet }), 0, bottom + look.s1);
  return { picture: finish(pen, width, bottom + leading * look.s1, room), below: listed - end };
}

/** Once more where names below the map take of its height. */
export function drawSeriesMap(room: Room): Picture {
  const { picture, below } = drawMap(room, 0);
  return below > 0 && room.height !== undefined ? drawMap(room, below).picture : picture;
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
