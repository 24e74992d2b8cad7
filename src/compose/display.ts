/**
 * Display: words set a step up the ladder of sizes, each class at the size of the next, where a page has room
 * that nothing else fills. No size comes in that the page has not, and two of its lines are three of the grid.
 */
import { steadyPt } from '../lib/units.ts';
import type { Setting } from './block.ts';
import { ptStyle } from './block.ts';
import { lookAt, type Look } from './natural/look.ts';
import type { Sizes } from './sizes.ts';

/** Lines of the grid that one of display takes: S3 with half as much again, as statements have it. */
export const lineStep = 1.5;

export const displaySizes = (sizes: Sizes): Sizes => ({
  ...sizes,
  label: sizes.body,
  body: sizes.title,
  title: sizes.panel,
  numeral: sizes.part,
  part: sizes.big,
  line: steadyPt(sizes.line * lineStep),
});

/** The same grid: columns and lines of the page stay. */
export const displaySetting = (setting: Setting): Setting => {
  const known = settings.get(setting) ?? { ...setting, sizes: displaySizes(setting.sizes) };
  settings.set(setting, known);
  return known;
};
/** The same object each time, by which what is reckoned is known again. */
const settings = new WeakMap<Setting, Setting>();

/** The setting of what is set for display, or as it is. */
export const settingFor = (setting: Setting, isDisplay: boolean | undefined): Setting =>
  isDisplay ? displaySetting(setting) : setting;

/** The look that goes with it. */
export const lookFor = (look: Look, setting: Setting, isDisplay: boolean | undefined): Look =>
  isDisplay ? lookAt(look.typesetter, displaySetting(setting).sizes, setting.grid.gutter) : look;

/** The same as custom properties of what is set so, see `sizesCss`. */
export const displayStyle = ({ sizes }: Setting): string => {
  const { label, body, title, numeral, part, line } = displaySizes(sizes);
  const sized = { label, body, title, s3: title, numeral, part, line };
  return (
    Object.entries(sized)
      .map(([name, pt]) => `--${name}:${ptStyle(pt)};`)
      .join('') + `font-size:${ptStyle(body)};line-height:${ptStyle(line)};`
  );
};
