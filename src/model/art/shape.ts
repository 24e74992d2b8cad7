/** What is kept of a drawing. */

/** Left, top, width, height in units of the drawing. */
export type ViewBox = [number, number, number, number];

/**
 * An element with the attributes that are drawn; ids are numbers of the drawing: `id="3"`, `url(#3)`, `#3`.
 */
export interface Shape {
  name: string;
  attributes: Map<string, string>;
  children: Shape[];
  /** Range of its name in the file. */
  start: number;
  end: number;
}

export interface Drawing {
  viewBox: ViewBox;
  /** One group that has the look given on the root. */
  content: Shape;
}
