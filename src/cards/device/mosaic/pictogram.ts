/** The pictogram of a tile: beside its figures and below its label, else above both. */
import { isDark } from '../../draw/colour.ts';
import type { Box, Stage } from '../../draw/stage.ts';

/** px of the tile's words: nothing stands behind them. */
interface Around {
  isHero: boolean;
  ink: string;
  left: number;
  right: number;
  numberRight: number;
  labelBottom: number;
  /** Above the label. */
  free: number;
}

export function drawPictogram(
  stage: Stage,
  icon: string,
  box: Box,
  { isHero, ink, left, right, numberRight, labelBottom, free }: Around,
): void {
  const sizes = stage.shape.devices.tile;
  const nearby = Math.min(
    (box.bottom - box.top) * 0.9,
    (box.right - box.left) * 0.6,
    (box.right - Math.max(left, numberRight) - stage.px(10)) / iconShown.across,
    isHero ? Infinity : (box.bottom - labelBottom) / iconShown.down,
  );
  const look = iconLook(ink, isHero);
  const least = stage.px(isHero ? sizes.heroIcon : sizes.icon);
  if (nearby >= least || free < stage.px(sizes.icon) * 1.4) {
    if (nearby >= least) clipIcon(stage, icon, box, { size: nearby, ...look });
    return;
  }
  const size = Math.min(free, stage.px(sizes.mostIcon));
  stage.icon(icon, {
    x: right - size,
    y: box.top + stage.px(sizes.gap),
    size: size - stage.px(sizes.gap),
    ...look,
  });
}

/** Share of a pictogram that its tile shows; the rest is cut off at the right and below. */
const iconShown = { across: 0.82, down: 0.8 } as const;

/** A pictogram never makes the words before it fainter: small tiles have it away from their ink. */
const iconLook = (ink: string, isHero: boolean): { colour: string; opacity: number } =>
  isHero
    ? { colour: ink, opacity: 0.2 }
    : isDark(ink)
      ? { colour: '#ffffff', opacity: 0.42 }
      : { colour: '#000000', opacity: 0.16 };

function clipIcon(
  stage: Stage,
  icon: string,
  box: Box,
  { size, colour, opacity }: { size: number; colour: string; opacity: number },
): void {
  const id = `tile-${Math.round(box.left)}-${Math.round(box.top)}`;
  stage.raw(
    `<clipPath id="${id}"><rect x="${box.left}" y="${box.top}" width="${box.right - box.left}" height="${box.bottom - box.top}"/></clipPath><g clip-path="url(#${id})">`,
  );
  stage.icon(icon, {
    x: box.right - size * iconShown.across,
    y: box.bottom - size * iconShown.down,
    size,
    colour,
    opacity,
  });
  stage.raw('</g>');
}
