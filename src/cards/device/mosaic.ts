/** Facts of unlike units as full-bleed tiles: one hero, two neighbours never of one colour. */
import { floorTop } from '../draw/frame.ts';
import type { FactView, ReportView } from '../../view/view.ts';
import { Stage } from '../draw/stage.ts';
import { isLively, type Subject } from '../draw/subjects.ts';
import type { Content } from '../plan/content.ts';
import { isAlarming, isSober } from '../plan/tone.ts';
import type { Form, FormContext } from './form.ts';
import { calmed, fillsOf, sobered, warned } from './mosaic/fills.ts';
import { boxesOf, flatBoxes, sideBoxes } from './mosaic/layouts.ts';
import type { TileSizes } from './mosaic/inside.ts';
import { drawTile } from './mosaic/tile.ts';

type Mosaic = Extract<Content, { device: 'mosaic' }>;

/** px of the canvas: the half gap at an edge of a tile, and a px over it, so that header and foot join. */
const seam = 5;

/** px of the canvas: tiles of a story come nearer to its source than words. */
const aboveSource = 20;

/** px of the canvas: the other rows of a story at most. */
const storyRow = { each: 300, alone: 420 } as const;

const places = { rows: boxesOf, side: sideBoxes } as const;
type Way = keyof typeof places;

/** What the hero is about, where that is no lively picture over bad news. */
function sceneOf([hero]: FactView[], { findSubject, view }: FormContext): Subject | undefined {
  const subject = findSubject(hero);
  return subject && isLively(subject) && isSober(hero!, view.language) ? undefined : subject;
}

/** Colours of tiles: by their place, and the signal by what they tell. */
function tileFills(
  stage: Stage,
  facts: FactView[],
  { view, look }: { view: ReportView; look: number },
): string[] {
  const { signal, soft, tint2, main } = stage.tones;
  const calm = [soft, tint2, main];
  const bad = facts.map((fact) => isAlarming(fact, view));
  const fills = warned(fillsOf(stage, facts.length, look), signal, bad);
  const sober = facts.map((fact, index) => bad[index]! || isSober(fact, view.language));
  return sobered(calmed(fills, signal, { bad, calm }), stage.tones, { bad: sober, calm });
}

function form(content: Mosaic, context: FormContext, count: number, way: Way): Form {
  const subject = sceneOf(content.facts, context);
  const [first] = content.facts;
  const isBad = isSober(first!, context.view.language) || isAlarming(first!, context.view);
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
          ? Math.min(floorTop(stage), room.bottom + stage.px(aboveSource))
          : floorTop(stage) + stage.px(shape.name === 'long' ? 0 : seam),
      };
      const facts = content.facts.slice(0, count);
      const reach = story ? stage.right + stage.px(20) : area.right;
      let boxes = shape.name === 'wide' ? flatBoxes(count, area) : places[way](count, area, reach);
      const fills = tileFills(stage, facts, { view: context.view, look: isBad ? 0 : (content.look ?? 0) });
      const isOneRow = count <= 4;
      const others = story && isOneRow ? 280 : count === 2 ? 240 : 168;
      const limit = (index: number) => stage.px(index > 0 ? others : story ? 420 : 300);
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
            subject: index === 0 ? subject : undefined,
            isUnder: way === 'rows',
            ...(label === undefined ? {} : { label }),
          }),
        );
      // Set once to see how large figures and labels can be: those of a row, and all labels, are alike.
      let free = draw(new Stage(stage), limit);
      // Nothing stands in the air over a number: its row gives that to the others.
      const bare = way === 'rows' && shape.name !== 'wide' ? (free[0]?.air ?? 0) : 0;
      if (bare > 0) {
        const [hero] = boxes;
        const needed = hero!.bottom - hero!.top - bare;
        // The land of a story comes up to where its tiles end.
        const rest = stage.px(isOneRow ? storyRow.alone : storyRow.each * 2);
        if (story) area.bottom = Math.min(area.bottom, area.top + needed + rest);
        boxes = boxesOf(count, area, reach, needed / (area.bottom - area.top));
        free = draw(new Stage(stage), limit);
      }
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

/** The first mosaic of a deck has its hero above, the next at the side: never below, away from its headline. */
function waysOf({ look = 0, isNamed }: Mosaic, count: number, shape: string): Way[] {
  if (shape === 'wide' || isNamed) return ['rows'];
  return look % 2 === 1 && count >= 3 && count <= 5 ? ['side', 'rows'] : ['rows'];
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
