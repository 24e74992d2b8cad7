/** Every sentence said about the inside of a drawing that a report brings along. */
import type { Both } from '../../lib/languages.ts';
import { error, type Wording } from '../../lib/problem.ts';
import { quoteValue, quoteZh } from '../../lib/visible.ts';

const exportAgain: Both = {
  en: 'Export it again from the drawing program, as plain or optimised SVG in UTF-8.',
  zh: '用绘图软件重新导出：纯 SVG 或优化 SVG，UTF-8 编码。',
};

/** Why an element may not stand in hero art, and what a designer does instead. */
const deleteIt: Both = {
  en: 'Delete it: hero art is shapes and gradients only.',
  zh: '删去：题图只能有图形和渐变。',
};
const elementReasons: [names: readonly string[], why: Both, remedy: Both][] = [
  [['script', 'handler', 'listener'], { en: 'could run a program', zh: '会运行程序' }, deleteIt],
  [
    ['foreignObject', 'iframe', 'object', 'embed', 'audio', 'video', 'canvas'],
    { en: 'brings in something that is not a drawing', zh: '带进来的不是图形' },
    deleteIt,
  ],
  [
    ['image', 'feImage'],
    { en: 'is a picture made of pixels', zh: '是位图' },
    {
      en: 'Trace it or draw it as shapes. A photo belongs under "photos".',
      zh: '描成矢量图形；照片放在 photos 下。',
    },
  ],
  [
    ['text', 'tspan', 'textPath', 'tref', 'font', 'font-face', 'glyph'],
    { en: 'needs a font', zh: '要用字体' },
    {
      en: 'Convert text to outlines before the export. Words that are read belong into the report.',
      zh: '导出前把文字转曲；要给人读的字写进报告。',
    },
  ],
  [
    ['filter', 'mask', 'pattern', 'marker', 'mesh', 'meshgradient', 'hatch'],
    { en: 'is an effect that does not print as plain shapes', zh: '是印不成普通图形的效果' },
    { en: 'Expand the effect into shapes, or delete it.', zh: '把效果扩展成图形，或删去。' },
  ],
  [
    ['animate', 'animateMotion', 'animateTransform', 'set', 'animateColor'],
    { en: 'moves, and paper does not', zh: '是动画，纸上不会动' },
    { en: 'Delete it.', zh: '删去。' },
  ],
  [
    ['a', 'view', 'switch', 'cursor'],
    { en: 'is for screens', zh: '只用于屏幕' },
    { en: 'Ungroup what is in it and export again.', zh: '取消编组，再导出一次。' },
  ],
  [
    ['symbol', 'svg'],
    { en: 'is a drawing within the drawing', zh: '是图中之图' },
    { en: 'Ungroup it, or expand the symbol, and export again.', zh: '取消编组或扩展符号，再导出一次。' },
  ],
];
const known: Both = {
  en: 'Known are path, rect, circle, ellipse, line, polyline, polygon, g, use, clipPath, linearGradient and radialGradient.',
  zh: '认得的有 path、rect、circle、ellipse、line、polyline、polygon、g、use、clipPath、linearGradient 和 radialGradient。',
};

/** What a reference wants, in Chinese. */
const wantedZh: Record<string, string> = { shape: '图形', gradient: '渐变', 'clipping path': '剪切路径' };

