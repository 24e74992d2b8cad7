/**
 * A brand kit: two colours, a name and a logo stand in for the theme's look on cards. Every tone is mixed
 * from the two, so that nothing else need be chosen.
 */
import path from 'node:path';
import sharp from 'sharp';
import type { Theme } from '../design/theme.ts';
import { ProblemError, says } from '../lib/problem.ts';
import { mixColours } from './draw/colour.ts';
import type { CardHints } from './hints.ts';

export type BrandHints = NonNullable<CardHints['brand']>;

/** Name and logo, as they stand at the top right of every card. */
export interface Brand {
  name: string;
  /** data: URL, and its width as a share of its height. */
  logo?: { source: string; ratio: number } | undefined;
}

/** Shares of white in the first colour. */
const tints = { accent: 0.16, main: 0.34, soft: 0.64, 'tint-2': 0.86, tint: 0.93 } as const;
const white = '#ffffff';

/** The theme in the colours of a brand. */
export function brandTheme(theme: Theme, brand: BrandHints | undefined): Theme {
  if (!brand) return theme;
  const swatch = (screen: string) => ({ ...theme.swatches.deep!, screen });
  const type = brand.sans ? { ...theme.type, display: 'Tuban Poster', heading: theme.type.text } : theme.type;
  if (!brand.colours) return { ...theme, type };
  const [first, second] = brand.colours;
  const mixed = Object.entries(tints).map(([name, share]) => [name, swatch(mixColours(first, white, share))]);
  const own = {
    deep: swatch(first),
    sun: swatch(second),
    signal: swatch(second),
    glow: swatch(mixColours(second, white, 0.5)),
  };
  return { ...theme, type, swatches: { ...theme.swatches, ...Object.fromEntries(mixed), ...own } };
}

const types: Record<string, string> = { '.svg': 'image/svg+xml', '.png': 'image/png' };

/**
 * @param read Reads a file of the report's folder.
 * @throws ProblemError `card-logo` for a file that is not there or is no SVG or PNG.
 */
export async function readBrand(
  brand: BrandHints | undefined,
  read: (file: string) => Promise<Uint8Array>,
): Promise<Brand | undefined> {
  if (!brand) return undefined;
  const name = brand.name ?? '';
  if (brand.logo === undefined) return name ? { name } : undefined;
  const type = types[path.extname(brand.logo).toLowerCase()];
  const bytes = type ? await read(brand.logo).catch(() => undefined) : undefined;
  const size =
    bytes &&
    (await sharp(bytes)
      .metadata()
      .catch(() => undefined));
  if (!bytes || !size?.width || !size.height)
    throw new ProblemError({
      code: 'card-logo',
      severity: 'error',
      ...says({
        en: [
          `The logo "${brand.logo}" cannot be used.`,
          'Give an SVG or PNG inside the report’s folder under "cards: brand: logo".',
        ],
        zh: [`标志“${brand.logo}”不能用。`, '在 cards: brand: logo 下写报告文件夹里的 SVG 或 PNG。'],
      }),
      path: 'cards.brand.logo',
    });
  const source = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
  return { name, logo: { source, ratio: size.width / size.height } };
}
