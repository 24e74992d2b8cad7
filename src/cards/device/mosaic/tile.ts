/** A tile: label, number or words, and what belongs to the fact: a seal, its rank, a pictogram. */
import { inkOn } from '../../draw/palette.ts';
import type { FactView } from '../../../view/view.ts';
import { setCapital } from '../../../view/capital.ts';
import { contrastOf, readable } from '../../draw/colour.ts';
import { isNumber } from '../../draw/cell.ts';
import { drawSmallSeal, smallSealWords } from '../../draw/seal.ts';
import { hangOf, riseOf, type Box, type Stage } from '../../draw/stage.ts';
import type { Inside, TileSizes } from './inside.ts';
import { drawPictogram } from './pictogram.ts';
import { drawTileScene, leastScene, sceneWidth } from './scene.ts';
import { fitNumber, partsBeside, wrapLabel, type CardPart, type Lines } from '../../draw/type.ts';

const padOf = (stage: Stage, box: Box, isHero: boolean): number =>
  Math.min(
    stage.px(stage.shape.devices.tile.pad[isHero ? 0 : box.right - box.left > stage.px(300) ? 1 : 2]!),
    // Low tiles keep room for their figures.
    (box.bottom - box.top) * stage.shape.devices.tile.mostPad,
  );

function tileParts({ stage, fact, box, isHero }: Pick<Inside, 'stage' | 'fact' | 'box' | 'isHero'>) {
  const pad = padOf(stage, box, isHero);
  const left = Math.max(box.left + pad, box.left < stage.px(20) ? stage.left : 0);
  // Words of a story end before what the platform covers at its right; its tiles go on to the edge.
  const end = stage.shape.name === 'story' ? stage.right : stage.shape.width - stage.px(24);
  const right = Math.min(
    box.right - pad * 0.8,
    box.right > stage.shape.width - stage.px(20) ? end : Infinity,
  );
  return { left, right, top: box.top + pad, bottom: box.bottom - pad * 0.95, width: right - left, fact };
}

function labelIn(
  inside: Omit<Inside, 'fill' | 'size' | 'said' | 'isUnder'>,
): { text: string; set: Lines } | undefined {
  const { stage, fact, isHero } = inside;
  const { width } = tileParts(inside);
  const { words } = stage.shape;
  const most = isHero ? Infinity : (inside.label ?? Infinity);
  const sizes = (
    isHero
      ? [...stage.shape.devices.tile.labels.map((size) => stage.px(size)), words.label, words.small]
      : [words.label * 1.05, words.small, ...(stage.shape.name === 'portrait' ? [stage.px(28)] : [])]
  ).filter((size) => size <= most + 0.1);
  // The whole label in two lines comes before the short one, which may leave its subject to the reader.
  const ways = [
    [fact.label, 2] as const,
    [fact.short, 2] as const,
    [fact.label, 3] as const,
    [fact.short, 3] as const,
  ];
  for (const [text, most] of ways)
    for (let lines = 1; lines <= most; lines += 1)
      for (const size of sizes) {
        if (lines === 1 && size < Math.min(words.label * 0.9, most)) continue;
        const set = wrapLabel(stage.setter, text, { role: 'label', size, width, lines });
        if (set) return { text, set };
      }
  return undefined;
}

/**
 * Label, rank and number stand together at the lower left; what is free lies above them, for a pictogram.
 * @returns What it was set in; undefined where it has no room.
 */
