/** Texts as they are compared. */

/** Spaces, joiners and soft hyphens part lines; they are no words. */
export const bare = (text: string): string =>
  text.normalize('NFC').replace(/[\s\u00ad\u200b\u2060\ufeff]+/g, '');
