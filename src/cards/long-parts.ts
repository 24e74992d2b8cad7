/** Parts of the long picture: the whole report from top to bottom, in the order of the dataset. */
import type { FactView, Headline, ItemView, PhotoView, ReportView, SectionView, Text } from '../view/view.ts';
import type { CardBlock } from './card.ts';
import { numberBlocks, strongestOf } from './deck-section.ts';

export interface LongPart {
  id: string;
  /** Part titles stand on a deep band; sections below them on paper. */
  band: boolean;
  number: string;
  eyebrow: string;
  title: Headline;
  standfirst: Text;
  photos: PhotoView[];
  blocks: CardBlock[];
  prose?: { byline: string; paragraphs: Text[] };
}

const part = (id: string, title: Headline, rest: Partial<LongPart>): LongPart => ({
  id,
  band: false,
  number: '',
  eyebrow: '',
  title,
  standfirst: [],
  photos: [],
  blocks: [],
  ...rest,
});

const shownFacts = (section: SectionView): Set<string> =>
  new Set(
    section.figures.flatMap((figure) =>
      [...figure.facts, ...figure.pairs.flatMap((pair) => [pair.last, pair.target])].map((fact) => fact.id),
    ),
  );

/** Items without the sentences that a figure stands for; a heading goes with the last of its items. */
function remainingItems(section: SectionView): ItemView[] {
  const shown = shownFacts(section);
  const kept = section.items.map((item): ItemView => {
    const sentences = item.sentences.filter(
      (sentence) => !(sentence.liftable && sentence.facts.every((fact) => shown.has(fact))),
    );
    return {
      ...item,
      runs:
        sentences.length === item.sentences.length
          ? item.runs
          : sentences.flatMap((sentence) => sentence.runs),
    };
  });
  return kept.filter((item) =>
    item.heading
      ? kept.some((other) => other.group === item.group && !other.heading && other.runs.length > 0)
      : item.runs.length > 0,
  );
}

function sectionPart(section: SectionView): LongPart {
  const tiles = section.figures.filter((figure) => figure.kind === 'tiles').flatMap((figure) => figure.facts);
  const charts = section.figures
    .filter((figure) => figure.kind !== 'tiles')
    .map((figure): CardBlock => ({ kind: 'chart', figure }));
  const items = remainingItems(section);
  const hero: FactView | undefined = tiles.length > 2 ? strongestOf(tiles) : undefined;
  return part(section.id, section.title, {
    number: section.number,
    standfirst: section.standfirst,
    photos: section.photos,
    blocks: [
      ...numberBlocks(tiles, hero),
      ...charts,
      ...(items.length > 0 ? [{ kind: 'groups' as const, items }] : []),
    ],
  });
}

function planParts({ plan }: ReportView): LongPart[] {
  if (!plan) return [];
  const parts = [part('plan', plan.title, { band: true, standfirst: plan.context })];
  if (plan.requirement)
    parts.push(
      part('requirement', plan.requirement.title, {
        blocks: [{ kind: 'quote', text: plan.requirement.text }],
      }),
    );
  if (plan.targets) {
    const { figure, facts, texts, note, title } = plan.targets;
    const blocks: CardBlock[] = [];
    if (figure.pairs.length > 0) blocks.push({ kind: 'chart', figure });
    if (facts.length > 0) blocks.push({ kind: 'tiles', facts });
    const items = [...texts, ...(note.length > 0 ? [note] : [])];
    if (items.length > 0) blocks.push({ kind: 'items', items });
    parts.push(part('targets', title, { blocks }));
  }
  if (plan.tasks.length > 0)
    parts.push(
      part('tasks', plan.title, {
        standfirst: plan.tasksIntro,
        blocks: [{ kind: 'tasks', tasks: plan.tasks, detail: true }],
      }),
    );
  if (plan.closing) {
    const { title, text, items } = plan.closing;
    parts.push(
      part('resolve', title, {
        blocks: [
          ...(text.length > 0 ? [{ kind: 'quote' as const, text }] : []),
          ...(items.length > 0 ? [{ kind: 'items' as const, items }] : []),
        ],
      }),
    );
  }
  return parts;
}

export function longParts(view: ReportView): LongPart[] {
  const { review, article } = view;
  const parts = [
    part('review', review.title, { band: true, eyebrow: view.masthead.title.text }),
    ...review.sections.map(sectionPart),
    ...planParts(view),
  ];
  if (article)
    parts.push(
      part('article', article.title, {
        band: true,
        eyebrow: article.kicker,
        photos: article.photos,
        prose: { byline: article.byline, paragraphs: article.paragraphs },
      }),
    );
  return parts;
}
