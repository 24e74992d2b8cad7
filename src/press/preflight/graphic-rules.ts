/** Rules about colours, rules, tints, gradients and transparency. */
import { objectZh } from './finding.ts';
import type { Both } from '../../lib/languages.ts';
import { says, type Said } from '../../lib/problem.ts';
import { mmToPt, round } from '../../lib/units.ts';
import { sumOf, type Inks } from '../ink/inks.ts';
import { at, dictAt, type PDFDict } from '../../pdf/objects.ts';
import { scaleOf, type Box } from '../../pdf/matrix.ts';
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
      ...says({
        en: [
          `${object} is in ${space.label}, not in inks.`,
          'Convert it to CMYK with the profile of the press.',
        ],
        zh: [`${objectZh(object)}用的是 ${space.label}，不是油墨。`, '按印厂的特性文件转成 CMYK。'],
      }),
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
      ...says({
        en: [
          `${object} is in ${foreign.label}; PDF/X-1a takes DeviceCMYK, DeviceGray and spot colours only.`,
          'Export it again as PDF/X-1a with colours as ink values, or as PDF/X-4.',
        ],
        zh: [
          `${objectZh(object)}用的是 ${foreign.label}；PDF/X-1a 只允许 DeviceCMYK、DeviceGray 和专色。`,
          '颜色用油墨值，重新导出成 PDF/X-1a；或出 PDF/X-4。',
        ],
      }),
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
      ...says({
        en: [
          `${object} asks for the spot colour ${spots.join(', ')}; there is no plate for it.`,
          'Convert it to CMYK.',
        ],
        zh: [`${objectZh(object)}用了专色 ${spots.join('、')}，没有这个版。`, '转成 CMYK。'],
      }),
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
    const why = whyOf(error, { en: 'Its colour space is malformed.', zh: '它的色彩空间不对。' });
    page.note({
      rule: 'content-fault',
      severity: 'error',
      box,
      object: 'gradient',
      ...says({
        en: [`A gradient cannot be read: ${why.en}`, 'Export the page again.'],
        zh: [`有一处渐变读不出来：${why.zh}`, '这一页重新导出一次。'],
      }),
    });
  }
}

function checkTint(inks: Inks, object: string, page: Examined, box: Box): void {
  const { note, limits } = page;
  const light = inks.filter((ink) => ink > 0.4 && ink < limits.tint.least);
  // A faint ink beside strong ones may vanish unseen; alone it takes the object with it.
  if (light.length > 0 && sumOf(inks) - light.reduce((sum, ink) => sum + ink, 0) < limits.tint.least) {
    note({
      rule: 'tint-vanishes',
      severity: 'warning',
      box,
      object,
      ...says({
        en: [
          `A tint of ${inksText(inks, page)} is lighter than the ${limits.tint.least} % that print.`,
          'Use a stronger tint, or none.',
        ],
        zh: [
          `网点 ${inksText(inks, page)} 太浅，低于能印出来的 ${limits.tint.least}%。`,
          '用深一点的网点，或不用。',
        ],
      }),
      key: inksText(inks, page),
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

function checkRule(width: number, paint: Paint, page: Examined, box: Box): void {
  const { note, limits, ground, trim } = page;
  if (box.x1 < trim.x0 || box.x0 > trim.x1 || box.y1 < trim.y0 || box.y0 > trim.y1 || paint.pattern) return;
  const inks = paint.space.inks(paint.values);
  const tell = (rule: RuleName, severity: 'error' | 'warning', said: Said) =>
    note({
      rule,
      severity,
      box,
      object: `rule ${points(width)}`,
      ...says(said),
      key: `${rule} ${round(width, 2)}`,
    });
  if (width < limits.rule.least - 0.02) {
    tell('rule-thin', 'error', {
      en: [
        `A rule of ${points(width)} is thinner than the ${points(limits.rule.least)} that print.`,
        'Make it thicker.',
      ],
      zh: [`${points(width)} 的线太细，印得出来的最细是 ${points(limits.rule.least)}。`, '加粗。'],
    });
    return;
  }
  if (sumOf(inks) < 10) {
    if (width < limits.rule.reversed - 0.05 && sumOf(ground(box)) > 20)
      tell('rule-reversed', 'warning', {
        en: [
          `A white rule of ${points(width)} in a ground fills in; from ${points(limits.rule.reversed)} it holds.`,
          'Make it thicker.',
        ],
        zh: [`底色上 ${points(width)} 的白线会糊；${points(limits.rule.reversed)} 以上才稳。`, '加粗。'],
      });
    return;
  }
  const count = inks.filter((ink) => ink >= 10).length;
  // A sliver, such as the bar of a small value, shows no shift along it.
  if (Math.max(box.x1 - box.x0, box.y1 - box.y0) < sliver) return;
  if (count > 1 && width < limits.rule.several - 0.05)
    tell('rule-several-inks', 'warning', {
      en: [
        `A rule of ${points(width)} in ${count} inks (${inksText(inks, page)}) shows every shift of the plates; from ${points(limits.rule.several)} it holds.`,
        'Make it thicker, or draw it in one ink.',
      ],
      zh: [
        `${points(width)} 的线用了 ${count} 种油墨（${inksText(inks, page)}），套印一偏就看得出；${points(limits.rule.several)} 以上才稳。`,
        '加粗，或只用一种油墨。',
      ],
    });
}

/** @returns in words what makes the object see-through, or undefined. */
export function seeThrough({ fillAlpha, strokeAlpha, blend, softMask }: State): Both | undefined {
  if (fillAlpha < 1 || strokeAlpha < 1) {
    const opacity = Math.min(fillAlpha, strokeAlpha);
    return { en: `opacity ${opacity}`, zh: `不透明度 ${opacity}` };
  }
  if (blend !== 'Normal' && blend !== 'Compatible')
    return { en: `blend mode ${blend}`, zh: `混合模式 ${blend}` };
  return softMask ? { en: 'a soft mask', zh: '软蒙版' } : undefined;
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
    ...says({
      en: [`A white ${kind} is set to overprint: it will not be seen.`, 'Let white knock out.'],
      zh: [`白色${kind === 'rule' ? '线条' : '色块'}设了叠印，印出来看不见。`, '白色要镂空。'],
    }),
    key: `white ${kind}`,
  });
}
