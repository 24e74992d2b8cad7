/** A dataset as the YAML that an editor goes on with: fields in their order, comments in the report's language. */
import { Document, isMap, isScalar, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { LeftOut } from './block.ts';
import type { Dataset } from './dataset.ts';

export interface EmitInput {
  dataset: Dataset;
  left: readonly LeftOut[];
  /** Names of the files read, for the first comment. */
  files: string;
  /** Where the schema lies, seen from the report. */
  schema: string;
}

/** Without fields that are not there, however deep. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, withoutUndefined(inner)]),
  );
}

const commentOf = (lines: readonly string[]): string => lines.map((line) => ` ${line}`).join('\n');

function commentBefore(map: YAMLMap, field: string, comment: string): void {
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === field) as Pair<Scalar> | undefined;
  if (!pair) return;
  pair.key.commentBefore = commentOf([comment]);
  pair.key.spaceBefore = true;
}

/** Lists of names, and the ids of facts, stand in brackets. */
function setFlow(map: YAMLMap): void {
  for (const path of [
    ['lead', 'facts'],
    ['article', 'byline', 'names'],
    ['plan', 'targets', 'facts'],
  ]) {
    const node = map.getIn(path, true);
    if (node !== null && typeof node === 'object' && 'flow' in node) node.flow = true;
  }
  const pairs = map.getIn(['plan', 'targets', 'pairs'], true) as { items?: YAMLMap[] } | undefined;
  const credits = map.get('credits', true) as unknown as { items?: YAMLMap[] } | undefined;
  const series = map.get('series', true) as unknown as YAMLMap | undefined;
  for (const { value } of series?.items ?? [])
    for (const field of ['columns', 'rows']) {
      const list = (value as YAMLMap).get(field, true) as unknown as YAMLSeq<YAMLSeq>;
      for (const flow of field === 'columns' ? [list] : list.items) flow.flow = true;
    }
  for (const list of [pairs, credits]) for (const entry of list?.items ?? []) entry.flow = true;
}

/** @returns The text of `report.yaml`. */
export function emitReport({ dataset, left, files, schema }: EmitInput): string {
  const { report, facts, queries, words } = dataset;
  const data = withoutUndefined({
    ...report,
    facts: Object.fromEntries(facts),
    ...(queries.length > 0 ? { queries } : {}),
  });
  const document = new Document(data, { version: '1.2', schema: 'core' });
  const map = document.contents;
  if (!isMap(map)) return document.toString();
  document.commentBefore = [
    ` yaml-language-server: $schema=${schema}`,
    '',
    ...words.head(files, facts.size, queries.length).map((line) => ` ${line}`),
  ].join('\n');
  commentBefore(map as YAMLMap, 'facts', words.facts);
  commentBefore(map as YAMLMap, 'more', words.more);
  commentBefore(map as YAMLMap, 'queries', words.queries);
  for (const field of ['masthead', 'series', 'lead', 'review', 'article', 'plan', 'credits', 'glossary']) {
    const pair = map.items.find(({ key }) => isScalar(key) && key.value === field);
    if (pair && isScalar(pair.key)) pair.key.spaceBefore = true;
  }
  setFlow(map as YAMLMap);
  if (left.length > 0)
    document.comment = commentOf([
      words.left,
      ...left.map(({ line, text, why }) => `${line}: ${text.replace(/\s+/g, ' ')}  (${words.leftWhy[why]})`),
    ]);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
