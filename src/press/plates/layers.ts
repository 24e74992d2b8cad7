/** The page that is drawn on, and over it the layers of the groups that are open. */
import { clearCanvas, createCanvas, type Canvas } from './canvas.ts';
import type { Region } from './raster.ts';

/** Layers that are kept for later groups: most have the page's own size. */
const mostSpare = 3;

const isSameRegion = (one: Region, two: Region): boolean =>
  one.x0 === two.x0 && one.y0 === two.y0 && one.x1 === two.x1 && one.y1 === two.y1;

export class Layers {
  readonly page: Canvas;
  private readonly open: Canvas[] = [];
  /** Layers of groups that are done, empty again. */
  private readonly spare: Canvas[] = [];

  constructor(page: Region) {
    this.page = createCanvas(page, false);
  }

  /** Where ink goes now. */
  get top(): Canvas {
    return this.open.at(-1) ?? this.page;
  }

  /**
   * Opens a layer, on which all is drawn until it is closed.
   * @param backdrop What shows in it of what is below, unless the group is isolated.
   */
  begin(region: Region, backdrop?: Canvas): Canvas {
    const spare = this.spare.findIndex((layer) => isSameRegion(layer, region));
    const layer = this.spare.splice(spare, spare < 0 ? 0 : 1)[0] ?? createCanvas(region, true);
    if (backdrop) layer.backdrop = backdrop;
    this.open.push(layer);
    return layer;
  }

  end(): Canvas {
    return this.open.pop()!;
  }

  /** Gives a closed layer back once it is laid down. */
  release(layer: Canvas): void {
    clearCanvas(layer);
    this.spare.push(layer);
    if (this.spare.length > mostSpare) this.spare.shift();
  }
}
