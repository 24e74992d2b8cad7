/**
 * A document ready for Chromium: complete, with no request outside itself. Fonts come separately
 * (`design/fonts.ts`), since they stay loaded while one document replaces another.
 */
export interface HtmlDocument {
  /** BCP 47 */
  language: string;
  title: string;
  /** All style rules, tokens first. */
  css: string;
  /** Markup inside <body>. */
  body: string;
  /** Classes on <body>. */
  bodyClass: string;
  /** The sheet: page size in mm, or card size in CSS px. */
  size: { width: number; height: number; unit: 'mm' | 'px' };
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** The document as one HTML text, for looking at it and for goldens; without fonts. */
export const documentText = ({ language, title, css, body, bodyClass }: HtmlDocument): string =>
  `<!doctype html>
<html lang="${escape(language)}">
<head><meta charset="utf-8"><title>${escape(title)}</title>
<style>
${css}
</style></head>
<body class="${escape(bodyClass)}">
${body}
</body></html>
`;
