/** Rules about type: fonts, characters, sizes for inks and ground. */
import { says } from '../../lib/problem.ts';
import { arrayAt, dictAt, nameAt, nameOf, numberAt, PDFNumber } from '../../pdf/objects.ts';
import { baseEncodings, characterOf } from '../plates/encoding.ts';
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
      ...says({
        en: [
          `The font ${font.name} is a Type 3 font: drawings instead of type.`,
          'Use a static TrueType file of the face; variable fonts, CFF, false bold and outlined text become Type 3.',
        ],
        zh: [
          `字体 ${font.name} 是 Type 3：是图，不是字。`,
          '用这个字体的静态 TrueType 文件；可变字体、CFF、仿粗体、描边字都会变成 Type 3。',
        ],
      }),
    });
  else if (!font.embedded)
    note({
      rule: 'font-not-embedded',
      severity: 'error',
      object,
      ...says({
        en: [
          `The font ${font.name} is not embedded.`,
          'Embed it, or replace it by a face that may be embedded.',
        ],
        zh: [`字体 ${font.name} 没有嵌入。`, '嵌入它，或换一个允许嵌入的字体。'],
      }),
    });
  if (fonts ? !fonts.includes(font.name) : !font.embedded && fallbackFaces.test(font.name)) {
    note({
      rule: 'font-fallback',
      severity: 'error',
      object,
      ...says({
        en: [
          `The font ${font.name} is a fallback, not one of the design.`,
          'Find the character that the design’s face lacks, and replace it or add a face that has it.',
        ],
        zh: [
          `字体 ${font.name} 是替补字体，不是设计用的。`,
          '找出设计字体缺的那个字，换字，或加一种有它的字体。',
        ],
      }),
    });
  }
  if (!isReadable(font) && font.kind !== 'Type3')
    note({
      rule: 'text-no-unicode',
      severity: 'warning',
      object,
      ...says({
        en: [`The text in ${font.name} cannot be read or searched.`, 'Export with ToUnicode tables.'],
        zh: [`用 ${font.name} 排的文字不能读取，也检索不到。`, '导出时带上 ToUnicode 表。'],
      }),
    });
}

/** Codes mean characters by a table, or by the names of a Latin encoding (ISO 19005-1, 6.3.8). */
function isReadable({ hasToUnicode, bytesPerCode, dict, descriptor }: Font): boolean {
  if (hasToUnicode || bytesPerCode === 2) return hasToUnicode;
  const encoding = dictAt(dict, 'Encoding');
  const base = nameAt(dict, 'Encoding') ?? (encoding && nameAt(encoding, 'BaseEncoding'));
  const isLatin = descriptor === undefined || ((numberAt(descriptor, 'Flags') ?? 0) & nonsymbolic) > 0;
  const names = (encoding && arrayAt(encoding, 'Differences')) ?? [];
  return (
    (isLatin || (base !== undefined && base in baseEncodings)) &&
    names.every((item) => item instanceof PDFNumber || characterOf(nameOf(item) ?? '') !== undefined)
  );
}

