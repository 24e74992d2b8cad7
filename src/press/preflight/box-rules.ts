/** Rules about boxes, annotations and what lies outside the trim. */
import { mmToPt, ptToMm, round } from '../../lib/units.ts';
import { holds, intersect, isEmpty, type Box } from '../pdf/matrix.ts';
import { arrayAt, at, dictAt, nameAt, numberAt, PDFDict } from '../pdf/objects.ts';
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
  { node, media, trim, bleed, note }: Examined,
  expected: Expected | undefined,
): void {
  const tell = (rule: RuleName, message: string, remedy: string, object = 'page') =>
    note({ rule, severity: 'error', object, message, remedy });
  const hasTrim = boxOf(node, 'TrimBox') !== undefined;
  if (!hasTrim && !boxOf(node, 'ArtBox'))
    tell('trim-missing', 'The page has no TrimBox.', 'Export with the trim size stated.');
  if (hasTrim && boxOf(node, 'ArtBox'))
    tell('art-box', 'The page has a TrimBox and an ArtBox.', 'Leave the TrimBox only.');
  if (!holds(media, bleed, exact))
    tell(
      'box-order',
      'The BleedBox reaches out of the MediaBox.',
      'Make the paper larger or the bleed smaller.',
    );
  if (!holds(bleed, trim, exact))
    tell(
      'box-order',
      'The TrimBox reaches out of the BleedBox.',
      'Set the boxes again: paper around bleed around trim.',
    );
  const crop = boxOf(node, 'CropBox');
  if (crop && !holds(crop, trim, exact))
    tell('box-order', 'The CropBox cuts into the trim.', 'Take the CropBox out.');
  if (expected) checkSize(expected, { trim, bleed }, tell);
  if (numberAt(node, 'UserUnit') !== undefined && numberAt(node, 'UserUnit') !== 1)
    tell('user-unit', 'The page is scaled by UserUnit.', 'Export it at its own size.');
  checkAnnotations(node, bleed, tell);
  if (at(node, 'AA'))
    tell('action', 'The page has an action.', 'Take out scripts and actions; a press runs none.');
  const group = dictAt(node, 'Group');
  if (group && at(group, 'CS') && !['DeviceCMYK', 'DeviceGray'].includes(nameAt(group, 'CS') ?? ''))
    tell(
      'blend-space',
      'The page blends its transparency in a space that is not CMYK.',
      'Set the blending space to DeviceCMYK.',
    );
}

function checkSize(
  expected: Expected,
  { trim, bleed }: { trim: Box; bleed: Box },
  tell: (rule: RuleName, message: string, remedy: string) => void,
): void {
  const { width, height } = expected.trim;
  if (
    Math.abs(trim.x1 - trim.x0 - mmToPt(width)) > exact ||
    Math.abs(trim.y1 - trim.y0 - mmToPt(height)) > exact
  ) {
    tell(
      'trim-size',
      `The trim is ${size(trim)} and should be ${width} × ${height} mm.`,
      'Export at the size of the format.',
    );
  }
  const least = Math.min(trim.x0 - bleed.x0, trim.y0 - bleed.y0, bleed.x1 - trim.x1, bleed.y1 - trim.y1);
  if (least < mmToPt(expected.bleed) - exact)
    tell(
      'bleed-short',
      `The bleed is ${round(ptToMm(least), 2)} mm and should be ${expected.bleed} mm.`,
      'Export with the bleed of the format.',
    );
}

/** PDF/X takes annotations outside the bleed, where they cannot print with the page. */
function checkAnnotations(
  node: PDFDict,
  bleed: Box,
  tell: (rule: RuleName, message: string, remedy: string, object: string) => void,
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
        `The page has ${kind === 'Link' ? 'a link' : `an annotation (${kind})`}.`,
        'Take links and comments out of the press file.',
        kind,
      );
  }
}

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
        message: `${object} is cut at the ${side} edge, where the bleed is ${round(ptToMm(room), 2)} mm.`,
        remedy: 'Give at least 3 mm of bleed, or leave a margin.',
        key: side,
      });
    } else if (touches && !reaches) {
      note({
        rule: 'bleed-reach',
        severity: 'error',
        box,
        object,
        message: `${object} touches the ${side} edge but does not reach the end of the bleed.`,
        remedy: 'Draw it out to the bleed’s edge, or leave a margin.',
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
      message: `${object} is cut by the trim.`,
      remedy: 'Move it into the page.',
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
      message: `${object} stands ${round(ptToMm(-out), 1)} mm from the edge; ${safe} mm are to be kept free.`,
      remedy: 'Move it inwards; cutting is not exact.',
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
      message: `${object} lies on the fold.`,
      remedy: 'Move the headline above or below the fold.',
      key: 'fold',
    });
  }
}
