/** Texts, made up here, that import once read with the wrong meaning; each rule in every language that has it. */
import { describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { openQueries, settle } from '../../src/desk/query/settle.ts';
import { importFiles, type Imported } from '../../src/desk/import/import.ts';

const bring = (...files: [name: string, text: string][]): Promise<Imported> =>
  importFiles(
    files.map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
    searchPath(),
  );
const plain = (text: string): Promise<Imported> => bring(['report.txt', text]);

const titlesOf = ({ report }: Imported): string[] => report.review.sections.map(({ title }) => title);
const itemsOf = ({ report }: Imported): unknown[] => report.review.sections.flatMap(({ items }) => items);
const factsOf = ({ report }: Imported): string[] =>
  Object.values(report.facts).map(
    ({ label, value, rank, sign = '', unit, kind, status }) =>
      `${label} ${sign}${value ?? rank}${unit} ${kind}${status === 'actual' ? '' : ` ${status}`}`,
  );
const leftOf = ({ left }: Imported): string[] => left.map(({ text, why }) => `${why} ${text}`);
const errorsOf = ({ problems }: Imported): string[] =>
  problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);

describe('headings', () => {
  test('of two halves in Chinese are headings; a numbered entry with a number is none', async () => {
    const imported = await plain(`甲乡水务站报告

一、守护水源，保障供水

供水120万吨，增长3%。

二、整治河道，改善环境

1、清淤河道12条，增长5%
2、植树300株，成活率95%

不足之处，有待改进

漏损率仍有9%，还需降低。
`);
    expect(titlesOf(imported)).toEqual(['守护水源，保障供水', '整治河道，改善环境', '不足之处，有待改进']);
    expect(itemsOf(imported)).toHaveLength(4);
  });

  test('with commas in English; a name with an office and an address are none', async () => {
    const imported = await plain(`Marl Valley rowing club

Boats, oars and trailers

We own 14 boats and 60 oars.

Coaching, racing and the river

We held 9 regattas on the river.

Ann Field, club captain

Marl Valley, 4 Weir Lane
`);
    expect(titlesOf(imported)).toEqual(['Boats, oars and trailers', 'Coaching, racing and the river']);
  });

  test('what is difficult has a section of its own', async () => {
    const zh = await plain(
      '甲乡水务站报告\n\n一、供水\n\n供水120万吨。\n\n当前工作还面临一些困难：一是管网老旧，漏损9%；二是人手不足，缺员3人。\n',
    );
    expect(titlesOf(zh)).toEqual(['供水', '困难和问题']);
    const en = await plain(
      'Marl Valley Council\n\nRoads\n\nWe mended 14 bridges.\n\nHowever, we know that problems remain: 9 bridges are closed.\n',
    );
    expect(titlesOf(en)).toEqual(['Roads', 'Difficulties']);
  });
});

describe('the head', () => {
  test('below the body that reports stands what sort of report it is; entries of a form are left', async () => {
    const en = await plain(
      'Isle of Marl Police Service\nStatement of results 2025\n\nPublished July 2025\n\nCalls\n\nWe answered 1,240 calls, 6% fewer than in 2024.\n',
    );
    expect(en.report.masthead).toMatchObject({
      kicker: 'Statement of results 2025',
      title: 'Isle of Marl Police Service',
      year: 2025,
      place: 'Isle of Marl',
    });
    expect(titlesOf(en)).toEqual(['Calls']);
    expect(leftOf(en)).toEqual(['unplaced Published July 2025']);
    expect(en.report.lead?.facts).toEqual(['calls-answered']);
    const zh = await plain(
      '甲县渔政站\n2025年工作报告\n\n编号：渔2026　密级：公开\n\n一、执法\n\n办结案件240件。\n',
    );
    expect(zh.report.masthead).toMatchObject({ kicker: '2025年工作报告', title: '甲县渔政站' });
    expect(leftOf(zh)).toEqual(['unplaced 编号：渔2026 密级：公开']);
  });
});

