/** Sections, photos and items of the review. */
import type { Item, Photo, Section } from '../model/section.ts';
import { tellApart } from './apart.ts';
import { deriveFigure, suggestFigures, type FigureContext } from './figures.ts';
import { twoDigits } from './number.ts';
import { deriveSentences } from './sentences.ts';
import { deriveHeadline, deriveText, plainText } from './text.ts';
import type { FactView, ItemView, PhotoView, SectionView } from './view.ts';

export function derivePhoto(photo: Photo, id: string, context: FigureContext): PhotoView {
  const caption = deriveText(photo.caption, context);
  return {
    id: photo.id ?? id,
    caption,
    credit: photo.credit,
    alt: photo.alt ?? plainText(caption),
    focus: photo.focus ?? [0.5, 0.4],
    ...(photo.file ? { file: photo.file } : {}),
    ...(photo.licence ? { licence: photo.licence } : {}),
  };
}

function deriveItems(items: Item[], section: string, context: FigureContext): ItemView[] {
  const out: ItemView[] = [];
  let group = 0;
  const add = (text: string, inGroup?: number) => {
    const runs = deriveText(text, context);
    out.push({
      id: `${section}-item-${out.length + 1}`,
      runs,
      sentences: deriveSentences(runs, context.factsById),
      ...(inGroup === undefined ? {} : { group: inGroup }),
    });
  };
  for (const item of items) {
    if (typeof item === 'string') add(item);
    else {
      group += 1;
      out.push({
        id: `${section}-item-${out.length + 1}`,
        runs: [],
        sentences: [],
        heading: item.heading,
        group,
      });
      for (const inner of item.items) add(inner, group);
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
  const items = deriveItems(section.items, section.id, context);
  const facts = factsOf(section, items, context);
  const figures = section.figures.length > 0 ? section.figures : suggestFigures(facts);
  const title = deriveHeadline(section.title, context.language);
  return {
    id: section.id,
    number: twoDigits(index + 1),
    title,
    short: section.short ?? title.text,
    ...(section.icon ? { icon: section.icon } : {}),
    standfirst: deriveText(section.standfirst, context),
    items,
    facts,
    figures: figures.map((figure, at) => deriveFigure(figure, `${section.id}-figure-${at + 1}`, context)),
    photos: section.photos.map((photo, at) => derivePhoto(photo, `${section.id}-photo-${at + 1}`, context)),
  };
}
