/**
 * Alternative text of a card, from what was drawn on it: place and title, headline, the device in a word,
 * every drawn value with its label, and the source. Nothing that is not in the picture.
 */
import { drawnWord } from '../view/drawn-words.ts';
import { seriesAlt } from '../view/series.ts';
import type { FactView, FigureView, ReportView } from '../view/view.ts';
import type { Composed } from './compose.ts';
import { factsOf, type PlannedCard } from './plan/content.ts';

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
    [drawnWord(form, content.device, view.language), [...body, ...keys, ...photos].join(separator)]
      .filter(Boolean)
      .join(view.words.colon),
    view.source,
  ]
    .filter(Boolean)
    .map(clean)
    .join(stop)}${stop.trim()}`;
}
