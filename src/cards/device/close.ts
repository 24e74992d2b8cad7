/** The band or card that closes a deck: slogan or call, title, makers, the QR code of the link. */
import type { ReportView } from '../../view/view.ts';
import { readable } from '../draw/colour.ts';
import { footTop } from '../draw/frame.ts';
import type { Stage } from '../draw/stage.ts';
import { fitLines, widthOf } from '../draw/type.ts';
import type { QrCode } from '../qr.ts';

/** px of the canvas: height of the band by shape. */
const bandHeights: Record<string, number> = {
  portrait: 216,
  square: 160,
  story: 200,
  wide: 110,
  long: 230,
  banner: 0,
};

/** Phrases of a slogan are told apart: in Latin script a space alone would run them into one. */
export const phraseGap = (script: 'han' | 'latin'): string => (script === 'han' ? '　' : ' · ');

export const bandHeight = (stage: Stage): number => stage.px(bandHeights[stage.shape.name] ?? 0);

/** Modules of white around a code (ISO/IEC 18004). */
const quietModules = 4;

export function drawQr(
  stage: Stage,
  code: QrCode,
  { right, top, size }: { right: number; top: number; size: number },
): void {
  const modules = code.size + 2 * quietModules;
  const module = Math.floor(size / modules);
  const whole = module * modules;
  const [x, y] = [right - whole, top + (size - whole) / 2];
  stage.rect(x, y, whole, whole, '#ffffff');
  let d = '';
  for (let row = 0; row < code.size; row += 1)
    for (let column = 0; column < code.size; column += 1)
      if (code.isDark(row, column))
        d += `M${x + (column + quietModules) * module} ${y + (row + quietModules) * module}h${module}v${module}h${-module}Z`;
  stage.path(d, '#000000', ' shape-rendering="crispEdges"');
}

/** Has the band more to say than the title, which the cover and the source say? */
export const hasBand = (
  view: ReportView,
  { code, call }: { code?: QrCode | undefined; call: string },
): boolean =>
  code !== undefined ||
  call !== '' ||
  view.masthead.tagline.length > 0 ||
  view.credits.some(({ text }) => text !== '');

/** Slogan, title and makers on gold, above the foot. @returns The band's top. */
export function drawCloseBand(
  stage: Stage,
  view: ReportView,
  { code, call }: { code?: QrCode | undefined; call: string },
): number {
  const { shape, tones } = stage;
  const height = bandHeight(stage);
  const bottom = shape.name === 'story' ? footTop(stage) - stage.px(60) : footTop(stage);
  const top = bottom - height;
  const fill = tones.gold;
  stage.rect(0, top, shape.width, height + (shape.name === 'story' ? 0 : stage.px(20)), fill);
  const ink = readable(tones.deep, fill, 4.5);
  let right = stage.right;
  if (code) {
    const size = height - stage.px(24);
    drawQr(stage, code, { right, top: top + stage.px(12), size });
    right -= size + stage.px(30);
  }
  const slogan = call || view.masthead.tagline.join(phraseGap(view.script)) || view.masthead.title.text;
  const role = view.script === 'han' ? 'display' : 'headline';
  const small = shape.words.small;
  const makers = view.credits.map(({ text }) => text).filter(Boolean);
  const rows = [slogan === view.masthead.title.text ? '' : view.masthead.title.text, ...makers]
    .filter(Boolean)
    .slice(0, shape.name === 'portrait' || shape.name === 'long' ? 2 : 1);
  const set =
    fitLines(
      stage.setter,
      { text: slogan, units: slogan.split(/(?<=[　 ])/u) },
      { role, width: right - stage.left, most: stage.px(66), least: small, lines: 1 },
    ) ??
    fitLines(
      stage.setter,
      { text: slogan, units: slogan.split(/(?<=[　 ])/u) },
      { role, width: right - stage.left, most: stage.px(50), least: small * 0.8, lines: 2 },
    );
  const block = (set ? set.size * (1 + (set.lines.length - 1) * 1.2) : 0) + rows.length * small * 1.4;
  let base = top + (height - block) / 2;
  if (set) {
    base += set.size * 0.86;
    stage.lines(slogan, set, {
      x: stage.left,
      base,
      role,
      leading: 1.2,
      colour: ink,
      over: fill,
      block: 'close',
    });
    base += (set.lines.length - 1) * set.size * 1.2 + set.size * 0.14;
  }
  for (const row of rows) {
    base += small * 1.4;
    if (widthOf(stage.setter, row, 'label', small) > right - stage.left) break;
    stage.words(row, {
      x: stage.left,
      base: base - small * 0.3,
      role: 'label',
      size: small,
      colour: ink,
      over: fill,
      block: 'close',
    });
  }
  return top;
}
