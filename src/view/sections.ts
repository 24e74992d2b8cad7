/** Sections, photos and items of the review. */
import type { Item, Photo, Section } from '../model/section.ts';
import { isHan } from '../model/language.ts';
import { isSeriesKind } from '../model/series.ts';
import { tellApart } from './apart.ts';
import { coverOf } from './cover.ts';
import { rowWords } from './row-words.ts';
import { deriveFigure, drawnFacts, relationFigure, rowsFigure, type FigureContext } from './figures.ts';
import { twoDigits } from './number.ts';
import { electRelations, sceneOf } from './relations/find.ts';
import { changesIn } from './relations/changes.ts';
import type { Relation, Scene } from './relations/relation.ts';
import { deriveSentences } from './sentences.ts';
import { deriveHeadline, deriveText, plainText } from './text.ts';
import type { FactView, FigureView, ItemView, PhotoView, SectionView } from './view.ts';

/** @param id Where the report gives it none. @param at Its address. */
export function derivePhoto(
  photo: Photo,
  { id, at }: { id: string; at: string },
  context: FigureContext,
): PhotoView {
  const caption = deriveText(photo.caption, context, `${at}.caption`);
  return {
    id: photo.id ?? id,
    at,
    caption,
    credit: photo.credit,
    alt: photo.alt ?? plainText(caption),
    focus: photo.focus ?? [0.5, 0.4],
    ...(photo.file ? { file: photo.file } : {}),
    ...(photo.licence ? { licence: photo.licence } : {}),
  };
}

/** A photo without a file takes no room, unless the proof is to keep it free; with its place in the report. */
export const withFile = (photos: Photo[], { reserve }: FigureContext): { photo: Photo; index: number }[] =>
  photos.map((photo, index) => ({ photo, index })).filter(({ photo }) => photo.file !== undefined || reserve);

function deriveItems(
  items: Item[],
  { section, at: parent }: { section: string; at: string },
  context: FigureContext,
): ItemView[] {
  const out: ItemView[] = [];
  let group = 0;
  const add = (text: string, at: string, inGroup?: number) => {
    const runs = deriveText(text, context, at);
    out.push({
      id: `${section}-item-${out.length + 1}`,
      at,
      runs,
      sentences: deriveSentences(runs, context.factsById),
      ...(inGroup === undefined ? {} : { group: inGroup }),
    });
  };
  for (const [index, item] of items.entries()) {
    const at = `${parent}.items.${index}`;
    if (typeof item === 'string') add(item, at);
    else {
      group += 1;
      out.push({
        id: `${section}-item-${out.length + 1}`,
        at,
        runs: [],
        sentences: [],
        heading: item.heading,
        group,
      });
      for (const [inside, inner] of item.items.entries()) add(inner, `${at}.items.${inside}`, group);
    }
  }
  return out;
}

function factsOf(section: Section, items: ItemView[], context: FigureContext): FactView[] {
  const inItems = items.flatMap((item) => item.runs.flatMap((run) => (run.fact ? [run.fact] : [])));
  const inFigures = section.figures.flatMap((figure) => [
    ...figure.facts,
    ...(figure.pairs ?? []).flatMap((pair) => [pair.target, pair.last]),
  ]);
  return tellApart(
    [...new Set([...inItems, ...inFigures])].map((id) => context.factsById.get(id)!),
    context,
  );
}

/** Facts that stand as rows: numbers, and ranks that a clause of their own states. */
function rowFacts(items: ItemView[], facts: FactView[], drawn: ReadonlySet<string>): FactView[] {
  const ownClause = new Set(
    items.flatMap(({ sentences }) =>
      sentences.flatMap((sentence) => (sentence.liftable ? sentence.facts : [])),
    ),
  );
  return facts.filter(
    ({ id, kind, value }) =>
      !drawn.has(id) &&
      kind !== 'ordinal' &&
      kind !== 'text' &&
      (value !== null || (kind === 'rank' && ownClause.has(id))),
  );
}

/** What a stock grew by is a number beside it: drawn as a piece of its bar it reads as a share of it. */
const isDrawn = ({ name }: Relation): boolean => name !== 'increase';

/** Is it a headline figure that the plan draws beside its target? */
const isNews =
  ({ aimed, leads }: FigureContext) =>
  ({ id }: FactView): boolean =>
    aimed.has(id) && leads.has(id);

/** How numbers that stand as rows have changed; what leads the report stands by itself. */
function changesOfRows(
  scene: Scene,
  asWritten: FactView[],
  facts: FactView[],
  { leads }: FigureContext,
): ReadonlyMap<string, FactView[]> {
  const told = new Map(asWritten.map((fact, at) => [fact, facts[at]!]));
  return new Map(
    [...changesIn(scene)].map(([id, list]) => [
      id,
      list.filter((fact) => !leads.has(fact.id)).map((fact) => told.get(fact)!),
    ]),
  );
}

