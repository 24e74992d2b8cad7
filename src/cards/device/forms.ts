/** The forms of a content in a shape, best first: its device's row of retreats. */
import { bridgeForms } from './bridge.ts';
import { columnsForms } from './columns.ts';
import { countForms } from './count.ts';
import type { Form, FormContext } from './form.ts';
import { monumentForms } from './monument.ts';
import { mosaicForms } from './mosaic.ts';
import { photoForms } from './photo.ts';
import { readingForms } from './reading.ts';
import { sealForms } from './seal.ts';
import { splitForms } from './split.ts';
import { targetsForms } from './targets.ts';
import { wholeForms } from './whole.ts';
import { checklistForms } from './checklist.ts';
import { saidNewsForms } from './said-news.ts';
import { seriesForms } from './series.ts';
import { shareForms } from './share.ts';
import { statementForms } from './statement.ts';
import { tasksForms } from './tasks.ts';
import type { Content } from '../plan/content.ts';
import type { ShapeName } from '../shapes.ts';

export function formsOf(content: Content, context: FormContext, shape: ShapeName): Form[] {
  if (shape === 'banner') return [];
  switch (content.device) {
    case 'monument':
      return monumentForms(content, context, shape);
    case 'columns':
      return columnsForms(content, shape);
    case 'bridge':
      return bridgeForms(content, shape);
    case 'whole':
      return wholeForms(content, shape);
    case 'seal':
      return sealForms(content, context, shape);
    case 'mosaic':
      return mosaicForms(content, context, shape);
    case 'count':
      return countForms(content, context, shape);
    case 'share':
      return shareForms(content, context, shape);
    case 'split':
      return splitForms(content, context, shape);
    case 'targets':
      return targetsForms(content, context, shape);
    case 'statement':
      return content.isNews ? saidNewsForms(content) : statementForms(content, context, shape);
    case 'series':
      return seriesForms(content, shape, context.devices.series);
    case 'tasks':
      return tasksForms(content, context, shape);
    case 'photo':
      return photoForms(content, context, shape);
    case 'reading':
      return readingForms(content);
    case 'checklist':
      return checklistForms(content, context, shape);
    default:
      return [];
  }
}
