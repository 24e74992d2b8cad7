/** The cover: title, the year as a picture whose nought is the sun, land, and three hooks. */
import type { Stage } from '../draw/stage.ts';
import { drawBanner } from './cover/banner.ts';
import type { Cover, CoverSetting } from './cover/sky.ts';
import { drawUprightCover } from './cover/upright.ts';
import { drawWideCover } from './cover/wide.ts';

export { coverLadder } from './cover/sky.ts';
export type { CoverSetting };

/** @returns false where it does not fit. */
export function drawCover(stage: Stage, content: Cover, setting: CoverSetting): boolean {
  if (stage.shape.name === 'banner') return drawBanner(stage, content, setting);
  if (stage.shape.name === 'wide') return drawWideCover(stage, content, setting);
  return drawUprightCover(stage, content, setting);
}
