/**
 * A theme: the swatches and type of one look, from `styles/themes/<name>.yaml`.
 *
 * Each colour is a swatch with a screen value and a CMYK recipe; pages, cards and charts use the
 * swatch by name (`var(--deep)`), so that press can set the recipe and no look can drift.
 */
import { z } from 'zod';
import { isPlainName } from '../lib/names.ts';
import { findClosest } from '../lib/closest.ts';
import { ProblemError, type Problem, says } from '../lib/problem.ts';
import { problemAt } from '../model/place.ts';
import { latinFamilies } from './families.ts';
import { nameSchema } from './name.ts';
import { readFamilies } from './fonts.ts';
import { readDesign, type Design } from './read.ts';
import { findIn, listIn, type SearchPath } from './search.ts';

const ink = z.number().min(0).max(100);
const swatchSchema = z.strictObject({
  screen: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, {
      error:
        '屏幕颜色写 # 加六位小写十六进制数，如 "#0b4a38"。 A screen colour is # and six hexadecimal digits in lower case, e.g. "#0b4a38"',
    })
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
  art: z
    .enum(['ridges', 'rays', 'lines', 'waves', 'fields', 'none'])
    .default('ridges')
    .describe('generated hero art'),
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

/** Swatches that a theme lacks. */
function checkMissing({ value, source }: Design<Theme>): Problem[] {
  const missing = requiredSwatches.filter((name) => !value.swatches[name]);
  if (missing.length === 0) return [];
  return [
    problemAt(source(), ['swatches'], {
      code: 'swatch-missing',
      severity: 'error',
      ...says({
        en: [
          `The theme has no ${missing.map((name) => `"${name}"`).join(', ')}.`,
          `Add under swatches, for each, a line such as ${missing[0]}: { screen: "#rrggbb", cmyk: [c, m, y, k] }.`,
        ],
        zh: [
          `主题里没有${missing.map((name) => `“${name}”`).join('、')}。`,
          `在 swatches 下逐个补上，如 ${missing[0]}: { screen: "#rrggbb", cmyk: [c, m, y, k] }。`,
        ],
      }),
    }),
  ];
}

const inkText = ({ cmyk }: Swatch): string => `C${cmyk[0]} M${cmyk[1]} Y${cmyk[2]} K${cmyk[3]}`;

/**
 * Chromium's print knows a colour by its screen value only, so two swatches of one screen value would be
 * printed in the ink of one of them.
 */
function checkInks({ value, source }: Design<Theme>): Problem[] {
  const first = new Map<string, string>();
  return Object.entries(value.swatches).flatMap(([name, swatch]): Problem[] => {
    const before = first.get(swatch.screen);
    if (before === undefined) {
      first.set(swatch.screen, name);
      return [];
    }
    const other = value.swatches[before]!;
    if (inkText(other) === inkText(swatch)) return [];
    return [
      problemAt(source(), ['swatches', name, 'screen'], {
        code: 'swatch-screen',
        severity: 'error',
        ...says({
          en: [
            `"${name}" has the screen colour ${swatch.screen} of "${before}" but other inks: ${inkText(swatch)}, not ${inkText(other)}.`,
            'Give one of them another screen colour (one step of one digit will do), or give both the same inks.',
          ],
          zh: [
            `“${name}”和“${before}”屏幕颜色相同（${swatch.screen}），油墨却不同：${inkText(swatch)}，${inkText(other)}。`,
            '其中一个换个屏幕颜色（差一级就行），或让两个油墨相同。',
          ],
        }),
      }),
    ];
  });
}

/** Families of roles that no list of fonts has: another would stand in for them. */
function checkFamilies({ value, source }: Design<Theme>, families: readonly string[]): Problem[] {
  return Object.entries(value.type)
    .filter(([, family]) => !families.includes(family))
    .map(([role, family]) => {
      const near = findClosest(family, families);
      return problemAt(source(), ['type', role], {
        code: 'family-unknown',
        severity: 'error',
        ...says({
          en: [
            `There is no font family "${family}".`,
            `${near ? `Did you mean "${near}"? ` : ''}Use one of ${families.join(', ')}, or add it to styles/fonts.yaml.`,
          ],
          zh: [
            `没有“${family}”这个字体族。`,
            `${near ? `是不是想写“${near}”？` : ''}可用：${families.join('、')}；或加进 styles/fonts.yaml。`,
          ],
        }),
      });
    });
}

/**
 * @throws ProblemError when the theme does not exist, naming what there is, or for everything that is wrong
 * in it, at its line.
 */
export async function readTheme(name: string, search: SearchPath): Promise<Theme> {
  const file = isPlainName(name) ? findIn(search.styles, `themes/${name}.yaml`) : undefined;
  if (!file) {
    const known = await listIn(search.styles, 'themes', '.yaml');
    const near = findClosest(name, known);
    throw new ProblemError({
      code: 'theme-unknown',
      severity: 'error',
      ...says({
        en: [
          `There is no theme "${name}".`,
          `${near ? `Did you mean "${near}"? ` : ''}Use one of ${known.join(', ')}, or add styles/themes/${name}.yaml.`,
        ],
        zh: [
          `没有“${name}”这个主题。`,
          `${near ? `是不是想写“${near}”？` : ''}可用：${known.join('、')}；或新建 styles/themes/${name}.yaml。`,
        ],
      }),
    });
  }
  const families = await readFamilies(search);
  return readDesign(file, themeSchema, (design) => [
    ...checkMissing(design),
    ...checkInks(design),
    ...checkFamilies(design, families),
  ]);
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

/** The theme with the families for a script. */
export function themeForScript(theme: Theme, script: 'han' | 'latin'): Theme {
  if (script === 'han') return theme;
  const type = Object.fromEntries(
    Object.entries(theme.type).map(([role, family]) => [role, latinFamilies[family] ?? family]),
  ) as Theme['type'];
  return { ...theme, type };
}
