/** Facts of unlike units as full-bleed tiles: one hero, two neighbours never of one colour. */
import { floorTop } from '../draw/frame.ts';
import { Stage } from '../draw/stage.ts';
import type { Content } from '../plan/content.ts';
import type { Form, FormContext } from './form.ts';
import { fillsOf } from './mosaic/fills.ts';
import { boxesOf, flatBoxes, sideBoxes, turnedBoxes } from './mosaic/layouts.ts';
import { drawTile, type TileSizes } from './mosaic/tile.ts';

type Mosaic = Extract<Content, { device: 'mosaic' }>;

/** px of the canvas: the half gap at an edge of a tile, and a px over it, so that header and foot join. */
const seam = 5;

const places = { rows: boxesOf, side: sideBoxes, turned: turnedBoxes } as const;
type Way = keyof typeof places;

function form(content: Mosaic, { findSubject }: FormContext, count: number, way: Way): Form {
  return {
    name: `mosaic-${count}${way === 'rows' ? '' : `-${way}`}`,
    look: { band: true, flat: true },
    tall: count <= 3 ? 0.9 : 1.05,
    draw: (stage, room) => {
      const { shape } = stage;
      const story = shape.name === 'story';
      const area = {
        left: 0,
        right: shape.width,
        top: room.top - stage.px(seam),
        bottom: story
          ? Math.min(floorTop(stage), shape.height - shape.source.base - shape.source.size * 2)
          : floorTop(stage) + stage.px(shape.name === 'long' ? 0 : seam),
      };
      const facts = content.facts.slice(0, count);
      const reach = story ? stage.right + stage.px(20) : area.right;
      const boxes = shape.name === 'wide' ? flatBoxes(count, area) : places[way](count, area, reach);
      const fills = fillsOf(stage, count, content.look ?? 0);
      const limit = (index: number) => (index === 0 ? stage.px(300) : stage.px(count === 2 ? 240 : 168));
      const draw = (on: Stage, size: (index: number) => number, label?: number) =>
        facts.map((fact, index) =>
          drawTile({
            stage: on,
            fact,
            box: boxes[index]!,
            fill: fills[index]!,
            isHero: index === 0,
            size: size(index),
            said: stage.headline,
            subject: index === 0 ? findSubject(fact) : undefined,
            ...(label === undefined ? {} : { label }),
          }),
        );
      // Set once to see how large figures and labels can be: those of a row, and all labels, are alike.
      const free = draw(new Stage(stage), limit);
      if (free.some((sizes) => sizes === undefined)) return false;
      const label = Math.min(...free.slice(1).map((sizes) => sizes!.label));
      const even = draw(new Stage(stage), limit, label);
      const isEven = even.every((sizes) => sizes !== undefined);
      const sizes = (isEven ? even : free) as TileSizes[];
      const rowSize = (index: number) =>
        Math.min(
          limit(index),
          ...sizes
            .filter((_size, other) => other > 0 && boxes[other]!.top === boxes[index]!.top)
            .map(({ figures }) => figures),
        );
      return draw(
        stage,
        (index) => (index === 0 ? limit(0) : rowSize(index)),
        isEven ? label : undefined,
      ).every((one) => one !== undefined);
    },
  };
}

/** The first mosaic of a deck has its hero above, the next at the side, the third below. */
function waysOf({ look = 0 }: Mosaic, count: number, shape: string): Way[] {
  if (shape === 'wide') return ['rows'];
  const way = (['rows', 'side', 'turned'] as const)[look % 3]!;
  const isFree = way !== 'side' || (count >= 3 && count <= 5);
  return isFree && way !== 'rows' ? [way, 'rows'] : ['rows'];
}

/** Tiles by shape: in more their words would be too small for a phone. */
const mostTiles: Record<string, number> = { wide: 4, square: 6, story: 6, portrait: 9 };

export function mosaicForms(content: Mosaic, context: FormContext, shape: string): Form[] {
  const most = mostTiles[shape] ?? mostTiles.portrait!;
  const forms: Form[] = [];
  for (let count = Math.min(most, content.facts.length); count >= 2; count -= 1)
    for (const way of waysOf(content, count, shape)) forms.push(form(content, context, count, way));
  return forms;
}
