/** A card as a document for Chromium. */
import { findIn, readText, type SearchPath } from '../design/search.ts';
import { themeCss, type Theme } from '../design/theme.ts';
import type { HtmlDocument } from '../html/document.ts';
import type { Templates } from '../html/templates.ts';
import type { CardContext } from './context.ts';
import type { CardSetting } from './setting.ts';

export interface CardStyles {
  theme: Theme;
  templates: Templates;
  /** Text of styles/cards.css. */
  css: string;
}

export const readCardsCss = (search: SearchPath): Promise<string> =>
  readText(findIn(search.styles, 'cards.css')!);

export function cardDocument(
  { theme, templates, css }: CardStyles,
  { view, geometry }: CardSetting,
  { context }: CardContext,
  template: 'card' | 'long',
): HtmlDocument {
  return {
    language: view.language,
    title: view.masthead.title.text,
    bodyClass: `script-${view.script}`,
    css: `${themeCss(theme)}\n${css}`,
    body: templates.render(`cards/${template}`, context),
    size: { width: geometry.width, height: geometry.height, unit: 'px' },
  };
}
