/** What a report is about, where a card has room: on the horizon of its foot. Nothing of it is data. */
import { floorTop } from './frame.ts';
import type { Box, Stage } from './stage.ts';
import { drawSubject, subjectWidth, type Subject } from './subjects.ts';

/** px of the canvas: room from which it is drawn, air above it, its greatest height. */
const about = { least: 170, air: 36, most: 330 } as const;

/**
 * A story has it at its foot already, and long pictures have no horizon.
 * @param room From what stands above to the floor, px. @returns false where it has no room.
 */
export function drawAbout(
  stage: Stage,
  subject: Subject | undefined,
  { top, bottom, left = stage.left, right = stage.right }: { top: number; bottom: number } & Partial<Box>,
): boolean {
  const { name } = stage.shape;
  if (!subject) return false;
  const room = bottom - top;
  if (name === 'story' || name === 'long' || room < stage.px(about.least)) return false;
  const height = Math.min(
    room - stage.px(about.air),
    stage.px(about.most),
    (right - left) / subjectWidth[subject],
  );
  const x = (left + right) / 2;
  drawSubject(stage, subject, { x, base: floorTop(stage) + stage.px(4), height });
  return true;
}