export function drawTile({
  stage,
  fact,
  box,
  fill,
  isHero,
  size,
  label,
  said = '',
  isUnder = false,
  subject,
}: Inside): TileSizes | undefined {
  const { left, right, top, bottom, width } = tileParts({ stage, fact, box, isHero });
  const gap = stage.px(4);
  const sizes = stage.shape.devices.tile;
  const shownBox = {
    left: box.left < stage.px(20) ? 0 : box.left + gap,
    right: box.right > stage.shape.width - stage.px(20) ? stage.shape.width : box.right - gap,
    top: box.top + gap,
    bottom: box.bottom - gap,
  };
  stage.rect(
    shownBox.left,
    shownBox.top,
    shownBox.right - shownBox.left,
    shownBox.bottom - shownBox.top,
    fill,
  );
  const on = inkOn(stage.tones, fill);
  const ink = contrastOf('#ffffff', fill) >= 4.5 ? '#ffffff' : readable(stage.tones.deep, fill, 4.5);
  const numeral = isHero && contrastOf(stage.tones.gold, fill) >= 4.5 ? stage.tones.gold : ink;
  if (!isHero && isNumber(fact) && isFlatTile(box)) {
    const beside = setBesideTile(stage, fact, {
      width,
      height: bottom - top,
      size,
      most: label ?? Infinity,
    });
    if (beside) {
      drawBesideTile(stage, fact, beside, { left, middle: (box.top + box.bottom) / 2, ink, fill });
      return { figures: beside.number.sizes.size, label: beside.set.size };
    }
  }
  // What the headline says the tile right under it does not say again.
  const isSaid = isHero && isUnder && isNumber(fact) && names(said, fact);
  const beyond = isHero && isUnder ? bracketsAfter(said, fact.label, stage.setter.of) : undefined;
  const named = beyond === undefined ? fact : { ...fact, label: beyond, short: beyond };
  const found = isSaid
    ? undefined
    : labelIn({ stage, fact: named, box, isHero, ...(label === undefined ? {} : { label }) });
  if (!found && !isSaid) return undefined;
  const parts = isNumber(fact) ? partsBeside(fact, found?.text ?? fact.label, stage.setter.of.script) : [];
  const labelHeight = found ? found.set.size * (0.95 + (found.set.lines.length - 1) * 1.22) : 0;
  const put = (text: string, set: Lines, place: { base: number; role: 'label' | 'strong'; colour: string }) =>
    stage.lines(text, set, { x: left, over: fill, facts: [fact.id], ...place });
  const putLabel = (down: number) =>
    found &&
    put(found.text, found.set, { base: top + down + found.set.size * 0.86, role: 'label', colour: ink });
  const labelBottom = top + labelHeight;
  const sealSize = Math.min(stage.px(sizes.seal), bottom - top);
  const isRanked = fact.rank !== '' && !saysIt(said, fact.rank);
  const seal = isHero && isRanked && parts.length > 0 ? smallSealWords(stage, fact, sealSize) : undefined;
  // A seal that makes its number small is none: the rank then stands in words.
  const beside = width - sealSize - stage.px(20);
  const figuresAt = (room: number) =>
    fitNumber(stage.setter, parts, {
      width: room,
      most: size,
      least: stage.px(sizes.figures),
      words: stage.px(28),
    })?.sizes.size ?? 0;
  const isWorth = seal !== undefined && figuresAt(beside) >= figuresAt(width) * sizes.besideSeal;
  const room = isWorth && width > sealSize * 2.6 ? beside : width;
  if (seal && room < width)
    drawSmallSeal(stage, fact, {
      x: right - sealSize / 2,
      y: (top + bottom) / 2,
      d: sealSize,
      fill: fill === stage.tones.signal ? stage.tones.gold : stage.tones.signal,
      ...(fill === stage.tones.signal ? { ink: stage.tones.deep } : {}),
    });
  const rank =
    room < width || parts.length === 0 || !isRanked
      ? undefined
      : setTileRank(stage, fact, { width, height: bottom - labelBottom });
  if (parts.length === 0) {
    const words = [stage.px(isHero ? 60 : 42), stage.px(36), stage.shape.words.small]
      .map((wanted) => wrapLabel(stage.setter, fact.text, { role: 'strong', size: wanted, width, lines: 3 }))
      .find((set) => set && set.lines.length * set.size * 1.22 <= bottom - labelBottom);
    if (!words) return undefined;
    const block = words.size * (1 + (words.lines.length - 1) * 1.22);
    putLabel(Math.max(0, bottom - block - stage.px(stage.shape.devices.tile.gap) - labelBottom));
    put(fact.text, words, {
      base: bottom - (words.lines.length - 1) * words.size * 1.22 - words.size * 0.1,
      role: 'strong',
      colour: numeral,
    });
    return { figures: Infinity, label: found!.set.size };
  }
  const tall = bottom - labelBottom - (rank?.height ?? 0) - stage.px(10);
  // A number that fills its tile leaves some of its width to the scene.
  const rise = riseOf(parts.map(({ text }) => text).join('')) + 0.03;
  const isFull = tall - figuresAt(room) * rise < leastScene(stage);
  const besideScene =
    subject && isHero && isFull && room === width ? room - sceneWidth(stage, subject, room) : room;
  const figuresRoom = figuresAt(besideScene) >= figuresAt(room) * sizes.besideSeal ? besideScene : room;
  const fit = (of: CardPart[], high: number) =>
    fitNumber(stage.setter, of, {
      width: figuresRoom,
      // Without its label a number takes the room that this leaves.
      most: Math.min(
        isSaid ? Math.max(size, stage.px(sizes.alone)) : size,
        high / (rise + hangOf(of.map(({ text }) => text).join(''))),
      ),
      least: stage.px(sizes.figures),
      words: stage.px(28),
    });
  const whole = fit(parts, tall);
  // Where "more than" makes the figures small, it stands above them.
  const above = parts[0]?.role === 'prefix' ? parts[0].text.trim() : '';
  const apart = above ? fit(parts.slice(1), tall - stage.px(prefixLine)) : undefined;
  const isApart = apart !== undefined && apart.sizes.size > (whole?.sizes.size ?? 0) * worthALine;
  const number = isApart ? apart : whole;
  // A number is larger than the words that say what it is.
  if (!number || number.sizes.size < (found?.set.size ?? 0) * sizes.ratio) return undefined;
  const hang = hangOf(number.parts.map(({ text }) => text).join('')) * number.sizes.size;
  const base = bottom - stage.px(2) - (hang > number.sizes.size * 0.1 ? hang * 0.6 : 0);
  const numberTop = base - number.sizes.size * rise - (isApart ? stage.px(prefixLine) : 0);
  const down = Math.max(
    0,
    numberTop - stage.px(stage.shape.devices.tile.gap) - (rank?.height ?? 0) - labelBottom,
  );
  // Beside a seal the label keeps its place above.
  putLabel(room < width ? 0 : down);
  if (rank)
    put(fact.rank, rank.set, {
      base: labelBottom + down + rank.set.size * 1.34,
      role: 'strong',
      colour: numeral,
    });
  if (isApart)
    stage.words(above, {
      x: left,
      base: base - number.sizes.size * rise - stage.px(10),
      role: 'label',
      size: stage.px(28),
      colour: numeral,
      over: fill,
      facts: [fact.id],
    });
  let isPictured = room < width;
  // Where a seal stands there is no picture.
  if (room === width) {
    const around = {
      isHero,
      ink: on,
      left,
      right,
      numberRight: left + number.width,
      labelBottom: labelBottom + down,
      free: top + down - shownBox.top - stage.px(sizes.gap),
    };
    const hasScene = subject !== undefined && drawTileScene(stage, subject, shownBox, { ...around, fill });
    if (fact.icon && !hasScene) drawPictogram(stage, fact.icon, shownBox, around);
    isPictured = hasScene || fact.icon !== undefined;
  }
  stage.number(fact, number, {
    x: left,
    base,
    colour: numeral,
    over: fill,
    wordColour: numeral,
  });
  return {
    figures: number.sizes.size,
    label: found?.set.size ?? Infinity,
    ...(isPictured ? {} : { air: down }),
  };
}

