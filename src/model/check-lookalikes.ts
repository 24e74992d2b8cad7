/**
 * What input methods, PDFs and word processors put in the place of our marks and of ordinary characters:
 * ｛grain｝, ＊＊, ｜, “%” as a unit, lists parted by ，, Kangxi radicals for ideographs.
 */
import type { Problem, Wording } from '../lib/problem.ts';
import { lookAlikes, nameCharacter, showCharacter } from '../report/characters.ts';
import type { Path, Source } from '../report/source.ts';
import { hintSets } from './hint-texts.ts';
import { lookAlikeMessages as messages } from './messages.ts';
import { problemAt } from './place.ts';
import { ordinaryOf, radicalPattern } from './radicals.ts';
import type { Report } from './report.ts';
import { meantReference } from './text.ts';
import { listTexts, type TextAt } from './texts.ts';

interface Found {
  wording: Wording;
  offset: number;
  length: number;
}

const classOf = (marks: string): string => `[${marks.replace(/[\\\]^-]/g, '\\$&')}]`;
const { braceOpen, braceClose, star, bar, stop } = lookAlikes;
/** Braces with what could be an id between them; at least one mark is a look-alike, see `isOdd`. */
const reference = new RegExp(`(${classOf(braceOpen)})([^{}｛｝﹛﹜]{0,80}?)(${classOf(braceClose)})`, 'gu');
const loneBrace = new RegExp(classOf(braceOpen.slice(1) + braceClose.slice(1)), 'u');
const stars = new RegExp(`${classOf(star)}{2}`, 'u');
const bars = new RegExp(classOf(bar.slice(1).replace('丨', '')), 'u');

/** Braces of one text that are looked at; more are no slip of the hand. */
const mostReferences = 200;

/** References typed with full-width braces, stops or letters; braces that belong to none. */
function checkBraces({ text, role }: TextAt): Found[] {
  const found = [...text.matchAll(reference)].slice(0, mostReferences).flatMap((match): Found[] => {
    const [whole, open = '', inner = '', close = ''] = match;
    // Where references are read, those in right braces are told of as faulty.
    const told = open === '{' && close === '}' && role !== 'plain' && role !== 'headline';
    if (told || text[match.index - 1] === '\\') return [];
    const meant = meantReference(inner);
    const odd =
      [open, close].find((char) => char !== '{' && char !== '}') ??
      [...inner].find((char) => stop.includes(char) && char !== '.');
    if (meant === undefined || odd === undefined || meant === whole) return [];
    return [
      {
        wording: messages.reference(showCharacter(odd), whole, meant),
        offset: match.index,
        length: whole.length,
      },
    ];
  });
  const lone = found.length === 0 ? loneBrace.exec(text) : null;
  if (lone) found.push({ wording: messages.brace(showCharacter(lone[0])), offset: lone.index, length: 1 });
  return found;
}

/** Two stars of which one is not the star of the keyboard. */
function checkStars(text: string): Found[] {
  const match = stars.exec(text.replaceAll('**', '\u0000\u0000'));
  if (!match) return [];
  const odd = [...match[0]].find((char) => char !== '*') ?? '*';
  return [{ wording: messages.stars(showCharacter(odd)), offset: match.index, length: match[0].length }];
}

function checkBars({ text, role }: TextAt): Found[] {
  const match = role === 'headline' ? bars.exec(text) : null;
  return match ? [{ wording: messages.bar(showCharacter(match[0])), offset: match.index, length: 1 }] : [];
}

const pairs: Record<string, string> = {
  '“': '”„“',
  '‘': '’‘',
  '„': '“”',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
  '＂': '＂',
  '＇': '＇',
  '”': '”',
  '’': '’',
  '‟': '”',
  '`': "`'",
};
/** Fields in which a text all in quotation marks says that the marks were meant for YAML. */
const shortFields = new Set([
  'unit',
  'sign',
  'prefix',
  'qualifier',
  'label',
  'short',
  'page',
  'date',
  'newspaper',
  'place',
  'role',
  'names',
]);

/** “%” as a unit: quotation marks where YAML wants straight quotes. */
function checkQuotes({ text, path }: TextAt): Found[] {
  const field = path.findLast((step) => typeof step === 'string');
  const [open = '', ...rest] = [...text.trim()];
  const close = rest.pop() ?? '';
  const quoted =
    rest.length > 0 &&
    pairs[open]?.includes(close) === true &&
    !rest.some((char) => char === open || char === close);
  return quoted && typeof field === 'string' && shortFields.has(field)
    ? [{ wording: messages.quotes(showCharacter(open), rest.join('')), offset: 0, length: text.length }]
    : [];
}

function checkRadicals(text: string): Found[] {
  const match = radicalPattern.exec(text);
  if (!match) return [];
  const char = match[0];
  const ordinary = ordinaryOf(char);
  const count = [...text].filter((one) => radicalPattern.test(one)).length;
  const wording = messages.radical(
    showCharacter(char),
    ordinary === undefined ? undefined : `${ordinary} (${nameCharacter(ordinary)})`,
    count,
  );
  return [{ wording, offset: match.index, length: 1 }];
}

/** Lists of names, in which a comma never belongs to an entry. */
function* listsOf(report: Report): Generator<{ path: Path; list: readonly string[] }> {
  yield { path: ['glossary'], list: report.glossary };
  for (const [index, { names }] of report.credits.entries())
    yield { path: ['credits', index, 'names'], list: names };
  yield { path: ['article', 'byline', 'names'], list: report.article?.byline?.names ?? [] };
  for (const { path, texts } of hintSets(report)) yield { path: [...path, 'hashtags'], list: texts.hashtags };
}

/** `[两会，民生]` is one entry to YAML. */
function checkLists(report: Report, source: Source): Problem[] {
  return [...listsOf(report)].flatMap(({ path, list }) =>
    list.flatMap((entry, index) => {
      const at = [...path, index];
      const match =
        source.writtenAs(path) === 'brackets' && source.writtenAs(at) === 'plain'
          ? /[，﹐、；;]/.exec(entry)
          : null;
      return match
        ? [problemAt(source, at, messages.listComma(showCharacter(match[0])), { offset: match.index })]
        : [];
    }),
  );
}

export function checkLookAlikes(report: Report, source: Source): Problem[] {
  const inTexts = [...listTexts(report)].flatMap((at) =>
    [
      ...checkBraces(at),
      ...checkStars(at.text),
      ...checkBars(at),
      ...checkQuotes(at),
      ...checkRadicals(at.text),
    ].map(({ wording, offset, length }) => problemAt(source, at.path, wording, { offset, length })),
  );
  return [...inTexts, ...checkLists(report, source)];
}
