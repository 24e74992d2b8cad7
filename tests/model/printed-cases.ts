/** Faulty reports, by the family of their fault. Each says in its name what is wrong. */
import { type Files, writeReport } from './support.ts';

type Cases = Record<string, string | Files>;

const gbk = (text: string, bytes: number[]): Uint8Array => Uint8Array.from([...Buffer.from(text), ...bytes]);

const files: Cases = {
  'folder without a report': { 'notes.yaml': 'a: 1' },
  'two reports': { 'report.yaml': 'a: 1', 'report.json': '{}' },
  'empty file': '',
  'only a comment': '# nothing\n',
  'saved as UTF-16': { 'report.yaml': Buffer.from('\ufefftuban: 1', 'utf16le') },
  'saved as GBK': {
    'report.yaml': gbk('tuban: 1\nsource: ', [0xb9, 0xa4, 0xd7, 0xf7, 0xb1, 0xa8, 0xb8, 0xe6]),
  },
  'saved as Latin-1': { 'report.yaml': gbk('tuban: 1\nsource: Caf', [0xe9, 0x20, 0x31]) },
  'a Word document': { 'report.yaml': gbk('PK', [3, 4, 20, 0, 6, 0]) },
  'an escape sequence in the file': 'tuban: 1\nsource: \u001b[31mred\n',
  'a character lost in conversion': 'tuban: 1\nsource: 工作\ufffd告\n',
};

const syntax: Cases = {
  'tab as indentation': 'masthead:\n\ttitle: 报告\n',
  'full-width colon': 'tuban：1\nlanguage：zh\n',
  'full-width colon below a good line': 'tuban: 1\nlanguage：zh\nsource: 报告\n',
  'text that begins with a reference': 'items:\n  - {gdp}增长\n',
  'text that begins with stress': 'items:\n  - **重点** 工作\n  - 第二条\n',
  'text that begins with a quotation': 'items:\n  - "四上"企业45户\n',
  'colon and space in a text': 'source: 市政府: 工作报告\n',
  'quote never closed': 'source: "工作报告\nlanguage: zh\n',
  'brace never closed': 'masthead: {title: 报告\nsource: x\n',
  'two faults at once': 'source: @报告\nitems:\n  - {gdp}增长\n  - 正常\n',
  'uneven indentation': 'masthead:\n  title: 报告\n   date: x\n',
  'two documents': `${writeReport({})}---\ntuban: 1\n`,
  'duplicate field': writeReport({ head: 'period: 甲\nsource: 乙\n' }),
  'names and numbers that YAML reads otherwise': writeReport({
    head: '<<: {period: x}\nperiod: "\\a"\n',
    facts: '  __proto__: {label: 数, kind: count}\n  a: {label: 数, value: 0x1F, kind: count}\n',
  }),
  'a backslash': 'source: "a\\{b"\n',
  'a line that is nothing': 'tuban: 1\nlanguage\nsource: x\n',
  'YAML 1.1': '%YAML 1.1\n---\ntuban: 1\n',
  'a list instead of fields': '- tuban: 1\n',
  alias: writeReport({ head: 'theme: &name green\nperiod: *name\n' }),
  tag: writeReport({ head: 'period: !!js/function 报告\n' }),
  'numbers that are none': writeReport({
    facts:
      '  a: {label: 数, value: .nan, kind: count}\n  b: {label: 数, value: 12345678901234567, kind: count}\n',
  }),
};

const shape: Cases = {
  'nothing but a version': 'tuban: 2\n',
  'misspelt and misplaced fields': writeReport({
    head: 'tagline: 甲\nfoo: 1\nqueris: []\n',
    facts: '  a: {lable: 数, value: 1, kind: count}\n',
  }),
  'wrong types': writeReport({
    head: 'period: 2023\nglossary: 词\nplan:\n  title: 2024年\n  year: 2024.5\n  targets: [a]\n',
    facts:
      '  a: {label: 数, value: 28.94亿斤, kind: cuont}\n  b: {label: 数, value: 无, kind: count, digits: 9}\n',
  }),
  'bad names': writeReport({
    head: 'theme: 绿色\noutputs: {cards: [Square Card]}\n',
    facts: '  GDP 2023: {label: 数, value: 1, kind: count, icon: Tree}\n',
  }),
  'items of every wrong sort': writeReport({
    items:
      '        - {gdp}\n        - 3\n        - [甲]\n        -\n        - ""\n        - {headng: 甲, items: []}\n',
  }),
  'language by its name': writeReport({}).replace('zh-Hans', 'Chinese'),
  'empty lists': writeReport({
    head: 'lead: {facts: []}\n',
    photos:
      '        - {caption: 甲, credit: 乙, focus: [1.5]}\n        - {caption: 甲, credit: 乙, focus: [0, 0, 0.5]}\n',
  }),
};

