/** What a deck is composed with: the shape of its format, tones and faces of the theme, words for the years. */
import type { CardFormat } from '../design/format.ts';
import type { TextMetrics } from '../design/metrics.ts';
import type { Drawing } from '../model/art/shape.ts';
import type { Theme } from '../design/theme.ts';
import type { ReportView } from '../view/view.ts';
import { fillWord } from '../view/words.ts';
import type { Brand } from './brand.ts';
import type { ComposeSetting } from './compose.ts';
import { tonesOf } from './draw/palette.ts';
import { facesOf } from './draw/type.ts';
import type { PlacedPhoto } from './photos.ts';
import type { QrCode } from './qr.ts';
import { subjectFinder, subjectOf, type SubjectWords } from './plan/subject.ts';
import { countsParts, namesOf, spanFor } from './plan/slot.ts';
import { shapeOf, type ShapeList } from './shapes.ts';

export interface SettingRequest {
  view: ReportView;
  theme: Theme;
  metrics: TextMetrics;
  format: CardFormat;
  shapes: ShapeList;
  /** Words by which the report's subject is told. */
  subjects: SubjectWords;
  code?: QrCode | undefined;
  call?: string | undefined;
  photos?: ReadonlyMap<string, PlacedPhoto>;
  brand?: Brand | undefined;
  art?: Drawing | undefined;
}

export function composeSetting({
  view,
  theme,
  metrics,
  format,
  shapes,
  subjects,
  code,
  call = '',
  photos = new Map(),
  brand,
  art,
}: SettingRequest): ComposeSetting {
  const { words, review, masthead } = view;
  const own = review.year || masthead.year;
  const year = (view.script === 'latin' && own && spanFor(own, ...namesOf(view))) || own;
  // What has changed has changed already: it is of no year that is only planned.
  const isOver = own !== '' && (!view.plan?.year || Number(own) < Number(view.plan.year));
  // Of a part of a year no bar is named by the whole.
  const now = isOver && year && !countsParts(view) ? fillWord(words.year!, { year }) : '';
  return {
    view,
    theme,
    metrics,
    shape: shapeOf(format, shapes),
    tones: tonesOf(theme),
    setter: {
      metrics,
      faces: facesOf(theme, view.script),
      of: { language: view.language, script: view.script, glossary: view.glossary },
    },
    code,
    call,
    photos,
    brand,
    art,
    subject: subjectOf(view, subjects),
    findSubject: subjectFinder(subjects),
    years: { last: words.yearBefore!, now },
  };
}
