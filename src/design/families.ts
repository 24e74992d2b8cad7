/** Families of the two scripts that belong together. */

/**
 * What stands in for the Chinese families in Latin-script reports: their quotes and apostrophes are as wide
 * as Han.
 */
export const latinFamilies: Record<string, string> = {
  'Tuban Serif': 'Tuban Latin Serif',
  'Tuban Sans': 'Tuban Latin Sans',
  'Tuban Kai': 'Tuban Latin Italic',
};

/** The Chinese family that a Latin one stands in for, character by character. */
export const hanFamilies: Record<string, string> = Object.fromEntries(
  Object.entries(latinFamilies).map(([han, latin]) => [latin, han]),
);