const facts: Cases = {
  'unknown fact in a text and in lists': writeReport({
    head: 'lead: {facts: [gpd]}\n',
    items: '        - 增长{gdpp.full}。\n',
  }),
  'fact never used': writeReport({ facts: '  spare: {label: 数, value: 1, kind: count}\n' }),
  'values against their kinds': writeReport({
    items: '        - "{a}{b}{c}{d}{e}{f}{g}"\n',
    facts: `\
  a: {label: 甲, kind: count}
  b: {label: 乙, kind: rank}
  c: {label: 丙, value: 3, kind: rank, rank: 第三}
  d: {label: 丁, value: 101, unit: 户, kind: share}
  e: {label: 戊, value: -9.6, unit: "%", kind: decrease}
  f: {label: 己, value: 2.5, kind: ordinal, numerals: han}
  g: {label: 庚, value: 28.94, digits: 1, unit: 亿斤, kind: total}
`,
  }),
  'one unit written in two ways': writeReport({
    items: '        - "{a}{b}{c}{d}{e}"\n',
    facts: `\
  a: {label: 甲, value: 30.2, unit: 万平方米, kind: total}
  b: {label: 乙, value: 7, unit: 万㎡, kind: total}
  c: {label: 丙, value: 5, unit: 平方公里, kind: total}
  d: {label: 丁, value: 3, unit: 公里, kind: total}
  e: {label: 戊, value: 4, unit: 平方米, kind: total}
`,
  }),
  'labels in a circle': writeReport({
    items: '        - "{a}{c}"\n',
    facts:
      '  a: {label: "{b.label}甲", value: 1, kind: count}\n  b: {label: "{a.label}乙", value: 1, kind: count}\n  c: {label: "{c.label}", value: 1, kind: count}\n',
  }),
  'labels within labels': writeReport({
    items: '        - "{a}"\n',
    facts: 'abcde'
      .split('')
      .map(
        (id, index) =>
          `  ${id}: {label: "${index < 4 ? `{${'abcde'[index + 1]}.label}` : ''}甲", value: 1, kind: count}\n`,
      )
      .join(''),
  }),
  'the same id twice': writeReport({
    rest: '    - {id: economy, title: 再一次}\n',
    figures:
      '        - {id: one, kind: tiles, facts: [gdp]}\n        - {id: one, kind: tiles, facts: [gdp]}\n',
  }),
};

const texts: Cases = {
  grammar: writeReport({
    items:
      '        - 增长{gdp\n        - 预计{GDP}与{gdp.ful}\n        - 预计**增长{gdp}\n        - 甲****乙\n        - 位次{gdp.rank}\n',
  }),
  'references where none are printed': writeReport({})
    .replace('工作回顾', '"工作回顾{gdp}"')
    .replace('title: 经济', 'title: 经济|')
    .replace('source: 工作报告', 'source: "**工作|报告**"'),
  'prefix lost': writeReport({ items: '        - 产值增长{gdp}。预计明年更高。\n' }),
  'signs and verbs': writeReport({
    facts:
      '  fall: {label: 能耗, value: 9.6, unit: "%", kind: decrease}\n  minus: {label: 出口, value: -3, unit: "%", kind: growth}\n',
    items:
      '        - 能耗增长{fall}。\n        - 出口下降{minus}，进口增长{minus}。\n        - 预计产值下降{gdp}。\n',
  }),
  'numbers typed': writeReport({
    items: '        - 2023年1月9日，产值超10亿元企业9户，5000万元以上项目增长12.1%。\n',
  }),
  typography: writeReport({
    items: `\
        - 新增企业,产值提高(同比);好!
        - 他说"好",又说「好」
        - 等等...还有。。。还有…也有
        - 甲--乙，２０２３年，第５届，奥地利・冬季
        - 甲  乙，全长10-20公里
        - "　段首空格 "
        - "甲\\u200b乙"
        - |
          第一行
          第二行
`,
  }),
};

