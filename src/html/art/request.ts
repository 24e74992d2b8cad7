/** What hero art is asked for. */
import type { Theme } from '../../design/theme.ts';
import type { Drawing } from '../../model/art/shape.ts';

export interface ArtRequest {
  theme: Theme;
  seed: string;
  /** Size of the picture in mm (px on cards). */
  width: number;
  height: number;
  /** Height of the solid ground at the bottom that the picture runs into; same unit. */
  ground: number;
  /** Left part of the width (0..1) kept low and calm for the title; 0 for a picture by itself. */
  calm: number;
  /** Height from the top that words at the right end take, which dark shapes must not run into; same unit. */
  clear?: number;
  /** A disc that rises behind the ridges and carries words: its middle and radius; same unit. */
  sun?: { x: number; y: number; r: number };
  /** The report's own drawing in place of the generated one. */
  own?: Drawing | undefined;
  /** Before the ids of that drawing, where it stands in a document for the second time. */
  prefix?: string;
}
