/** A figure whose marks are longer or shorter for a unit than others of its page says so, right on a line of words. */
import type { Room } from './look.ts';
import { newPen, putOwn, setWords, type Device, type Picture } from './pen.ts';
import { labelBox, type Box } from './scene.ts';

const touches = (one: Box, two: Box, air: number): boolean =>
  one.left - air < two.right && two.left - air < one.right && one.top < two.bottom && two.top < one.bottom;

/** px by which a height may miss. */
const hair = 0.2;

/**
 * Draws with the words at the right of the first line where they have room there, else on a line of their own
 * above, or on another line that is free where the place is too low for one more.
 */
export function drawOwnScale(device: Device, room: Room, words: string): Picture {
  const { look, width, height } = room;
  const line = setWords(look, words, { size: look.s1 });
  const plain = device(room);
  const taken = [...plain.labels.map(labelBox), ...(plain.boxes ?? [])];
  const isFree = (y: number): boolean => {
    const box = labelBox({ x: width, y, anchor: 'end', line });
    return box.top >= 0 && !taken.some((one) => touches(one, box, look.s1));
  };
  const wordsAt = (y: number): Picture['labels'] => {
    const pen = newPen();
    putOwn(pen, line, width, y, 'end');
    return pen.labels;
  };
  const onLine = (y: number): Picture => ({ ...plain, labels: [...plain.labels, ...wordsAt(y)] });
  const first = look.s4 * 0.8;
  if (isFree(first)) return onLine(first);
  const shift = look.s1 * 1.35;
  const lower = device({ ...room, ...(height && { height: height - shift }) });
  const other = plain.labels
    .map(({ y }) => y)
    .sort((a, b) => a - b)
    .find(isFree);
  const isHigh = height !== undefined && lower.height + shift > height + hair;
  if (isHigh && other !== undefined) return onLine(other);
  return {
    ...lower,
    height: lower.height + shift,
    shapes: [
      { svg: () => `<g transform="translate(0 ${Math.round(shift * 1000) / 1000})">` },
      ...lower.shapes,
      { svg: () => '</g>' },
    ],
    labels: [...lower.labels.map((label) => ({ ...label, y: label.y + shift })), ...wordsAt(look.s1 * 0.9)],
  };
}
