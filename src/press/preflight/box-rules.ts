/** Rules about boxes, annotations and what lies outside the trim. */
import { objectZh } from './finding.ts';
import { says, type Said } from '../../lib/problem.ts';
import { mmToPt, ptToMm, round } from '../../lib/units.ts';
import { holds, intersect, isEmpty, type Box } from '../../pdf/matrix.ts';
import { arrayAt, at, dictAt, nameAt, numberAt, PDFDict } from '../../pdf/objects.ts';
import { boxOf } from '../plates/plates.ts';
import type { Examined } from './page.ts';
import type { RuleName } from './rule-names.ts';

/** Boxes are written to this exactness, pt (0.01 mm). */
const exact = mmToPt(0.01);

export interface Expected {
  /** mm */
  trim: { width: number; height: number };
  bleed: number;
}

const size = (box: Box): string =>
  `${round(ptToMm(box.x1 - box.x0), 2)} × ${round(ptToMm(box.y1 - box.y0), 2)} mm`;

export function checkBoxes(
  { node, media, trim, bleed, note, isX1a }: Examined,
  expected: Expected | undefined,
): void {
  const tell = (rule: RuleName, said: Said, object = 'page') =>
    note({ rule, severity: 'error', object, ...says(said) });
  const hasTrim = boxOf(node, 'TrimBox') !== undefined;
  if (!hasTrim && !boxOf(node, 'ArtBox'))
    tell('trim-missing', {
      en: ['The page has no TrimBox.', 'Export with the trim size stated.'],
      zh: ['页面没有 TrimBox。', '导出时写明成品尺寸。'],
    });
  if (hasTrim && boxOf(node, 'ArtBox'))
    tell('art-box', {
      en: ['The page has a TrimBox and an ArtBox.', 'Leave the TrimBox only.'],
      zh: ['页面既有 TrimBox，又有 ArtBox。', '只留 TrimBox。'],
    });
  if (!holds(media, bleed, exact))
    tell('box-order', {
      en: ['The BleedBox reaches out of the MediaBox.', 'Make the paper larger or the bleed smaller.'],
      zh: ['BleedBox 超出了 MediaBox。', '纸面放大，或出血减小。'],
    });
  if (!holds(bleed, trim, exact))
    tell('box-order', {
      en: [
        'The TrimBox reaches out of the BleedBox.',
        'Set the boxes again: paper around bleed around trim.',
      ],
      zh: ['TrimBox 超出了 BleedBox。', '重新设各框：纸面包出血，出血包成品。'],
    });
  const crop = boxOf(node, 'CropBox');
  if (crop && !holds(crop, trim, exact))
    tell('box-order', {
      en: ['The CropBox cuts into the trim.', 'Take the CropBox out.'],
      zh: ['CropBox 切进了成品尺寸。', '去掉 CropBox。'],
    });
  if (expected) checkSize(expected, { trim, bleed }, tell);
  if (numberAt(node, 'UserUnit') !== undefined && numberAt(node, 'UserUnit') !== 1)
    tell('user-unit', {
      en: ['The page is scaled by UserUnit.', 'Export it at its own size.'],
      zh: ['页面用 UserUnit 缩放过。', '按实际尺寸导出。'],
    });
  checkAnnotations(node, bleed, tell);
  if (at(node, 'AA'))
    tell('action', {
      en: ['The page has an action.', 'Take out scripts and actions; a press runs none.'],
      zh: ['页面带有动作。', '去掉脚本和动作，印刷用不着。'],
    });
  if (at(node, 'SeparationInfo'))
    tell('pre-separated', {
      en: [
        'The page is one plate of a page that was separated before.',
        'Export the page whole, with all its inks.',
      ],
      zh: ['这一页是已经分好色的一块版。', '导出分色以前的整页，各墨都在一页里。'],
    });
  const group = dictAt(node, 'Group');
  if (isX1a && group && nameAt(group, 'S') === 'Transparency')
    tell('transparency', {
      en: [
        'PDF/X-1a takes no transparency, and the page is a transparency group.',
        'Flatten it, or export as PDF/X-4.',
      ],
      zh: ['PDF/X-1a 不允许透明，整页是一个透明编组。', '拼合透明，或导出成 PDF/X-4。'],
    });
  if (group && at(group, 'CS') && !['DeviceCMYK', 'DeviceGray'].includes(nameAt(group, 'CS') ?? ''))
    tell('blend-space', {
      en: [
        'The page blends its transparency in a space that is not CMYK.',
        'Set the blending space to DeviceCMYK.',
      ],
      zh: ['页面的透明混合用的不是 CMYK 空间。', '混合空间设成 DeviceCMYK。'],
    });
}