describe('tables', () => {
  test('tabs part cells; the line above names the table; an indent is none', async () => {
    const imported = await plain(
      '甲市统计公报\n\n一、渔业\n\n\t渔船出海640艘次。\n\n表1　2025年各港鱼货\n港口\t单位\t产量\t比上年增长（%）\n东港\t吨\t1264.5\t-4.5\n西港\t吨\t816.0\t3.9\n',
    );
    expect(factsOf(imported)).toEqual(
      expect.arrayContaining([
        '东港产量 1264.5吨 total',
        '东港比上年下降 4.5% decrease',
        '西港产量 816吨 total',
      ]),
    );
    expect(leftOf(imported)).toEqual(['table-title 2025年各港鱼货']);
    expect(JSON.stringify(itemsOf(imported))).not.toMatch(/表1|东港1264/);
  });

  test('rows of times are a series in the section that speaks of them, not facts', async () => {
    const table = 'Year,Ferries,Buses\n2021/22,71.4,60.0\n2022/23,68.9,61.5\n2023/24,73.2,58.5\n';
    const imported = await bring(
      [
        'report.txt',
        'Marl Valley transport\n\nPunctuality\n\nFerries were on time for 73.2% of sailings, from 68.9% before. Buses fell to 58.5%.\n\nStaff\n\nWe employ 40 people.\n',
      ],
      ['punctual.csv', table],
    );
    expect(imported.report.series).toEqual({
      'ferries-buses': {
        label: 'Ferries, Buses',
        unit: '%',
        digits: 1,
        columns: ['Ferries', 'Buses'],
        rows: [
          ['2021/22', 71.4, 60],
          ['2022/23', 68.9, 61.5],
          ['2023/24', 73.2, 58.5],
        ],
      },
    });
    const [section] = imported.report.review.sections;
    expect(section!.title).toBe('Punctuality');
    expect(section!.figures).toMatchObject([{ kind: 'line', series: 'ferries-buses' }]);
    expect(imported.report.queries.map(({ why }) => why).join()).toMatch(/the same numbers in %/);
    expect(errorsOf(imported)).toEqual([]);
    expect(imported.csv).toBe('');
  });

  test('what a sentence has said of a row is the same fact, and not said twice', async () => {
    const imported = await plain(
      '甲市统计公报\n\n一、工业\n\n钢材328.5万吨，下降5.0%；水泥841万吨，增长8.1%。\n\n表1　产品产量\n产品\t产量（万吨）\t比上年增长（%）\n钢材\t328.5\t-5.0\n化肥\t61.2\t1.7\n',
    );
    expect(factsOf(imported)).toEqual([
      '钢材 328.5万吨 total',
      '钢材下降 5% decrease',
      '水泥 841万吨 total',
      '水泥增长 8.1% growth',
      '化肥产量 61.2万吨 total',
      '化肥比上年增长 1.7% growth',
    ]);
    expect(itemsOf(imported)).toHaveLength(2);
  });

  test('columns of unlike units are two series', async () => {
    const imported = await plain(
      '甲市统计公报\n\n一、港口\n\n港口平稳运行。\n\n表2　历年港口运行\n年份\t吞吐量（万吨）\t准班率（%）\n2023年\t810\t91.5\n2024年\t\t92.0\n2025年\t870\t93.4\n',
    );
    expect(
      Object.values(imported.report.series).map(({ label, unit, rows }) => [label, unit, rows[1]]),
    ).toEqual([
      ['历年港口运行', '万吨', ['2024年', null]],
      ['历年港口运行', '%', ['2024年', 92]],
    ]);
    expect(imported.report.queries).toEqual([]);
  });
});

describe('the plan', () => {
  test('what its opening wants to reach are targets, beside the year before; addresses at the end are left', async () => {
    const zh = await plain(
      '甲乡渔政站报告\n\n一、执法\n\n结案率91.5%，罚没率4.2%。\n\n2026年工作安排\n\n今年渔政站将依法办事，力争结案率达到95%以上，调解率达到70%。\n\n（一）加强巡查。增加巡查12次。\n\n地址：甲乡河边路2号　电话：0800-1234\n',
    );
    expect(factsOf(zh)).toEqual(
      expect.arrayContaining(['结案率 91.5% share', '结案率 95% share target', '调解率 70% share target']),
    );
    expect(zh.report.plan?.targets).toMatchObject({
      pairs: [{ target: '结案率-目标', last: '结案率' }],
      facts: ['调解率-目标'],
    });
    expect(leftOf(zh)).toEqual([expect.stringMatching(/^address 地址/)]);
    const en = await plain(
      'Marl Valley ferries\n\nService\n\nPunctuality was 91.5%.\n\nWhat we will do in 2026\n\nWe will raise punctuality to 95% and lift satisfaction to 80%.\n\n1. Paint both ferries.\n2. Mend the pier.\n\nRegistered office: 2 Weir Lane. Telephone: 0800 123.\n',
    );
    expect(factsOf(en).filter((fact) => fact.endsWith('target'))).toHaveLength(2);
    expect(en.report.plan!.context).not.toMatch(/Registered/);
    expect(leftOf(en)).toEqual([expect.stringMatching(/^address Registered/)]);
  });
});

describe('queries', () => {
  test('of a name or a kind stand at the fact, and are settled there with other words', async () => {
    const { yaml, report } = await plain(
      'Marl Valley parks\n\nGrounds\n\nWe look after 43 hectares of grass. The wage gap was −2.1%.\n',
    );
    expect(openQueries(report).map(({ at, printed }) => [at, printed])).toEqual([
      ['facts.grass.label', 'Grass'],
      ['facts.wage-gap.kind', 'ratio'],
    ]);
    const [first, second] = openQueries(report);
    const words = 'Grass looked after';
    const named = settle({ text: yaml, report, query: first!, action: 'edit', words });
    expect(named).toContain(`label: ${words}\n`);
    expect(named).toContain('decision: Changed by the editor.');
    expect(settle({ text: yaml, report, query: second!, action: 'keep' })).toContain('decision: Kept as');
  });
});

describe('signs', () => {
  test('below zero is no part of a whole and no fall', async () => {
    const zh = await plain(
      '甲公司年报\n\n一、经营\n\n乙产品收入下降14.5%，毛利率-1.8%。丙产品收入增长-2.5%。\n',
    );
    expect(factsOf(zh)).toEqual([
      '乙产品收入下降 14.5% decrease',
      '乙产品毛利率 -1.8% ratio',
      '丙产品收入增长 -2.5% growth',
    ]);
    const en = await plain('Acme mills\n\nTrade\n\nSales fell by 14.5% and the margin was −1.8%.\n');
    expect(factsOf(en)).toEqual(['Sales: fall 14.5% decrease', 'Margin -1.8% ratio']);
    expect([...errorsOf(zh), ...errorsOf(en)]).toEqual([]);
  });
});

test('a sum in all is not called after its last part', async () => {
  const imported = await plain(`Marl Valley mill

Money

Flour brought £21.4m and the council paid £9.8m, £31.2m in all. Repairs cost £3.1m.
`);
  expect(factsOf(imported).join()).not.toContain('31.2');
  expect(itemsOf(imported).join()).toContain('£31.2m in all');
});
