/**
 * Addresses: every string of the view by name, in reading order, with its place in the report's file.
 * Products account for what they print by these names.
 */
import { joinParts, unitPlace, withFallMark, withoutPlus, withoutUnit } from './number.ts';
import { saysTargets } from './plan.ts';
import { drawnSeries } from './series.ts';
import { plainText } from './text.ts';
import type {
  FactView,
  FigureView,
  Headline,
  PhotoView,
  ReportView,
  SectionView,
  SeriesView,
  TaskView,
  Text,
} from './view.ts';

export interface Address {
  at: string;
  /** As printed. */
  text: string;
  /** All that it may be printed as, `text` first: a number without its prefix, a label told apart from others. */
  forms: string[];
  /** Steps from the root of the report's file, for `Source.placeOf`. */
  path: (string | number)[];
}

type Add = (at: string, text: string | undefined, ...others: string[]) => void;

/** Collects what is not empty; `path` follows from the address. */
function collector(view: ReportView): { add: Add; found: Map<string, Address> } {
  const found = new Map<string, Address>();
  return {
    found,
    add(at, text, ...others) {
      if (at && text)
        found.set(at, { at, text, forms: [...new Set([text, ...others])], path: pathOf(at, view) });
    },
  };
}

/** The title of a figure whose form was found is made of the labels of its facts. */
function foundTitle(at: string, { review }: ReportView): string | undefined {
  const figure = review.sections
    .flatMap(({ figures }) => figures)
    .find((one) => one.reason !== undefined && `${one.at}.title` === at);
  return figure && `facts.${figure.facts[0]!.id}.label`;
}

/** What is entered under another name than it is printed under. */
function enteredAs(at: string, { facts }: ReportView): string {
  const value = /^facts\.([^.]+)\.value$/.exec(at);
  if (value) {
    const fact = facts.find(({ id }) => id === value[1]);
    return fact?.value === null ? `facts.${value[1]}.${fact.rank ? 'rank' : 'qualifier'}` : at;
  }
  return at
    .replace(/\.pairNames\.(last|target)$/, '')
    .replace(/^masthead\.tagline\.\d+$/, 'masthead.tagline')
    .replace(/\.number$/, '');
}

function pathOf(at: string, view: ReportView): Address['path'] {
  const steps = (foundTitle(at, view) ?? enteredAs(at, view)).split('.');
  const list =
    steps[0] === 'review' && steps[1] === 'sections'
      ? view.review.sections
      : steps[0] === 'plan' && steps[1] === 'tasks'
        ? (view.plan?.tasks ?? [])
        : undefined;
  return steps.map((step, index) =>
    list && index === 2 ? list.findIndex(({ id }) => id === step) : /^\d+$/.test(step) ? Number(step) : step,
  );
}

const addText = (add: Add, text: Text): void => add(text[0]?.at ?? '', plainText(text));
const addHeadline = (add: Add, { at = '', text }: Headline): void => add(at, text);

function addMasthead(add: Add, { masthead }: ReportView): void {
  for (const name of ['newspaper', 'page', 'section', 'date', 'kicker', 'year', 'place'] as const)
    add(`masthead.${name}`, masthead[name]);
  addHeadline(add, masthead.title);
  masthead.tagline.forEach((line, index) => add(`masthead.tagline.${index}`, line));
}

function addFigure(add: Add, { at, title, pairs, pairNames, note, events, series }: FigureView): void {
  add(`${at}.title`, title);
  if (pairs.length > 0) {
    add(`${at}.pairNames.last`, pairNames.last);
    add(`${at}.pairNames.target`, pairNames.target);
  }
  for (const { at: pair, label, full = label } of pairs) add(`${pair}.label`, label, full);
  for (const { at: event, when, text } of events ?? []) {
    add(`${event}.when`, when);
    add(`${event}.text`, text);
  }
  for (const point of series?.points ?? []) add(point.at, point.text);
  if (note.length > 0) addText(add, note);
}

/** Tables of numbers, whose cells figures print or draw. */
function addSeries(add: Add, { at, label, unit, columns, rows }: SeriesView): void {
  add(`${at}.label`, label);
  add(`${at}.unit`, unit);
  for (const column of columns) add(column.at, column.label);
  for (const row of rows) {
    add(row.at, row.label);
    for (const cell of row.cells) if (cell) add(cell.at, cell.text);
  }
}

function addPhoto(add: Add, { at, caption, credit }: PhotoView): void {
  addText(add, caption);
  add(`${at}.credit`, credit);
}