const figures: Cases = {
  'unlike things on one axis': writeReport({
    facts: `\
  firms: {label: 企业, value: 45, unit: 户, kind: count}
  homes: {label: 住房, value: 2.2, unit: 万户, kind: count}
  first: {label: 位次, kind: rank, rank: 第一}
  goal: {label: 目标, value: 6, unit: "%", kind: growth, status: target}
  ninth: {label: 届, value: 9, kind: ordinal}
`,
    figures: `\
        - {kind: bars, facts: [gdp, firms]}
        - {kind: bars, facts: [firms, homes]}
        - {kind: bars, facts: [gdp, first, ninth, gdp]}
        - {kind: bars, facts: [gdp, goal]}
        - {kind: shares, facts: [gdp]}
        - {kind: dumbbell, pairs: [{target: goal, last: gdp}, {target: firms, last: homes}]}
        - {kind: tiles, facts: [gdp, firms, homes, first]}
`,
  }),
  'fields that a kind lacks or does not take': writeReport({
    figures: `\
        - {kind: bars}
        - {kind: dumbbell, facts: [gdp]}
        - {kind: bars, facts: [gdp], pairs: [{target: gdp, last: gdp}], spec: {}}
        - {kind: custom, facts: [gdp]}
`,
  }),
  'two facts under one label': writeReport({
    facts: `\
  east-2020: {label: Northeast, value: 49.1, unit: million, kind: stock}
  east-2024: {label: Northeast, value: 50.8, unit: million, kind: stock}
`,
    figures: '        - {kind: bars, facts: [east-2020, east-2024]}\n',
  }),
  'targets that are none': writeReport({
    rest: 'plan:\n  title: 安排\n  targets: {title: 目标, pairs: [{target: gdp, last: gdp}]}\n',
  }),
};

const query = (fields: string): string => `  - {id: q, why: 存疑, ${fields}}\n`;
const queries: Cases = {
  'places that lead nowhere': writeReport({
    rest: `queries:\n${query('at: review.sections.econmy.items.0, source: 甲, printed: 甲, confidence: A, status: open')}${query(
      'at: review.sections.economy.items.9, source: 甲, printed: 乙, confidence: C, status: open',
    ).replace('id: q', 'id: r')}`,
  }),
  'printed is not what stands there': writeReport({
    rest: `queries:\n${query('at: review.sections.economy.items.0, source: 增长7%左右, printed: 增长7%左右, confidence: A, status: resolved')}`,
  }),
};

const missing: Cases = {
  'everything an editor fills in': `\
tuban: 1
language: zh-Hans
source: 工作报告
masthead: {title: 报告, date: 2023-02-29}
review: {title: 回顾, sections: [{id: a, title: 甲, photos: [{caption: 乙}]}]}
credits: [{role: 责任编辑}]
`,
};

const picture = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const photo = (file: string): string =>
  `        - {credit: 甲, caption: 乙, file: ${JSON.stringify(file)}}\n`;
const photos: Cases = {
  'files that are no photos': {
    'report.yaml': writeReport({
      photos: [
        '../a.jpg',
        '/etc/hostname',
        'C:\\a.jpg',
        'https://example.org/a.jpg',
        'a\\b.jpg',
        'photos/briddge.jpg',
        'photos',
        'text.jpg',
        'drawing.svg',
        'cut.png',
      ]
        .map(photo)
        .join(''),
    }),
    'photos/bridge.jpg': 'x',
    'text.jpg': '你好，这是文字',
    'drawing.svg': picture,
    'cut.png': Buffer.from('\u0089PNG\r\n\u001a\n1234', 'latin1'),
  },
};

const withArt = (file: string): string =>
  writeReport({}).replace('masthead: {', `masthead: {art: ${JSON.stringify(file)}, `);
