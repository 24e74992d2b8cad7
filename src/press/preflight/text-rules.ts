/** Rules about type: fonts, characters, sizes for inks and ground. */
import { isBlackOnly, sumOf, type Inks } from '../ink/inks.ts';
import { isPlateSpace } from '../walk/space.ts';
import type { Font } from '../walk/font.ts';
import type { Glyph, State } from '../walk/state.ts';
import { checkPlace } from './box-rules.ts';
import { inksText, points, type Examined } from './page.ts';

/** Faces that systems put in where a character is missing. */
const fallbackFaces =
  /^(DejaVu|Liberation|NotoSans(Mono)?CJK|NotoSerifCJK|NotoSansMono|NotoColorEmoji|Arial|Helvetica|TimesNewRoman|Times-|Courier|SimSun|MicrosoftYaHei|PingFang|Segoe|Unifont|WenQuanYi)/i;

/** Below this ink sum type counts as white, per cent. */
const whiteSum = 20;
/** A plate that carries less than this does not blur type, per cent. */
const blurringInk = 10;
/** Headlines for the fold, pt. */
const headline = 18;
/** Type from here on may knock out of its ground or be built of several inks, pt. */
const large = 24;

const plates = (inks: Inks): number => inks.filter((ink) => ink >= blurringInk).length;

/** Once per font. */
export function checkFont(font: Font, { fonts, note }: Examined): void {
  const object = `font ${font.name}`;
  if (font.kind === 'Type3')
    note({
      rule: 'font-type3',
      severity: 'error',
      object,
      message: `The font ${font.name} is a Type 3 font: drawings instead of type.`,
      remedy:
        'Use a static TrueType file of the face; variable fonts, CFF, false bold and outlined text become Type 3.',
    });
  else if (!font.embedded)
    note({
      rule: 'font-not-embedded',
      severity: 'error',
      object,
      message: `The font ${font.name} is not embedded.`,
      remedy: 'Embed it, or replace it by a face that may be embedded.',
    });
  if (fonts ? !fonts.includes(font.name) : !font.embedded && fallbackFaces.test(font.name)) {
    note({
      rule: 'font-fallback',
      severity: 'error',
      object,
      message: `The font ${font.name} is a fallback, not one of the design.`,
      remedy: 'Find the character that the design’s face lacks, and replace it or add a face that has it.',
    });
  }
  if (!font.hasToUnicode && font.kind !== 'Type3')
    note({
      rule: 'text-no-unicode',
      severity: 'warning',
      object,
      message: `The text in ${font.name} cannot be read or searched.`,
      remedy: 'Export with ToUnicode tables.',
    });
}

/** Put together only for a finding: rules see each glyph. */
const objectOf = ({ font, size }: Glyph): string => `text in ${font.name} ${points(size)}`;

export function checkGlyph(glyph: Glyph, state: State, page: Examined): void {
  const { font, code, box, size } = glyph;
  const { note, limits } = page;
  const { mode } = state.text;
  if (mode === 3 || mode === 7) return;
  const text = font.textOf(code);
  if (font.kind !== 'Type3' && font.embedded && font.lacks(code)) {
    note({
      rule: 'glyph-missing',
      severity: 'error',
      box,
      object: objectOf(glyph),
      message: `A character of the text${text ? ` (“${text}”)` : ''} has no glyph in ${font.name}; a box is printed for it.`,
      remedy: 'Replace the character, or add a face that has it.',
      key: font.name,
    });
  }
  if (text && /[\u2e80-\u2fdf]/.test(text)) {
    note({
      rule: 'text-radical',
      severity: 'warning',
      box,
      object: objectOf(glyph),
      message: `The text layer says “${text}” (U+${text.codePointAt(0)!.toString(16).toUpperCase()}, a radical) for a character.`,
      remedy: 'Give Chromium a font cut down to the document’s characters.',
      key: 'radical',
    });
  }
  // A space stands nowhere and blurs nothing.
  if (text !== undefined && text.trim() === '') return;
  checkPlace(page, box, {
    name: () => (text ? `“${text}” (${points(size)})` : objectOf(glyph)),
    isHeadline: size >= headline,
  });
  const paint = mode === 1 ? state.stroke : state.fill;
  if (size < limits.type.least - 0.05) {
    note({
      rule: 'type-small',
      severity: 'error',
      box,
      object: objectOf(glyph),
      message: `Type of ${points(size)} is smaller than the ${points(limits.type.least)} that print.`,
      remedy: 'Set it larger.',
      key: points(size),
    });
  }
  if (!paint.pattern && isPlateSpace(paint.space))
    checkInks(
      glyph,
      { inks: paint.space.inks(paint.values), overprint: state.overprintFill, alpha: state.fillAlpha },
      page,
    );
}

