/**
 * The stage of a card: shapes below, words above, each at its place in px. Devices compose on it and ask
 * it what came out: words that lie over one another or beyond the frame make a composition that does not
 * fit, and the next form of the device is tried.
 *
 * Words are placed by their baselines. What a piece covers is the box of its letters: Han letters reach
 * 0.86 em above the baseline and 0.1 em below, figures 0.7 em above.
 */
import { round } from '../../lib/units.ts';
import type { FactView, NumberPart } from '../../view/view.ts';
import type { Shape } from '../shapes.ts';
import { Canvas } from './canvas.ts';
import { faultsOf } from './faults.ts';
import type { Palette, Tones } from './palette.ts';
import type { Align, Box, Piece, Place } from './piece.ts';
import {
  digitGroups,
  isPercent,
  fallMark,
  isSuffix,
  numberSizes,
  numberWidth,
  widthOf,
  type CardPart,
  type FittedNumber,
  type Lines,
  type Role,
  type Typesetter,
} from './type.ts';

export type { Align, Box, Piece, Place };

const ascents: Record<'words' | 'figures', { up: number; down: number }> = {
  words: { up: 0.84, down: 0.1 },
  figures: { up: 0.71, down: 0.02 },
};

/** What commas of figures hang below the base line, em; how far the stroke of a dollar goes beyond its figures. */
const commaDrop = 0.17;
const stroked = { up: 0.79, down: 0.08 } as const;
const isStroked = (text: string): boolean => /[$¢]/.test(text);
export const hangOf = (text: string): number =>
  /[,;]/.test(text) ? commaDrop : isStroked(text) ? stroked.down : ascents.figures.down;
/** How high figures reach above their base line, em. */
export const riseOf = (text: string): number => (isStroked(text) ? stroked.up : ascents.figures.up);

/** Facts a device has put on its card, in the order of reading. */
export interface Drawn {
  fact: string;
}

export class Stage extends Canvas {
  /** px above the foot that the closing band takes. */
  band = 0;
  readonly pieces: Piece[] = [];
  readonly boxes: { box: Box; block: string; text: string }[] = [];
  /** Parts where nothing else may stand: seals, scenes that must stay whole. */
  readonly kept: { box: Box; name: string }[] = [];
  readonly shown = new Set<string>();
  /** A scene of what its number counts stands at the foot: ears, firs, houses. */
  hasField = false;
  /** Heights at which a long picture may be cut, px; and the lower end of running text. */
  readonly breaks: number[] = [];
  used = 0;
  /** Strings that are reckoned from the report's numbers, with how. */
  readonly derived: string[] = [];

  readonly shape: Shape;
  readonly palette: Palette;
  readonly tones: Tones;
  readonly setter: Typesetter;
  readonly seed: string;

  constructor(of: { shape: Shape; palette: Palette; tones: Tones; setter: Typesetter; seed: string }) {
    super();
    this.shape = of.shape;
    this.palette = of.palette;
    this.tones = of.tones;
    this.setter = of.setter;
    this.seed = of.seed;
  }

  get left(): number {
    return this.shape.margin[0];
  }
  get right(): number {
    return this.shape.width - this.shape.margin[1];
  }
  get measure(): number {
    return this.right - this.left;
  }
  /** The headline that stands on it; "" without one. */
  get headline(): string {
    return this.pieces.find(({ block }) => block === 'headline')?.words?.text ?? '';
  }
  /** px of the format for px of the shape's canvas. */
  px(value: number): number {
    return value * this.shape.unit;
  }

  private put(piece: Piece, box: Box, text: string): Box {
    this.pieces.push(piece);
    this.reachTo(box.bottom);
    this.boxes.push({ box, block: piece.block, text });
    return box;
  }

  private left0(x: number, width: number, align: Align): number {
    return align === 'left' ? x : align === 'centre' ? x - width / 2 : x - width;
  }

  private box(
    place: Place,
    {
      width,
      size,
      count,
      step,
      kind,
    }: { width: number; size: number; count: number; step: number; kind: 'words' | 'figures' },
  ): Box {
    const left = this.left0(place.x, width, place.align ?? 'left');
    const { up, down } = ascents[kind];
    return {
      left,
      right: left + width,
      top: place.base - up * size,
      bottom: place.base + (count - 1) * step + down * size,
    };
  }

  private common(
    place: Place,
    size: number,
    role: Role,
    step: number,
  ): Omit<Piece, 'partial' | 'block' | 'type'> {
    const align = place.align ?? 'left';
    const at =
      align === 'left'
        ? `left:${round(place.x, 2)}px;`
        : align === 'right'
          ? `right:${round(this.shape.width - place.x, 2)}px;`
          : `left:${round(place.x, 2)}px;transform:translateX(-50%);`;
    return {
      style: `${at}top:${round(place.base - size, 2)}px;font-size:${round(size, 2)}px;--step:${round(step - size, 2)}px;color:${place.colour};`,
      classes: `f-${role} a-${align}`,
      over: place.over ?? this.palette.back,
      facts: '',
      derived: false,
    };
  }

  /** Lines of a headline or label. `text` is the whole string that they print. */
  lines(
    text: string,
    { lines, size }: Lines,
    place: Place & { role: Role; leading?: number; facts?: string[]; derived?: boolean },
  ): Box {
    const step = size * (place.leading ?? 1.22);
    const width = Math.max(...lines.map((line) => widthOf(this.setter, line, place.role, size)));
    const facts = place.facts ?? [];
    for (const fact of facts) this.shown.add(fact);
    return this.put(
      {
        partial: 'card-words',
        ...this.common(place, size, place.role, step),
        block: place.block ?? 'words',
        type: place.type ?? 'secondary',
        words: { text, units: lines },
        facts: facts.join(' '),
        derived: place.derived ?? false,
        ...(place.at ? { at: place.at } : {}),
      },
      this.box(place, { width, size, count: lines.length, step, kind: 'words' }),
      text,
    );
  }

