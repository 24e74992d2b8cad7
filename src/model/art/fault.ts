/** What is wrong in a drawing, and where: offsets in UTF-16 units into its text. */
import type { Wording } from '../../lib/problem.ts';

export interface ArtFault {
  wording: Wording;
  start: number;
  end: number;
}

/** Thrown inside this folder where reading cannot go on; never leaves it. */
export class ArtStop extends Error {
  readonly fault: ArtFault;

  constructor(fault: ArtFault) {
    super(fault.wording.message);
    this.fault = fault;
  }
}
