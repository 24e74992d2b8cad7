/**
 * What a Vega-Lite spec brought by a report may ask for: a list of what is allowed, everything else is
 * refused. It draws the figure's facts and nothing else: no other data, no files or links, no
 * expressions (Vega turns those into program code), no colours or type but the theme's.
 */
import { type Problem, says, type Said } from '../lib/problem.ts';
import { factFields } from './custom-data.ts';

/** Larger specs are no hand-made chart. */
const limits = { nodes: 1500, depth: 12, layers: 10, text: 160 };
/** What is counted out, and lengths in px: beyond these no chart of a page has any, and Vega would not end. */
const mostOf: Record<string, number> = {
  tickCount: 50,
  columns: 20,
  nice: 50,
  strokeWidth: 40,
  size: 20_000,
};
const mostLength = 2000;

const channels = [
  'x',
  'y',
  'x2',
  'y2',
  'xOffset',
  'yOffset',
  'text',
  'color',
  'fill',
  'stroke',
  'size',
  'order',
  'detail',
];
/** What composeConfig in custom.ts sets. */
const markStyles = ['value'];
const marks = ['bar', 'rect', 'line', 'point', 'circle', 'square', 'tick', 'rule', 'text', 'area'];

/** Keys allowed in each part of a spec. */
const keys = {
  /** `width` and `height` may stand there; the room on the page decides. */
  spec: ['$schema', 'data', 'mark', 'encoding', 'layer', 'transform', 'width', 'height'],
  layer: ['data', 'mark', 'encoding', 'layer', 'transform'],
  mark: [
    'type',
    'style',
    'filled',
    'shape',
    'size',
    'interpolate',
    'orient',
    'align',
    'baseline',
    'dx',
    'dy',
    'color',
    'fill',
    'stroke',
    'strokeWidth',
    'cornerRadius',
    'cornerRadiusEnd',
    'point',
    'thickness',
    'width',
    'height',
    'angle',
  ],
  channel: [
    'field',
    'type',
    'datum',
    'value',
    'title',
    'axis',
    'scale',
    'sort',
    'stack',
    'legend',
    'format',
    'band',
    'bandPosition',
    'condition',
  ],
  axis: [
    'title',
    'labels',
    'ticks',
    'domain',
    'grid',
    'values',
    'tickCount',
    'orient',
    'format',
    'labelAngle',
    'labelPadding',
    'titlePadding',
    'offset',
  ],
  legend: ['title', 'orient', 'direction', 'columns', 'values', 'format'],
  scale: ['type', 'domain', 'range', 'zero', 'nice', 'padding', 'paddingInner', 'paddingOuter', 'reverse'],
  condition: ['test', 'value'],
  predicate: ['field', 'equal', 'oneOf', 'range', 'lt', 'lte', 'gt', 'gte', 'valid', 'not', 'and', 'or'],
  sort: ['field', 'order', 'op'],
} as const;
type Part = keyof typeof keys;

/** Fields printed as they are. Numbers are printed by `text` and `full` only, with unit and qualifier. */
const printed = ['label', 'short', 'text', 'full', 'rank', 'unit'];
const colourKeys = new Set(['color', 'fill', 'stroke']);
/** d3 formats without `%`, which multiplies by 100. */
const formatPattern = /^[,+\-.~0-9fds]{0,8}$/;
const sortPattern = /^(ascending|descending|-?(x|y|text|size|color))$/;

class Checker {
  readonly problems: Problem[] = [];
  private readonly figure: string;
  private readonly swatches: string[];
  constructor(figure: string, swatches: string[]) {
    this.figure = figure;
    this.swatches = swatches;
  }

  refuse(at: string, said: Said): void {
    this.problems.push({
      code: 'chart-spec',
      severity: 'error',
      ...says({
        en: [`The chart "${this.figure}" ${said.en[0]}.`, said.en[1]],
        zh: [`图表“${this.figure}”${said.zh[0]}。`, said.zh[1]],
      }),
      path: at,
    });
  }

