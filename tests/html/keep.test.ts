import { expect, test } from 'vitest';
import { documentText } from '../../src/html/document.ts';
import { keepTogether } from '../../src/html/keep.ts';

/** Runs of a class, without the half-width spans of interpuncts inside them. */
const runsOf = (kind: string, text: string, glossary: string[] = []): string[] =>
  [
    ...keepTogether(text, glossary)
      .replace(/<span class="dot">·<\/span>/g, '·')
      .matchAll(new RegExp(`<span class="${kind}">(.*?)</span>`, 'g')),
  ].map((match) => match[1]!);
const kept = (text: string): string[] => runsOf('keep', text);

test.each([
  ['完成投资5000万元', ['5000万元']],
  ['增长28.94%以上', ['28.94%以上']],
  ['2024年1月9日', ['2024年', '1月', '9日']],
  ['提高63%～68%', ['63%～68%']],
  ['通化·奥地利', ['化·奥']],
  ['时间——空间', ['——']],
  ['costs £3.2bn a year', ['£3.2bn']],
  ['等等……', ['……']],
  ['87km and 5m', ['87km', '5m']],
  ['没有数字', []],
  ['保持全省第一位，居全国首位', ['全省第一位', '全国首位']],
  ['第九届全省运动会', ['第九届']],
  ['打响“三年，跨千亿”攻坚战', []],
])('%s keeps %j', (text, expected) => {
  expect(kept(text)).toEqual(expected);
});

test('few words in quotation marks are a box', () => {
  expect(runsOf('keep box', '坚决做到“两个维护”，打响“三年，跨千亿”攻坚战')).toEqual(['“两个维护”']);
});

test('terms are kept softly, longer ones before shorter; those too long for a narrow column by the line composer alone', () => {
  expect(runsOf('keep soft', '社会主义核心价值观', ['社会主义', '核心价值', '社会主义核心'])).toEqual([
    '社会主义核心',
  ]);
  expect(keepTogether('推进一二三四五六七', ['一二三四五六七'])).toBe(
    '推进<span class="soft">一二三四五六七</span>',
  );
  expect(keepTogether('一二三四五六七八九十一二三', ['一二三四五六七八九十一二三'])).toBe(
    '一二三四五六七八九十一二三',
  );
});

test('terms of up to three ideographs are never divided, nor inside longer terms', () => {
  const glossary = ['王小明', '王小明主任', '两会', '“四新”'];
  expect(keepTogether('王小明说', glossary)).toBe('<span class="keep">王小明</span>说');
  expect(keepTogether('王小明主任在两会上', glossary)).toBe(
    '<span class="keep soft"><span class="keep">王小明</span>主任</span>在<span class="keep">两会</span>上',
  );
  expect(keepTogether('“四新”', glossary)).toBe('<span class="keep box">“四新”</span>');
});

test('an interpunct between ideographs can be set half its width, no other', () => {
  expect(keepTogether('通化·奥地利', [])).toBe(
    '通<span class="keep">化<span class="dot">·</span>奥</span>地利',
  );
  expect(keepTogether('A · B', [])).toBe('A · B');
});

test('signs of patterns in a term are taken literally, and text is escaped inside and outside', () => {
  expect(keepTogether('a<b 1+1(x) c', ['1+1(x)'])).toBe('a&lt;b <span class="keep soft">1+1(x)</span> c');
  expect(keepTogether('<i>&"', ['<i>'])).toBe('<span class="keep soft">&lt;i&gt;</span>&amp;&quot;');
});

test('nothing of the text is lost or added', () => {
  const text = '2024年，通化·奥地利项目完成投资5000万元——同比增长6%～8%……余下“三个务必”';
  expect(keepTogether(text, ['三个务必']).replace(/<\/?span[^>]*>/g, '')).toBe(text);
});

test('a document as text escapes its title, language and classes', () => {
  const html = documentText({
    language: 'en"><x>',
    title: '</title><script>',
    css: 'p{}',
    body: '<p>1</p>',
    bodyClass: 'a" onload="b',
    size: { width: 1, height: 1, unit: 'px' },
  });
  expect(html).toBe(`<!doctype html>
<html lang="en&#34;&#62;&#60;x&#62;">
<head><meta charset="utf-8"><title>&#60;/title&#62;&#60;script&#62;</title>
<style>
p{}
</style></head>
<body class="a&#34; onload=&#34;b">
<p>1</p>
</body></html>
`);
});

test('addresses may be broken anywhere; the sentence behind them is no part of them', () => {
  const addresses = (text: string): string[] => runsOf('address', text);
  expect(addresses('全文见https://www.example.org/a/t2025_123.html?from=x&amp=0#s-4。')).toEqual([
    'https://www.example.org/a/t2025_123.html?from&#x3D;x&amp;amp&#x3D;0#s-4',
  ]);
  expect(addresses('See www.example.org/b, or write to a.b@example.org.')).toEqual([
    'www.example.org/b',
    'a.b@example.org',
  ]);
  expect(addresses('总值5000万元，比例3:5')).toEqual([]);
});

test('figures stay with their units in traditional characters, too', () => {
  expect(kept('約5000萬元，提高2個百分點，面積3公頃，9億～16億元')).toEqual([
    '約5000萬元',
    '2個百分點',
    '3公頃',
    '9億～16億元',
  ]);
});