function checkSize(
  expected: Expected,
  { trim, bleed }: { trim: Box; bleed: Box },
  tell: (rule: RuleName, said: Said) => void,
): void {
  const { width, height } = expected.trim;
  if (
    Math.abs(trim.x1 - trim.x0 - mmToPt(width)) > exact ||
    Math.abs(trim.y1 - trim.y0 - mmToPt(height)) > exact
  ) {
    tell('trim-size', {
      en: [
        `The trim is ${size(trim)} and should be ${width} × ${height} mm.`,
        'Export at the size of the format.',
      ],
      zh: [`成品尺寸是 ${size(trim)}，应当是 ${width} × ${height} mm。`, '按规格的尺寸导出。'],
    });
  }
  const least = Math.min(trim.x0 - bleed.x0, trim.y0 - bleed.y0, bleed.x1 - trim.x1, bleed.y1 - trim.y1);
  if (least < mmToPt(expected.bleed) - exact)
    tell('bleed-short', {
      en: [
        `The bleed is ${round(ptToMm(least), 2)} mm and should be ${expected.bleed} mm.`,
        'Export with the bleed of the format.',
      ],
      zh: [`出血是 ${round(ptToMm(least), 2)} mm，应当是 ${expected.bleed} mm。`, '按规格的出血导出。'],
    });
}

/** PDF/X takes annotations outside the bleed, where they cannot print with the page. */
function checkAnnotations(
  node: PDFDict,
  bleed: Box,
  tell: (rule: RuleName, said: Said, object: string) => void,
): void {
  const list = arrayAt(node, 'Annots') ?? [];
  for (const annotation of list) {
    if (!(annotation instanceof PDFDict)) continue;
    const kind = nameAt(annotation, 'Subtype') ?? 'annotation';
    const place = boxOf(annotation, 'Rect');
    const isOutside = place !== undefined && isEmpty(intersect(place, bleed));
    if (kind !== 'TrapNet' && kind !== 'PrinterMark' && !isOutside)
      tell(
        'annotation',
        {
          en: [
            `The page has ${kind === 'Link' ? 'a link' : `an annotation (${kind})`}.`,
            'Take links and comments out of the press file.',
          ],
          zh: [`页面上有${kind === 'Link' ? '链接' : `批注（${kind}）`}。`, '付印文件里去掉链接和批注。'],
        },
        kind,
      );
  }
}

const sidesZh: Record<string, string> = { left: '左', right: '右', top: '上', bottom: '下' };

/** Less than this is no bleed: a knife may be off by more, pt (2 mm). */
const leastBleed = mmToPt(2);

/** How near the edge something stands that is meant to be cut, mm. */
const near = 0.35;

