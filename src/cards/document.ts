/** A composed card as a document for Chromium. */
import { findIn, readText, type SearchPath } from '../design/search.ts';
import { fontStack, themeCss, type Theme } from '../design/theme.ts';
import type { HtmlDocument } from '../html/document.ts';
import type { Templates } from '../html/templates.ts';
import type { ReportView } from '../view/view.ts';
import type { Composed } from './compose.ts';
import type { Faces } from './draw/type.ts';

export interface CardStyles {
  theme: Theme;
  templates: Templates;
  /** Text of styles/cards.css. */
  css: string;
  faces: Faces;
}

export const readCardsCss = (search: SearchPath): Promise<string> =>
  readText(findIn(search.styles, 'cards.css')!);

/** Faces of the roles of type as classes. */
const facesCss = (faces: Faces): string =>
  Object.entries(faces)
    .map(([role, { family, weight }]) => `.f-${role}{font-family:${fontStack(family)};font-weight:${weight}}`)
    .join('');

/** The shapes of a card as one drawing. */
export function sceneOf({ stage }: Composed): { svg: string } {
  const { width, height } = stage.shape;
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false">${stage.shapes.join('')}${stage.front.join('')}</svg>`,
  };
}

/** One card, or the parts of a long picture below one another. */
export function cardDocument(
  { theme, templates, css, faces }: CardStyles,
  view: ReportView,
  { id, parts, size }: { id: string; parts: Composed[]; size: { width: number; height: number } },
): HtmlDocument {
  let top = 0;
  const context = {
    id,
    glossary: view.glossary,
    style: `width:${size.width}px;height:${size.height}px;`,
    parts: parts.map((part) => {
      const { width, height } = part.stage.shape;
      const style = `top:${top}px;width:${width}px;height:${height}px;`;
      top += height;
      return { style, scene: sceneOf(part), pieces: part.stage.pieces };
    }),
  };
  return {
    language: view.language,
    title: view.masthead.title.text,
    bodyClass: `script-${view.script}`,
    css: `${themeCss(theme)}\n${facesCss(faces)}\n${css}`,
    body: templates.render('cards/card', context),
    size: { ...size, unit: 'px' },
  };
}
