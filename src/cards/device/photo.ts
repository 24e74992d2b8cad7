/** A photo of a section over the full width, its caption and credit below. */
import { plainText } from '../../view/text.ts';
import { round } from '../../lib/units.ts';
import { floorTop } from '../draw/frame.ts';
import { flowText } from '../draw/type.ts';
import type { Content } from '../plan/content.ts';
import type { ShapeName } from '../shapes.ts';
import type { Form, FormContext } from './form.ts';

type Photo = Extract<Content, { device: 'photo' }>;

/** Height of a photo as a share of its width; src/cards/photos.ts crops it so. */
export const photoRatio = 2 / 3;

/** A square card leaves less height: the photo is cut above and below. */
const leastSquare = 0.42;

export function photoForms(content: Photo, { photos }: FormContext, shape: ShapeName): Form[] {
  const { photo } = content;
  const placed = photos.get(photo.id);
  if (!placed || shape === 'wide') return [];
  return [
    {
      name: 'photo',
      look: { band: true },
      tall: 1.16,
      draw: (stage, room) => {
        const { width, words } = stage.shape;
        const caption = plainText(photo.caption);
        const lines = caption
          ? flowText(stage.setter, caption, { role: 'label', size: words.label, width: stage.measure })
          : undefined;
        const credit = photo.credit
          ? flowText(stage.setter, photo.credit, { role: 'text', size: words.small, width: stage.measure })
          : undefined;
        const below =
          (lines ? lines.lines.length * words.label * 1.3 : 0) +
          (credit ? credit.lines.length * words.small * 1.5 : 0) +
          stage.px(50);
        const high = Math.min(width * photoRatio, room.bottom - room.top - below);
        if (high < width * (shape === 'square' ? leastSquare : photoRatio) - 1) return false;
        stage.photo(placed, { left: 0, top: room.top, right: width, bottom: room.top + high });
        let base = room.top + high + stage.px(34) + words.label * 0.86;
        if (lines) {
          stage.lines(caption, lines, {
            x: room.left,
            base,
            role: 'label',
            leading: 1.3,
            colour: stage.palette.ink,
          });
          base += lines.lines.length * words.label * 1.3;
        }
        // Whose photo it is stands on the picture, however long the name.
        if (credit)
          stage.lines(photo.credit!, credit, {
            x: room.left,
            base,
            role: 'text',
            leading: 1.3,
            colour: stage.palette.quiet,
          });
        return base < floorTop(stage) + round(words.label);
      },
    },
  ];
}
