import { describe, expect, it, test } from 'vitest';
import { dublinCore, factsCsv, jsonLd } from '../../src/archive/catalogue.ts';
import { reportSchema } from '../../src/model/report.ts';
import { deriveView } from '../../src/view/derive.ts';

const view = deriveView(
  reportSchema.parse({
    tuban: 1,
    language: 'zh-Hans',
    source: '某市工作报告 & 附件',
    period: '2023年',
    masthead: { kicker: '一图读懂', title: '某市|工作报告', year: 2024, place: '某市', newspaper: '某报' },
    facts: {
      gdp: {
        label: '生产总值增长',
        value: 6,
        unit: '%',
        prefix: '预计',
        qualifier: '左右',
        kind: 'growth',
        status: 'estimate',
        note: '按“不变价”计, 含"试算"',
      },
      share: { label: '市场份额', kind: 'rank', rank: '全国第一' },
    },
    review: { title: '工作回顾', sections: [{ id: 'economy', title: '经济', items: ['增长{gdp}。'] }] },
    article: { title: '报道', byline: { role: '本报记者', names: ['甲'] }, paragraphs: ['一段。', '二段。'] },
    plan: {
      title: '工作安排',
      tasks: [{ id: 'first', title: '第一件', text: '做好。', items: ['一项', '二项'] }],
    },
    licence: '版权所有 某报',
    credits: [
      { role: '责编', names: ['乙'] },
      { role: '校对', names: [] },
    ],
  }),
  'sample',
);

const input = {
  view,
  date: '2024-01-09',
  version: '9.9.9',
  files: [{ path: 'archive/sample-reading.pdf', mime: 'application/pdf', bytes: 12, sha256: 'ab' }],
};

describe('factsCsv', () => {
  it('is RFC 4180 with a byte order mark', () => {
    expect(factsCsv(view)).toBe(
      '\ufeffid,section,label,value,unit,text,rank,kind,status,note\r\n' +
        'gdp,经济,生产总值增长,6,%,预计6%左右,,growth,estimate,"按“不变价”计, 含""试算"""\r\n' +
        'share,,市场份额,,,全国第一,全国第一,rank,actual,\r\n',
    );
  });
});

describe('dublinCore', () => {
  it('gives each element once per value, and none that is empty', () => {
    const lines = dublinCore(input)
      .split('\n')
      .filter((line) => line.startsWith('  <dc:'))
      .map((line) => line.trim());
    expect(lines).toEqual([
      '<dc:title>一图读懂 某市工作报告</dc:title>',
      '<dc:creator>乙</dc:creator>',
      '<dc:publisher>某报</dc:publisher>',
      '<dc:subject>经济</dc:subject>',
      '<dc:subject>工作安排</dc:subject>',
      '<dc:date>2024-01-09</dc:date>',
      '<dc:type>Text</dc:type>',
      '<dc:format>application/pdf</dc:format>',
      '<dc:identifier>sample</dc:identifier>',
      '<dc:relation>某报</dc:relation>',
      '<dc:source>某市工作报告 &amp; 附件</dc:source>',
      '<dc:language>zh-Hans</dc:language>',
      '<dc:coverage>某市</dc:coverage>',
      '<dc:coverage>2024</dc:coverage>',
      '<dc:rights>版权所有 某报</dc:rights>',
    ]);
  });
});

describe('jsonLd', () => {
  it('has the facts as data', () => {
    const record = JSON.parse(jsonLd(input));
    expect(record.mainEntity.variableMeasured).toEqual([
      {
        '@type': 'PropertyValue',
        propertyID: 'gdp',
        name: '生产总值增长',
        value: 6,
        unitText: '%',
        description: '预计6%左右 · 按“不变价”计, 含"试算"',
        valueReference: { '@type': 'PropertyValue', name: 'status', value: 'estimate' },
      },
      {
        '@type': 'PropertyValue',
        propertyID: 'share',
        name: '市场份额',
        value: '全国第一',
        description: '全国第一',
        valueReference: { '@type': 'PropertyValue', name: 'status', value: 'actual' },
      },
    ]);
    expect(record.hasPart).toEqual([
      { '@type': 'CreativeWork', position: '01', name: '经济', text: '增长6%左右。' },
      {
        '@type': 'NewsArticle',
        headline: '报道',
        inLanguage: 'zh-Hans',
        datePublished: '2024-01-09',
        publisher: { '@type': 'Organization', name: '某报' },
        creditText: '本报记者 甲',
        articleBody: '一段。\n二段。',
      },
      { '@type': 'CreativeWork', name: '工作安排', text: '一 第一件\n做好。\n一项\n二项' },
    ]);
    expect([record.isBasedOn, record.copyrightNotice]).toEqual(['某市工作报告 & 附件', '版权所有 某报']);
    expect(record.encoding).toEqual([
      {
        '@type': 'MediaObject',
        contentUrl: 'archive/sample-reading.pdf',
        encodingFormat: 'application/pdf',
        contentSize: '12',
        sha256: 'ab',
      },
    ]);
  });

  it('says nothing about a date that the report does not have', () => {
    expect(jsonLd({ ...input, date: '' })).not.toContain('datePublished');
    expect(dublinCore({ ...input, date: '' })).not.toContain('dc:date');
  });
});

test('no cell of the facts starts a formula; numbers stay numbers', () => {
  const report = reportSchema.parse({
    tuban: 1,
    language: 'zh-Hans',
    source: '某市',
    masthead: { title: '某市' },
    facts: {
      a: { label: '=HYPERLINK("http://example.org","甲")', value: -3, unit: '@个', kind: 'growth' },
      b: { label: '+1', value: 2, unit: '-', kind: 'count', note: '＝1+1' },
    },
    review: { title: '回顾', sections: [{ id: 'one', title: '甲', items: ['{a}、{b}'] }] },
  });
  const rows = factsCsv(deriveView(report, 'x'))
    .split('\r\n')
    .slice(1, 3)
    .map((row) => row.replace(/^a,甲,|^b,甲,/, ''));
  expect(rows[0]).toMatch(/^"'=HYPERLINK\(""http:\/\/example.org"",""甲""\)",-3,'@个,/);
  expect(rows[1]).toMatch(/^\+1,2,'-,2-,.*'＝1\+1$/);
});
