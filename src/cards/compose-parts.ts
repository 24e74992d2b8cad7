/** Parts of a long picture: each as high as it needs to be. */
import { composeCover, composeForm, contextOf, type Composed, type ComposeSetting } from './compose.ts';
import { bandHeight } from './device/close.ts';
import { formsOf } from './device/forms.ts';
import type { PlannedCard } from './plan/content.ts';
import { measuredWays } from './plan/measured.ts';

/** Heights tried for a part of a long picture, times that of its form. */
const stretches = [0.82, 0.92, 1, 1.1, 1.22, 1.36, 1.55, 1.8, 2.2];

/** Running text, set twice: to see how high it is, and as high. */
function composeReading(card: PlannedCard, setting: ComposeSetting, index: number): Composed | undefined {
  const { shape } = setting;
  const [form] = formsOf(card.content, contextOf(card, setting), shape.name);
  const set = (height: number) =>
    composeForm(form!, card, { ...setting, shape: { ...shape, height: Math.ceil(height) } }, card, {
      index,
      total: 1,
    });
  const tried = set(shape.width * highest);
  if (!('stage' in tried)) return undefined;
  const band = card.close ? bandHeight(tried.stage) : 0;
  const composed = set(tried.stage.used + shape.content.below + shape.foot + band);
  return 'stage' in composed ? composed : undefined;
}

/** Running text of a part is no higher than so many widths: 100 times that of a cover. */
const highest = 150;

/** A part of a long picture, as high as it needs to be. */
export function composePart(card: PlannedCard, setting: ComposeSetting, index: number): Composed | undefined {
  const { shape } = setting;
  if (card.content.device === 'reading') return composeReading(card, setting, index);
  if (card.content.device === 'cover')
    return composeCover(
      card,
      { ...setting, shape: { ...shape, height: Math.round(shape.width * 1.3334), foot: shape.width * 0.1 } },
      { index, total: 1 },
    );
  const all = [card, ...card.others, ...(card.spare ?? [])];
  for (const way of all.flatMap((one) => measuredWays(one, setting.view))) {
    for (const form of formsOf(way.content, contextOf(way, setting), shape.name)) {
      const band = card.close ? shape.unit * 230 : 0;
      for (const stretch of stretches) {
        const height = Math.round(shape.width * (form.tall ?? 1) * stretch + band);
        const composed = composeForm(form, card, { ...setting, shape: { ...shape, height } }, way, {
          index,
          total: 1,
        });
        if ('stage' in composed) return composed;
      }
    }
  }
  return undefined;
}
