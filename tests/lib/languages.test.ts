/**
 * Every message is said in every language. Types hold each problem to both (`Problem` wants `zh`); here the
 * words themselves are read: Chinese that is English left standing, or the other way round, is found.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parsers } from 'prettier/plugins/typescript';
import { describe, expect, test } from 'vitest';
import { askedLanguage, languageOfReports } from '../../src/cli/language.ts';
import { findingMeanings } from '../../src/archive/rules/meanings.ts';
import { commands, type Command } from '../../src/edition/commands.ts';
import { options } from '../../src/edition/command-options.ts';
import { error, problemIn } from '../../src/lib/problem.ts';
import { formatProblems } from '../../src/lib/problem-text.ts';
import { makeFolder, projectRoot, writeFiles } from '../support/folders.ts';

interface Node {
  type: string;
  range: [number, number];
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === 'object' && typeof (value as Node).type === 'string';

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const one of value) yield* walk(one);
    return;
  }
  if (!isNode(value)) return;
  yield value;
  for (const [key, inner] of Object.entries(value))
    if (key !== 'parent' && key !== 'comments' && key !== 'tokens') yield* walk(inner);
}

/** What is typed in an expression: texts, and the texts of templates. */
const wordsOf = (node: unknown): string[] =>
  [...walk(node)].flatMap((one) => {
    if (one.type === 'Literal' && typeof one['value'] === 'string') return [one['value']];
    return one.type === 'TemplateElement' ? [(one['value'] as { cooked: string }).cooked] : [];
  });

interface Pair {
  place: string;
  en: unknown;
  zh: unknown;
}

/** Objects `{ en: …, zh: … }` of a file. */
function pairsOf(file: string): Pair[] {
  const text = readFileSync(file, 'utf8');
  const tree = (parsers.typescript as { parse: (text: string, options: object) => unknown }).parse(text, {
    filepath: file,
  });
  return [...walk(tree)].flatMap((node) => {
    if (node.type !== 'ObjectExpression') return [];
    const value = (name: string) =>
      (node['properties'] as Node[]).find(
        ({ key }) => isNode(key) && (key['name'] ?? key['value']) === name,
      )?.['value'];
    const [en, zh] = [value('en'), value('zh')];
    const line = text.slice(0, node.range[0]).split('\n').length;
    return en === undefined && zh === undefined
      ? []
      : [{ place: `${path.relative(projectRoot, file)}:${line}`, en, zh }];
  });
}

