/**
 * Vega and Vega-Lite, loaded on first use, and one queue before them.
 *
 * Vega measures text through one module-wide object. It is pointed at the metrics of the chart being
 * drawn and put back afterwards, so charts are drawn one after another; each takes milliseconds.
 */
import type { TopLevelSpec } from 'vega-lite';
import { wordsOf, type Bounds, type Scene, type Word } from './crowded.ts';
import { numberMarks } from '../view/number.ts';
import type { Font, Look } from './look.ts';

interface TextItem {
  font?: string;
  fontSize?: number;
  fontWeight?: string | number;
}
interface Measuring {
  width: (item: TextItem, text: unknown) => number;
}

const load = async () => {
  const [vega, lite, { expressionInterpreter }] = await Promise.all([
    import('vega'),
    import('vega-lite'),
    import('vega-interpreter'),
  ]);
  // Its type is not exported; the object is (vega-scenegraph, src/util/text.js).
  return {
    vega,
    lite,
    expressionInterpreter,
    measuring: (vega as unknown as { textMetrics: Measuring }).textMetrics,
  };
};
let loaded: ReturnType<typeof load> | undefined;
let queue: Promise<unknown> = Promise.resolve();

/** SVG as Vega writes it, and the box of all its marks in px from within the padding. */
export interface Drawing {
  svg: string;
  bounds: Bounds;
  /** All words, where they stand. */
  words: Word[];
}

const itemFont = (item: TextItem, look: Look): Font => ({
  family: item.font?.split(',')[0]?.replace(/['"]/g, '').trim() || look.families.label,
  weight: item.fontWeight === 'bold' ? 700 : Number(item.fontWeight) || 400,
  size: item.fontSize ?? look.label,
});

/** Nothing is ever fetched: not data, not pictures, not links. */
const refuse = (): Promise<never> => Promise.reject(new Error('charts load nothing'));
const closedLoader = { load: refuse, sanitize: refuse, http: refuse, file: refuse, options: {} };

type Format = (value: number) => string;
/** What Vega asks for its numbers (vega-format); its type is not exported. */
interface NumberLocale {
  format: (specifier: string) => Format;
  formatPrefix: (specifier: string, value: number) => Format;
  formatFloat: (specifier?: string) => Format;
  formatSpan: (start: number, stop: number, count: number, specifier?: string) => Format;
}

/**
 * Numbers of axes and legends as the report's language writes them: d3 knows of marks and digits, but not
 * that a language may leave 1234 ungrouped and group 12 345.
 */
function localeFor(language: string, vega: object): NumberLocale {
  const { leastGrouped, numerals, ...marks } = numberMarks(language);
  const build = (vega as { locale: (own: object) => NumberLocale }).locale;
  // Vega looks for the last of the digits 0 to 9 where it trims zeros: digits of a language come after.
  const shown = (text: string): string => text.replace(/\d/g, (digit) => numerals[Number(digit)]!);
  const [whole, plain] = [marks, { ...marks, thousands: '' }].map((own) =>
    build({ ...own, currency: ['', ''] }),
  );
  const choose =
    (from: (own: NumberLocale) => Format): Format =>
    (value) =>
      shown(from(Math.abs(value) < 10 ** (leastGrouped - 1) ? plain! : whole!)(value));
  // Grouping is the language's and no matter of the spec.
  const comma = (specifier = 'f'): string =>
    /,/.test(specifier) ? specifier : specifier.replace(/(?=\.|[a-z~]|$)/, ',');
  return {
    format: (specifier) => choose((own) => own.format(comma(specifier))),
    formatPrefix: (specifier, value) => choose((own) => own.formatPrefix(comma(specifier), value)),
    formatFloat: (specifier) => choose((own) => own.formatFloat(specifier && comma(specifier))),
    formatSpan: (start, stop, count, specifier) =>
      choose((own) => own.formatSpan(start, stop, count, specifier && comma(specifier))),
  };
}

async function runSpec(spec: TopLevelSpec, look: Look, language: string): Promise<Drawing> {
  const { vega, lite, measuring, expressionInterpreter } = await (loaded ??= load());
  const before = measuring.width;
  measuring.width = (item, text) => look.measure(String(text ?? '').trim(), itemFont(item, look));
  const quiet = {
    level: () => quiet,
    warn: () => quiet,
    info: () => quiet,
    debug: () => quiet,
    error: () => quiet,
  };
  try {
    const compiled = lite.compile(spec, { logger: quiet as never }).spec;
    // Expressions are walked as trees, never compiled: a second lock behind the check of custom specs.
    const parsed = vega.parse(compiled, undefined, { ast: true });
    const view = new vega.View(parsed, {
      renderer: 'none',
      expr: expressionInterpreter,
      loader: closedLoader as never,
      logger: quiet as never,
    });
    (view as unknown as { locale: (own: NumberLocale) => void }).locale(localeFor(language, vega));
    const svg = await view.toSVG();
    const { root } = view.scenegraph() as unknown as { root: Scene & { bounds: Bounds } };
    const { x1, y1, x2, y2 } = root.bounds;
    const [left, top] = view.origin() as [number, number];
    view.finalize();
    return {
      svg,
      bounds: { x1: x1 + left, y1: y1 + top, x2: x2 + left, y2: y2 + top },
      words: wordsOf(root),
    };
  } finally {
    measuring.width = before;
  }
}

/** Draws a Vega-Lite spec with the type of `look`, its numbers as `language` writes them. */
export function renderSpec(spec: TopLevelSpec, look: Look, language: string): Promise<Drawing> {
  const drawing = queue.then(() => runSpec(spec, look, language));
  queue = drawing.catch(() => undefined);
  return drawing;
}
