/** The preflight in words, for the person at the plate maker; and as JSON, for programs. */
import { plural, type InEach, type MessageLanguage } from '../../lib/languages.ts';
import { sentencesOf } from '../../lib/problem.ts';
import { columnsOf } from '../../lib/visible.ts';
import type { Finding, Preflight } from './finding.ts';

type FactName = 'rules' | 'standard' | 'press' | 'page' | 'ink' | 'fonts' | 'pictures' | 'notExamined';

interface Words {
  severity: Record<Finding['severity'], string>;
  title: (name: string, passed: boolean, counts: Record<Finding['severity'], number>) => string;
  names: Record<FactName, string>;
  page: (number: number) => string;
  rules: (rules: NonNullable<Preflight['rules']>) => string;
  standard: (standard: string | undefined) => string;
  noIntent: string;
  pageFacts: (page: Preflight['pages'][number]) => string;
  ink: (ink: Preflight['ink']) => string;
  font: (font: Preflight['fonts'][number]) => string;
  none: string;
  nothing: string;
  join: string;
}

const words: InEach<Words> = {
  en: {
    severity: { error: 'error', warning: 'warning', note: 'note' },
    title: (name, passed, { error, warning, note }) =>
      `${name}: ${passed ? 'passed' : 'not passed'} — ${plural(error, 'error')}, ${plural(warning, 'warning')}, ${plural(note, 'note')}`,
    names: {
      rules: 'rules',
      standard: 'standard',
      press: 'press',
      page: 'page',
      ink: 'ink',
      fonts: 'fonts',
      pictures: 'pictures',
      notExamined: 'not examined',
    },
    page: (number) => `p. ${number}`,
    rules: ({ name, label, off }) =>
      `${name} (${label})${off.length > 0 ? `; not looked for: ${off.join(', ')}` : ''}`,
    standard: (standard) =>
      standard === undefined
        ? 'none declared'
        : `${standard} declared; checked by Tuban’s own rules, certified by nobody`,
    noIntent: 'no output intent',
    pageFacts: ({ trim, bleed, glyphs }) =>
      `trim ${trim.width} × ${trim.height} mm, bleed ${bleed} mm, ${plural(glyphs, 'glyph')}`,
    ink: ({ max, limit, place, areaOver, leastArea }) =>
      `at most ${max} % of ${limit} %${place ? ` (p. ${place.page}, ${place.x}, ${place.y} mm)` : ''}; ${areaOver} % of the area over${leastArea === undefined ? '' : `, places under ${leastArea} mm² let pass`}`,
    font: ({ name, kind, embedded }) => `${name} (${kind}${embedded ? '' : ', not embedded'})`,
    none: 'none',
    nothing: 'nothing was left out',
    join: ', ',
  },
  zh: {
    severity: { error: '错误', warning: '警告', note: '提示' },
    title: (name, passed, { error, warning, note }) =>
      `${name}：${passed ? '通过' : '未通过'}——错误 ${error}，警告 ${warning}，提示 ${note}`,
    names: {
      rules: '规则',
      standard: '标准',
      press: '输出意图',
      page: '页',
      ink: '总墨量',
      fonts: '字体',
      pictures: '图片',
      notExamined: '没有查的',
    },
    page: (number) => `第 ${number} 页`,
    rules: ({ name, label, off }) =>
      `${name}（${label}）${off.length > 0 ? `；没有查：${off.join('、')}` : ''}`,
    standard: (standard) =>
      standard === undefined ? '没有声明' : `声明为 ${standard}；由图版自己的规则检查，没有第三方认证`,
    noIntent: '没有输出意图',
    pageFacts: ({ trim, bleed, glyphs }) =>
      `成品尺寸 ${trim.width} × ${trim.height} mm，出血 ${bleed} mm，${glyphs} 个字`,
    ink: ({ max, limit, place, areaOver, leastArea }) =>
      `最高 ${max}%，上限 ${limit}%${place ? `（第 ${place.page} 页，${place.x}, ${place.y} mm）` : ''}；超限面积 ${areaOver}%${leastArea === undefined ? '' : `，小于 ${leastArea} mm² 的不计`}`,
    font: ({ name, kind, embedded }) => `${name}（${kind}${embedded ? '' : '，没有嵌入'}）`,
    none: '无',
    nothing: '都查了',
    join: '、',
  },
};

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(1, width - columnsOf(text)));

const place = ({ page, box }: Finding, said: Words): string =>
  [
    page === undefined ? '' : said.page(page),
    box ? `${box.x}, ${box.y} mm (${box.width} × ${box.height})` : '',
  ]
    .filter(Boolean)
    .join(', ');

function findingLines(finding: Finding, language: MessageLanguage): string {
  const said = words[language];
  const where = place(finding, said);
  const more = finding.count > 1 ? ` [${finding.count}×]` : '';
  const { message, remedy } = sentencesOf(finding, language);
  return `  ${said.severity[finding.severity]}  ${finding.rule}${more}${where ? `  ${where}` : ''}\n    ${message}\n    ${remedy}`;
}

/** @param name Of the file, as the reader knows it. */
export function formatPreflight(
  preflight: Preflight,
  name: string,
  language: MessageLanguage = 'en',
): string {
  const { pages, ink, fonts, pictures, findings } = preflight;
  const said = words[language];
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const title = said.title(name, preflight.passed, {
    error: count('error'),
    warning: count('warning'),
    note: count('note'),
  });
  const fact = (factName: FactName, text: string): string => `  ${pad(said.names[factName], 11)}${text}`;
  const resolutions = pictures.map(({ ppi }) => ppi);
  const facts = [
    ...(preflight.rules ? [fact('rules', said.rules(preflight.rules))] : []),
    fact('standard', said.standard(preflight.standard)),
    fact('press', preflight.outputCondition ?? said.noIntent),
    ...pages.map((page) => `  ${pad(`${said.names.page} ${page.number}`, 11)}${said.pageFacts(page)}`),
    fact('ink', said.ink(ink)),
    fact('fonts', fonts.map(said.font).join(said.join) || said.none),
    fact(
      'pictures',
      pictures.length === 0
        ? said.none
        : `${pictures.length}, ${Math.min(...resolutions)}–${Math.max(...resolutions)} ppi`,
    ),
    `  ${said.names.notExamined}  ${preflight.notExamined.map((one) => one[language]).join('; ') || said.nothing}`,
  ];
  // Of a file that cannot be read there are none.
  return `${[title, ...(pages.length > 0 ? facts : []), ...(findings.length > 0 ? ['', ...findings.map((one) => findingLines(one, language))] : [])].join('\n')}\n`;
}

/** @returns JSON text that ends in a line end. */
export const preflightJson = (preflight: Preflight): string => `${JSON.stringify(preflight, undefined, 2)}\n`;