/** What stands in the XML itself. */
export const drawingMessages = {
  doctype: () =>
    error('art-doctype', {
      en: [
        'A document type or entity is declared here, which could multiply or load things.',
        'Delete the "<!DOCTYPE …>" line; SVG needs none.',
      ],
      zh: ['这里声明了文档类型或实体，可能带来外部内容。', '删去“<!DOCTYPE …>”这一行，SVG 用不着。'],
    }),
  instruction: () =>
    error('art-xml', {
      en: [
        'There is a processing instruction here.',
        'Delete the "<?…?>"; style sheets outside the drawing are not loaded.',
      ],
      zh: ['这里有一条处理指令。', '删去“<?…?>”；图外面的样式表不会读。'],
    }),
  entity: (whole: string) =>
    error('art-xml', {
      en: [
        `${quoteValue(whole)} is not a character that is known here.`,
        'Write the character itself; &amp; for an ampersand.',
      ],
      zh: [`${quoteZh(whole)}不是这里认得的字符。`, '直接写这个字符；& 写成 &amp;。'],
    }),
  encoding: (name: string) =>
    error('art-encoding', {
      en: [`The drawing says that it is written in ${quoteValue(name)}.`, 'Save it as UTF-8.'],
      zh: [`这幅图标明的编码是${quoteZh(name)}。`, '另存为 UTF-8。'],
    }),
  notUtf8: () =>
    error('art-encoding', {
      en: ['The drawing is not written in UTF-8.', 'Save it as UTF-8.'],
      zh: ['这幅图不是 UTF-8 编码。', '另存为 UTF-8。'],
    }),
  cutShort: () =>
    error('art-xml', {
      en: ['What begins here has no end: the file is cut short or damaged.', exportAgain.en],
      zh: ['这里开了头却没有结尾：文件不完整或已损坏。', exportAgain.zh],
    }),
  unclosed: (name: string) =>
    error('art-xml', {
      en: [`<${name}> is never closed.`, exportAgain.en],
      zh: [`<${name}> 没有结束。`, exportAgain.zh],
    }),
  closing: (name: string, open: string) =>
    error('art-xml', {
      en: [`</${name}> closes nothing here${open ? `: <${open}> is open` : ''}.`, exportAgain.en],
      zh: [`</${name}> 没有对应的开头${open ? `：现在开着的是 <${open}>` : ''}。`, exportAgain.zh],
    }),
  stray: () =>
    error('art-xml', { en: ['This is not XML.', exportAgain.en], zh: ['这不是 XML。', exportAgain.zh] }),
  unquoted: (name: string) =>
    error('art-xml', {
      en: [`The value of ${quoteValue(name)} is missing or has no quotes.`, exportAgain.en],
      zh: [`${quoteZh(name)}的值没有写，或没有引号。`, exportAgain.zh],
    }),
  twice: (name: string) =>
    error('art-xml', {
      en: [`${quoteValue(name)} is given twice.`, exportAgain.en],
      zh: [`${quoteZh(name)}写了两遍。`, exportAgain.zh],
    }),
  notOne: (count: number) =>
    error('art-xml', {
      en: [
        count === 0 ? 'There is no drawing in this file.' : 'There is something before or after the drawing.',
        exportAgain.en,
      ],
      zh: [count === 0 ? '文件里没有图。' : '图的前面或后面还有别的内容。', exportAgain.zh],
    }),
  tooMany: (most: number) =>
    error('art-too-large', {
      en: [
        `The drawing has more than ${most} parts.`,
        'Simplify its paths, unite shapes of one colour, or leave out what nobody sees at print size.',
      ],
      zh: [`图里的部件超过 ${most} 个。`, '精简路径，合并同色的图形，去掉印出来看不见的部分。'],
    }),
  tooManyAttributes: (name: string, most: number) =>
    error('art-too-large', {
      en: [`<${name}> has more than ${most} attributes.`, exportAgain.en],
      zh: [`<${name}> 的属性超过 ${most} 个。`, exportAgain.zh],
    }),
  tooDeep: (most: number) =>
    error('art-too-large', {
      en: [`Groups are nested more than ${most} deep here.`, 'Ungroup them and export again.'],
      zh: [`这里的编组超过 ${most} 层。`, '取消编组，再导出一次。'],
    }),

  notSvg: (name: string) =>
    error('art-format', {
      en: [`The drawing begins with <${name}>, not with <svg>.`, exportAgain.en],
      zh: [`图以 <${name}> 开头，不是 <svg>。`, exportAgain.zh],
    }),
  noSize: () =>
    error('art-size', {
      en: [
        'The drawing has neither a viewBox nor a width and height.',
        'Export it with its artboard, or write viewBox="0 0 width height".',
      ],
      zh: ['图里既没有 viewBox，也没有宽和高。', '按画板导出，或写 viewBox="0 0 宽 高"。'],
    }),
  badSize: (value: string) =>
    error('art-size', {
      en: [
        `${quoteValue(value)} is not a size that a drawing can have.`,
        'Write viewBox="0 0 width height" with figures above 0.',
      ],
      zh: [`${quoteZh(value)}不能作图的尺寸。`, '写 viewBox="0 0 宽 高"，数字大于 0。'],
    }),
  empty: () =>
    error('art-empty', {
      en: ['There is no shape in this drawing.', 'Export it again with its layers shown.'],
      zh: ['图里没有图形。', '显示全部图层，再导出一次。'],
    }),
  element(name: string): Wording {
    const [, why, remedy] = elementReasons.find(([names]) => names.includes(name.replace(/^svg:/, ''))) ?? [];
    return error('art-element', {
      en: [`<${name}> ${why?.en ?? 'is not a part of drawings that is read here'}.`, remedy?.en ?? known.en],
      zh: [`<${name}> ${why?.zh ?? '不是这里认得的图形'}。`, remedy?.zh ?? known.zh],
    });
  },
  effect: (name: string, value: string) =>
    error('art-element', {
      en: [
        `${name}: ${quoteValue(value)} is an effect that does not print as plain shapes.`,
        'Expand the effect into shapes, or delete it.',
      ],
      zh: [`${name}: ${quoteZh(value)}是印不成普通图形的效果。`, '把效果扩展成图形，或删去。'],
    }),
  handler: (name: string) =>
    error('art-script', {
      en: [`${quoteValue(name)} would run a program.`, 'Delete it: hero art is shapes and gradients only.'],
      zh: [`${quoteZh(name)}会运行程序。`, '删去：题图只能有图形和渐变。'],
    }),
  attribute: (name: string, element: string) =>
    error('art-attribute', {
      en: [
        `${quoteValue(name)} is not known on <${element}>.`,
        'Delete it, or export as plain or optimised SVG.',
      ],
      zh: [`<${element}> 上的${quoteZh(name)}不认得。`, '删去，或导出成纯 SVG、优化 SVG。'],
    }),
  tooLong: (name: string) =>
    error('art-value', {
      en: [`The value of ${quoteValue(name)} is longer than any that a drawing needs.`, exportAgain.en],
      zh: [`${quoteZh(name)}的值太长，图用不着这么长。`, exportAgain.zh],
    }),
  value: (name: string, value: string, wanted: Both) =>
    error('art-value', {
      en: [`${name} cannot be ${quoteValue(value)}.`, wanted.en],
      zh: [`${name} 不能是${quoteZh(value)}。`, wanted.zh],
    }),
  outside: (value: string) =>
    error('art-reference', {
      en: [
        `${quoteValue(value)} leads out of the drawing.`,
        'Put what it names into the drawing; only references to ids of its own, such as "#sky", are followed.',
      ],
      zh: [`${quoteZh(value)}指到图的外面。`, '把它指的内容放进图里；只认图中自己的 id，如“#sky”。'],
    }),
  lost: (id: string, wanted: string) =>
    error('art-reference', {
      en: [`There is no ${wanted} with the id ${quoteValue(id)}.`, 'Draw it, or delete what refers to it.'],
      zh: [
        `没有 id 为${quoteZh(id)}的${wantedZh[wanted] ?? ` ${wanted} `}。`,
        '把它画上，或删去引用它的地方。',
      ],
    }),
  circle: (id: string) =>
    error('art-reference', {
      en: [`${quoteValue(id)} refers back to itself, or on and on.`, 'Expand the symbols and export again.'],
      zh: [`${quoteZh(id)}引用来引用去，又回到自己。`, '扩展符号，再导出一次。'],
    }),
  idTwice: (id: string) =>
    error('art-reference', {
      en: [`The id ${quoteValue(id)} is given twice.`, exportAgain.en],
      zh: [`id${quoteZh(id)}用了两次。`, exportAgain.zh],
    }),
  css: (rule: string) =>
    error('art-style', {
      en: [
        `${quoteValue(rule)} is a style rule that is not known here.`,
        'Export with "presentation attributes"; of style sheets only plain classes are read, such as .a{fill:#0b4a38}.',
      ],
      zh: [
        `${quoteZh(rule)}这条样式不认得。`,
        '导出时样式选“演示文稿属性”；样式表里只认简单的类，如 .a{fill:#0b4a38}。',
      ],
    }),
  cssOutside: (rule: string) =>
    error('art-style', {
      en: [
        `${quoteValue(rule)} loads something from outside.`,
        'Delete it: nothing outside the drawing is loaded.',
      ],
      zh: [`${quoteZh(rule)}要读外面的文件。`, '删去：图外面的东西一概不读。'],
    }),
};
