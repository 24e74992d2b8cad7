/** Every theme can be printed on newsprint and read: inks and contrast of its swatches. */
import { describe, expect, it } from 'vitest';
import { listIn, searchPath } from '../../src/design/search.ts';
import { readTheme, requiredSwatches } from '../../src/design/theme.ts';

const search = searchPath();
const names = await listIn(search.styles, 'themes', '.yaml');
const themes = await Promise.all(names.map((name) => readTheme(name, search)));

/** Relative luminance and contrast, WCAG 2.2. */
const luminance = (screen: string): number => {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(screen.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

it('ships green and two more', () =>
  expect(names).toEqual(expect.arrayContaining(['coast', 'daily', 'green', 'harvest', 'red-gold', 'sober'])));

describe.each(themes)('theme $name', (theme) => {
  const cmyk = (name: string) => theme.swatches[name]!.cmyk;
  const screen = (name: string) => theme.swatches[name]!.screen;

  it('has the swatches of every theme and no screen value twice', () => {
    const own = Object.keys(theme.swatches).filter((name) => name !== 'signal');
    expect(own).toEqual([...requiredSwatches]);
    const values = Object.values(theme.swatches).map((swatch) => swatch.screen);
    expect(new Set(values).size).toBe(values.length);
  });

  it('keeps each swatch to 220 % of ink', () => {
    for (const [name, swatch] of Object.entries(theme.swatches)) {
      const total = swatch.cmyk.reduce((sum, ink) => sum + ink, 0);

      expect(total, name).toBeLessThanOrEqual(220);
    }
  });

  it('keeps grounds under black type to 120 % of colour, so that overprint stays below 220 %', () => {
    for (const name of ['paper', 'soft', 'tint', 'tint-2', 'glow', 'art-1', 'art-2', 'sun']) {
      const [c, m, y] = cmyk(name);
      expect(c + m + y, name).toBeLessThanOrEqual(120);
    }
  });

  it('sets neutrals in black only', () => {
    for (const name of ['ink', 'paper', 'muted', 'rule'])
      expect(cmyk(name).slice(0, 3), name).toEqual([0, 0, 0]);
  });

  it('has a dot that holds in every tint, and none that fills', () => {
    for (const name of ['soft', 'tint', 'tint-2', 'art-1', 'art-2']) {
      const strongest = Math.max(...cmyk(name));
      expect(strongest, name).toBeGreaterThanOrEqual(8);
      expect(strongest, name).toBeLessThanOrEqual(80);
    }
  });

  it.each([
    ['accent', 'paper'],
    ['deep', 'paper'],
    ['main', 'paper'],
    ['muted', 'paper'],
    ['muted', 'tint'],
    ['accent', 'tint'],
    ['deep', 'tint-2'],
    ['paper', 'deep'],
    ['glow', 'deep'],
    ['soft', 'deep'],
  ])('%s on %s has a contrast of 4.5', (text, ground) => {
    expect(contrast(screen(text), screen(ground))).toBeGreaterThanOrEqual(4.5);
  });
});
