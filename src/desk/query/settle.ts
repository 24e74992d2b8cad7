/** `tuban query`: open queries listed and settled; the YAML is written back with nothing else changed. */
import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, type YAMLMap } from 'yaml';
import { ProblemError, type Problem, type Said, error } from '../../lib/problem.ts';
import type { MessageLanguage } from '../../lib/languages.ts';
import { showPathIn } from '../../lib/problem-text.ts';
import { resolveAt } from '../../model/at.ts';
import { isChinese } from '../../model/language.ts';
import { describePath } from '../../model/place.ts';
import type { Query, Report } from '../../model/report.ts';
import { applyEdits, parseYaml, replaceIn, scalarsBelow, setField, type Edit } from './edits.ts';

export type QueryAction = 'accept' | 'keep' | 'edit';

export interface OpenQuery extends Query {
  /** Counted from 1 among those that are open. */
  number: number;
  /** Its place as people say it: "review › Economy › item 2". */
  place: string;
}

export const openQueries = (report: Report): OpenQuery[] =>
  report.queries
    .filter(({ status }) => status === 'open')
    .map((query, index) => ({ ...query, number: index + 1, place: placeOf(report, query.at) }));

function placeOf(report: Report, at: string): string {
  const found = resolveAt(report, at);
  return 'failed' in found ? at : describePath(report, found.path);
}

const refuse = (code: string, said: Said, exitCode: 1 | 2 = 1): ProblemError =>
  new ProblemError(error(code, said), exitCode);

/** By its number among the open ones, or by its id. @throws ProblemError (exit 2) for one that there is not. */
export function findQuery(report: Report, name: string): OpenQuery {
  const open = openQueries(report);
  const found = open.find(({ id, number }) => id === name || String(number) === name);
  if (found) return found;
  const settled = report.queries.some(({ id }) => id === name);
  throw refuse(
    'query-unknown',
    {
      en: [
        settled ? `The query "${name}" is settled already.` : `There is no open query "${name}".`,
        open.length === 0
          ? 'No query is open.'
          : `Give a number from 1 to ${open.length}, or an id; "tuban query REPORT list" shows them.`,
      ],
      zh: [
        settled ? `存疑“${name}”已经定了。` : `没有“${name}”这条未决的存疑。`,
        open.length === 0
          ? '没有未决的存疑。'
          : `写 1 到 ${open.length} 的编号，或 id；“tuban query REPORT list”列出全部。`,
      ],
    },
    2,
  );
}

const decisions: Record<QueryAction, { zh: string; en: string }> = {
  accept: { zh: '照建议改。', en: 'Changed as proposed.' },
  keep: { zh: '照原稿。', en: 'Kept as in the source.' },
  edit: { zh: '编辑改定。', en: 'Changed by the editor.' },
};

interface Settling {
  text: string;
  report: Report;
  query: OpenQuery;
  action: QueryAction;
  /** For `edit`: the words in place of what is printed. */
  words?: string | undefined;
}

/** The words that are to be printed. @throws ProblemError */
function wordsFor({ query, action, words }: Settling): string {
  if (action === 'keep') return query.printed;
  if (action === 'edit') return words!;
  if (query.proposed !== undefined && query.proposed !== '') return query.proposed;
  throw refuse('query-no-proposal', {
    en: [
      `The query "${query.id}" has no proposal to accept.`,
      'Use "keep", or "edit N" with the right words in quotes.',
    ],
    zh: [`存疑“${query.id}”没有建议可采用。`, '用 keep，或 edit N 加上改后的文字（带引号）。'],
  });
}

/** The words in their place, as one edit. @throws ProblemError where they are not there once and whole. */
function editText({ text, report, query }: Settling, words: string): Edit | undefined {
  if (words === query.printed) return undefined;
  const at = resolveAt(report, query.at);
  const document = parseYaml(text);
  const node = 'failed' in at ? undefined : document.getIn(at.path, true);
  const edits = scalarsBelow(node).flatMap((scalar) => replaceIn(text, scalar, query.printed, words) ?? []);
  if (edits.length === 1) return edits[0];
  const value = edits.length === 0 ? editValue(text, node, { from: query.printed, to: words }) : undefined;
  if (value) return value;
  throw refuse('query-by-hand', {
    en: [
      `“${query.printed}” does not stand at ${query.at} as it is written there${edits.length > 1 ? ' only once' : ''}: it may be made up of facts.`,
      'Change the text or the fact by hand, then settle the query with "keep".',
    ],
    zh: [
      `${query.at} 处没有原样的“${query.printed}”${edits.length > 1 ? '，或不止一处' : ''}：可能是由事实拼成的。`,
      '请手工改文字或事实，再用 keep 定下这条存疑。',
    ],
  });
}

