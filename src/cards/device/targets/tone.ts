/** The colour of what is to be reached: the theme's own. The signal is for bad news, and a goal is none. */
import type { Stage } from '../../draw/stage.ts';

export const aimTone = ({ palette, tones }: Pick<Stage, 'palette' | 'tones'>): string =>
  palette.isDark ? tones.soft : tones.main;
