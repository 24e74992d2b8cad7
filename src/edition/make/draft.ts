/**
 * A draft 草样 of a page that was refused, to look at: marked across every page, with what does not fit framed.
 * It is no product: it lies in a folder of its own, stands in no manifest, and goes when the page succeeds.
 */
import { readPageCss } from '../../blocks/document.ts';
import { composePage } from '../../compose/page.ts';
import type { PageFormat } from '../../design/format.ts';
import { draftWords } from '../../html/characters.ts';
import { mmToPx } from '../../lib/units.ts';
import { ProblemError, type Problem } from '../../lib/problem.ts';
import { renderPdf } from '../../render/pdf.ts';
import type { Sheet } from '../../render/sheet.ts';
import type { Edition } from '../edition.ts';
import { composedPage } from './compose.ts';

export const draftFolder = 'draft';
export const draftName = (id: string, format: string): string => `${draftFolder}/${id}-${format}.pdf`;

/** A frame around a place, or a line across a page; px from the top left of the sheet. */
interface Mark {
  /** From 1. */
  page: number;
  box?: { x: number; y: number; width: number; height: number };
  /** Line below which nothing fits. */
  line?: number;
  text: string;
}

/** Length of the words across a page with some air, and height of their glyphs, em. */
const across = { ems: 6.5, glyph: 1.5 };

/** Runs in the page. */
function drawMarks(marks: Mark[], words: string, { ems, glyph }: { ems: number; glyph: number }): void {
  const put = (sheet: Element, style: string, text = ''): void => {
    const mark = document.createElement('div');
    mark.setAttribute('style', `position:absolute;z-index:99;pointer-events:none;${style}`);
    mark.textContent = text;
    sheet.append(mark);
  };
  const label =
    "font:700 9pt/1.2 'Tuban Sans','Tuban Latin Sans';color:#d00000;background:#ffffffd0;padding:1px 4px;";
  [...document.querySelectorAll('.sheet')].forEach((sheet, index) => {
    const { width, height } = sheet.getBoundingClientRect();
    // Along the diagonal and whole: what stood over the edge of a flat sheet would ask for another page.
    const angle = Math.atan2(height, width);
    const [long, high] = [Math.cos(angle), Math.sin(angle)];
    const size = Math.min(
      width / 7,
      width / (ems * long + glyph * high),
      height / (ems * high + glyph * long),
    );
    put(
      sheet,
      `left:0;top:${height / 2}px;width:${width}px;text-align:center;transform:translateY(-50%) rotate(${-angle}rad);font:900 ${size}px/1 'Tuban Sans','Tuban Latin Sans';color:#d0000030;white-space:nowrap;`,
      words,
    );
    for (const { page, box, line, text } of marks) {
      if (page !== index + 1) continue;
      if (box) {
        put(
          sheet,
          `left:${box.x}px;top:${box.y}px;width:${box.width}px;height:${box.height}px;outline:2px solid #d00000;`,
        );
        put(sheet, `left:${box.x}px;top:${box.y + box.height + 3}px;max-width:300px;${label}`, text);
      }
      if (line !== undefined) {
        put(
          sheet,
          `left:0;top:${line}px;width:${width}px;bottom:0;background:#d0000014;border-top:2px dashed #d00000;`,
        );
        put(sheet, `left:40px;top:${line + 4}px;${label}`, text);
      }
    }
  });
}

const mostText = 120;

/** Where problems have a place on the page, in px from the sheet's corner. */
const marksOf = (problems: readonly Problem[], bleed: number): Mark[] =>
  problems.flatMap(({ severity, message, page }) => {
    if (severity !== 'error' || page?.box?.unit !== 'mm') return [];
    const { x, y, width, height } = page.box;
    return [
      {
        page: page.page ?? 1,
        box: { x: mmToPx(x + bleed), y: mmToPx(y + bleed), width: mmToPx(width), height: mmToPx(height) },
        text: message.slice(0, mostText),
      },
    ];
  });

/** Prints what is on the sheet. A draft that cannot be printed is none: the refusal is what counts. */
async function print(
  edition: Edition,
  sheet: Sheet,
  { format, marks, size }: { format: PageFormat; marks: Mark[]; size: { width: number; height: number } },
): Promise<void> {
  try {
    await sheet.page.evaluate(drawMarks, marks, draftWords.across, across);
    const bytes = await renderPdf(sheet, { ...size, tagged: false });
    edition.drafts.push({ path: draftName(edition.view.id, format.name), bytes });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
}

/** The page that is on the sheet and was refused for `problems`. */
export const draftOfSheet = (
  edition: Edition,
  sheet: Sheet,
  { problems, ...page }: { format: PageFormat; size: { width: number; height: number }; problems: Problem[] },
): Promise<void> => print(edition, sheet, { ...page, marks: marksOf(problems, page.format.bleed) });

/** A page that was printed and refused afterwards: by what finishes it, the preflight, or with its release. */
export async function draftOfPrinted(
  edition: Edition,
  format: PageFormat,
  problems: Problem[],
): Promise<void> {
  const path = draftName(edition.view.id, format.name);
  if (edition.drafts.some((draft) => draft.path === path)) return;
  const { document } = await composedPage(edition, format);
  await edition.withSheet(async (sheet) => {
    await sheet.show(document);
    await draftOfSheet(edition, sheet, { format, size: document.size, problems });
  });
}

/** How much higher a page is made until it holds what is too long for it. */
const heights = [1.3, 1.7, 2.2];

/**
 * A page that does not hold its report, set on a higher one: what stands below the line is too much.
 * @param problems Why it was refused.
 */
export async function draftOfOverset(
  edition: Edition,
  format: PageFormat,
  problems: Problem[],
): Promise<void> {
  if (!problems.some(({ code }) => code === 'overset')) return;
  const { view, theme, templates, metrics, clock, workshop } = edition;
  const [css, photos, art, logo] = await Promise.all([
    readPageCss(workshop.search),
    edition.photos(),
    edition.art(),
    edition.logo(),
  ]);
  const styles = {
    view: { ...view, layout: { ...view.layout, pages: 1 } },
    theme,
    templates,
    css,
    photos,
    art,
    logo,
  };
  const [width, height] = format.trim;
  const { fold: _fold, ...withoutFold } = format;
  await edition.withSheet(async (sheet) => {
    for (const factor of heights) {
      // The hero keeps its height.
      const [least, best, most] = format.hero;
      const hero: PageFormat['hero'] = [least / factor, best / factor, most / factor];
      const higher: PageFormat = { ...withoutFold, trim: [width, height * factor], hero, enlarge: 1 };
      try {
        const { document } = await clock.time('compose', () =>
          composePage({ format: higher, styles, metrics, fonts: edition.fonts, sheet }),
        );
        await sheet.show(document);
        const line = mmToPx(height + format.bleed - format.margins[2]);
        const marks = [
          { page: 1, line, text: `${draftWords.below} ${format.label}: ${problems[0]!.message}` },
        ];
        await print(edition, sheet, { format, marks, size: document.size });
        return;
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
      }
    }
  });
}
