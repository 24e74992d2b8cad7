/** Faults of files that others made: what is known is told in our words, and never in those of an engine. */
import type { Both } from './languages.ts';

/** What is wrong with a file, in a whole sentence for people. */
export class FileFault extends Error {
  readonly said: Both;

  constructor(said: Both) {
    super(said.en);
    this.said = said;
  }
}

/** The sentence of a FileFault; for anything else that a reader stumbles over, the one that is given. */
export const whyOf = (error: unknown, otherwise: Both): Both =>
  error instanceof FileFault ? error.said : otherwise;
