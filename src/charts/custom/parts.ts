/** Marks, channels, scales and conditions of a report's own spec. */
import { factFields } from './data.ts';
import { colourKeys, marks, markStyles, printed, sortPattern } from './allowed.ts';
import { quote, type Checker } from './checker.ts';

export function checkMark(check: Checker, at: string, value: unknown): void {
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
  if (mark.type === 'text') checkAngle(check, `${at}.angle`, mark.angle);
  check.plain(at, mark, []);
}

export function checkPredicate(check: Checker, at: string, value: unknown): void {
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

export function checkChannel(
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
  checkTitle(check, `${at}.title`, channel.title);
  for (const part of ['axis', 'legend'] as const) {
    if (channel[part] === undefined || channel[part] === null) continue;
    const guide = check.part(`${at}.${part}`, channel[part], part);
    if (guide) checkTitle(check, `${at}.${part}.title`, guide.title);
    if (guide) checkAngle(check, `${at}.${part}.labelAngle`, guide.labelAngle);
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

/** Words on their side are hard to read, and longer than the room that a page has for them. */
function checkAngle(check: Checker, at: string, angle: unknown): void {
  if (angle === undefined || angle === 0) return;
  check.refuse(at, {
    en: [
      `turns words by ${quote(angle)}°`,
      'Leave the angle out; where names are long, let the bars lie, with the names on y.',
    ],
    zh: [`把字转了 ${quote(angle)}°`, '不写角度；名称长就把柱横过来，名称放在 y。'],
  });
}

const year = /(?<!\d)(?:19|20)\d\d(?!\d)/g;

/** A title names what an axis counts: a number in it would be one that is in no report. */
function checkTitle(check: Checker, at: string, title: unknown): void {
  if (typeof title !== 'string' || !/\d/.test(title.replace(year, ''))) return;
  check.refuse(at, {
    en: [
      `prints ${quote(title)}, which has a number that is no fact`,
      'Name what the axis counts; numbers of your own go into the note.',
    ],
    zh: [`要印 ${quote(title)}，里面的数不是事实`, '只写轴上是什么；自己的数写进 note。'],
  });
}

function checkSort(check: Checker, at: string, sort: unknown): void {
  if (sort === undefined || sort === null || (typeof sort === 'string' && sortPattern.test(sort))) return;
  if (Array.isArray(sort)) return check.plain(at, { sort }, []);
  const parts = check.part(at, sort, 'sort');
  if (parts?.field !== undefined) check.field(`${at}.field`, parts.field);
  if (parts) check.plain(at, parts, []);
}
