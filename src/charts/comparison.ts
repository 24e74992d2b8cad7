import type { Room } from './look.ts';
import type { Scene } from './scene.ts';
import { layoutBars } from './bars.ts';
export const layoutComparison = (room: Room): Scene => layoutBars(room);
export const layoutPairs = layoutComparison;
