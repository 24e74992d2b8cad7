/** What a page's words are set with; one for all formats of a report, so that each is shaped once. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { programRoot } from '../../lib/program.ts';
import { readStyleSheet } from '../../design/stylesheet.ts';
import { hyphenatorFor } from '../../html/hyphenate.ts';
import type { Fonts } from '../../type/fonts.ts';
import type { PageStyles } from '../document.ts';
import type { Typesetter } from './look.ts';

/** Templates whose boxes this folder knows; where one is a newsroom's own, its blocks are measured. */
const partials = [
  'panel',
  'rows',
  'chart',
  'photo',
  'part',
  'plan-panel',
  'tasks',
  'closing',
  'flow',
  'article',
];

let known: string | undefined;
const ownCss = (): string => (known ??= readFileSync(path.join(programRoot, 'styles', 'page.css'), 'utf8'));

const made = new WeakMap<Fonts, Map<string, Typesetter>>();

/** @returns undefined where templates are not Tuban's. */
export function typesetterOf(
  fonts: Fonts,
  { css, theme, view, templates }: Pick<PageStyles, 'css' | 'theme' | 'view' | 'templates'>,
): Typesetter | undefined {
  if (partials.some((name) => templates.own.has(`partials/${name}`))) return undefined;
  const all = made.get(fonts) ?? new Map<string, Typesetter>();
  made.set(fonts, all);
  const typesetter = all.get(css) ?? {
    fonts,
    sheet: readStyleSheet(css),
    isForeign: css !== ownCss(),
    theme,
    view,
    ...(view.script === 'latin' ? { hyphenate: hyphenatorFor(view.language) } : {}),
  };
  all.set(css, typesetter);
  return typesetter;
}
