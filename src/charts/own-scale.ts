/** A figure whose marks are longer or shorter for a unit than others of its page says so, right on its first line. */
import type { Room } from './look.ts';
import { newPen, putOwn, setWords, type Device, type Picture } from './pen.ts';
import { labelBox, type Box } from './scene.ts';

const touches = (one: Box, two: Box, air: number): boolean =>
  one.left - air < two.right && two.left - air < one.right && one.top < two.bottom && two.top < one.bottom;

/** Draws with the words at the right of the first line where it is free, else on a line of their own above. */
export function drawOwnScale(device: Device, room: Room, words: string): Picture {
  const { look, width } = room;
  const pen = newPen();
  const line = setWords(look, words, { size: look.s1 });
  const plain = device(room);
  putOwn(pen, line, width, look.s4 * 0.8, 'end');
  const free =
    !isUpright(plain) &&
    !plain.labels.some((label) => touches(labelBox(label), labelBox(pen.labels[0]!), look.s1));
  if (free) return { ...plain, labels: [...plain.labels, ...pen.labels] };
  const shift = look.s1 * 1.35;
  const lower = device({ ...room, ...(room.height && { height: room.height - shift }) });
  return {
    ...lower,
    height: lower.height + shift,
    shapes: [`<g transform="translate(0 ${Math.round(shift * 1000) / 1000})">`, ...lower.shapes, '</g>'],
    labels: [
      ...lower.labels.map((label) => ({ ...label, y: label.y + shift })),
      { ...pen.labels[0]!, y: look.s1 * 0.9 },
    ],
  };
}

/** Columns may stand where the words would. */
const isUpright = ({ drawn }: Picture): boolean => drawn?.key.startsWith('height') ?? false;
