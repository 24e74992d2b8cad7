/**
 * Looks through Chromium's print before it is changed: undeclared colours, sizes of pictures, transparency.
 */
import type { Both } from '../../lib/languages.ts';
import { type PagePlace, type Problem, says } from '../../lib/problem.ts';
import { ptToMm, round } from '../../lib/units.ts';
import { hexOf, type Palette } from '../ink/palette.ts';
import { functionOf } from '../../pdf/functions.ts';
import type { Box } from '../../pdf/matrix.ts';
import {
  at,
  dictAt,
  entriesAt,
  nameAt,
  numberAt,
  numbersAt,
  pageContent,
  resourcesOf,
  PDFDict,
  PDFDocument,
  PDFRawStream,
} from '../../pdf/objects.ts';
import { readContent, type Content } from '../../pdf/tokens.ts';
import type { Paint } from '../walk/state.ts';
import { unitBox, Walk, type FontStore } from '../walk/walk.ts';
import { transparencyOf } from '../walk/graphics-state.ts';

export interface Survey {
  undeclared: Problem[];
  /** Gradients that only a table of samples can hold in inks. */
  sampled: Problem[];
  /** One problem per see-through object. */
  transparent: Problem[];
  transparentPages: Set<number>;
  /** Largest size of each picture on any page, pt, by reference. */
  placed: Map<string, { width: number; height: number }>;
  /** What each page says, as read. */
  contents: Map<PDFDict, Content>;
}

interface SurveyOptions {
  job: { bleed: number; title: string; release: boolean };
  palette: Palette;
}

export function survey(document: PDFDocument, { job, palette }: SurveyOptions): Survey {
  const result: Survey = {
    undeclared: [],
    sampled: [],
    transparent: [],
    transparentPages: new Set(),
    placed: new Map(),
    contents: new Map(),
  };
  const fonts: FontStore = new Map();
  const colours = new Map<string, Problem>();
  document.getPages().forEach(({ node }, index) => {
    const top = numbersAt(node, 'MediaBox')?.[3] ?? 0;
    const place = (box: Box): PagePlace => ({
      product: job.title,
      page: index + 1,
      box: {
        x: round(ptToMm(box.x0) - job.bleed, 1),
        y: round(ptToMm(top - box.y1) - job.bleed, 1),
        width: round(ptToMm(box.x1 - box.x0), 1),
        height: round(ptToMm(box.y1 - box.y0), 1),
        unit: 'mm',
      },
    });
    const noted = new WeakSet<Paint>();
    const note = (paint: Paint, box: Box): void => {
      // Text paints glyph after glyph with the same.
      if (noted.has(paint)) return;
      noted.add(paint);
      if (isPlane(paint) && !result.sampled.some(({ page }) => page?.page === index + 1))
        result.sampled.push(sampled(place(box)));
      for (const rgb of coloursOf(paint)) {
        if (palette.declared(rgb) || colours.has(hexOf(rgb))) continue;
        colours.set(
          hexOf(rgb),
          undeclared(hexOf(rgb), palette.inks(rgb), { release: job.release, place: place(box) }),
        );
      }
    };
    const seen = new Set<string>();
    const transparent = (what: Both, box: Box): void => {
      result.transparentPages.add(index + 1);
      if (!seen.has(what.en)) result.transparent.push(seeThrough(what, place(box)));
      seen.add(what.en);
    };
    const look = (
      state: { fillAlpha: number; strokeAlpha: number; blend: string; softMask?: object },
      box: Box,
    ): void => {
      if (state.fillAlpha < 1 || state.strokeAlpha < 1)
        transparent(
          {
            en: `an object with opacity ${Math.min(state.fillAlpha, state.strokeAlpha)}`,
            zh: `不透明度 ${Math.min(state.fillAlpha, state.strokeAlpha)} 的东西`,
          },
          box,
        );
      else if (state.blend !== 'Normal')
        transparent(
          { en: `an object with blend mode ${state.blend}`, zh: `混合模式 ${state.blend} 的东西` },
          box,
        );
      else if (state.softMask)
        transparent(
          {
            en: 'an object with a soft mask (a blurred shadow or a fading gradient)',
            zh: '软蒙版（模糊的阴影、渐隐的渐变）',
          },
          box,
        );
    };
    const content = readContent(pageContent(node));
    result.contents.set(node, content);
    new Walk(
      {
        fill: (path, _evenOdd, state) => {
          note(state.fill, path.box);
          look(state, path.box);
        },
        stroke: (path, state) => {
          note(state.stroke, path.box);
          look(state, path.box);
        },
        glyph: ({ box }, state) => {
          if (state.text.mode % 4 !== 3) note(state.fill, box);
          look(state, box);
        },
        beginGroup: (_form, state) => {
          look(state, state.clip?.box ?? { x0: 0, y0: 0, x1: 0, y1: top });
        },
        picture: (picture, state) => {
          const box = unitBox(picture.matrix);
          const [a, b, c, d] = picture.matrix;
          if (picture.ref)
            enlarge(result.placed, String(picture.ref), {
              width: Math.hypot(a, b),
              height: Math.hypot(c, d),
            });
          if (at(picture.dict, 'SMask'))
            transparent(
              {
                en: `the picture ${picture.name} with see-through parts`,
                zh: `带透明的图片 ${picture.name}`,
              },
              box,
            );
          look(state, box);
        },
      },
      fonts,
    ).page(node, content.operations);
    for (const what of hiddenTransparency(resourcesOf(node)))
      transparent(what, { x0: 0, y0: 0, x1: 0, y1: top });
  });
  result.undeclared.push(...colours.values());
  return result;
}

