/**
 * What a Vega-Lite spec brought by a report may ask for: a list of what is allowed, everything else is
 * refused. It draws the figure's facts and nothing else: no other data, no files or links, no
 * expressions (Vega turns those into program code), no colours or type but the theme's.
 */
import type { Problem } from '../../lib/problem.ts';
import { channels, limits } from './allowed.ts';
import { Checker, quote } from './checker.ts';
import { checkChannel, checkMark, checkPredicate } from './parts.ts';

interface ViewContext {
  /** Any bar or area in the whole spec: layers share their axes. */
  bars: boolean;
  part: 'spec' | 'layer';
}

function checkEncoding(
  check: Checker,
  at: string,
  { encoding, bars }: { encoding: unknown; bars: boolean },
): void {
  if (typeof encoding !== 'object' || encoding === null) {
    return check.refuse(at, {
      en: [`has ${quote(encoding)} at ${at}`, 'Write an object of channels.'],
      zh: [`的 ${at} 是 ${quote(encoding)}`, '写一组通道。'],
    });
  }
  for (const [name, value] of Object.entries(encoding)) {
    if (channels.includes(name)) checkChannel(check, `${at}.${name}`, { name, value, bars });
    else
      check.refuse(`${at}.${name}`, {
        en: [`uses the channel "${name}"`, `Use ${channels.join(', ')}.`],
        zh: [`用了通道“${name}”`, `可用：${channels.join('、')}。`],
      });
  }
}

function checkTransform(check: Checker, at: string, transform: unknown): void {
  const own = Object.keys((transform ?? {}) as object);
  if (own.length === 1 && own[0] === 'filter')
    return checkPredicate(check, `${at}.filter`, (transform as { filter: unknown }).filter);
  check.refuse(at, {
    en: [
      `transforms its data by "${own.join(', ')}"`,
      'Only "filter" with a field predicate is allowed: numbers are printed as reported.',
    ],
    zh: [`用“${own.join(', ')}”变换数据`, '只能用按字段判断的“filter”：数字照报告印。'],
  });
}

function checkView(
  check: Checker,
  at: string,
  { value, bars, part }: ViewContext & { value: unknown },
): void {
  const view = check.part(at, value, part);
  if (!view) return;
  if (view.data !== undefined && JSON.stringify(view.data) !== '{"name":"facts"}') {
    check.refuse(`${at}.data`, {
      en: [
        `brings data of its own at ${at}.data`,
        'Its data is {"name": "facts"}: the facts listed with the figure.',
      ],
      zh: [`在 ${at}.data 自带数据`, '数据写 {"name": "facts"}：就是图表列出的事实。'],
    });
  }
  if (view.mark !== undefined) checkMark(check, `${at}.mark`, view.mark);
  if (view.encoding !== undefined) checkEncoding(check, `${at}.encoding`, { encoding: view.encoding, bars });
  const transforms =
    view.transform === undefined ? [] : Array.isArray(view.transform) ? view.transform : [view.transform];
  transforms.forEach((transform: unknown, index) =>
    checkTransform(check, `${at}.transform[${index}]`, transform),
  );
  if (view.layer === undefined) return;
  if (!Array.isArray(view.layer))
    return check.refuse(`${at}.layer`, {
      en: [`has ${quote(view.layer)} at ${at}.layer`, 'Write a list of layers.'],
      zh: [`的 ${at}.layer 是 ${quote(view.layer)}`, '写一个图层列表。'],
    });
  view.layer.forEach((layer: unknown, index) =>
    checkView(check, `${at}.layer[${index}]`, { value: layer, bars, part: 'layer' }),
  );
}

/** Size of the spec before anything is read in it. */
function checkSize(check: Checker, spec: unknown): void {
  let nodes = 0;
  const walk = (value: unknown, depth: number): boolean => {
    if (++nodes > limits.nodes || depth > limits.depth) return false;
    if (typeof value === 'string') return value.length <= limits.text;
    if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) < 1e12;
    return (
      typeof value !== 'object' ||
      value === null ||
      Object.values(value).every((each) => walk(each, depth + 1))
    );
  };
  const layers = (spec as { layer?: unknown }).layer;
  if (walk(spec, 0) && (!Array.isArray(layers) || layers.length <= limits.layers)) return;
  check.refuse('spec', {
    en: [
      `is larger than ${limits.nodes} values, ${limits.depth} levels, ${limits.layers} layers or ${limits.text} characters in one text`,
      'Make it simpler, or draw it as another kind of figure.',
    ],
    zh: [
      `太大：值多于 ${limits.nodes} 个、深于 ${limits.depth} 层、图层多于 ${limits.layers} 个，或一段文字长于 ${limits.text} 字`,
      '画得简单些，或换一种图。',
    ],
  });
}

/** Problems (code `chart-spec`) of a report's spec; none when it may be drawn. */
export function checkSpec({
  spec,
  figure,
  swatches,
}: {
  spec: unknown;
  figure: string;
  swatches: string[];
}): Problem[] {
  const check = new Checker(figure, swatches);
  checkSize(check, spec);
  const bars = /"(bar|area)"/.test(JSON.stringify(spec));
  if (check.problems.length === 0) checkView(check, 'spec', { value: spec, bars, part: 'spec' });
  return check.problems;
}
