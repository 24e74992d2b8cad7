/** Faults of files that others made: what is known is told in our words, and never in those of an engine. */

/** What is wrong with a file, in a whole sentence for people. */
export class FileFault extends Error {}

/** The sentence of a FileFault; for anything else that a reader stumbles over, the one that is given. */
export const whyOf = (error: unknown, otherwise: string): string =>
  error instanceof FileFault ? error.message : otherwise;
