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
  'numbers beyond all reading': writeReport({
    facts:
      '  a: {label: 数, value: 5e-324, unit: 个, kind: count}\n  b: {label: 数, value: 1e300, unit: 个, kind: count}\n',
    items: '        - 数{a}、数{b}。\n',
  }),
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
  'a unit that is a number': writeReport({
    facts: '  a: {label: Ticket sales, value: 2384, unit: "000", sign: £, kind: money}\n',
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
  'a field that is not known hides no other fault': writeReport({
    head: 'perod: 甲\n',
    facts: '  a: {label: 数, value: 5, kind: count, plase: 甲}\n',
    items: '        - 见{gone}。\n',
  }),
  'numbers typed': writeReport({
    items:
      '        - 2023年1月9日，产值超10亿元企业9户，5000万元以上项目增长12.1%，见https://example.org/2023/t20230109_4.html。\n',
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
  'more rows than a reader compares, and a rank without a mark': writeReport({
    facts:
      Array.from(
        { length: 21 },
        (_, at) => `  f${at}: {label: 数${at}, value: ${at}, unit: 个, kind: count}\n`,
      ).join('') + '  first: {label: 位次, kind: rank, rank: 第一}\n',
    figures: `\
        - {kind: bars, facts: [${Array.from({ length: 21 }, (_, at) => `f${at}`).join(', ')}]}
        - {kind: custom, facts: [gdp, first], spec: {mark: bar, encoding: {x: {field: value, type: quantitative}}}}
`,
  }),
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
  'targets that share no axis': writeReport({
    facts: `\
  goal: {label: 目标, value: 6, unit: "%", kind: growth, status: target}
  jobs: {label: 就业, value: 5000, unit: 人, kind: count, status: target}
  jobs-before: {label: 就业, value: 4800, unit: 人, kind: count}
`,
    rest: 'plan:\n  title: 安排\n  targets: {title: 目标, pairs: [{target: jobs, last: gdp}]}\n',
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

/** YAML that can be read, and says something else than what was meant. */
const otherwise: Cases = {
  'texts that begin with marks of YAML': writeReport({
    items: [
      '- &重点 做好防汛抗旱工作。',
      '- ! 注意防火',
      '- !!str 2024年大事',
      '- ? 为什么要改',
      '- : 其他事项',
      '- #清河新貌# 阅读量过亿',
    ]
      .map((item) => `        ${item}\n`)
      .join(''),
  }),
  'texts after a number sign': writeReport({
    items:
      '        - 二号机组 #2 并网发电，全年发电三亿千瓦时。\n        - 话题 #清河新貌# 阅读量过亿。\n        - 前半句 # 后半句\n        - 一句话\n          #第二行\n        - 有注解的  # 这是注解\n        - Harbour #  and its ships\n        - green # 颜色\n        - “ # 随手拍”上线\n        - 甲\n        # 这也是\n',
  }),
  'a number sign before a closing brace': writeReport({
    facts: '  a: {label: 机组 #2, value: 5, kind: count}\n',
  }),
  'brackets that close nothing': writeReport({
    facts: '  a: { label: 机组, value: 5, kind: count } ] }\n  b: { label: 电厂, value: 6, kind: count }\n',
  }),
  'a brace within a text between brackets': writeReport({
    facts:
      '  a: { label: CO_{2} 排放, value: 5, kind: count }\n  b: { label: 电厂, value: 6, kind: count }\n',
  }),
  'marks that cannot begin a text': writeReport({ head: 'period: %5的增长\n' }),
  'a text that begins with >': writeReport({ head: 'period: >50%企业增长\n' }),
  'a text that begins with |': writeReport({ head: 'period: |经济平稳运行\n' }),
  'a text that begins with > and a figure alone': writeReport({ head: 'period: >5\nlicence: 甲\n' }),
  'a text that begins with ?': writeReport({ head: 'period: ? 为什么\n' }),
  'a text that begins with -': writeReport({ head: 'period: - 一月\n' }),
  'entries and fields indented too far': writeReport({
    items:
      '         - 第二条\n         -第三条\n         — 第四条\n        - heading: 小标题\n          items:\n            - 第五条\n             note：甲\n',
  }),
  'dashes without a space': writeReport({}).replace('- 预计产值', '-预计产值'),
  'a colon without a space': writeReport({ rest: 'plan:\n  title:安排\n' }),
  'a colon inside an entry': writeReport({
    items: '        - 重点: 做好防汛工作\n        - 主要指标如下:\n',
  }),
  'a dash of another kind': writeReport({ items: '        － 第二条: 甲\n' }),
  'no-break spaces as indentation': writeReport({}).replace('      title', '\u00a0\u00a0    title'),
  'full-width spaces as indentation': writeReport({}).replace('      items', '\u3000\u3000\u3000items'),
  'a no-break space after a colon': writeReport({}).replace('source: ', 'source:\u00a0'),
  'full-width marks between braces': writeReport({
    facts: '  a: {label: 数， value: 5, kind: count}\n',
  }),
  'full-width braces': writeReport({ facts: '  a: ｛label: 数, value: 5, kind: count｝\n' }),
  'full-width brackets': writeReport({ head: 'glossary: ［两会，民生］\n' }),
  'a comma inside braces': writeReport({
    facts: '  a: {label: 数, value: 1,234, kind: count}\n  b: {label: 甲, 乙, value: 1, kind: count}\n',
  }),
  'numbers as people write them': writeReport({
    facts: [
      'value: １２３',
      'value: −3.2',
      'value: "5.6"',
      'value: 1\u00a0234',
      'value: 1_000',
      'value: 1,234.5',
      'value: 5,6',
      'value: “7”',
      'value: 012',
      'value: +5',
      'value: ٣٫٥',
    ]
      .map((value, index) => `  a${index}:\n    label: 数\n    ${value}\n    kind: count\n`)
      .join(''),
  }),
};

/** Characters that look like others. */
const lookAlikes: Cases = {
  'full-width marks of the grammar': writeReport({
    items:
      '        - 产值｛gdp｝，{gdp．full}，＊＊稳中有进＊＊，*＊甲＊*。\n        - 集合｛甲、乙｝与｛gdp}。\n',
    rest: 'plan: {title: "2025年｜工作安排"}\n',
  }),
  'quotation marks for YAML’s quotes': writeReport({
    facts:
      '  a: {label: 数, value: 1, unit: “个”, kind: count}\n  b: {label: 「名」, value: 1, unit: 个, kind: count}\n',
  }),
  'lists with Chinese commas': writeReport({
    head: 'glossary: [两会，民生]\ncards: {hashtags: [两会、民生]}\n',
  }),
  'radicals and compatibility ideographs': writeReport({
    items: '        - ⽂化⽅⾯，⼈⺠⽣活明显改善，凉（\uf979）良（\uf97c）。\n',
  }),
  'what nobody sees': writeReport({
    items:
      '        - 引进Inter\u00adnational公司。\n        - 甲\u180e乙\n        - 甲\ufe0f乙\n        - 甲\u2003乙\n        - 第一行\u2028第二行\n',
  }),
  'spaces between Han characters': writeReport({
    items:
      '        - 清河老街 改造完成。\n        - >-\n          这一条写在\n          两行里，\n          没有空格。\n',
  }),
  'words joined at a bar': writeReport({ head: 'plan: {title: Harbour town|yearly report}\n' }),
};

/** Languages and what they ask for. */
const languages: Cases = Object.fromEntries(
  ['zh-CN-Hans', 'zh-CHS', 'cn', 'zh-hans', 'cmn-Hans', 'jp', 'qq', 'zh-Hans-XX', 'und'].map((tag) => [
    tag,
    writeReport({}).replace('zh-Hans', tag),
  ]),
);

/** Hints for cards obey the grammar of other texts. */
const hints: Cases = {
  'references and stress where none are read': writeReport({
    head: 'cards:\n  titles: {economy: "总值{gdp}|平稳"}\n  texts: {economy: ["产值{gpd}，**稳中有进", "预计{gdp.rank}"]}\n  post: "总值{gdp.full}，**好**, 转发🎉\\n第二行"\n  hashtags: [清河镇🎉]\n',
  }),
};

const table =
  'series:\n  people: { label: 人口, unit: 万人, columns: [城镇, 乡村], rows: [[2020, 1, 2], [2021, null, -3], [2022, 4, 5]] }\n';

const series: Cases = {
  'tables that are none': writeReport({
    head: `\
series:
  absent: { label: 人口, file: nowhere.csv }
  outside: { label: 人口, file: ../people.csv }
  text: { label: 人口, file: people.txt }
`,
  }),
  'figures that do not suit their table': writeReport({
    head: table,
    figures: `\
        - {kind: area, series: people}
        - {kind: pyramid, series: people}
        - {kind: slope, series: people, columns: [城镇]}
        - {kind: line, series: people, columns: [城市], points: [{row: 2020, text: 甲}]}
        - {kind: line, series: people, points: [{row: 2019, text: 甲}, {row: 2020, text: 乙}, {row: 2021, column: 城镇, text: 丙}, {row: 2020, column: 县, text: 丁}]}
        - {kind: line, series: pepole}
        - {kind: line}
        - {kind: map, series: people, columns: [乡村]}
        - {kind: timeline}
        - {kind: bars, facts: [gdp], series: people, events: [{when: 2020, text: 甲}]}
        - {kind: table, series: people, facts: [gdp]}
`,
  }),
  'a map that is not there': writeReport({
    head: table,
    figures: '        - {kind: map, series: people, columns: [乡村], map: {file: nowhere.json, key: name}}\n',
  }),
  'a map in metres': {
    'report.yaml': writeReport({
      head: table,
      figures: '        - {kind: map, series: people, columns: [乡村], map: {file: areas.json, key: name}}\n',
    }),
    'areas.json': JSON.stringify({
      type: 'FeatureCollection',
      features: ['2020', '2021', '2022'].map((name) => ({
        type: 'Feature',
        properties: { name },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [500, 0],
              [500, 500],
              [0, 0],
            ],
          ],
        },
      })),
    }),
  },
  'rows of other lengths, names twice': writeReport({
    head: 'series:\n  people: { label: 人口, columns: [城镇, 乡村, 城镇], rows: [[2020, 1, 2], [2020, 3, 约四, 5], [null, 1, 2, 3]] }\n',
  }),
  'a map that lacks areas': {
    'report.yaml': writeReport({
      head: table,
      figures: '        - {kind: map, series: people, columns: [乡村], map: {file: areas.json, key: name}}\n',
    }),
    'areas.json': JSON.stringify({
      type: 'FeatureCollection',
      features: ['2020', '2021年', '2030'].map((name) => ({
        type: 'Feature',
        properties: { name },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        },
      })),
    }),
  },
};

export const families: Record<string, Cases> = {
  series,
  otherwise,
  'look-alikes': lookAlikes,
  languages,
  hints,
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
