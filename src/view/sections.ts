/** Sections, photos and items of the review. */
import type { Item, Photo, Section } from '../model/section.ts';
import { tellApart } from './apart.ts';
import { deriveFigure, suggestFigures, type FigureContext } from './figures.ts';
import { twoDigits } from './number.ts';
import { deriveSentences } from './sentences.ts';
import { deriveHeadline, deriveText, plainText } from './text.ts';
import type { FactView, ItemView, PhotoView, SectionView } from './view.ts';

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

export function deriveSection(section: Section, index: number, context: FigureContext): SectionView {
  const at = `review.sections.${section.id}`;
  const items = deriveItems(section.items, { section: section.id, at }, context);
  const facts = factsOf(section, items, context);
  const figures = section.figures.length > 0 ? section.figures : suggestFigures(facts);
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
    figures: figures.map((figure, place) =>
      deriveFigure(
        figure,
        { id: `${section.id}-figure-${place + 1}`, at: `${at}.figures.${place}` },
        context,
      ),
    ),
    photos: section.photos.map((photo, place) =>
      derivePhoto(photo, { id: `${section.id}-photo-${place + 1}`, at: `${at}.photos.${place}` }, context),
    ),
  };
}
