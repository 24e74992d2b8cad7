/**
 * Alternative text of a card, from what was drawn on it: place and title, headline, the device in a word,
 * every drawn value with its label, and the source. Nothing that is not in the picture.
 */
import { seriesAlt } from '../view/series.ts';
import type { FactView, FigureView, ReportView } from '../view/view.ts';
import type { Composed } from './compose.ts';
import { factsOf, type DeviceName, type PlannedCard } from './plan/content.ts';

/** Devices in a word, by language. */
const deviceWords: Record<'han' | 'latin', Partial<Record<string, string>>> = {
  han: {
    cover: '封面',
    columns: '柱形图',
    bars: '条形图',
    bridge: '分步图',
    'whole-stack': '堆叠图',
    'whole-ring': '环形图',
    'whole-band': '分段条',
    'whole-treemap': '树图',
    seal: '印章',
    targets: '目标与上年对比',
    mosaic: '数字拼图',
    count: '图形计数',
    share: '一百个圆点',
    'share-level': '水位图',
    split: '对比图',
    'series-line': '折线图',
    'series-area': '面积图',
    'series-stack': '堆叠条形图',
    'series-multiples': '小折线图',
    'series-slope': '斜率图',
    'series-ranking': '名次变化图',
    'series-pyramid': '金字塔图',
    'series-heat': '深浅表',
    'series-table': '表格',
    'series-map': '地图',
    'series-timeline': '时间线',
    tasks: '任务清单',
    checklist: '清单',
  },
  latin: {
    cover: 'Cover',
    columns: 'Columns',
    bars: 'Bars',
    bridge: 'Step chart',
    'whole-stack': 'Stack',
    'whole-ring': 'Ring',
    'whole-band': 'Divided bar',
    'whole-treemap': 'Treemap',
    seal: 'Seal',
    targets: 'Targets and last year',
    mosaic: 'Tiles',
    count: 'Pictogram',
    share: 'Field of one hundred',
    'share-level': 'Level',
    split: 'Two bars',
    'series-line': 'Line chart',
    'series-area': 'Area chart',
    'series-stack': 'Stacked bars',
    'series-multiples': 'Small multiples',
    'series-slope': 'Slope chart',
    'series-ranking': 'Ranks over time',
    'series-pyramid': 'Pyramid',
    'series-heat': 'Shaded table',
    'series-table': 'Table',
    'series-map': 'Map',
    'series-timeline': 'Timeline',
    tasks: 'Tasks',
    checklist: 'Checklist',
  },
};

/** The word for the form that was drawn, else for its device. */
export function deviceWord(form: string, device: DeviceName, script: 'han' | 'latin'): string {
  const words = deviceWords[script];
  const parts = form.split('-');
  for (let count = parts.length; count > 0; count -= 1) {
    const word = words[parts.slice(0, count).join('-')];
    if (word) return word;
  }
  return words[device] ?? '';
}

const factAlt = (fact: FactView, { words }: ReportView): string =>
  fact.parts.length > 0
    ? `${fact.label}${words.colon}${fact.full}${fact.rank ? `${words.comma}${fact.rank}` : ''}`
    : `${fact.label}${words.colon}${fact.text}`;

/** Most characters of a table in an alternative text: the picture is summed up, its table is in the archive. */
const longestTable = { han: 300, latin: 700 } as const;
/** Rows of a long table that are told from either end. */
const ends = 3;

/** A table row by row; of a long one the first and last rows. Events as they are. */
function seriesWords({ series, events }: FigureView, view: ReportView): string[] {
  if (!series) return (events ?? []).map(({ when, text }) => `${when} ${text}`);
  const whole = seriesAlt(series, view.words);
  if ([...whole].length <= longestTable[view.script] || series.rows.length <= ends * 2) return [whole];
  const part = (rows: typeof series.rows) => seriesAlt({ ...series, rows }, view.words);
  const last = part(series.rows.slice(-ends)).slice(part([]).length);
  return [`${part(series.rows.slice(0, ends))} … ${last}`];
}

const clean = (text: string): string => text.replace(/[。.]\s*$/, '');

/** Words that are not numbers: tasks, statements, checked items. */
function wordsOf({ content }: Composed, view: ReportView): string[] {
  switch (content.device) {
    case 'tasks':
      return content.tasks.map(({ number, title }) => `${number} ${title.text}`);
    case 'checklist':
      return content.items.map(({ small, big }) => `${small}${big}`);
    case 'statement':
      return [content.sentence, ...content.others];
    case 'monument':
      return content.notes ?? [];
    case 'series':
      return seriesWords(content.figure, view);
    case 'reading':
      return content.blocks.flatMap((block) => ('text' in block ? [block.text] : []));
    default:
      return [];
  }
}

export function titleOf(
  card: PlannedCard,
  composed: Pick<Composed, 'headline'> | undefined,
  view: ReportView,
): string {
  if (card.content.device === 'cover' || card.of === 'long')
    return [view.masthead.kicker, (card.headline ?? view.masthead.title).text].filter(Boolean).join(' ');
  const hero = 'hero' in card.content ? card.content.hero?.label : undefined;
  return [card.bookmark, composed?.headline?.text ?? card.headline?.text ?? hero ?? card.eyebrow]
    .filter(Boolean)
    .join(' ');
}

/** One sentence after another, in reading order. */
export function altOf(card: PlannedCard, composed: Composed, view: ReportView, place: string): string {
  const { stage, content, form } = composed;
  const separator = view.script === 'han' ? '；' : '; ';
  const stop = view.words.fullStop!;
  const printed = stage.pieces.map(({ words, plain }) => words?.text ?? plain ?? '');
  const drawn = factsOf(content).filter(({ id }) => stage.shown.has(id));
  const targets =
    content.device === 'targets' ? content.pairs.filter(({ target }) => stage.shown.has(target.id)) : [];
  const paired = new Set(targets.flatMap(({ target, last }) => [target.id, last.id]));
  const facts = [
    ...targets.map(
      ({ label, target, last }) =>
        `${label}${view.words.colon}${target.full}${stage.shown.has(last.id) ? `${view.words.comma}${view.words.lastYear}${view.words.colon}${last.full}` : ''}`,
    ),
    ...drawn
      .filter(({ id }) => !paired.has(id))
      .map((fact) =>
        factAlt({ ...fact, rank: printed.some((text) => text.includes(fact.rank)) ? fact.rank : '' }, view),
      ),
  ];
  const body = [
    ...facts,
    ...wordsOf(composed, view).filter((text) =>
      printed.some((one) => text.includes(clean(one)) && one.length > 1),
    ),
  ].map(clean);
  const photos = stage.pieces.flatMap(({ partial, alt }) => (partial === 'card-photo' && alt ? [alt] : []));
  const keys =
    stage.derived.length > 0 && form.includes('bars') && content.device === 'monument'
      ? [view.words.indexBase!]
      : [];
  return `${[
    [place, titleOf(card, composed, view)].filter(Boolean).join(' '),
    [deviceWord(form, content.device, view.script), [...body, ...keys, ...photos].join(separator)]
      .filter(Boolean)
      .join(view.words.colon),
    view.source,
  ]
    .filter(Boolean)
    .map(clean)
    .join(stop)}${stop.trim()}`;
}
