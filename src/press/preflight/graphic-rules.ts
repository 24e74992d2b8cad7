/** Rules about colours, rules, tints, gradients and transparency. */
import { mmToPt, round } from '../../lib/units.ts';
import { sumOf, type Inks } from '../ink/inks.ts';
import { at, dictAt, type PDFDict } from '../pdf/objects.ts';
import { scaleOf, type Box } from '../pdf/matrix.ts';
import { spaceOf, spacesWithin, sparesOtherInks, spotsOf, type Space } from '../walk/space.ts';
import type { Paint, Path, State } from '../walk/state.ts';
import { inksText, points, type Examined } from './page.ts';
import type { RuleName } from './rule-names.ts';
import { whyOf } from '../../lib/file-fault.ts';

export function checkSpace(
  space: Space,
  object: string,
  { note, isX1a, spots: plates = [] }: Examined,
  box: Box,
): void {
  const base = (space.under ?? space).base.kind;
  if (base === 'rgb' || base === 'lab') {
    note({
      rule: 'colour-not-ink',
      severity: 'error',
      box,
      object,
      message: `${object} is in ${space.label}, not in inks.`,
      remedy: 'Convert it to CMYK with the profile of the press.',
      key: `${object.split(' ')[0]} ${space.label}`,
    });
  }
  const foreign = isX1a && spacesWithin(space).find(({ measured }) => measured);
  // What is in RGB or Lab was told above.
  if (foreign && (base === 'cmyk' || base === 'gray')) {
    note({
      rule: 'colour-space',
      severity: 'error',
      box,
      object,
      message: `${object} is in ${foreign.label}; PDF/X-1a takes DeviceCMYK, DeviceGray and spot colours only.`,
      remedy: 'Export it again as PDF/X-1a with colours as ink values, or as PDF/X-4.',
      key: `${object.split(' ')[0]} ${foreign.label}`,
    });
  }
  const spots = spotsOf(space).filter((spot) => !plates.includes(spot));
  if (spots.length > 0) {
    note({
      rule: 'spot-colour',
      severity: 'error',
      box,
      object,
      message: `${object} asks for the spot colour ${spots.join(', ')}; there is no plate for it.`,
      remedy: 'Convert it to CMYK.',
      key: spots.join(),
    });
  }
}

export function checkPaint(paint: Paint, object: string, page: Examined, box: Box): void {
  if (paint.pattern) {
    const shading = dictAt(paint.pattern.dict, 'Shading');
    if (shading) checkShading(shading, page, box);
    // A pattern without colours of its own is painted in that of the page.
    else if (paint.space.under) checkSpace(paint.space.under, object, page, box);
    return;
  }
  checkSpace(paint.space, object, page, box);
  if (paint.space.kind === 'cmyk') checkTint(paint.space.inks(paint.values), object, page, box);
}

export function checkShading(shading: PDFDict, page: Examined, box: Box): void {
  try {
    checkSpace(spaceOf(at(shading, 'ColorSpace'), undefined), 'gradient', page, box);
  } catch (error) {
    page.note({
      rule: 'content-fault',
      severity: 'error',
      box,
      object: 'gradient',
      message: `A gradient cannot be read: ${whyOf(error, 'Its colour space is malformed.')}`,
      remedy: 'Export the page again.',
    });
  }
}

function checkTint(inks: Inks, object: string, { note, limits }: Examined, box: Box): void {
  const light = inks.filter((ink) => ink > 0.4 && ink < limits.tint.least);
  // A faint ink beside strong ones may vanish unseen; alone it takes the object with it.
  if (light.length > 0 && sumOf(inks) - light.reduce((sum, ink) => sum + ink, 0) < limits.tint.least) {
    note({
      rule: 'tint-vanishes',
      severity: 'warning',
      box,
      object,
      message: `A tint of ${inksText(inks)} is lighter than the ${limits.tint.least} % that print.`,
      remedy: 'Use a stronger tint, or none.',
      key: inksText(inks),
    });
  }
}

