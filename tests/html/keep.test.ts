import { expect, test } from 'vitest';
import { documentText } from '../../src/html/document.ts';
import { keepTogether } from '../../src/html/keep.ts';

const kept = (text: string, glossary: string[] = []): string[] => [...keepTogether(text, glossary).matchAll(/<span class="keep">(.*?)<\/span>/g)].map((match) => match[1]!);

test.each([
  ['完成投资5000万元', ['5000万元']], ['增长28.94%以上', ['28.94%']], ['2024年1月9日', ['2024年', '1月', '9日']], ['提高63%～68%', ['63%～68%']],
  ['通化·奥地利', ['化·奥']], ['时间——空间', ['——']], ['costs £3.2bn a year', ['£3.2bn']], ['等等……', ['……']], ['87km and 5m', ['87km', '5m']], ['没有数字', []],
])('%s keeps %j', (text, expected) => {
  expect(kept(text)).toEqual(expected);
});

test('longer terms go before shorter ones; those too long for a column are left to break', () => {
  expect(kept('社会主义核心价值观', ['社会', '社会主义'])).toEqual(['社会主义']);
  expect(kept('一二三四五六七八九十', ['一二三四五六七八九十'])).toEqual([]);
});

test('signs of patterns in a term are taken literally, and text is escaped inside and outside', () => {
  expect(keepTogether('a<b 1+1(x) c', ['1+1(x)'])).toBe('a&lt;b <span class="keep">1+1(x)</span> c');
  expect(keepTogether('<i>&"', ['<i>'])).toBe('<span class="keep">&lt;i&gt;</span>&amp;&quot;');
});

test('nothing of the text is lost or added', () => {
  const text = '2024年，通化·奥地利项目完成投资5000万元——同比增长6%～8%……余下“三个务必”';
  expect(keepTogether(text, ['三个务必']).replace(/<\/?span[^>]*>/g, '')).toBe(text);
});

test('a document as text escapes its title, language and classes', () => {
  const html = documentText({ language: 'en"><x>', title: '</title><script>', css: 'p{}', body: '<p>1</p>', bodyClass: 'a" onload="b', size: { width: 1, height: 1, unit: 'px' } });
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