  /** One line of words. */
  words(text: string, place: Place & { role: Role; size: number; facts?: string[]; derived?: boolean }): Box {
    const { size, derived } = place;
    if (derived) this.derived.push(text);
    return this.lines(text, { lines: [text], size, width: 0 }, place);
  }

  /** Figures that are reckoned, or places of a deck: in the numeral face. */
  figures(text: string, place: Place & { size: number; derived?: boolean; facts?: string[] }): Box {
    const { size, derived = false } = place;
    if (derived) this.derived.push(text);
    for (const fact of place.facts ?? []) this.shown.add(fact);
    const width = widthOf(this.setter, text, 'numeral', size);
    return this.put(
      {
        partial: 'card-plain',
        ...this.common(place, size, 'numeral', size),
        block: place.block ?? 'figures',
        type: place.type ?? 'secondary',
        plain: text,
        facts: (place.facts ?? []).join(' '),
        derived,
        ...(place.at ? { at: place.at } : {}),
      },
      this.box(place, { width, size, count: 1, step: size, kind: 'figures' }),
      text,
    );
  }

  /** The mark of a fall, before figures of `size` px on `base`: as page and charts have it, ▼. */
  private triangle(x: number, base: number, size: number, fill: string): void {
    const { side } = fallMark(size);
    const top = base - size * 0.36 - side * 0.43;
    this.path(
      `M${round(x, 2)} ${round(top, 2)}h${round(side, 2)}l${round(-side / 2, 2)} ${round(side * 0.86, 2)}Z`,
      fill,
      ' data-fall=""',
    );
  }

  /** A number with its words, at a size that was fitted or is given. */
  number(
    fact: FactView,
    fitted: FittedNumber | { parts: CardPart[]; size: number },
    place: Place & { wordColour?: string },
  ): Box {
    const sizes = 'sizes' in fitted ? fitted.sizes : numberSizes(fitted.size, this.shape.words.unit);
    const width = numberWidth(this.setter, fitted.parts, sizes);
    const parts = fitted.parts.filter((part): part is NumberPart => part.role !== 'fall');
    this.shown.add(fact.id);
    const mark = parts.length < fitted.parts.length ? fallMark(sizes.size) : { side: 0, room: 0 };
    if (mark.side > 0)
      this.triangle(this.left0(place.x, width, place.align ?? 'left'), place.base, sizes.size, place.colour);
    const shift = { left: mark.room, centre: mark.room / 2, right: 0 }[place.align ?? 'left'];
    const piece = this.common({ ...place, x: place.x + shift }, sizes.size, 'numeral', sizes.size);
    const vars = `--w:${round(sizes.words, 2)}px;--p:${round(sizes.percent, 2)}px;--x:${round(sizes.suffix, 2)}px;--g:${round(sizes.gap, 2)}px;${place.wordColour ? `--word:${place.wordColour};` : ''}`;
    const isBig = parts.some((part) => part.role === 'number');
    const box = this.box(place, { width, size: sizes.size, count: 1, step: 0, kind: 'figures' });
    const hasWords = parts.some(
      (part) => part.role !== 'number' && part.role !== 'sign' && !isPercent(part) && !isSuffix(part),
    );
    const rise = Math.max(
      sizes.size * riseOf(parts.map((part) => part.text).join('')),
      hasWords ? sizes.words * 0.84 : 0,
    );
    return this.put(
      {
        partial: 'card-number',
        ...piece,
        style: piece.style + vars,
        block: place.block ?? `number ${fact.id}`,
        type: place.type ?? (isBig ? 'secondary' : 'secondary'),
        number: {
          ...fact,
          parts: parts.flatMap((part) =>
            part.role === 'number'
              ? digitGroups(part.text).map((text) => ({ ...part, text }))
              : [isSuffix(part) ? { ...part, role: 'suffix' as NumberPart['role'] } : part],
          ),
        },
        facts: fact.id,
      },
      {
        ...box,
        top: place.base - rise,
        bottom: Math.max(
          place.base + sizes.size * hangOf(parts.map((part) => part.text).join('')),
          hasWords ? place.base + sizes.words * 0.1 : 0,
        ),
      },
      fact.text,
    );
  }

  /** A photo in a box, covering it. */
  photo({ source, alt, fit }: { source: string; alt: string; fit?: 'contain' }, box: Box): void {
    this.reachTo(box.bottom);
    this.pieces.push({
      partial: 'card-photo',
      block: 'photo',
      type: 'photo',
      classes: '',
      over: this.palette.back,
      style: `left:${round(box.left, 2)}px;top:${round(box.top, 2)}px;width:${round(box.right - box.left, 2)}px;height:${round(box.bottom - box.top, 2)}px;${fit ? `object-fit:${fit};` : ''}`,
      source,
      alt,
      facts: '',
      derived: false,
    });
  }

  /** Keeps a part of the card free of words. */
  keep(name: string, box: Box): void {
    this.kept.push({ name, box });
  }

  /**
   * What does not fit: words beyond the frame, over one another or over what is kept.
   * @param floor px from the top, below which only the foot's own words stand.
   */
  faults(frame: Box, floor = Infinity): string[] {
    return faultsOf(this, frame, floor);
  }
}
