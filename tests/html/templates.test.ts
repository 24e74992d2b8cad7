/**
 * Templates are strict and escape everything: an editor's text is never markup, a designer's slip is named.
 */
import { describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { readTemplates } from '../../src/html/templates.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { makeFolder, writeFiles, type Files } from '../support/folders.ts';

async function render(files: Files, context: object, name = 'sheet'): Promise<string> {
  const folder = writeFiles(makeFolder(), files);
  return (await readTemplates({ styles: [], templates: [`${folder}/templates`] })).render(name, context);
}

const one = (source: string, context: object): Promise<string> =>
  render({ 'templates/sheet.hbs': source }, context);

async function problemOf(files: Files, context: object, name?: string): Promise<string> {
  const error = await render(files, context, name).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(ProblemError);
  const [problem] = (error as ProblemError).problems;
  expect(problem!.remedy).toBe(
    'Correct the name in templates/; templates/README.md lists what each template receives.',
  );
  return `${problem!.code}: ${problem!.message}`;
}

const hostile = `<script>alert("1")</script>'"&{{name}}<img src=x onerror=y>`;

test('a field of hostile text stands as text', async () => {
  expect(await one('<p title="{{name}}">{{name}}</p>', { name: hostile })).toBe(
    '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#x27;&quot;&amp;{{name}}&lt;img src&#x3D;x onerror&#x3D;y&gt;">' +
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#x27;&quot;&amp;{{name}}&lt;img src&#x3D;x onerror&#x3D;y&gt;</p>',
  );
});

describe('helpers escape every word', () => {
  const fact = { id: '"><b>', parts: [{ role: 'number', text: hostile }] };
  test.each([
    [
      '{{setText runs}}',
      {
        runs: [
          { text: hostile },
          { text: hostile, role: 'fact', fact: '"><i>' },
          { text: hostile, role: 'strong' },
          { text: hostile, role: 'rank', fact: 'a' },
        ],
      },
    ],
    ['{{setHeadline title}}', { title: { text: hostile, units: [hostile, hostile] } }],
    ['{{setWords words}}', { words: { text: hostile, units: [hostile, hostile] } }],
    ['{{setNumber fact}}', { fact }],
  ])('%s', async (source, context) => {
    const html = await one(source, context);
    expect(html).not.toMatch(/<(script|img|i|b>)/);
    expect(
      html.replace(/<\/?(b|strong|span|wbr)( class="[a-z- ]+")?( data-fact="[^"<>]*")?>/g, ''),
    ).not.toMatch(/[<>"]/);
  });
});

test('running text marks facts, ranks, stress, and what no line may divide', async () => {
  const runs = [
    { text: '总值' },
    { text: '5000万元', role: 'fact', fact: 'gdp' },
    { text: '，2024年' },
    { text: '全省第一', role: 'rank', fact: 'gdp' },
    { text: '稳', role: 'strong' },
  ];
  expect(await one('{{setText runs}}', { runs })).toBe(
    '总值<b class="fact" data-fact="gdp">5000万元</b>，<span class="keep">2024年</span><b class="rank keep box" data-fact="gdp"><span class="keep">全省第一</span></b><strong>稳</strong>',
  );
});

test('units that are boxes are never divided', async () => {
  const words = { text: '位列第二位，创历史最好', units: ['位列第二位，', '创历史最好'], boxed: true };
  expect(await one('{{setWords words}}', { words })).toBe(
    '<span class="keep">位列第二位，</span><wbr><span class="keep">创历史最好</span>',
  );
});

test('a long rank is kept clause by clause', async () => {
  const runs = [{ text: '省内规模最大、功能最全', role: 'rank' }];
  expect(await one('{{setText runs}}', { runs })).toBe(
    '<b class="rank"><span class="keep box">省内规模最大、</span><span class="keep box">功能最全</span></b>',
  );
});

test('words of a label break between them, and characters of no script do not tear theirs', async () => {
  expect(
    await one('{{setWords words}}', {
      words: { text: '水质优良（Ⅰ～Ⅲ类）断面', units: ['水质', '优良', '（Ⅰ～Ⅲ类）', '断面'] },
    }),
  ).toBe('水质<wbr>优良<wbr><span class="keep">（Ⅰ～Ⅲ类）</span><wbr>断面');
});

test('terms of the report’s glossary are kept whole', async () => {
  expect(
    await one('{{#each list}}{{setText this}}{{/each}}', {
      glossary: ['三个务必'],
      list: [[{ text: '当好三个务必答卷人' }]],
    }),
  ).toBe('当好<span class="keep soft">三个务必</span>答卷人');
});

test('a headline permits breaks between its units and marks figures', async () => {
  expect(
    await one('{{setHeadline title}}', { title: { text: '2024年工作', units: ['2024年', '工作'] } }),
  ).toBe('<span class="unit"><span class="fig">2024</span>年</span><wbr><span class="unit">工作</span>');
});

test('a number is set in its pieces; a per cent sign is marked', async () => {
  const fact = {
    id: 'rate',
    parts: [
      { role: 'prefix', text: '近' },
      { role: 'number', text: '6' },
      { role: 'unit', text: '%' },
    ],
  };
  expect(await one('{{setNumber fact}}', { fact })).toBe(
    '<span class="number" data-fact="rate"><span class="n-head"><span class="n-prefix">近</span><span class="n-number">6</span></span><span class="n-tail"><span class="n-unit percent">%</span></span></span>',
  );
});

test('letters closed up to the digits are marked, words as units are not', async () => {
  const tail = (text: string) =>
    one('{{setNumber fact}}', {
      fact: {
        id: 'x',
        parts: [
          { role: 'number', text: '3.2' },
          { role: 'unit', text },
        ],
      },
    });
  expect(await tail('m')).toContain('<span class="n-unit closed">m</span>');
  expect(await tail(' million')).toContain('<span class="n-unit"> million</span>');
  expect(await tail(' km')).toContain('<span class="n-unit"> km</span>');
  expect(await tail('人')).toContain('<span class="n-unit">人</span>');
});

test('a pictogram is drawn inline in the colour around it, and left empty while heights are measured', async () => {
  const html = await one('{{pictogram "trees"}}', {});
  expect(html).toMatch(
    /^<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor"[^>]*><path d="[^<>]+" ?\/>/,
  );
  expect(html.match(/<svg/g)).toHaveLength(1);
  expect(await one('{{pictogram "trees"}}', { probing: true })).toBe('<svg class="icon"></svg>');
});

test.each(['no-such-icon', '../filled/trees', 'Trees', ''])(
  'the pictogram "%s" is a problem',
  async (name) => {
    await expect(one('{{pictogram name}}', { name })).rejects.toThrow(`There is no pictogram "${name}".`);
  },
);

describe('a designer’s slip is named with its template', () => {
  test.each([
    [
      'unknown field',
      { 'templates/sheet.hbs': '{{titel}}' },
      'template: The template "sheet" cannot be set: line 1 asks for "titel", which is neither a helper nor among what it receives.',
    ],
    [
      'unknown inner field',
      { 'templates/sheet.hbs': '{{masthead.titel}}' },
      'template: The template "sheet" cannot be set: line 1 asks for "titel", which is neither a helper nor among what it receives.',
    ],
    [
      'unknown helper',
      { 'templates/sheet.hbs': '{{shout title}}' },
      'template: The template "sheet" cannot be set: line 1 asks for "shout", which is neither a helper nor among what it receives.',
    ],
    [
      'unknown partial',
      { 'templates/sheet.hbs': '{{> pannel}}' },
      'template: The template "sheet" cannot be set: The partial pannel could not be found.',
    ],
    [
      'a syntax error',
      { 'templates/sheet.hbs': '{{#each list}}' },
      'template: The template "sheet" cannot be set: Parse error on line 1',
    ],
  ])('%s', async (_name, files, message) => {
    expect(await problemOf(files, { title: 'a', list: [], masthead: { title: 'a' } })).toContain(message);
  });

  test('a field unknown in a partial names the partial', async () => {
    expect(
      await problemOf(
        {
          'templates/sheet.hbs': '{{> inner}}',
          'templates/partials/inner.hbs': '<p>\n{{#if a}}{{gone}}{{/if}}',
        },
        { a: 1 },
      ),
    ).toBe(
      'template: The template "partials/inner" cannot be set: line 2 asks for "gone", which is neither a helper nor among what it receives.',
    );
  });

  test('a partial that cannot be read is named, used or not', async () => {
    expect(
      await problemOf({ 'templates/sheet.hbs': 'a', 'templates/partials/inner.hbs': '{{#if a}}' }, {}),
    ).toContain('The template "partials/inner" cannot be set: Parse error on line 1');
  });

  test.each([
    ['{{#each list}}', '第 1 行的写法不对：花括号、引号或语句块没有配对。'],
    ['{{#if a}}{{/each}}', '语句块“if”用“each”收尾，两个名字要一样。'],
    ['{{> pannel}}', '没有“pannel”这个片段。'],
  ])('%s is told in Chinese, not in the words of Handlebars', async (template, said) => {
    const { problems } = await render({ 'templates/sheet.hbs': template }, { a: 1, list: [] }).then(
      () => ({ problems: [] }),
      (error: unknown) => error as ProblemError,
    );
    expect(problems.map(({ zh }) => zh!.message)).toEqual([`模板“sheet”排不出来：${said}`]);
  });

  test('a template that is not there', async () => {
    expect(await problemOf({ 'templates/sheet.hbs': '' }, {}, 'poster')).toBe(
      'template: The template "poster" cannot be set: there is no such file below templates/.',
    );
  });
});

test('nothing of the program shows through a field’s name', async () => {
  expect(await one('[{{constructor}}{{__proto__}}]', {})).toBe('[]');
});

test('a user’s template and partial go before Tuban’s, file by file', async () => {
  const folder = writeFiles(makeFolder(), { 'templates/partials/foot.hbs': 'our own foot' });
  const own = searchPath([folder]);
  expect(own.templates).toHaveLength(2);
  const extra = writeFiles(makeFolder(), { 'templates/only.hbs': '[{{> foot}}]' });
  const templates = await readTemplates({ ...own, templates: [`${extra}/templates`, ...own.templates] });
  expect(templates.render('only', {})).toBe('[our own foot]');
});