/** A thing that touches the trim's edge must go on to the end of the bleed. */
export function checkReach(
  { trim, bleed, note, bleedWanted, isArtwork }: Examined,
  box: Box,
  object: string,
): void {
  if (isArtwork) return;
  const slack = mmToPt(near);
  // Furniture outside the bleed and things wholly inside the trim are no concern.
  if (
    box.x1 <= trim.x0 + slack ||
    box.x0 >= trim.x1 - slack ||
    box.y1 <= trim.y0 + slack ||
    box.y0 >= trim.y1 - slack
  )
    return;
  const sides: [side: string, touches: boolean, reaches: boolean, room: number][] = [
    ['left', box.x0 <= trim.x0 + slack, box.x0 <= bleed.x0 + slack, trim.x0 - bleed.x0],
    ['right', box.x1 >= trim.x1 - slack, box.x1 >= bleed.x1 - slack, bleed.x1 - trim.x1],
    ['bottom', box.y0 <= trim.y0 + slack, box.y0 <= bleed.y0 + slack, trim.y0 - bleed.y0],
    ['top', box.y1 >= trim.y1 - slack, box.y1 >= bleed.y1 - slack, bleed.y1 - trim.y1],
  ];
  for (const [side, touches, reaches, room] of sides) {
    // Without anything at the edge, a page or advertisement needs no bleed.
    if (touches && bleedWanted === undefined && room < leastBleed - exact) {
      note({
        rule: 'bleed-short',
        severity: 'error',
        box,
        object,
        ...says({
          en: [
            `${object} is cut at the ${side} edge, where the bleed is ${round(ptToMm(room), 2)} mm.`,
            'Give at least 3 mm of bleed, or leave a margin.',
          ],
          zh: [
            `${objectZh(object)}在${sidesZh[side]}边被切掉，那里的出血只有 ${round(ptToMm(room), 2)} mm。`,
            '出血至少留 3 mm，或离开页边。',
          ],
        }),
        key: side,
      });
    } else if (touches && !reaches) {
      note({
        rule: 'bleed-reach',
        severity: 'error',
        box,
        object,
        ...says({
          en: [
            `${object} touches the ${side} edge but does not reach the end of the bleed.`,
            'Draw it out to the bleed’s edge, or leave a margin.',
          ],
          zh: [
            `${objectZh(object)}碰到${sidesZh[side]}边，却没有做到出血边。`,
            '一直做到出血边，或离开页边。',
          ],
        }),
        key: `${side} ${object}`,
      });
    }
  }
}

/** Share of an em that letters and Han leave free above and below. */
const emAir = 0.15;

/** Distance round the fold, mm. */
const foldStrip = 3;

/** @param name Asked for only where something is to be said: this is called for each glyph. */
export function checkPlace(
  { trim, note, safe, fold, isArtwork }: Examined,
  box: Box,
  { name, isHeadline }: { name: () => string; isHeadline: boolean },
): void {
  if (box.x1 < trim.x0 || box.x0 > trim.x1 || box.y1 < trim.y0 || box.y0 > trim.y1) return;
  const out = Math.max(trim.x0 - box.x0, box.x1 - trim.x1, trim.y0 - box.y0, box.y1 - trim.y1);
  // Of a glyph only its em box is known, whose top and bottom are air.
  const air = isArtwork ? emAir * (box.y1 - box.y0) : 0;
  if (out > exact + air) {
    const object = name();
    note({
      rule: 'text-cut',
      severity: 'error',
      box,
      object,
      ...says({
        en: [`${object} is cut by the trim.`, 'Move it into the page.'],
        zh: [`${objectZh(object)}被裁切线切到。`, '移到版面里面。'],
      }),
      key: 'cut',
    });
    return;
  }
  if (safe !== undefined && -out < mmToPt(safe) - exact) {
    const object = name();
    note({
      rule: 'safe-zone',
      severity: 'warning',
      box,
      object,
      ...says({
        en: [
          `${object} stands ${round(ptToMm(-out), 1)} mm from the edge; ${safe} mm are to be kept free.`,
          'Move it inwards; cutting is not exact.',
        ],
        zh: [
          `${objectZh(object)}离版边只有 ${round(ptToMm(-out), 1)} mm，要空出 ${safe} mm。`,
          '往里移；裁切总有误差。',
        ],
      }),
      key: 'safe',
    });
  }
  if (fold === undefined || !isHeadline) return;
  const line = trim.y1 - mmToPt(fold);
  const object = name();
  if (
    box.y0 < line + mmToPt(foldStrip) &&
    box.y1 > line - mmToPt(foldStrip) &&
    box.y0 < line &&
    box.y1 > line
  ) {
    note({
      rule: 'fold',
      severity: 'warning',
      box,
      object,
      ...says({
        en: [`${object} lies on the fold.`, 'Move the headline above or below the fold.'],
        zh: [`${objectZh(object)}压在折线上。`, '把标题移到折线以上或以下。'],
      }),
      key: 'fold',
    });
  }
}