  /** An object with allowed keys only, or undefined. */
  part(at: string, value: unknown, part: Part): Record<string, unknown> | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse(at, {
        en: [
          `has ${quote(value)} at ${at}, where an object is expected`,
          'Write it in the long form, as in the Vega-Lite documentation.',
        ],
        zh: [`的 ${at} 是 ${quote(value)}，应当是一个对象`, '按 Vega-Lite 文档的完整写法来写。'],
      });
      return undefined;
    }
    for (const key of Object.keys(value)) {
      if (!(keys[part] as readonly string[]).includes(key)) {
        this.refuse(`${at}.${key}`, {
          en: [
            `asks for "${key}" at ${at}, which charts of a report may not use`,
            `Allowed there: ${keys[part].join(', ')}.`,
          ],
          zh: [`在 ${at} 用了“${key}”，报告的图表不能用`, `那里可用：${keys[part].join('、')}。`],
        });
      }
    }
    return value as Record<string, unknown>;
  }

  field(at: string, value: unknown, allowed: readonly string[] = factFields): void {
    if (typeof value === 'string' && allowed.includes(value)) return;
    this.refuse(at, {
      en: [`takes ${quote(value)} as a field at ${at}`, `Use one of ${allowed.join(', ')}.`],
      zh: [`在 ${at} 以 ${quote(value)} 为字段`, `可用：${allowed.join('、')}。`],
    });
  }

  colour(at: string, value: unknown): void {
    if (value === null || (typeof value === 'string' && this.swatches.includes(value))) return;
    this.refuse(at, {
      en: [
        `takes ${quote(value)} as a colour at ${at}`,
        `Use the name of a swatch: ${this.swatches.join(', ')}.`,
      ],
      zh: [`在 ${at} 以 ${quote(value)} 为颜色`, `写色样名称：${this.swatches.join('、')}。`],
    });
  }

  format(at: string, value: unknown): void {
    if (value === undefined || (typeof value === 'string' && formatPattern.test(value))) return;
    this.refuse(at, {
      en: [`has the number format ${quote(value)}`, 'Use a d3 format such as ".1f" or ",".'],
      zh: [`的数字格式是 ${quote(value)}`, '用 d3 的格式，如“.1f”“,”。'],
    });
  }

  /** Counts and lengths; what stands for values of the facts may be of any size. */
  bounded(at: string, key: string, value: unknown): void {
    const most = mostOf[key] ?? mostLength;
    if (typeof value !== 'number' || ['datum', 'value', 'equal', 'lt', 'lte', 'gt', 'gte'].includes(key))
      return;
    if (Math.abs(value) <= most && (key in mostOf ? value >= 0 : true)) return;
    this.refuse(at, {
      en: [`asks for ${value} at ${at}`, `Write a number of at most ${most}.`],
      zh: [`在 ${at} 要 ${value}`, `写数字，最大 ${most}。`],
    });
  }

  /** Only plain values: neither objects nor expressions. */
  plain(at: string, values: Record<string, unknown>, except: readonly string[]): void {
    for (const [key, value] of Object.entries(values)) {
      if (except.includes(key)) continue;
      this.bounded(`${at}.${key}`, key, value);
      const flat = Array.isArray(value) ? value : [value];
      if (flat.every((each) => each === null || ['string', 'number', 'boolean'].includes(typeof each)))
        continue;
      this.refuse(`${at}.${key}`, {
        en: [
          `has ${quote(value)} at ${at}.${key}, where a plain value is expected`,
          'Expressions and signals are not run; write the value.',
        ],
        zh: [`的 ${at}.${key} 是 ${quote(value)}，应当是一个普通的值`, '表达式和信号不运行，直接写值。'],
      });
    }
  }
}

const quote = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

function checkMark(check: Checker, at: string, value: unknown): void {
  const mark = typeof value === 'string' ? { type: value } : check.part(at, value, 'mark');
  if (!mark) return;
  if (!marks.includes(mark.type as string)) {
    check.refuse(at, {
      en: [
        mark.type === undefined ? 'has a mark without a type' : `asks for the mark ${quote(mark.type)}`,
        `Use one of ${marks.join(', ')}.`,
      ],
      zh: [
        mark.type === undefined ? '的图形没有写类型' : `要用图形 ${quote(mark.type)}`,
        `可用：${marks.join('、')}。`,
      ],
    });
  }
  for (const [key, each] of Object.entries(mark)) if (colourKeys.has(key)) check.colour(`${at}.${key}`, each);
  if (
    mark.shape !== undefined &&
    !['circle', 'square', 'diamond', 'triangle-up', 'triangle-down', 'cross'].includes(mark.shape as string)
  ) {
    check.refuse(`${at}.shape`, {
      en: [
        `asks for the shape ${quote(mark.shape)}`,
        'Use circle, square, diamond, cross, triangle-up or triangle-down.',
      ],
      zh: [
        `要用形状 ${quote(mark.shape)}`,
        '可用 circle、square、diamond、cross、triangle-up、triangle-down。',
      ],
    });
  }
  if (mark.style !== undefined && !markStyles.includes(mark.style as string)) {
    check.refuse(`${at}.style`, {
      en: [`asks for the style ${quote(mark.style)}`, `Use ${markStyles.join(', ')}, or leave it out.`],
      zh: [`要用样式 ${quote(mark.style)}`, `可用 ${markStyles.join('、')}，或不写。`],
    });
  }
  check.plain(at, mark, []);
}

function checkPredicate(check: Checker, at: string, value: unknown): void {
  const predicate = check.part(at, value, 'predicate');
  if (!predicate) return;
  if (predicate.not !== undefined) checkPredicate(check, `${at}.not`, predicate.not);
  for (const key of ['and', 'or']) {
    const list = predicate[key];
    if (list !== undefined && !Array.isArray(list))
      check.refuse(`${at}.${key}`, {
        en: [`has ${quote(list)} at ${at}.${key}`, 'Write a list of conditions.'],
        zh: [`的 ${at}.${key} 是 ${quote(list)}`, '写一个条件列表。'],
      });
    else
      (list as unknown[] | undefined)?.forEach((each, index) =>
        checkPredicate(check, `${at}.${key}[${index}]`, each),
      );
  }
  if (predicate.field !== undefined) check.field(`${at}.field`, predicate.field);
  check.plain(at, predicate, ['not', 'and', 'or']);
}

