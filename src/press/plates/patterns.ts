/** What patterns and shadings paint, pixel by pixel: gradients, meshes, and the cells of tiling patterns. */
import type { Both } from '../../lib/languages.ts';
import { matrixFrom, multiply, type Matrix } from '../../pdf/matrix.ts';
import { dictAt, numberAt, numbersAt, streamAt, type PDFDict, type PDFRawStream } from '../../pdf/objects.ts';
import { copyState, initialState, type Paint, type State } from '../walk/state.ts';
import { rectanglePath, type Walk } from '../walk/walk.ts';
import { layerSource, type PixelSource } from './canvas.ts';
import { cellsUnder, mostCells } from './cells.ts';
import type { Layers } from './layers.ts';
import { meshSource } from './mesh.ts';
import { shadingSource } from './paint.ts';
import type { PixelGrid } from './pixel-grid.ts';
import type { Region } from './raster.ts';

interface Drawing {
  grid: PixelGrid;
  layers: Layers;
  /** Draws what stands in a cell. */
  walk: Walk;
  leftOut: ((what: Both) => void) | undefined;
}

export interface Shading {
  dict: PDFDict;
  /** Of a mesh: its patches. */
  stream: PDFRawStream | undefined;
}

export class Patterns {
  /** Cells drawn so far, of all patterns of the page. */
  private cells = 0;
  private readonly drawing: Drawing;

  constructor(drawing: Drawing) {
    this.drawing = drawing;
  }

  /** @param region The pixels that will be asked for. @returns undefined where nothing is painted. */
  source({ pattern }: Paint, region: Region, state: State): PixelSource | undefined {
    const { dict, stream, parent } = pattern!;
    const matrix = multiply(matrixFrom(numbersAt(dict, 'Matrix')), parent);
    const shading = dictAt(dict, 'Shading');
    if (shading) return this.gradient({ dict: shading, stream: streamAt(dict, 'Shading') }, matrix, region);
    return stream ? this.tiling(stream, matrix, { region, state }) : undefined;
  }

  gradient({ dict, stream }: Shading, matrix: Matrix, region: Region): PixelSource | undefined {
    const toPixels = multiply(matrix, this.drawing.grid.toPixels);
    if ((numberAt(dict, 'ShadingType') ?? 0) < 4) return shadingSource(dict, toPixels, undefined);
    return stream && meshSource(stream, { toPixels, resources: undefined, region });
  }

  /** Draws all cells that the region meets into a layer. */
  private tiling(
    stream: PDFRawStream,
    matrix: Matrix,
    { region, state }: { region: Region; state: State },
  ): PixelSource | undefined {
    const { grid, layers, leftOut } = this.drawing;
    const box = numbersAt(stream.dict, 'BBox') ?? [0, 0, 1, 1];
    const [stepX, stepY] = [numberAt(stream.dict, 'XStep') ?? 1, numberAt(stream.dict, 'YStep') ?? 1];
    const cells = cellsUnder(region, multiply(matrix, grid.toPixels), { box, stepX, stepY });
    if (cells.length > mostCells || this.cells > mostCells) {
      leftOut?.({ en: 'a pattern of very many cells', zh: '单元太多的图案' });
      return undefined;
    }
    this.cells += cells.length;
    const layer = layers.begin(region);
    for (const [i, j] of cells)
      this.drawCell(stream, multiply([1, 0, 0, 1, i * stepX, j * stepY], matrix), { box, state });
    layers.end();
    return layerSource(layer);
  }

  private drawCell(stream: PDFRawStream, ctm: Matrix, { box, state }: { box: number[]; state: State }): void {
    const { walk } = this.drawing;
    const inner = copyState({
      ...initialState(ctm),
      fill: state.fill.pattern ? initialState().fill : state.fill,
    });
    inner.clip = { path: rectanglePath(ctm, box), evenOdd: false, box: rectanglePath(ctm, box).box };
    walk.run(walk.operationsOf(stream), inner, {
      resources: dictAt(stream.dict, 'Resources'),
      parent: ctm,
      depth: 1,
    });
  }
}
