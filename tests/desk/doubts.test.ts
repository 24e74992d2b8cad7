/** Doubts: each kind found at its place with its proposal, in both languages, and silent on the project's reports. */
import { describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { doubtProblems, listDoubts, readTerms } from '../../src/desk/doubts/doubts.ts';
import { makeSheet, sheetHtml, sheetText } from '../../src/desk/doubts/sheet.ts';
import { doubtCatalogue } from '../../src/desk/doubts/messages.ts';
import { withDoubts } from '../../src/edition/prepare/doubts.ts';
import { error } from '../../src/lib/problem.ts';
import { reportSchema, type Report } from '../../src/model/report.ts';
import { parseSource } from '../../src/report/read.ts';
import { dataFolder, readReport, reportNames } from '../data/reports.ts';
import { readFileSync } from 'node:fs';

const terms = { zh: await readTerms('zh-Hans', searchPath()), en: await readTerms('en-GB', searchPath()) };

function reportOf(language: string, items: string[], facts: Record<string, unknown> = {}): Report {
  return reportSchema.parse({
    tuban: 1,
    language,
    source: 'x',
    masthead: { title: 'X' },
    facts,
    review: { title: 'X', sections: [{ id: 'one', title: 'One', items }] },
  });
}

/** code: words found → proposal. */
function told(language: string, items: string[], facts?: Record<string, unknown>): string[] {
  const report = reportOf(language, items, facts);
  return listDoubts(report, language.startsWith('zh') ? terms.zh : terms.en).map(
    ({ code, path, offset, length, proposed }) => {
      const text = items[Number(path.at(-1))] ?? '';
      return `${code}: ${text.slice(offset, offset + length)}${proposed === undefined ? '' : ` → ${proposed}`}`;
    },
  );
}

describe('Chinese', () => {
  test.each([
    ['建设居家养老服务服务中心。', 'word-doubled: 服务服务 → 服务'],
    ['建设服务服务服务服务中心。', 'word-doubled: 服务服务服务服务 → 服务服务'],
    ['推进“四大集群建设。', 'marks-unpaired: “'],
    ['修订《工作规则，出台办法。', 'marks-unpaired: 《'],
    ['加快城市、乡村、和园区建设。', 'list-mark: 、和 → 和'],
    ['发展“四大集群”、“六新产业”。', 'list-mark: ”、“ → ”“'],
    ['增长约5%左右。', 'about-twice: 约5%左右'],
    ['总量超过30亿元以上。', 'about-twice: 超过30亿元以上'],
    ['能耗下降2倍。', 'fall-times: 下降2倍'],
    ['增长5—6%。', 'range-percent: 5—6% → 5%—6%'],
    ['在银行开立帐户。', 'term-locked: 帐户 → 账户'],
  ])('%s', (text, expected) => {
    expect(told('zh-Hans', [text])).toEqual([expected]);
  });

  test.each([
    '一批批重大项目落地，家家户户通水通电。',
    '增长5%—6%，“六稳”“六保”落实（见附件），出台《办法》。',
    '下降到2倍以内；增长约5%。',
    '养老服务中心服务老人。',
  ])('nothing is told of: %s', (text) => {
    expect(told('zh-Hans', [text])).toEqual([]);
  });
});

describe('English', () => {
  test.each([
    ['The nurses nurses were praised.', 'word-doubled: nurses nurses → nurses'],
    ["The council's plan is ready.", "quote-typewriter: ' → ’"],
    ['He said "yes" to it.', 'quote-typewriter: " → “'],
    ['Prices -- and rents -- rose.', 'dash-typewriter: -- → –'],
    ['Only 1 homes were built.', 'plural-one: 1 homes → 1 home'],
    ['The plan (see below is ready.', 'marks-unpaired: ('],
    ['Send an e-mail to us.', 'term-locked: e-mail → email'],
  ])('%s', (text, expected) => {
    expect(told('en-GB', [text])[0]).toBe(expected);
  });

  test.each([
    'He said that that was fine, and 1 business opened.',
    'The rate fell by two percentage points; the per cent sign stands.',
    'Prices rose – and “rents” fell (by a little) in the council’s homes.',
    'In 31 homes, 1 family moved.',
  ])('nothing is told of: %s', (text) => {
    expect(told('en-GB', [text])).toEqual([]);
  });

  test('a year that would be printed 2,020, and a fact of one', () => {
    const facts = {
      start: { label: 'Start', value: 2020, kind: 'count' },
      homes: { label: 'Homes', value: 1, unit: 'homes', kind: 'count' },
    };
    expect(told('en-GB', ['It began in {start}.', 'There are {homes}.'], facts)).toEqual([
      'year-grouped: {start} → 2020',
      'plural-one: {homes} → 1 home',
    ]);
  });
});

describe('numbers', () => {
  const share = (value: number) => ({ label: '占比', value, unit: '%', kind: 'share' });
  test('shares that are nearly a whole', () => {
    const text = '甲占{a}，乙占{b}，丙占{c}。';
    expect(told('zh-Hans', [text], { a: share(7.1), b: share(38.3), c: share(55.6) })).toEqual([
      'shares-sum: {a}',
    ]);
    expect(told('zh-Hans', [text], { a: share(7.1), b: share(38.3), c: share(54.6) })).toEqual([]);
    // Rounding alone.
    expect(told('zh-Hans', [text], { a: share(33.3), b: share(33.3), c: share(33.3) })).toEqual([]);
  });

  test('a growth that does not fit its amount and change', () => {
    const facts = (rate: number) => ({
      grain: { label: '粮食产量', value: 69541, unit: '万吨', kind: 'total' },
      rise: { label: '增加', value: 888, unit: '万吨', kind: 'increment' },
      rate: { label: '增长', value: rate, unit: '%', kind: 'growth' },
    });
    const text = '粮食产量{grain}，比上年增加{rise}，增长{rate}。';
    expect(told('zh-Hans', [text], facts(1.3))).toEqual([]);
    expect(told('zh-Hans', [text], facts(3.1))).toEqual(['growth-differs: {rate}']);
    const turned = '粮食产量{grain}，增长{rate}，增加{rise}。';
    expect(told('zh-Hans', [turned], facts(1.3))).toEqual([]);
    expect(told('zh-Hans', [turned], facts(3.1))).toEqual(['growth-differs: {rate}']);
  });
});

describe('across texts', () => {
  test('a name spelled two ways', () => {
    expect(
      told('en-GB', [
        'Opened by Ada Fenwick.',
        'Then Fenwick spoke, and Fenwick left.',
        'It was Fenwyck again.',
      ]),
    ).toEqual(['name-two-ways: Fenwyck → Fenwick']);
    expect(told('zh-Hans', ['建设“四大集群”。', '推进“四大集群”。', '发展“四大集郡”。'])).toEqual([
      'name-two-ways: “四大集郡” → “四大集群”',
    ]);
  });

  test('a unit written two ways', () => {
    expect(told('zh-Hans', ['改造公路12公里。', '新建管网8千米。'])).toEqual(['unit-two-ways: 千米 → 公里']);
  });

  test('sentences that are nearly the same', () => {
    const one = '全面贯彻落实党的二十大和二十届二中全会、中央经济工作会议精神，坚持稳中求进工作总基调';
    const other = '全面贯彻落实党的二十大精神和二十届二中全会、中央经济工作会议精神，坚持稳中求进工作总基调';
    expect(told('zh-Hans', [`${one}。`, `${other}。`])).toEqual(['text-differs: 十大精神和二']);
    expect(told('zh-Hans', [`${one}。`, `${one}。`])).toEqual([]);
  });
});

test('every doubt is said in every language', () => {
  expect(Object.keys(doubtCatalogue).length).toBeGreaterThanOrEqual(16);
});

test.each(reportNames)('%s is warned of nothing that its queries do not know', (name) => {
  const source = parseSource(
    `${dataFolder}${name}/report.yaml`,
    readFileSync(`${dataFolder}${name}/report.yaml`),
  );
  const report = readReport(name);
  const language = report.language.startsWith('zh') ? terms.zh : terms.en;
  const problems = doubtProblems(report, source, language).filter(({ severity }) => severity !== 'note');
  expect(problems.map(({ message, place }) => `${place?.line}: ${message}`)).toEqual([]);
});

describe('the proofreader’s sheet', () => {
  const source = `tuban: 1
language: zh-Hans
source: 示例
masthead: { title: 示例|报告 }
review:
  title: 回顾
  sections:
    - { id: one, title: 一, items: [建设服务中心服务中心。] }
queries:
  - { id: q, at: review.title, source: 回顾, printed: 回顾, why: 待核, confidence: C, status: open }
`;
  const read = parseSource('report.yaml', Buffer.from(source));
  const report = reportSchema.parse(read.value);
  const problems = doubtProblems(report, read, []);
  const sheet = makeSheet('sample', report, problems, new Set(problems.map(({ code }) => code)));

  test('names the words, their place and what is allowed', () => {
    expect(sheetText(sheet, 'zh')).toBe(`校对单  示例报告（sample）

  1  report.yaml:8:38
     ne, title: 一, items: [建设【服务中心服务中心】。] }
     “服务中心”连写了两遍。多半是衍文，删去一个。建议：“服务中心”。

未决的存疑
  q: 回顾  待核

全文 ${sheet.characters} 字，按万分之三允许差错 0.0 处；列出疑点 1 处。
`);
  });

  test('is one HTML file that shows it marked, with nothing unescaped', () => {
    const html = sheetHtml({ ...sheet, title: '<b>' }, { language: 'zh', tag: 'zh-Hans' });
    expect(html).toContain('<mark>服务中心服务中心</mark>');
    expect(html).not.toContain('<b></');
    expect(html).toContain('&lt;b&gt;');
    expect(html).not.toMatch(/https?:/);
  });
});

test('a build is told of doubts as a check is, once nothing is wrong', async () => {
  const text =
    'tuban: 1\nlanguage: zh-Hans\nsource: 县政府\nmasthead: { title: 县情 }\nreview:\n  title: 回顾\n  sections: [{ title: 民生, items: [建设居家养老服务服务中心。] }]\n';
  const source = parseSource('report.yaml', Buffer.from(text));
  const report = reportSchema.parse(source.value);
  const loaded = { id: 'a', folder: '.', inputs: [], photos: [], report, source, problems: [] };
  const { loaded: told, doubts } = await withDoubts(loaded, searchPath());
  expect(doubts.map(({ code, severity }) => [code, severity])).toEqual([['word-doubled', 'warning']]);
  expect(told.problems).toEqual(doubts);
  const wrong = error('x', { en: ['x', 'x'], zh: ['x', 'x'] });
  expect((await withDoubts({ ...loaded, problems: [wrong] }, searchPath())).doubts).toEqual([]);
});