const sources = readdirSync(path.join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
  // Words that are printed go by the report's language, and have catalogues of their own.
  .filter((file) => file.endsWith('.ts') && !/view.(?:drawn-)?words\.ts$/.test(file))
  .map((file) => path.join(projectRoot, 'src', file))
  .filter((file) => /\bzh\b/.test(readFileSync(file, 'utf8')));
const pairs = sources.flatMap(pairsOf);
const isSentence = (words: string): boolean => /[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(words);

describe('the catalogue', () => {
  test('has hundreds of entries, each in both languages', () => {
    expect(pairs.length).toBeGreaterThan(500);
    expect(
      pairs.filter(({ en, zh }) => en !== undefined && zh === undefined).map(({ place }) => place),
    ).toEqual([]);
  });

  test('leaves no English sentence in Chinese', () => {
    const left = pairs.flatMap(({ place, zh }) =>
      wordsOf(zh)
        .filter((words) => !/\p{Script=Han}/u.test(words) && isSentence(words))
        .map((words) => `${place} ${words}`),
    );
    expect(left).toEqual([]);
  });

  test('says in Chinese what is a sentence in English', () => {
    const silent = pairs
      .filter(({ en }) => wordsOf(en).some(isSentence))
      .filter(({ zh }) => {
        const words = wordsOf(zh);
        return words.length > 0 && !words.some((one) => /\p{Script=Han}/u.test(one));
      })
      .map(({ place }) => place);
    expect(silent).toEqual([]);
  });

  test('writes Chinese marks beside Han', () => {
    const half = pairs.flatMap(({ place, zh }) =>
      wordsOf(zh)
        // A list as YAML wants it is typed with half-width commas.
        .map((words) => words.replace(/\[[^\]]*\]/g, ''))
        .filter((words) => /\p{Script=Han}[,;?!]|\p{Script=Han}\.(?!\.|[a-z])/u.test(words))
        .map((words) => `${place} ${words}`),
    );
    expect(half).toEqual([]);
  });

  test('tells of commands and options, and of findings', () => {
    const han = /\p{Script=Han}/u;
    for (const { zh, more } of Object.values(commands) as Command[]) {
      expect(zh).toMatch(han);
      if (more) expect(more.zh).toMatch(han);
    }
    for (const { zh } of Object.values(options)) expect(zh).toMatch(han);
    for (const meaning of Object.values(findingMeanings)) expect(meaning).toMatch(han);
  });
});

const gone = {
  ...error('fact-unknown', {
    en: ['There is no fact "gpd".', 'Did you mean "gdp"?'],
    zh: ['没有“gpd”这条事实。', '是不是想写“gdp”？'],
  }),
  path: 'review › economy › item 2',
  place: { file: 'report.yaml', line: 7, column: 3 },
};

test('a problem is printed in the language asked for', () => {
  expect(formatProblems([gone, { ...gone, severity: 'warning' }], { language: 'zh' })).toBe(`\
report.yaml:7:3   review › economy › 第 2 条

  没有“gpd”这条事实。
  是不是想写“gdp”？   (fact-unknown)

report.yaml:7:3   review › economy › 第 2 条

  警告：没有“gpd”这条事实。
  是不是想写“gdp”？   (fact-unknown)

1 个文件里有 2 个问题：错误 1 个，警告 1 个。
`);
});

test('a program reads the message in that language, and both', () => {
  expect(problemIn(gone, 'zh')).toMatchObject({
    code: 'fact-unknown',
    message: '没有“gpd”这条事实。',
    en: { message: 'There is no fact "gpd".' },
    zh: { remedy: '是不是想写“gdp”？' },
  });
});

describe('the language is taken', () => {
  test.each([
    [['check', '--lang', 'zh'], { TUBAN_LANG: 'en' }, 'zh'],
    [['check', '--lang=en'], { TUBAN_LANG: 'zh' }, 'en'],
    [['check'], { TUBAN_LANG: 'zh-Hant', LC_ALL: 'en_GB.UTF-8' }, 'zh'],
    [['check'], { TUBAN_LOCALE: 'zh_CN.UTF-8', LC_ALL: 'C.UTF-8' }, 'zh'],
    [['check'], { TUBAN_LOCALE: '', LC_ALL: 'C.UTF-8' }, undefined],
    [['check'], { LC_ALL: 'C.UTF-8', LANG: 'zh_CN.UTF-8' }, undefined],
    [['check'], { LC_ALL: '', LC_MESSAGES: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
    [['check'], { LANG: 'de_DE.UTF-8' }, undefined],
    [['check'], {}, undefined],
  ])('%j of %j: %s', (argv, env, language) => {
    expect(askedLanguage(argv, env)).toBe(language);
  });

  test('of the reports where they agree', () => {
    const folder = makeFolder();
    writeFiles(folder, {
      'data/a/report.yaml': 'tuban: 1\nlanguage: zh-Hans\n',
      'data/b/report.yaml': '# x\nlanguage: "en-GB"\n',
      'data/c/report.json': '{ "tuban": 1, "language": "zh-Hant" }',
    });
    const data = path.join(folder, 'data');
    expect(languageOfReports(['a'], data)).toBe('zh');
    expect(languageOfReports(['a', 'c'], data)).toBe('zh');
    expect(languageOfReports(['b'], data)).toBe('en');
    expect(languageOfReports([path.join(data, 'b', 'report.yaml')], 'elsewhere')).toBe('en');
    expect(languageOfReports([], data)).toBeUndefined();
    expect(languageOfReports(['none'], data)).toBeUndefined();
  });
});
