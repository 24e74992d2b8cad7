/** Style and markup of page documents: tokens, sizes and the style sheet around rendered blocks. */
import { readText, findIn, type SearchPath } from '../design/search.ts';
import { themeCss, type Theme } from '../design/theme.ts';
import type { HtmlDocument } from '../html/document.ts';
import { hyphenatorFor } from '../html/hyphenate.ts';
import type { Templates } from '../html/templates.ts';
import type { Drawing } from '../model/art/shape.ts';
import type { FigureView, ReportView } from '../view/view.ts';
import { sizesCss, type Sizes } from '../design/sizes.ts';

export interface PageStyles {
  view: ReportView;
  theme: Theme;
  templates: Templates;
  /** Text of styles/page.css. */
  css: string;
  /** Sources of photos by id, as html/photos.ts gives them. */
  photos: ReadonlyMap<string, string>;
  /** The report's own hero art. */
  art?: Drawing | undefined;
  /** The newspaper's logo as markup. */
  logo?: string | undefined;
  /** Figures that stand in the hero, see hero/raised.ts; none where left out. */
  raised?: FigureView[];
}

export const readPageCss = (search: SearchPath): Promise<string> =>
  readText(findIn(search.styles, 'page.css')!);

/** Size in mm, bleed included. */
export function pageDocument(
  styles: PageStyles,
  {
    template,
    context,
    sizes,
    gutter,
    size,
  }: {
    template: 'page' | 'probe';
    context: object;
    sizes: Sizes;
    gutter: number;
    size: { width: number; height: number };
  },
): HtmlDocument {
  const { view, theme, templates, css } = styles;
  return {
    language: view.language,
    title: view.masthead.title.text,
    bodyClass: `script-${view.script}`,
    css: `${themeCss(theme)}\n${sizesCss(sizes, gutter)}\n@page{size:${size.width}mm ${size.height}mm;}\n${css}`,
    body: templates.render(template, {
      ...context,
      glossary: view.glossary,
      ...(view.script === 'latin' ? { hyphenate: hyphenatorFor(view.language) } : {}),
      probing: template === 'probe',
    }),
    size: { ...size, unit: 'mm' },
  };
}
