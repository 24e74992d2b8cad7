/**
 * What a card is painted with: the ground of its class and the colours of words, numerals and marks on it,
 * all from the theme's swatches. A brand's two colours stand in for a whole theme.
 */
import type { Theme } from '../../design/theme.ts';
import { contrastOf, isWarm, mixColours, readable } from './colour.ts';

/**
 * Classes of ground. `art` is a scene by day, `dark` night, `deep` the theme's own deep tone, `colour` the
 * accent, `gold` its warm light.
 */
export type Ground = 'art' | 'dark' | 'deep' | 'tint' | 'white' | 'colour' | 'gold';

export interface Palette {
  ground: Ground;
  /** Colour behind everything. */
  back: string;
  ink: string;
  title: string;
  numeral: string;
  quiet: string;
  rule: string;
  /** The mark that the headline names, and type on it. */
  lead: string;
  onLead: string;
  onLeadNumeral: string;
  /** Other marks, from strong to faint. */
  marks: string[];
  /** Rank and other signal words. */
  signal: string;
  bookmark: string;
  onBookmark: string;
  /** Two planes of landscape behind the content, far and near. */
  planes: [string, string];
  isDark: boolean;
}

/** Tones that do not depend on the ground. */
export interface Tones {
  night: string;
  deep: string;
  foot: string;
  main: string;
  soft: string;
  tint: string;
  tint2: string;
  accent: string;
  signal: string;
  gold: string;
  glow: string;
  sun: string;
  warm: string;
  paper: string;
  ink: string;
  muted: string;
}

/** Shares of black that make night and foot of the deep tone, and of sun in white that make the warm one. */
const shares = { night: 0.24, foot: 0.45, warm: 0.18 } as const;
const black = '#000000';

export function tonesOf(theme: Theme): Tones {
  const colour = (name: string) => theme.swatches[name]?.screen;
  const [deep, glow, sun] = ['deep', 'glow', 'sun'].map((name) => colour(name)!) as [string, string, string];
  return {
    deep,
    glow,
    sun,
    night: mixColours(deep, black, shares.night),
    foot: mixColours(deep, black, shares.foot),
    main: colour('main')!,
    soft: colour('soft')!,
    tint: colour('tint')!,
    tint2: colour('tint-2')!,
    accent: colour('accent')!,
    signal: colour('signal') ?? colour('accent')!,
    gold: isWarm(glow) ? glow : sun,
    warm: mixColours('#ffffff', sun, shares.warm),
    paper: '#ffffff',
    ink: '#111111',
    muted: colour('muted')!,
  };
}

/** The better of white and ink on a colour. */
export const onColour = (tones: Tones, colour: string): string =>
  contrastOf(tones.paper, colour) >= 4.5 ? tones.paper : tones.ink;

/** White where it can be read on a colour, else the deep tone, darkened as far as need be. */
export const inkOn = (tones: Tones, colour: string): string =>
  contrastOf(tones.paper, colour) >= leastContrast.small
    ? tones.paper
    : readable(tones.deep, colour, leastContrast.small);

/** Least contrast of small and of large type. */
export const leastContrast = { small: 4.5, large: 3 } as const;

/** Least contrast of the bookmark with its ground. */
const leastBookmark = 2.4;

/** The signal; where it does not stand out from the ground, the warm light. */
export function bookmarkOn(tones: Tones, back: string): Pick<Palette, 'bookmark' | 'onBookmark'> {
  const bookmark = contrastOf(tones.signal, back) >= leastBookmark ? tones.signal : tones.gold;
  return { bookmark, onBookmark: onColour(tones, bookmark) };
}

function darkPalette(tones: Tones, back: string): Omit<Palette, 'ground' | 'back'> {
  const numeral = readable(tones.gold, back, leastContrast.small);
  return {
    ink: tones.paper,
    title: tones.paper,
    numeral,
    quiet: mixColours(back, tones.paper, 0.76),
    rule: mixColours(back, tones.paper, 0.4),
    lead: tones.gold,
    onLead: readable(tones.deep, tones.gold, leastContrast.small),
    onLeadNumeral: readable(tones.deep, tones.gold, leastContrast.small),
    marks: [tones.main, mixColours(tones.deep, tones.main, 0.55), tones.soft, tones.tint2],
    signal: numeral,
    ...bookmarkOn(tones, back),
    planes: [mixColours(back, tones.main, 0.24), mixColours(back, tones.main, 0.12)],
    isDark: true,
  };
}

function lightPalette(tones: Tones, back: string): Omit<Palette, 'ground' | 'back'> {
  return {
    ink: tones.ink,
    title: readable(tones.deep, back, leastContrast.small),
    numeral: readable(tones.deep, back, leastContrast.small),
    quiet: readable(tones.muted, back, leastContrast.small),
    rule: mixColours(back, tones.deep, 0.32),
    lead: tones.deep,
    onLead: tones.paper,
    onLeadNumeral: readable(tones.gold, tones.deep, leastContrast.small),
    marks: [tones.main, tones.soft, mixColours(tones.deep, tones.main, 0.5), tones.tint2],
    signal: readable(tones.signal, back, leastContrast.small),
    ...bookmarkOn(tones, back),
    planes: [mixColours(back, tones.main, 0.1), mixColours(back, tones.main, 0.22)],
    isDark: false,
  };
}

function colourPalette(tones: Tones): Omit<Palette, 'ground' | 'back'> {
  const back = tones.accent;
  const light = mixColours(tones.gold, tones.paper, 0.3);
  return {
    ...darkPalette(tones, back),
    numeral: readable(light, back, leastContrast.small),
    signal: readable(light, back, leastContrast.small),
    quiet: readable(mixColours(back, tones.paper, 0.85), back, leastContrast.small),
    rule: mixColours(back, tones.paper, 0.5),
    marks: [
      mixColours(back, black, 0.28),
      mixColours(back, black, 0.14),
      mixColours(back, tones.paper, 0.3),
      tones.tint2,
    ],
    bookmark: tones.gold,
    onBookmark: readable(tones.deep, tones.gold, leastContrast.small),
    planes: [mixColours(back, black, 0.05), mixColours(back, black, 0.1)],
  };
}

function goldPalette(tones: Tones): Omit<Palette, 'ground' | 'back'> {
  const back = tones.gold;
  return {
    ...lightPalette(tones, back),
    rule: mixColours(back, tones.deep, 0.6),
    marks: [
      tones.main,
      mixColours(tones.main, tones.deep, 0.5),
      mixColours(back, tones.deep, 0.4),
      tones.tint,
    ],
    planes: [mixColours(back, tones.sun, 0.55), mixColours(back, black, 0.1)],
  };
}

/** The palette of a class of ground. */
export function paletteOf(tones: Tones, ground: Ground): Palette {
  switch (ground) {
    case 'dark':
      return { ground, back: tones.night, ...darkPalette(tones, tones.night) };
    case 'deep':
      return { ground, back: tones.deep, ...darkPalette(tones, tones.deep) };
    case 'colour':
      return { ground, back: tones.accent, ...colourPalette(tones) };
    case 'gold':
      return { ground, back: tones.gold, ...goldPalette(tones) };
    case 'tint':
      return { ground, back: tones.tint, ...lightPalette(tones, tones.tint) };
    case 'white':
      return { ground, back: tones.paper, ...lightPalette(tones, tones.paper) };
    case 'art':
      return { ground, back: tones.warm, ...lightPalette(tones, tones.warm) };
  }
}
