/**
 * A theme: the swatches and type of one look, from `styles/themes/<name>.yaml`.
 *
 * Each colour is a swatch with a screen value and a CMYK recipe; pages, cards and charts use the
 * swatch by name (`var(--deep)`), so that press can set the recipe and no look can drift.
 */
import YAML from 'yaml';
import { z } from 'zod';
import { isPlainName } from '../lib/names.ts';
import { ProblemError } from '../lib/problem.ts';
import { nameSchema } from './name.ts';
import { findIn, listIn, readText, type SearchPath } from './search.ts';

const ink = z.number().min(0).max(100);
const swatchSchema = z.strictObject({
  screen: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .describe('sRGB, lower-case #rrggbb'),
  cmyk: z.tuple([ink, ink, ink, ink]).describe('per cent of cyan, magenta, yellow, black'),
});
export type Swatch = z.infer<typeof swatchSchema>;

/** The swatches that every theme has; a theme may add others. */
export const requiredSwatches = [
  'ink',
  'paper',
  'muted',
  'rule',
  'accent',
  'deep',
  'main',
  'soft',
  'tint',
  'tint-2',
  'glow',
  'art-1',
  'art-2',
  'art-3',
  'art-4',
  'sun',
] as const;

const themeSchema = z.strictObject({
  name: nameSchema,
  label: z.string(),
  swatches: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), swatchSchema),
  art: z.enum(['ridges', 'rays', 'lines', 'none']).default('ridges').describe('generated hero art'),
  type: z
    .strictObject({
      display: z.string(),
      heading: z.string(),
      text: z.string(),
      article: z.string().default('Tuban Serif'),
      quote: z.string(),
      numeral: z.string(),
      label: z.string(),
    })
    .describe('font family of each role, a name from styles/fonts.yaml'),
});
export type Theme = z.infer<typeof themeSchema>;

/**
 * @throws ProblemError when the theme does not exist or is malformed, naming what there is.
 */
export async function readTheme(name: string, search: SearchPath): Promise<Theme> {
  const file = isPlainName(name) ? findIn(search.styles, `themes/${name}.yaml`) : undefined;
  if (!file) {
    const known = await listIn(search.styles, 'themes', '.yaml');
    throw new ProblemError({
      code: 'theme-unknown',
      severity: 'error',
      message: `There is no theme "${name}".`,
      remedy: `Use one of ${known.join(', ')}, or add styles/themes/${name}.yaml.`,
    });
  }
  const parsed = themeSchema.safeParse(YAML.parse(await readText(file)));
  const missing = parsed.success ? requiredSwatches.filter((swatch) => !parsed.data.swatches[swatch]) : [];
  if (parsed.success && missing.length === 0) return parsed.data;
  const fault = parsed.success ? `swatches ${missing.join(', ')} are missing` : z.prettifyError(parsed.error);
  throw new ProblemError({
    code: 'theme-malformed',
    severity: 'error',
    message: `The theme "${name}" cannot be used: ${fault}`,
    remedy: `Correct ${file}; styles/README.md lists what a theme holds.`,
  });
}

/** The swatches as CSS custom properties, e.g. `--deep:#0b4a38;`. */
export const themeCss = (theme: Theme): string =>
  `:root{${Object.entries(theme.swatches)
    .map(([name, { screen }]) => `--${name}:${screen};`)
    .join('')}${Object.entries(theme.type)
    .map(([role, family]) => `--font-${role}:${fontStack(family)};`)
    .join('')}}`;

/** Every stack ends in faces of the project, so that no system font can slip in. */
export const fontStack = (family: string): string =>
  [...new Set([family, 'Tuban Sans', 'Tuban Serif'])].map((name) => `'${name}'`).join(',');

/**
 * What stands in for the Chinese families in Latin-script reports: their quotes and apostrophes are as wide
 * as Han.
 */
const latinFamilies: Record<string, string> = {
  'Tuban Serif': 'Tuban Latin Serif',
  'Tuban Sans': 'Tuban Latin Sans',
  'Tuban Kai': 'Tuban Latin Italic',
};

/** The theme with the families for a script. */
export function themeForScript(theme: Theme, script: 'han' | 'latin'): Theme {
  if (script === 'han') return theme;
  const type = Object.fromEntries(
    Object.entries(theme.type).map(([role, family]) => [role, latinFamilies[family] ?? family]),
  ) as Theme['type'];
  return { ...theme, type };
}