function addSection(add: Add, { at, number, title, standfirst, items, figures, photos }: SectionView): void {
  add(`${at}.number`, number);
  addHeadline(add, title);
  addText(add, standfirst);
  for (const item of items) {
    add(`${item.at}.heading`, item.heading);
    addText(add, item.runs);
  }
  for (const figure of figures) addFigure(add, figure);
  for (const photo of photos) addPhoto(add, photo);
}

function addTask(add: Add, { at, number, title, text, items }: TaskView): void {
  add(`${at}.number`, number);
  addHeadline(add, title);
  addText(add, text);
  for (const item of items) addText(add, item);
}

function addArticle(add: Add, { article }: ReportView): void {
  if (!article) return;
  add('article.kicker', article.kicker);
  addHeadline(add, article.title);
  add('article.byline', article.byline);
  for (const paragraph of article.paragraphs) addText(add, paragraph);
  for (const photo of article.photos) addPhoto(add, photo);
}

function addPlan(add: Add, { plan }: ReportView): void {
  if (!plan) return;
  const { requirement, targets, closing } = plan;
  addHeadline(add, plan.title);
  addText(add, plan.context);
  if (requirement) {
    addHeadline(add, requirement.title);
    addText(add, requirement.text);
  }
  if (targets) {
    if (!saysTargets(plan)) addHeadline(add, targets.title);
    addFigure(add, targets.figure);
    for (const text of targets.texts) addText(add, text);
    addText(add, targets.note);
  }
  addText(add, plan.tasksIntro);
  for (const task of plan.tasks) addTask(add, task);
  if (closing) {
    addHeadline(add, closing.title);
    addText(add, closing.text);
    for (const item of closing.items) addText(add, item);
  }
}

/** Facts as they stand in figures and lists, where some are told apart by other labels. */
function listPlaced({ lead, review, plan }: ReportView): FactView[] {
  const figures = [
    ...review.sections.flatMap((section) => section.figures),
    ...(plan?.targets ? [plan.targets.figure] : []),
  ];
  return [
    ...lead.facts,
    ...review.sections.flatMap(({ facts }) => facts),
    ...figures.flatMap(({ facts, pairs }) => [
      ...facts,
      ...pairs.flatMap(({ last, target }) => [last, target]),
    ]),
    ...(plan?.targets?.facts ?? []),
  ];
}

/** Parts of a fact; what stands in place of a number is not told a second time as its rank. */
function addFact(add: Add, fact: FactView, placed: FactView[]): void {
  const { at, label, short, full, text, rank, value, note } = fact;
  const labels = placed.map((one) => one.label);
  const shorts = placed.map((one) => one.short);
  // Where a label is too wide its short form stands in its place.
  add(`${at}.label`, label, ...labels, short, ...shorts);
  if ([short, ...shorts].some((one) => one !== label)) add(`${at}.short`, short, ...shorts);
  // Where its label names the unit, a number is printed without; a mark stands for word and minus of a fall, a word for a plus.
  const marked = withFallMark(fact);
  const forms = [
    ...(marked === fact ? [] : [marked.parts]),
    ...(fact.kind === 'growth' ? [withoutPlus(fact).parts] : []),
    ...(unitPlace(fact) === 'none' ? [withoutUnit(fact), withoutUnit(marked)] : []),
  ];
  add(
    `${at}.value`,
    full,
    text,
    ...forms.flatMap((parts) =>
      parts.length > 0 ? [true, false].map((prefix) => joinParts(parts, { prefix })) : [],
    ),
  );
  if (value !== null) add(`${at}.rank`, rank);
  add(`${at}.note`, note);
}

/** Every address of the view with its text, in reading order; strings that are empty have none. */
export function listAddresses(view: ReportView): Map<string, Address> {
  const { add, found } = collector(view);
  addMasthead(add, view);
  add('lead.title', view.lead.title);
  addHeadline(add, view.review.title);
  for (const section of view.review.sections) addSection(add, section);
  addArticle(add, view);
  addPlan(add, view);
  for (const series of drawnSeries(view.review.sections.flatMap(({ figures }) => figures)))
    addSeries(add, series);
  add('source', view.source, view.source.slice(view.words.source?.length ?? 0));
  add('period', view.period);
  // The archive prints role and names in cells of a table.
  view.credits.forEach(({ text, names }, index) => add(`credits.${index}`, text, names.join(' ')));
  const placed = Map.groupBy(listPlaced(view), ({ id }) => id);
  for (const fact of view.facts) addFact(add, fact, placed.get(fact.id) ?? []);
  return found;
}