const drawing = (inside: string, attributes = 'viewBox="0 0 60 10"'): Files => ({
  'report.yaml': withArt('hero.svg'),
  'hero.svg': `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>\n${inside}\n</svg>\n`,
});
const plain = '<path d="M0 0H60V10Z"/>';
const art: Cases = {
  'a path out of the folder': withArt('../hero.svg'),
  'a web address': withArt('https://example.org/hero.svg'),
  'a name nearly right': { 'report.yaml': withArt('hero.svg'), 'heroo.svg': 'x' },
  'a picture': {
    'report.yaml': withArt('hero.svg'),
    'hero.svg': Buffer.from('\u0089PNG\r\n\u001a\n1234', 'latin1'),
  },
  'a compressed drawing': {
    'report.yaml': withArt('hero.svgz'),
    'hero.svgz': Buffer.from('\u001f\u008b\u0008', 'latin1'),
  },
  text: { 'report.yaml': withArt('hero.svg'), 'hero.svg': '你好，这是文字' },
  'UTF-16': { 'report.yaml': withArt('hero.svg'), 'hero.svg': Buffer.from('\ufeff<svg/>', 'utf16le') },
  'too large': { 'report.yaml': withArt('hero.svg'), 'hero.svg': `<svg>${' '.repeat(3_000_000)}</svg>` },
  'program code': drawing(
    `<script>alert(1)</script>\n<g onload="alert(1)" onmouseover="alert(2)">${plain}</g>`,
  ),
  'everything that is no shape': drawing(
    [
      '<image href="a.png"/>',
      '<foreignObject><p>x</p></foreignObject>',
      '<text x="1">云溪</text>',
      '<filter id="f"/>',
      '<animate attributeName="x"/>',
      '<a href="#b"><path/></a>',
      '<symbol id="s"/>',
      '<blink/>',
      plain,
    ].join('\n'),
  ),
  'references out of the drawing': drawing(
    `<use href="other.svg#tree"/>\n<use xlink:href="data:image/svg+xml,x"/>\n<rect fill="url(https://example.org/a#b)"/>\n<rect style="fill:url('a.svg#b')"/>\n<path href="#a" d=""/>`,
  ),
  'references to what is not there': drawing(
    '<rect fill="url(#sky)"/>\n<use href="#tree"/>\n<g id="hill"/>\n<rect clip-path="url(#hill)"/>\n<g id="hill"/>',
  ),
  'references in a circle': drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
  'repetition beyond bounds': drawing(
    `<g id="x0">${plain}</g>${Array.from({ length: 20 }, (_, n) => `<g id="x${n + 1}"><use href="#x${n}"/><use href="#x${n}"/></g>`).join('')}`,
  ),
  'a style sheet that loads': drawing(`<style>@import url(https://example.org/a.css);</style>${plain}`),
  'a style sheet that reaches out': drawing(`<style>.a{fill:#fff}\nbody{display:none}</style>${plain}`),
  'effects and unknown values': drawing(
    '<rect filter="url(#f)"/>\n<rect style="mix-blend-mode:multiply"/>\n<rect fill="var(--deep)"/>\n<rect fill="hsl(1,2%,3%)"/>\n<rect width="calc(1px)"/>\n<rect banana="1"/>\n<path d="M0 0;x"/>',
  ),
  'a document type': {
    'report.yaml': withArt('hero.svg'),
    'hero.svg':
      '<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<svg viewBox="0 0 6 1">&b;</svg>',
  },
  'an unknown entity': drawing('<path d="&constructor;"/>'),
  'a style sheet of its own document': {
    'report.yaml': withArt('hero.svg'),
    'hero.svg': '<?xml version="1.0"?><?xml-stylesheet href="a.css"?><svg/>',
  },
  'another encoding': {
    'report.yaml': withArt('hero.svg'),
    'hero.svg': '<?xml version="1.0" encoding="GB18030"?><svg/>',
  },
  'cut short': drawing('<g>\n<path d="M0'),
  'closed wrongly': drawing('<g></svg>'),
  'without quotes': drawing('<path d=M0/>'),
  'no size': drawing(plain, ''),
  'a size in per cent': drawing(plain, 'width="100%" height="40%"'),
  'an impossible viewBox': drawing(plain, 'viewBox="0 0 0 10"'),
  'nothing in it': drawing('<g><title>空</title></g>'),
  'a web page': { 'report.yaml': withArt('hero.svg'), 'hero.svg': '<html><body/></html>' },
};

export const families: Record<string, Cases> = {
  files,
  syntax,
  shape,
  facts,
  texts,
  figures,
  queries,
  missing,
  photos,
  art,
};
