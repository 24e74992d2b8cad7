/**
 * The date of what has none, in every product the same: equal input gives equal bytes, and nobody takes a
 * clock's date for an editor's. 1980 begins the calendar of .zip, the earliest that all formats can state.
 */
export const fixedDate = '1980-01-01T00:00:00Z';

/** The same as .zip has it: a local time without a zone. */
export const zipDate = (): Date => new Date(1980, 0, 1);