const numeral = /-?\d[\d,]*(?:\.\d+)?/g;

/** The number of a fact whose unit and words stand in fields of their own: 5.6% → 5.8% changes `value: 5.6`. */
function editValue(
  text: string,
  node: unknown,
  { from, to }: { from: string; to: string },
): Edit | undefined {
  const scalar = isMap(node) ? node.get('value', true) : undefined;
  if (!isScalar(scalar) || !scalar.range) return undefined;
  const [was, is] = [from.match(numeral) ?? [], to.match(numeral) ?? []];
  const isSame =
    was.length === 1 && is.length === 1 && from.replace(numeral, '#') === to.replace(numeral, '#');
  const plain = (digits: string): string => digits.replaceAll(',', '');
  if (!isSame || Number(plain(was[0]!)) !== Number(scalar.value)) return undefined;
  const [start, end] = scalar.range;
  return { start, end, text: text.slice(start, end).replace(/-?\d[\d,]*(?:\.\d+)?/, plain(is[0]!)) };
}

/** @returns The new text. @throws ProblemError where it cannot be changed safely; nothing is written then. */
export function settle(settling: Settling): string {
  const { text, report, query, action } = settling;
  const words = wordsFor(settling);
  const index = report.queries.findIndex(({ id }) => id === query.id);
  const map = parseYaml(text).getIn(['queries', index], true);
  const edit = editText(settling, words);
  const decision = decisions[action][isChinese(report.language) ? 'zh' : 'en'];
  const fields: [string, string, string][] = [
    ...(words === query.printed ? [] : ([['printed', words, 'source']] as [string, string, string][])),
    ['status', 'resolved', 'printed'],
    ['decision', decision, 'status'],
  ];
  const own = isMap(map)
    ? fields.map(([field, value, after]) => setField(text, map as YAMLMap, field, value, after))
    : [undefined];
  if (own.some((one) => one === undefined)) throw unsafe(query);
  const result = applyEdits(text, [...(edit ? [edit] : []), ...(own as Edit[])]);
  if (!isAsMeant(settling, result, index, { words, decision })) throw unsafe(query);
  return result;
}

const unsafe = ({ id }: Query): ProblemError =>
  refuse('query-by-hand', {
    en: [
      `The query "${id}" cannot be changed without changing what stands around it.`,
      'Change it by hand: status: resolved, and the decision.',
    ],
    zh: [`改存疑“${id}”会动到旁边的内容。`, '请手工改：写 status: resolved，并在 decision 里写明怎样定的。'],
  });

/** Nothing but the query and the text at its place is another than before. */
function isAsMeant(
  { text, query, report }: Settling,
  result: string,
  index: number,
  { words, decision }: { words: string; decision: string },
): boolean {
  const after = parseYaml(result);
  if (after.errors.length > 0) return false;
  const [was, is] = [parseYaml(text).toJS() as Report, after.toJS() as Report];
  const settled = is.queries[index]!;
  if (settled.printed !== words || settled.status !== 'resolved' || settled.decision !== decision)
    return false;
  const at = resolveAt(report, query.at);
  const without = (data: Report): unknown => {
    const copy = structuredClone(data) as unknown as Record<string, unknown>;
    (copy.queries as unknown[]).splice(index, 1);
    if (!('failed' in at)) setAt(copy, at.path);
    return copy;
  };
  return isDeepStrictEqual(without(was), without(is));
}

function setAt(root: unknown, path: readonly (string | number)[]): void {
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], root);
  if (holder !== null && typeof holder === 'object')
    (holder as Record<string | number, unknown>)[path.at(-1)!] = null;
}

/** A query for a list on a terminal. */
export function queryText(
  { number, id, place, source, printed, proposed = '', why, confidence }: OpenQuery,
  language: MessageLanguage,
): string {
  const sure = { en: `confidence ${confidence}`, zh: `把握 ${confidence}` }[language];
  const rows = [
    `${String(number).padStart(3)}  ${id}  (${sure})  ${showPathIn(place, language)}`,
    `     ${source}`,
    ...(printed === source ? [] : [`     = ${printed}`]),
    ...(proposed === '' ? [] : [`     → ${proposed}`]),
    `     ${why}`,
  ];
  return rows.join('\n');
}

export type { Problem };
