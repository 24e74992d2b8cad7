/**
 * Rewrites a content stream from screen colours to inks.
 *
 * Colours are lazy: an operator only remembers its colour, and the ink operator is written before the
 * next thing that paints with it, because only the painting tells whether it is text (black text
 * overprints) and because nothing may stand between a path and its painting. Structure tags go.
 */
import { isBlackOnly, type Inks } from '../ink/inks.ts';
import { format } from './operands.ts';
import { nameFrom, numbersFrom, type Content, type Operation } from '../../pdf/tokens.ts';

/** Names of the two graphics states that a rewritten stream may call. */
export const overprintOn = 'TubanOP';
export const overprintOff = 'TubanKO';

export interface ContentOptions {
  /** ink: colours become DeviceCMYK. mask: they become DeviceGray by luminance (soft masks). */
  mode: 'ink' | 'mask';
  inks: (rgb: [number, number, number]) => Inks;
  /** Operators that set inks, for fills or strokes. */
  operators: (inks: Inks, stroke: boolean) => string;
  /** Kind of the colour space that `cs` names. */
  spaceKind: (name: string) => 'rgb' | 'gray' | 'keep';
  /** Does the painted object take the current fill colour (image masks, forms)? */
  takesColour: (object: string) => boolean;
  /** A page starts in black; a form starts with what its caller set. */
  isPage: boolean;
}

interface Colour {
  /** Operators that set it; undefined: inherited, nothing to write. */
  text?: string;
  black: boolean;
}

interface Level {
  fill: Colour;
  stroke: Colour;
  /** What the output stream has set so far. */
  setFill?: string;
  setStroke?: string;
  overprint?: boolean;
  fillSpace: 'rgb' | 'gray' | 'keep';
  strokeSpace: 'rgb' | 'gray' | 'keep';
  mode: number;
}

const dropped = new Set(['BDC', 'BMC', 'EMC', 'MP', 'DP']);
const starts = new Set(['m', 're']);
const fills = new Set(['f', 'F', 'f*']);
const strokes = new Set(['S', 's']);
const both = new Set(['B', 'B*', 'b', 'b*']);
const colours = new Set(['rg', 'RG', 'g', 'G', 'k', 'K', 'cs', 'CS', 'sc', 'SC', 'scn', 'SCN']);
const shows = new Set(['Tj', 'TJ', "'", '"']);

/** Rec. 709 luminance of the coded values, as a DeviceRGB luminosity group has it in practice. */
export const luminance = ([r, g, b]: readonly number[]): number => 0.3 * r! + 0.59 * g! + 0.11 * b!;

class Rewriter {
  private readonly out: string[] = [];
  private level: Level;
  private readonly stack: Level[] = [];
  private slot = -1;
  private readonly source: string;
  private readonly operations: Operation[];
  private readonly options: ContentOptions;

  constructor({ source, operations }: Content, options: ContentOptions) {
    this.source = source;
    this.operations = operations;
    this.options = options;
    const first: Colour = options.isPage ? this.colour('rgb', [0, 0, 0], false) : { black: false };
    this.level = {
      fill: first,
      stroke: options.isPage ? this.colour('rgb', [0, 0, 0], true) : { black: false },
      fillSpace: 'gray',
      strokeSpace: 'gray',
      mode: 0,
      ...(options.isPage ? { overprint: false } : {}),
    };
  }

  run(): string {
    for (const operation of this.operations) this.operation(operation);
    return this.out.filter(Boolean).join('\n');
  }

  private raw({ start, end }: Operation): void {
    this.out.push(this.source.slice(start, end));
  }