export function checkStroke(path: Path, state: State, page: Examined): void {
  const width = state.lineWidth * scaleOf(state.ctm);
  checkPaint(state.stroke, 'rule', page, path.box);
  if (state.stroke.space.colorants?.[0] === 'All') return;
  checkRule(width, state.stroke, page, path.box);
}

/** A filled rectangle this much longer than wide is a rule. */
const slender = 4;

export function checkFill(path: Path, state: State, page: Examined): void {
  const [width, height] = [path.box.x1 - path.box.x0, path.box.y1 - path.box.y0];
  checkPaint(state.fill, 'area', page, path.box);
  if (
    path.rectangle &&
    Math.max(width, height) > slender * Math.min(width, height) &&
    Math.max(width, height) > 3
  )
    checkRule(Math.min(width, height), state.fill, page, path.box);
}

/** A shorter thing is no rule whose colours could be seen to part, pt (3 mm). */
const sliver = mmToPt(3);

function checkRule(width: number, paint: Paint, { note, limits, ground, trim }: Examined, box: Box): void {
  if (box.x1 < trim.x0 || box.x0 > trim.x1 || box.y1 < trim.y0 || box.y0 > trim.y1 || paint.pattern) return;
  const inks = paint.space.inks(paint.values);
  const tell = (rule: RuleName, severity: 'error' | 'warning', message: string, remedy: string) =>
    note({
      rule,
      severity,
      box,
      object: `rule ${points(width)}`,
      message,
      remedy,
      key: `${rule} ${round(width, 2)}`,
    });
  if (width < limits.rule.least - 0.02) {
    tell(
      'rule-thin',
      'error',
      `A rule of ${points(width)} is thinner than the ${points(limits.rule.least)} that print.`,
      'Make it thicker.',
    );
    return;
  }
  if (sumOf(inks) < 10) {
    if (width < limits.rule.reversed - 0.05 && sumOf(ground(box)) > 20)
      tell(
        'rule-reversed',
        'warning',
        `A white rule of ${points(width)} in a ground fills in; from ${points(limits.rule.reversed)} it holds.`,
        'Make it thicker.',
      );
    return;
  }
  const count = inks.filter((ink) => ink >= 10).length;
  // A sliver, such as the bar of a small value, shows no shift along it.
  if (Math.max(box.x1 - box.x0, box.y1 - box.y0) < sliver) return;
  if (count > 1 && width < limits.rule.several - 0.05)
    tell(
      'rule-several-inks',
      'warning',
      `A rule of ${points(width)} in ${count} inks (${inksText(inks)}) shows every shift of the plates; from ${points(limits.rule.several)} it holds.`,
      'Make it thicker, or draw it in one ink.',
    );
}

/** @returns in words what makes the object see-through, or undefined. */
export function seeThrough({ fillAlpha, strokeAlpha, blend, softMask }: State): string | undefined {
  if (fillAlpha < 1 || strokeAlpha < 1) return `opacity ${Math.min(fillAlpha, strokeAlpha)}`;
  if (blend !== 'Normal' && blend !== 'Compatible') return `blend mode ${blend}`;
  return softMask ? 'a soft mask' : undefined;
}

/** White must knock out; an overprinting white thing is not there. */
export function checkOverprint(
  kind: 'area' | 'rule',
  { paint, overprint, mode }: { paint: Paint; overprint: boolean; mode: number },
  { note }: Examined,
  box: Box,
): void {
  if (!overprint || paint.pattern || paint.space.colorants?.[0] === 'None') return;
  if (!sparesOtherInks(paint.space, mode, false) || sumOf(paint.space.inks(paint.values)) > 0) return;
  note({
    rule: 'white-overprint',
    severity: 'error',
    box,
    object: kind,
    message: `A white ${kind} is set to overprint: it will not be seen.`,
    remedy: 'Let white knock out.',
    key: `white ${kind}`,
  });
}