function checkInks(
  glyph: Glyph,
  { inks, overprint, alpha }: { inks: Inks; overprint: boolean; alpha: number },
  page: Examined,
): void {
  const { box, size } = glyph;
  const { note, limits } = page;
  if (sumOf(inks) < whiteSum) {
    checkReversed(glyph, overprint, page);
    return;
  }
  const count = plates(inks);
  const isDark = inks[3] >= 85;
  if (isDark && inks[0] + inks[1] + inks[2] > 15 && size < large) {
    note({
      rule: 'black-several-inks',
      severity: 'error',
      box,
      object: objectOf(glyph),
      message: `Type of ${points(size)} is black in ${count} inks (${inksText(inks)}).`,
      remedy: 'Set it in the swatch for black, 0/0/0/100.',
      key: `${inksText(inks)} ${points(size)}`,
    });
  } else if (count > 1 && size < limits.type.several - 0.05) {
    note({
      rule: 'type-several-inks',
      severity: 'warning',
      box,
      object: objectOf(glyph),
      message: `Type of ${points(size)} in ${count} inks (${inksText(inks)}) blurs when the plates shift; from ${points(limits.type.several)} it holds.`,
      remedy: 'Set it larger, or in one ink.',
      key: `${inksText(inks)} ${points(size)}`,
    });
  }
  if (isBlackOnly(inks) && alpha === 1 && overprint) {
    const ground = page.ground(box);
    page.peak(ground[0] + ground[1] + ground[2] + 100, box);
  } else if (isBlackOnly(inks) && alpha === 1 && size < large) {
    const ground = page.ground(box);
    if (ground[0] + ground[1] + ground[2] > 15)
      note({
        rule: 'black-knocks-out',
        severity: 'warning',
        box,
        object: objectOf(glyph),
        message: `Black type of ${points(size)} knocks out of its ground (${inksText(ground)}).`,
        remedy: 'Let black type overprint.',
        key: points(size),
      });
  }
}

function checkReversed(glyph: Glyph, overprint: boolean, page: Examined): void {
  const { font, box, size } = glyph;
  const { note, limits } = page;
  if (overprint) {
    note({
      rule: 'white-overprint',
      severity: 'error',
      box,
      object: objectOf(glyph),
      message: 'White type is set to overprint: it will not be seen.',
      remedy: 'Let white knock out.',
      key: 'white',
    });
    return;
  }
  const ground = page.ground(box);
  if (sumOf(ground) < limits.ground) {
    note({
      rule: 'reversed-ground',
      severity: 'error',
      box,
      object: objectOf(glyph),
      message: `White type of ${points(size)} stands on a ground of ${Math.round(sumOf(ground))} % ink; it is read from ${limits.ground} %.`,
      remedy: 'Darken the ground, or set the type dark.',
      key: points(size),
    });
    return;
  }
  const several = plates(ground) > 1;
  const least = several ? limits.type.reversedSeveral : limits.type.reversed;
  if (size < least - 0.05) {
    note({
      rule: 'reversed-small',
      severity: 'warning',
      box,
      object: objectOf(glyph),
      message: `White type of ${points(size)} in a ground of ${plates(ground)} inks fills in; from ${points(least)} it holds.`,
      remedy: 'Set it larger.',
      key: `${points(size)} ${several}`,
    });
  } else if (several && !font.bold && size < least + 3) {
    note({
      rule: 'reversed-thin',
      severity: 'note',
      box,
      object: objectOf(glyph),
      message: `White type of ${points(size)} in a ground of several inks is safer in bold.`,
      remedy: 'Set it in bold.',
      key: points(size),
    });
  }
}