/** Is a headline the name of a number, and of no other's? */
const names = (headline: string, { label, full, rank }: FactView): boolean =>
  saysIt(headline, label) &&
  !/\d/.test([label, full, rank].reduce((left, said) => left.replace(said, ''), headline));

/** What a number is measured by, in brackets after a label that stands as headline over it. */
function bracketsAfter(
  headline: string,
  label: string,
  { language }: { language: string },
): string | undefined {
  const rest = label.startsWith(headline) ? label.slice(headline.length) : '';
  const inside = /^\s*[（(](.+)[）)]$/u.exec(rest)?.[1];
  return inside === undefined ? undefined : setCapital(inside, language);
}

/** Does a headline hold the words? */
const saysIt = (headline: string, words: string): boolean =>
  headline.toLowerCase().includes(words.toLowerCase());

/** The rank of a number that has no seal, in words below its label, with the height that it takes, px. */
function setTileRank(
  stage: Stage,
  fact: FactView,
  { width, height: room }: { width: number; height: number },
): { set: Lines; height: number } | undefined {
  const size = stage.shape.words.small;
  const set = fact.rank
    ? wrapLabel(stage.setter, fact.rank, { role: 'strong', size, width, lines: 2 })
    : undefined;
  if (!set) return undefined;
  const height = size * (1.5 + (set.lines.length - 1) * 1.22);
  return room - height < stage.px(leastNumber) ? undefined : { set, height };
}
/** px of the canvas that a number keeps when its rank stands above it. */
const leastNumber = 62;

/** Low and wide: the number stands beside its label, as high as the tile allows. */
const isFlatTile = ({ left, right, top, bottom }: Box): boolean => right - left > 2.4 * (bottom - top);

/** px of the canvas: a tile in which labels are larger. */
const highTile = 170;

function setBesideTile(
  stage: Stage,
  fact: FactView,
  { width, height, size, most }: { width: number; height: number; size: number; most: number },
) {
  for (const text of [fact.label, fact.short]) {
    const number = fitNumber(stage.setter, partsBeside(fact, text, stage.setter.of.script), {
      width: width * 0.56,
      most: Math.min(size, height * 1.16),
      least: stage.px(stage.shape.devices.tile.beside),
      words: stage.px(28),
    });
    if (!number) continue;
    const room = width - number.width - stage.px(26);
    for (const label of [
      ...(height > stage.px(highTile) ? [stage.shape.words.label * 1.35] : []),
      stage.shape.words.label,
      stage.shape.words.small,
      stage.px(28),
    ].filter((one) => one <= most + 0.1)) {
      const set = wrapLabel(stage.setter, text, { role: 'label', size: label, width: room, lines: 2 });
      if (set) return { number, text, set };
    }
  }
  return undefined;
}

function drawBesideTile(
  stage: Stage,
  fact: FactView,
  { number, text, set }: NonNullable<ReturnType<typeof setBesideTile>>,
  { left, middle, ink, fill }: { left: number; middle: number; ink: string; fill: string },
): void {
  stage.number(fact, number, {
    x: left,
    base: middle + number.sizes.size * 0.355,
    colour: ink,
    over: fill,
    wordColour: ink,
  });
  stage.lines(text, set, {
    x: left + number.width + stage.px(26),
    base: middle - ((set.lines.length - 1) * set.size * 1.22) / 2 + set.size * 0.37,
    role: 'label',
    colour: ink,
    over: fill,
    facts: [fact.id],
  });
}

/** px of the canvas: a line for what stands before a number; and how much larger it must make the figures. */
const prefixLine = 40;
const worthALine = 1.35;
