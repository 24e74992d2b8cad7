/**
 * Vega and Vega-Lite, loaded on first use, and one queue before them.
 *
 * Vega measures text through one module-wide object. It is pointed at the metrics of the chart being
 * drawn and put back afterwards, so charts are drawn one after another; each takes milliseconds.
 */
import type { TopLevelSpec } from 'vega-lite';
import { wordsOf, type Bounds, type Scene, type Word } from './crowded.ts';
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

async function runSpec(spec: TopLevelSpec, look: Look): Promise<Drawing> {
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

/** Draws a Vega-Lite spec with the type of `look`. */
export function renderSpec(spec: TopLevelSpec, look: Look): Promise<Drawing> {
  const drawing = queue.then(() => runSpec(spec, look));
  queue = drawing.catch(() => undefined);
  return drawing;
}