  private operation(operation: Operation): void {
    const { operator, operands } = operation;
    if (dropped.has(operator)) return;
    if (this.setColour(operation)) return;
    if (operator === 'q') this.stack.push({ ...this.level });
    else if (operator === 'Q') this.level = this.stack.pop() ?? this.level;
    else if (operator === 'Tr') this.level.mode = numbersFrom(operands)[0] ?? 0;
    else if (starts.has(operator) && this.slot < 0) this.slot = this.out.push('') - 1;
    else if (fills.has(operator)) this.paintPath(true, false);
    else if (strokes.has(operator)) this.paintPath(false, true);
    else if (both.has(operator)) this.paintPath(true, true);
    else if (operator === 'n') this.slot = -1;
    else if (shows.has(operator)) this.paintText();
    else if (
      (operator === 'Do' && this.options.takesColour(nameFrom(operands[0]) ?? '')) ||
      operator === 'BI'
    )
      this.out.push(this.prelude(true, true, false));
    this.raw(operation);
  }

  private paintPath(fill: boolean, stroke: boolean): void {
    const text = this.prelude(fill, stroke, false);
    if (this.slot >= 0) this.out[this.slot] = text;
    this.slot = -1;
  }

  private paintText(): void {
    const { mode } = this.level;
    const fill = mode === 0 || mode === 2 || mode === 4 || mode === 6;
    const stroke = mode === 1 || mode === 2 || mode === 5 || mode === 6;
    const overprint =
      (!fill || this.level.fill.black) && (!stroke || this.level.stroke.black) && (fill || stroke);
    this.out.push(this.prelude(fill, stroke, overprint));
  }

  /** The operators that must be written before painting; what stands already is not repeated. */
  private prelude(fill: boolean, stroke: boolean, overprint: boolean): string {
    const { level } = this;
    const parts: string[] = [];
    if (fill && level.fill.text !== undefined && level.fill.text !== level.setFill)
      parts.push((level.setFill = level.fill.text));
    if (stroke && level.stroke.text !== undefined && level.stroke.text !== level.setStroke)
      parts.push((level.setStroke = level.stroke.text));
    if (this.options.mode === 'ink' && overprint !== level.overprint) {
      level.overprint = overprint;
      parts.push(`/${overprint ? overprintOn : overprintOff} gs`);
    }
    return parts.join('\n');
  }

  private colour(kind: 'rgb' | 'gray', values: number[], stroke: boolean): Colour {
    const rgb = (
      kind === 'gray'
        ? [values[0] ?? 0, values[0] ?? 0, values[0] ?? 0]
        : [values[0] ?? 0, values[1] ?? 0, values[2] ?? 0]
    ) as [number, number, number];
    if (this.options.mode === 'mask')
      return { text: `${format(luminance(rgb))} ${stroke ? 'G' : 'g'}`, black: false };
    const inks = this.options.inks(rgb);
    return { text: this.options.operators(inks, stroke), black: isBlackOnly(inks) };
  }

  /** Takes the operators that set colours. */
  private setColour({ operator, operands, start, end }: Operation): boolean {
    if (!colours.has(operator)) return false;
    const lower = operator.toLowerCase();
    const stroke = operator !== lower;
    const key = stroke ? 'stroke' : 'fill';
    const spaceKey = stroke ? 'strokeSpace' : 'fillSpace';
    const numbers = numbersFrom(operands);
    if (lower === 'rg' || lower === 'g')
      this.level[key] = this.colour(lower === 'rg' ? 'rgb' : 'gray', numbers, stroke);
    else if (lower === 'k')
      this.level[key] = {
        text: this.source.slice(start, end),
        black: isBlackOnly(numbers.map((ink) => ink * 100) as Inks),
      };
    else if (lower === 'cs') {
      const space = nameFrom(operands[0]) ?? '';
      this.level[spaceKey] = this.options.spaceKind(space);
      this.level[key] =
        this.level[spaceKey] === 'keep'
          ? { text: this.source.slice(start, end), black: false }
          : this.colour('gray', [0], stroke);
    } else {
      const kind = this.level[spaceKey];
      if (kind !== 'keep') this.level[key] = this.colour(kind, numbers, stroke);
      else
        this.level[key] = {
          text: `${this.level[key].text?.split('\n')[0] ?? ''}\n${this.source.slice(start, end)}`,
          black: false,
        };
    }
    return true;
  }
}

export const rewriteContent = (content: Content, options: ContentOptions): string =>
  new Rewriter(content, options).run();
