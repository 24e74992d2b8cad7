/** What a preflight is told of the job. */
import type { PressCondition } from '../condition.ts';
import type { Expected } from './box-rules.ts';
import type { RuleSet } from './rules.ts';

export interface PreflightOptions {
  condition: PressCondition;
  /** Which rules count how much, and their limits; undefined: as the rules themselves say. */
  rules?: RuleSet;
  /** The job's sizes in mm; without them only what the file says of itself is checked. */
  expected?: Expected;
  safe?: number;
  fold?: number;
  /** Names of the design's fonts, as in the PDF without subset tag; any other is a fallback. */
  fonts?: readonly string[];
  /** Spot inks that have a plate of their own. */
  spots?: readonly string[];
  /** Pictures may be RGB by a profile: the plant converts them. */
  keepsRgb?: boolean;
  /** What the report still leaves open: each becomes a warning. */
  standing?: string[];
  /** Resolution of the plates on which ink is measured, px per inch. */
  dpi?: number;
}