/** Figures that the editor asked for, or those that the relations of the facts give, and rows of the rest. */
function deriveFigures(
  { id, figures }: Section,
  { items, facts, at: parent }: { items: ItemView[]; facts: FactView[]; at: string },
  context: FigureContext,
): FigureView[] {
  const name = (at: number) => ({ id: `${id}-figure-${at + 1}`, at: `${parent}.figures.${at}` });
  const given = figures.map((figure, at) => deriveFigure(figure, name(at), context));
  // Tables and times that the editor asks for say nothing of the facts.
  if (!figures.every(({ kind }) => isSeriesKind(kind) || kind === 'timeline')) return given;
  // Relations read the labels that the editor wrote, before facts of one name were told apart.
  const asWritten = facts.map((fact) => context.factsById.get(fact.id)!);
  const scene = sceneOf(items, asWritten, context.open);
  const apart = electRelations(scene, context.aimed, context.uncounted).filter(isDrawn);
  // What the plan draws is drawn here, too, where the report leads with it and nothing else is.
  const isBare = apart.length === 0 && given.length === 0 && facts.some(isNews(context));
  const found = (isBare ? electRelations(scene, [], context.uncounted).filter(isDrawn) : apart).map(
    (relation, at) => relationFigure(relation, name(given.length + at), context),
  );
  const drawn = new Set(found.flatMap(drawnFacts).map((fact) => fact.id));
  // A section has one large number: where a device has one, the rows have none.
  const hasLead = found.some(({ kind }) => kind === 'rings' || kind === 'flow');
  // A rate beside it is no larger number than an amount: it may stand below one that the report does not lead with.
  const chosen = new Set(
    facts.filter(({ id, unit }) => context.leads.has(id) && !unit.startsWith('%')).map(({ id }) => id),
  );
  const rows = rowsFigure(rowFacts(items, facts, drawn), name(given.length + found.length), {
    ...context,
    hasLead,
    chosen,
    changes: changesOfRows(scene, asWritten, facts, context),
    alone: found.length === 0 && given.length === 0,
  });
  const drawings = given.length > 0 || rows?.lead ? found : withHead(found, context);
  return [...given, ...drawings, ...(rows ? [rows] : [])];
}

/** Drawings over which their sum stands. */
const summed = new Set<FigureView['kind']>(['divided', 'field']);

/** The first sum that is drawn leads its section, but where the report leads with it. */
function withHead(figures: FigureView[], { leads }: FigureContext): FigureView[] {
  const head = figures.find(
    ({ kind, whole }) =>
      whole !== undefined &&
      summed.has(kind) &&
      (whole.kind === 'total' || whole.kind === 'money') &&
      !leads.has(whole.id),
  );
  return figures.map((figure) => (figure === head ? { ...figure, headed: true as const } : figure));
}

/** Number rows with the report's own sentence at the number, where it says more than the label. */
function withWords(
  figures: FigureView[],
  { items, facts, title }: Pick<SectionView, 'items' | 'facts' | 'title'>,
  { language }: FigureContext,
): FigureView[] {
  const script = isHan(language) ? 'han' : 'latin';
  const cover = coverOf({ facts, figures, title }, { language, script }, new Set());
  const found = new Map(items.flatMap((item) => [...rowWords(item, cover)]));
  return figures.map((figure) => {
    if (figure.kind !== 'tiles') return figure;
    const words = figure.facts.flatMap((fact) =>
      found.has(fact.id) ? [[fact.id, found.get(fact.id)!] as const] : [],
    );
    return words.length > 0 ? { ...figure, words: Object.fromEntries(words) } : figure;
  });
}

export function deriveSection(section: Section, index: number, context: FigureContext): SectionView {
  const at = `review.sections.${section.id}`;
  const items = deriveItems(section.items, { section: section.id, at }, context);
  const facts = factsOf(section, items, context);
  const title = deriveHeadline(section.title, context.language, `${at}.title`);
  return {
    id: section.id,
    at,
    number: twoDigits(index + 1),
    title,
    short: section.short ?? title.text,
    ...(section.icon ? { icon: section.icon } : {}),
    standfirst: deriveText(section.standfirst, context, `${at}.standfirst`),
    items,
    facts,
    figures: withWords(
      deriveFigures(section, { items, facts, at }, context),
      { items, facts, title },
      context,
    ),
    photos: withFile(section.photos, context).map(({ photo, index: place }) =>
      derivePhoto(photo, { id: `${section.id}-photo-${place + 1}`, at: `${at}.photos.${place}` }, context),
    ),
  };
}