function enlarge(
  placed: Survey['placed'],
  key: string,
  { width, height }: { width: number; height: number },
): void {
  const known = placed.get(key) ?? { width: 0, height: 0 };
  placed.set(key, { width: Math.max(known.width, width), height: Math.max(known.height, height) });
}

/** The colours of a paint: its own, or those of its gradient's stops. */
function coloursOf({ space, values, pattern }: Paint): [number, number, number][] {
  if (space.kind === 'rgb') return [values as [number, number, number]];
  const shading = pattern && dictAt(pattern.dict, 'Shading');
  if (!shading || nameAt(shading, 'ColorSpace') !== 'DeviceRGB') return [];
  return stopsOf(at(shading, 'Function'));
}

function stopsOf(object: unknown): [number, number, number][] {
  if (!(object instanceof PDFDict)) return [];
  const parts = at(object, 'Functions');
  if (parts && 'asArray' in parts)
    return (parts as { asArray: () => unknown[] }).asArray().flatMap((part) => stopsOf(part));
  try {
    const evaluate = functionOf(object);
    return [evaluate([0]), evaluate([1])].filter((values) => values.length === 3) as [
      number,
      number,
      number,
    ][];
  } catch {
    return [];
  }
}

/** Transparency that is not at the top of what is painted: inside tiling patterns. */
function hiddenTransparency(resources: PDFDict | undefined): Both[] {
  return entriesAt(resources, 'Pattern').flatMap(([, value]) => {
    const pattern = resources!.context.lookup(value);
    if (!(pattern instanceof PDFRawStream)) return [];
    const inner = dictAt(pattern.dict, 'Resources');
    return entriesAt(inner, 'ExtGState').flatMap(([, entry]) => {
      const state = inner!.context.lookup(entry);
      const kind = state instanceof PDFDict ? transparencyOf(state) : undefined;
      return kind ? [{ en: `a gradient or pattern with ${kind}`, zh: `带透明的渐变或图案（${kind}）` }] : [];
    });
  });
}

/** Chromium writes conic, repeating and fading gradients as functions of the plane. */
const isPlane = ({ pattern }: Paint): boolean => {
  if (!pattern) return false;
  // A fading gradient is a pattern inside a pattern.
  const inner = entriesAt(dictAt(pattern.dict, 'Resources'), 'Pattern').map(([, value]) =>
    pattern.dict.context.lookup(value),
  );
  const shadings = [pattern.dict, ...inner].map((dict) =>
    dict instanceof PDFDict ? dictAt(dict, 'Shading') : undefined,
  );
  return shadings.some((shading) => shading !== undefined && numberAt(shading, 'ShadingType') === 1);
};

const sampled = (place: PagePlace): Problem => ({
  code: 'gradient-sampled',
  severity: 'note',
  ...says({
    en: [
      'A conic, repeating or fading gradient is printed from 256 × 256 samples of the page and looks soft.',
      'Use a linear or radial gradient between swatches, which stays vector.',
    ],
    zh: [
      '有一处锥形、重复或渐隐的渐变，按 256 × 256 个点取样来印，看着发虚。',
      '用色样之间的直线或径向渐变，就一直是矢量。',
    ],
  }),
  page: place,
});

const undeclared = (
  hex: string,
  inks: number[],
  { release, place }: { release: boolean; place: PagePlace },
): Problem => ({
  code: 'colour-undeclared',
  severity: release ? 'error' : 'warning',
  ...says({
    en: [
      `The colour ${hex} is not a swatch of the theme; the profile makes it ${inks.map((ink) => Math.round(ink)).join('/')}.`,
      'Use a swatch, or add the colour to the theme with its CMYK recipe.',
    ],
    zh: [
      `颜色 ${hex} 不是主题的色样，按特性文件成了 ${inks.map((ink) => Math.round(ink)).join('/')}。`,
      '用色样，或把这个颜色连同 CMYK 配方加进主题。',
    ],
  }),
  page: place,
});

const seeThrough = (what: Both, place: PagePlace): Problem => ({
  code: 'x1a-transparency',
  severity: 'error',
  ...says({
    en: [
      `PDF/X-1a takes no transparency, and the page has ${what.en}.`,
      'Make PDF/X-4, or take opacity, shadows, fading gradients and pictures with see-through parts out of the page.',
    ],
    zh: [
      `PDF/X-1a 不允许透明，版面上有${what.zh}。`,
      '出 PDF/X-4，或去掉透明度、阴影、渐隐的渐变和带透明的图片。',
    ],
  }),
  page: place,
});
