/**
 * The set page, looked over in the browser: overset type, type outside its block or over other type,
 * clipped charts, blocks over one another, sizes below the format's least. What is found is an error:
 * the page is not written.
 */
import type { PageFormat } from '../design/format.ts';
import type { Problem } from '../lib/problem.ts';
import { pxToMm, pxToPt, round } from '../lib/units.ts';
import type { Sheet } from '../render/sheet.ts';

/** A fault as the page's script sees it; px from the sheet's corner. */
export interface Fault {
  kind: 'overset' | 'overlap' | 'blocks-overlap' | 'clipped' | 'small' | 'coarse';
  block: string;
  text: string;
  box: { x: number; y: number; width: number; height: number };
  /** px beyond the block, size in px for `small`, pixels per inch for `coarse`. */
  by: number;
  other?: string;
}

/** Photos on newsprint: 150 to 200 pixels per inch at size; the upper figure is asked for. */
const leastResolution = 200;

/** @returns One problem for each block and kind of fault, the worst of them. */
export async function verifyPage(sheet: Sheet, format: PageFormat, product: string): Promise<Problem[]> {
  const faults = await sheet.page.evaluate(findFaults, { least: format.type.minimum, resolution: leastResolution });
  const worst = new Map<string, Fault>();
  for (const fault of faults) {
    const key = `${fault.block}/${fault.kind}`;
    const known = worst.get(key);
    if (!known || (fault.kind === 'small' || fault.kind === 'coarse' ? fault.by < known.by : fault.by > known.by)) worst.set(key, fault);
  }
  return [...worst.values()].map((fault) => faultProblem(fault, format, product));
}

const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

function faultProblem(fault: Fault, format: PageFormat, product: string): Problem {
  const mm = round(pxToMm(fault.by), 1);
  const words = `“${shorten(fault.text)}”`;
  const told: Record<Fault['kind'], [code: string, message: string, remedy: string]> = {
    overset: ['overset', `${words} in "${fault.block}" stands ${mm} mm outside its block.`, 'Shorten the text or its label (short:), or give the section fewer figures.'],
    overlap: ['overlap', `${words} in "${fault.block}" is printed over “${shorten(fault.other ?? '')}”.`, 'Shorten one of them, or give the section fewer figures.'],
    'blocks-overlap': ['overlap', `The blocks "${fault.block}" and "${fault.other}" overlap by ${mm} mm.`, 'This is a fault of the composer; please report it with the report.'],
    clipped: ['chart-clipped', `${words} in the chart of "${fault.block}" is cut off by ${mm} mm.`, 'Give the fact a shorter label (short:).'],
    coarse: ['photo-coarse', `The photo ${words} has ${Math.round(fault.by)} pixels per inch at its size; ${leastResolution} are needed.`, 'Use a larger original.'],
    small: ['type-small', `${words} in "${fault.block}" is set in ${round(pxToPt(fault.by), 2)} pt; ${format.label} allows ${format.type.minimum} pt at least.`, 'Choose a larger format or a shorter text.'],
  };
  const [code, message, remedy] = told[fault.kind];
  const { x, y, width, height } = fault.box;
  const at = (px: number) => round(pxToMm(px) - format.bleed, 1);
  return { code, severity: fault.kind === 'coarse' ? 'warning' : 'error', message, remedy, page: { product, page: 1, block: fault.block, box: { x: at(x), y: at(y), width: round(pxToMm(width), 1), height: round(pxToMm(height), 1), unit: 'mm' } } };
}

/** Runs in the page. */
function findFaults({ least, resolution }: { least: number; resolution: number }): Fault[] {
  const faults: Fault[] = [];
  const ptPx = 96 / 72;
  const boxOf = (rect: DOMRect) => ({ x: rect.x, y: rect.y, width: rect.width, height: rect.height });
  interface Piece { text: string; left: number; right: number; top: number; bottom: number; node: Node }

  /** Lines of type as boxes of the type's own size: line boxes of CJK faces are much higher than their type. */
  const piecesOf = (block: Element): Piece[] => {
    const pieces: Piece[] = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      const parent = node.parentElement;
      if (!text.trim() || !parent || getComputedStyle(parent).visibility === 'hidden') continue;
      const size = parseFloat(getComputedStyle(parent).fontSize);
      const inSvg = parent.closest('svg') as SVGSVGElement | null;
      const scale = inSvg ? (parent as unknown as SVGGraphicsElement).getScreenCTM?.()?.a ?? 1 : 1;
      if (size * scale < least * ptPx - 0.02) faults.push({ kind: 'small', block: block.getAttribute('data-block') ?? '', text: text.trim(), box: boxOf(parent.getBoundingClientRect()), by: size * scale });
      const range = document.createRange();
      range.selectNodeContents(node);
      const vertical = getComputedStyle(parent).writingMode.startsWith('vertical');
      for (const rect of range.getClientRects()) {
        if (rect.width === 0) continue;
        const middle = (rect.top + rect.bottom) / 2;
        const half = vertical ? rect.height / 2 : (size * scale) * 0.42;
        pieces.push({ text: text.trim(), left: rect.left, right: rect.right, top: middle - half, bottom: middle + half, node });
      }
      const frame = inSvg?.getBoundingClientRect();
      if (frame) {
        const rect = parent.getBoundingClientRect();
        const by = Math.max(frame.left - rect.left, rect.right - frame.right);
        if (by > 0.8) faults.push({ kind: 'clipped', block: block.getAttribute('data-block') ?? '', text: text.trim(), box: boxOf(rect), by });
      }
    }
    return pieces;
  };

  const blocks = [...document.querySelectorAll('.block[data-block]')];
  for (const block of blocks) {
    const name = block.getAttribute('data-block') ?? '';
    const frame = block.getBoundingClientRect();
    const pieces = piecesOf(block);
    for (const piece of pieces) {
      const by = Math.max(frame.left - piece.left, piece.right - frame.right, frame.top - piece.top, piece.bottom - frame.bottom);
      if (by > 1) faults.push({ kind: 'overset', block: name, text: piece.text, box: { x: piece.left, y: piece.top, width: piece.right - piece.left, height: piece.bottom - piece.top }, by });
    }
    for (const image of block.querySelectorAll('img')) {
      const rect = image.getBoundingClientRect();
      const ppi = 96 / Math.max(rect.width / image.naturalWidth, rect.height / image.naturalHeight);
      if (ppi < resolution) faults.push({ kind: 'coarse', block: name, text: image.alt, box: boxOf(rect), by: ppi });
    }
    for (let a = 0; a < pieces.length; a += 1) {
      for (let b = a + 1; b < pieces.length; b += 1) {
        const one = pieces[a]!, two = pieces[b]!;
        if (one.node === two.node) continue;
        const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
        const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
        const lower = Math.min(one.bottom - one.top, two.bottom - two.top);
        if (across > 1 && down > lower * 0.3) faults.push({ kind: 'overlap', block: name, text: one.text, other: two.text, box: { x: one.left, y: one.top, width: one.right - one.left, height: one.bottom - one.top }, by: down });
      }
    }
  }
  for (let a = 0; a < blocks.length; a += 1) {
    for (let b = a + 1; b < blocks.length; b += 1) {
      const one = blocks[a]!.getBoundingClientRect(), two = blocks[b]!.getBoundingClientRect();
      const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
      if (across > 1 && down > 1) faults.push({ kind: 'blocks-overlap', block: blocks[a]!.getAttribute('data-block') ?? '', other: blocks[b]!.getAttribute('data-block') ?? '', text: '', box: boxOf(one), by: Math.min(across, down) });
    }
  }
  return faults;
}
