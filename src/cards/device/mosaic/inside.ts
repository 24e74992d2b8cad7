/** What a tile is drawn with, and the sizes that it was set in. */
import type { FactView } from '../../../view/view.ts';
import type { Box, Stage } from '../../draw/stage.ts';
import type { Subject } from '../../draw/subjects.ts';

export interface Inside {
  stage: Stage;
  fact: FactView;
  box: Box;
  fill: string;
  isHero: boolean;
  /** px: largest figures, and largest label of a tile that is not the hero. */
  size: number;
  label?: number;
  /** The headline of the card; does the tile stand right under it? */
  said?: string;
  isUnder?: boolean;
  /** What stands in it as a scene. */
  subject?: Subject | undefined;
}

/** px of what a tile was set in; figures are Infinity where it has none. */
export interface TileSizes {
  figures: number;
  label: number;
  /** Above its words, where no picture stands there. */
  air?: number;
}