/** Bars and areas start at zero: a cut axis shows a difference that is not there. */
function checkScale(
  check: Checker,
  at: string,
  { scale, bars, colour }: { scale: unknown; bars: boolean; colour: boolean },
): void {
  if (scale === undefined || scale === null) return;
  const parts = check.part(at, scale, 'scale');
  if (!parts) return;
  check.plain(at, parts, []);
  if (parts.type !== undefined && !['linear', 'band', 'point', 'ordinal'].includes(parts.type as string)) {
    check.refuse(`${at}.type`, {
      en: [`asks for a ${quote(parts.type)} scale`, 'Use linear, band, point or ordinal.'],
      zh: [`要用 ${quote(parts.type)} 比例尺`, '可用 linear、band、point、ordinal。'],
    });
  }
  if (colour)
    for (const each of Array.isArray(parts.range)
      ? parts.range
      : parts.range === undefined
        ? []
        : [parts.range])
      check.colour(`${at}.range`, each);
  const domain = Array.isArray(parts.domain) ? parts.domain.filter((each) => typeof each === 'number') : [];
  const cut =
    parts.zero === false || (domain.length > 1 && (Math.min(...domain) > 0 || Math.max(...domain) < 0));
  if (bars && cut)
    check.refuse(at, {
      en: [`cuts the axis of bars at ${at}`, 'Let the axis start at zero, or draw points.'],
      zh: [`在 ${at} 截断了柱条的轴`, '轴从零开始，或改画点。'],
    });
}

function checkChannel(
  check: Checker,
  at: string,
  { name, value, bars }: { name: string; value: unknown; bars: boolean },
): void {
  const channel = check.part(at, value, 'channel');
  if (!channel) return;
  const colour = colourKeys.has(name);
  if (channel.field !== undefined)
    check.field(`${at}.field`, channel.field, name === 'text' ? printed : factFields);
  if (colour && channel.value !== undefined) check.colour(`${at}.value`, channel.value);
  if (colour && channel.type === 'quantitative')
    check.refuse(at, {
      en: [`shades colours by number at ${at}`, 'Use nominal colours: only swatches can be printed.'],
      zh: [`在 ${at} 按数值渐变着色`, '用分类颜色：只有色样能印。'],
    });
  if (name === 'text' && channel.datum !== undefined)
    check.refuse(`${at}.datum`, {
      en: [
        `prints ${quote(channel.datum)}, which is no fact`,
        'Print a field of the facts; words of your own go into the note.',
      ],
      zh: [`要印 ${quote(channel.datum)}，它不是事实`, '印事实的字段；自己的话写进 note。'],
    });
  if (name === 'text' && channel.value !== undefined)
    check.refuse(at, {
      en: [
        `prints ${quote(channel.value)}, which is no fact`,
        'Print a field of the facts; words of your own go into the note.',
      ],
      zh: [`要印 ${quote(channel.value)}，它不是事实`, '印事实的字段；自己的话写进 note。'],
    });
  if (name === 'text' && channel.format !== undefined)
    check.refuse(`${at}.format`, {
      en: ['reformats a number', 'Use the field text or full: it is printed as in the report.'],
      zh: ['给数字另换了格式', '用字段 text 或 full，照报告的样子印。'],
    });
  check.format(`${at}.format`, channel.format);
  checkScale(check, `${at}.scale`, {
    scale: channel.scale,
    bars: bars && (name === 'x' || name === 'y'),
    colour,
  });
  for (const part of ['axis', 'legend'] as const) {
    if (channel[part] === undefined || channel[part] === null) continue;
    const guide = check.part(`${at}.${part}`, channel[part], part);
    if (guide) check.plain(`${at}.${part}`, guide, []);
    if (guide) check.format(`${at}.${part}.format`, guide.format);
  }
  checkSort(check, `${at}.sort`, channel.sort);
  if (channel.condition !== undefined) {
    const condition = check.part(`${at}.condition`, channel.condition, 'condition');
    if (condition) checkPredicate(check, `${at}.condition.test`, condition.test);
    if (condition && colour) check.colour(`${at}.condition.value`, condition.value);
    if (condition) check.plain(`${at}.condition`, condition, ['test']);
  }
  check.plain(at, channel, ['axis', 'legend', 'scale', 'sort', 'condition']);
}

function checkSort(check: Checker, at: string, sort: unknown): void {
  if (sort === undefined || sort === null || (typeof sort === 'string' && sortPattern.test(sort))) return;
  if (Array.isArray(sort)) return check.plain(at, { sort }, []);
  const parts = check.part(at, sort, 'sort');
  if (parts?.field !== undefined) check.field(`${at}.field`, parts.field);
  if (parts) check.plain(at, parts, []);
}

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
