/** Facts of one kind side by side: columns that stand on the foot, or lying bars; from zero, no axis. */
import { signedValue, type Content } from '../plan/content.ts';
import { lying } from './columns/lying.ts';
import { signed } from './columns/signed.ts';
import { standing } from './columns/standing.ts';
import type { Form } from './form.ts';

type Columns = Extract<Content, { device: 'columns' }>;

/** Share of the card's height that the tallest column takes. */
const tallest = 0.58;

export function columnsForms(content: Columns, shape: string): Form[] {
  if (content.facts.some((fact) => signedValue(fact) < 0))
    return shape === 'wide' ? [signed(content, false)] : [signed(content, true), signed(content, false)];
  const n = content.facts.length;
  const tall = shape === 'portrait' || shape === 'long' || shape === 'square';
  const forms: Form[] = [];
  if (tall && n <= 4 && !content.full) forms.push(standing(content, tallest));
  if (shape !== 'wide') forms.push(lying(content, true));
  if (shape !== 'wide' || n <= 5) forms.push(lying(content, false));
  return forms;
}
