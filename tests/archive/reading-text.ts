/** What the reading edition must say, word for word and in order, from the view alone. */
import type { FactView, FigureView, ItemView, PhotoView, ReportView, Text } from '../../src/view/view.ts';

const plain = (text: Text): string => text.map((run) => run.text).join('');

function figureText(
  { words }: ReportView,
  count: { figure: number; table: number },
  charts: ReadonlyMap<string, { texts: string[] }>,
) {
  return (figure: FigureView, section: string): string[] => {
    const chart = charts.get(figure.id);
    const kind = chart ? 'figure' : 'table';
    count[kind] += 1;
    const ranked =
      figure.pairs.length === 0 && figure.facts.some((fact) => fact.rank !== '' && fact.value !== null);
    const head =
      figure.pairs.length > 0
        ? [words.indicator!, figure.pairNames.last, figure.pairNames.target]
        : [words.indicator!, words.value!, ...(ranked ? [words.rank!] : [])];
    const rows =
      figure.pairs.length > 0
        ? figure.pairs.flatMap(({ label, last, target }) => [label, last.full, target.full])
        : figure.facts.flatMap((fact) => [
            fact.label,
            fact.full,
            ...(ranked ? [fact.value === null ? '—' : fact.rank || '—'] : []),
          ]);
    return [
      `${words[kind]}${count[kind]}${figure.title || section}`,
      ...(chart?.texts ?? []),
      ...head,
      ...rows,
      plain(figure.note),
    ];
  };
}

const itemsText = (items: ItemView[]): string[] => items.map((item) => item.heading ?? plain(item.runs));
const photoText =
  ({ words }: ReportView) =>
  (photo: PhotoView): string[] => [words.photoMissing!, plain(photo.caption), photo.credit];
const leadText = (fact: FactView): string[] => [fact.label, fact.parts.map((part) => part.text).join('')];

const isRanked = ({ facts }: ReportView): boolean => facts.some(({ rank }) => rank !== '');
const hasStatus = ({ facts }: ReportView): boolean => facts.some(({ status }) => status !== 'actual');
/** Columns of the table of all facts: those in which nothing stands are left out. */
export const factsHead = (view: ReportView): string[] => {
  const { words } = view;
  return [
    words.indicator!,
    words.value!,
    ...(isRanked(view) ? [words.rank!] : []),
    ...(hasStatus(view) ? [words.status!] : []),
  ];
};

export interface Frame {
  /** Number, title and page of each entry of the contents. */
  contents: string[];
  /** What stands in the colophon. */
  colophon: string[];
  charts: ReadonlyMap<string, { texts: string[] }>;
}

/** Everything printed except running heads and folios, white space left out. */
export function readingText(view: ReportView, { contents, colophon, charts }: Frame): string {
  const { masthead, words, lead, review, article, plan } = view;
  const figure = figureText(view, { figure: 0, table: 0 }, charts);
  const photo = photoText(view);
  const targets = plan?.targets;
  const targetFigures = targets
    ? [
        ...(targets.figure.pairs.length > 0 ? [targets.figure] : []),
        ...(targets.facts.length > 0
          ? [{ ...targets.figure, id: '', title: '', facts: targets.facts, pairs: [], note: [] }]
          : []),
      ]
    : [];
  const status = (fact: FactView) =>
    ({ actual: '—', estimate: words.estimate!, target: words.target! })[fact.status];
  return [
    masthead.kicker,
    masthead.title.text,
    masthead.tagline.join(view.script === 'han' ? '' : '·'),
    [masthead.place, masthead.year, words.edition].filter(Boolean).join('·'),
    view.source,
    view.period,
    ...(lead.facts.length > 0 ? [lead.title || words.keyFigures!] : []),
    ...lead.facts.flatMap(leadText),
    words.contents!,
    ...contents,
    review.title.text,
    ...review.sections.flatMap((section) => [
      section.number,
      section.title.text,
      plain(section.standfirst),
      ...itemsText(section.items),
      ...section.figures.flatMap((each) => figure(each, section.title.text)),
      ...section.photos.flatMap(photo),
    ]),
    ...(article
      ? [
          article.kicker,
          article.title.text,
          article.byline,
          ...article.paragraphs.map(plain),
          ...article.photos.flatMap(photo),
        ]
      : []),
    ...(plan
      ? [
          plan.title.text,
          plain(plan.context),
          plan.requirement?.title.text ?? '',
          plain(plan.requirement?.text ?? []),
          targets?.title.text ?? '',
          ...targetFigures.flatMap((each) => figure(each, targets!.title.text)),
          ...(targets?.texts ?? []).map(plain),
          plain(targets?.note ?? []),
          plain(plan.tasksIntro),
          ...plan.tasks.flatMap((task) => [
            task.number,
            task.title.text,
            plain(task.text),
            ...task.items.map(plain),
          ]),
          plan.closing?.title.text ?? '',
          plain(plan.closing?.text ?? []),
          ...(plan.closing?.items ?? []).map(plain),
        ]
      : []),
    words.facts!,
    ...factsHead(view),
    ...view.facts.flatMap((fact) => [
      fact.label,
      fact.note ?? '',
      fact.value === null ? '—' : fact.full,
      ...(isRanked(view) ? [fact.rank || '—'] : []),
      ...(hasStatus(view) ? [status(fact)] : []),
    ]),
    ...(view.queries.length > 0
      ? [
          words.queries!,
          words.where!,
          words.sourceReads!,
          words.printed!,
          words.reason!,
          words.status!,
          ...view.queries.flatMap((query) => [
            query.at,
            query.source,
            query.printed,
            query.why,
            query.proposed && words.proposed! + words.colon! + query.proposed,
            query.decision && words.decision! + words.colon! + query.decision,
            words[query.status]!,
          ]),
        ]
      : []),
    ...colophon,
  ]
    .join('')
    .replace(/\s+/g, '');
}