/** ISO 32000-1, table 123: bit 6. */
const nonsymbolic = 32;

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
      ...says({
        en: [
          `A character of the text${text ? ` (“${text}”)` : ''} has no glyph in ${font.name}; a box is printed for it.`,
          'Replace the character, or add a face that has it.',
        ],
        zh: [
          `文字里有一个字${text ? `（“${text}”）` : ''}，${font.name} 没有它的字形，印出来是方框。`,
          '换个字，或加一种有它的字体。',
        ],
      }),
      key: font.name,
    });
  }
  if (text && /[\u2e80-\u2fdf]/.test(text)) {
    note({
      rule: 'text-radical',
      severity: 'warning',
      box,
      object: objectOf(glyph),
      ...says({
        en: [
          `The text layer says “${text}” (U+${text.codePointAt(0)!.toString(16).toUpperCase()}, a radical) for a character.`,
          'Give Chromium a font cut down to the document’s characters.',
        ],
        zh: [
          `文字层里这个字是部首“${text}”（U+${text.codePointAt(0)!.toString(16).toUpperCase()}），不是汉字。`,
          '给 Chromium 用按文档用字裁好的字体。',
        ],
      }),
      key: 'radical',
    });
  }
  // A space stands nowhere and blurs nothing.
  if (text !== undefined && text.trim() === '') return;
  checkPlace(page, box, {
    name: () => (text ? `“${text}” (${points(size)})` : objectOf(glyph)),
    isHeadline: size >= headline,
  });
  const paint = mode % 4 === 1 ? state.stroke : state.fill;
  if (size < limits.type.least - 0.05) {
    note({
      rule: 'type-small',
      severity: 'error',
      box,
      object: objectOf(glyph),
      ...says({
        en: [
          `Type of ${points(size)} is smaller than the ${points(limits.type.least)} that print.`,
          'Set it larger.',
        ],
        zh: [`${points(size)} 的字太小，印得出来的最小是 ${points(limits.type.least)}。`, '放大一些。'],
      }),
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
      ...says({
        en: [
          `Type of ${points(size)} is black in ${count} inks (${inksText(inks, page)}).`,
          'Set it in the swatch for black, 0/0/0/100.',
        ],
        zh: [
          `${points(size)} 的黑字用了 ${count} 种油墨（${inksText(inks, page)}）。`,
          '用单色黑，0/0/0/100。',
        ],
      }),
      key: `${inksText(inks, page)} ${points(size)}`,
    });
  } else if (count > 1 && size < limits.type.several - 0.05) {
    note({
      rule: 'type-several-inks',
      severity: 'warning',
      box,
      object: objectOf(glyph),
      ...says({
        en: [
          `Type of ${points(size)} in ${count} inks (${inksText(inks, page)}) blurs when the plates shift; from ${points(limits.type.several)} it holds.`,
          'Set it larger, or in one ink.',
        ],
        zh: [
          `${points(size)} 的字用了 ${count} 种油墨（${inksText(inks, page)}），套印一偏就发虚；${points(limits.type.several)} 以上才稳。`,
          '放大一些，或只用一种油墨。',
        ],
      }),
      key: `${inksText(inks, page)} ${points(size)}`,
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
        ...says({
          en: [
            `Black type of ${points(size)} knocks out of its ground (${inksText(ground, page)}).`,
            'Let black type overprint.',
          ],
          zh: [`${points(size)} 的黑字在底色（${inksText(ground, page)}）上镂空。`, '黑字要叠印。'],
        }),
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
      ...says({
        en: ['White type is set to overprint: it will not be seen.', 'Let white knock out.'],
        zh: ['白字设了叠印，印出来看不见。', '白色要镂空。'],
      }),
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
      ...says({
        en: [
          `White type of ${points(size)} stands on a ground of ${Math.round(sumOf(ground))} % ink; it is read from ${limits.ground} %.`,
          'Darken the ground, or set the type dark.',
        ],
        zh: [
          `${points(size)} 的白字压在 ${Math.round(sumOf(ground))}% 的底色上；底色到 ${limits.ground}% 才看得清。`,
          '底色加深，或改用深色字。',
        ],
      }),
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
      ...says({
        en: [
          `White type of ${points(size)} in a ground of ${plates(ground)} inks fills in; from ${points(least)} it holds.`,
          'Set it larger.',
        ],
        zh: [
          `${points(size)} 的白字在 ${plates(ground)} 种油墨的底上会糊；${points(least)} 以上才稳。`,
          '放大一些。',
        ],
      }),
      key: `${points(size)} ${several}`,
    });
  } else if (several && !font.bold && size < least + 3) {
    note({
      rule: 'reversed-thin',
      severity: 'note',
      box,
      object: objectOf(glyph),
      ...says({
        en: [
          `White type of ${points(size)} in a ground of several inks is safer in bold.`,
          'Set it in bold.',
        ],
        zh: [`${points(size)} 的白字在几种油墨的底上，用粗体更稳。`, '改用粗体。'],
      }),
      key: points(size),
    });
  }
}
