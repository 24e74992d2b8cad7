/** A figure whose marks are longer or shorter for a unit than others of its page says so, right on a line of words. */
import type { Room } from './look.ts';
import { newPen, putOwn, setWords, type Device, type Picture } from './pen.ts';
import { labelBox, type Box } from './scene.ts';

const touches = (one: Box, two: Box, air: number): boolean =>
  one.left - air < two.right && two.left - air < one.right && one.top < two.bottom && two.top < one.bottom;

/** Draws with the words at the right of the first line on which they have room, else on a line of their own above. */
export function drawOwnScale(device: Device, room: Room, words: string): Picture {
  const { look, width } = room;
  const pen = newPen();
  const line = setWords(look, words, { size: look.s1 });
  const plain = device(room);
  const taken = [...plain.labels.map(labelBox), ...(plain.boxes ?? [])];
  const lines = [look.s4 * 0.8, ...plain.labels.map(({ y }) => y).sort((a, b) => a - b)];
  const free = lines.find((y) => {
    const box = labelBox({ x: width, y, anchor: 'end', line });
    return box.top >= 0 && !taken.some((one) => touches(one, box, look.s1));
  });
  putOwn(pen, line, width, free ?? look.s1 * 0.9, 'end');
  if (free !== undefined) return { ...plain, labels: [...plain.labels, ...pen.labels] };
  const shift = look.s1 * 1.35;
  const lower = device({ ...room, ...(room.height && { height: room.height - shift }) });
  return {
    ...lower,
    height: lower.height + shift,
    shapes: [`<g transform="translate(0 ${Math.round(shift * 1000) / 1000})">`, ...lower.shapes, '</g>'],
    labels: [...lower.labels.map((label) => ({ ...label, y: label.y + shift })), ...pen.labels],
  };
}
