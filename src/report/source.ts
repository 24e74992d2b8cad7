/**
 * A report as the editor wrote it: plain data, and the place of every key and value.
 *
 * Offsets are UTF-16 units into the text after decoding (no byte order mark, \n line ends).
 */
import type { FilePlace, Problem } from '../lib/problem.ts';
import { alignScalar } from './align.ts';
import type { LineIndex } from './lines.ts';
import type { PlacedNode } from './placed.ts';

export type Path = readonly (string | number)[];

export interface PlaceOptions {
  /** The place of the key instead of that of its value. */
  key?: boolean | undefined;
  /** Inside a text: the run of `length` characters (1) from `offset`. */
  offset?: number | undefined;
  length?: number | undefined;
}

export interface Source {
  /** Path as printed. */
  file: string;
  /** Absolute path. */
  path: string;
  bytes: number;
  /** SHA-256 of the file, hexadecimal. */
  sha256: string;
  /** Plain data: maps, lists, strings, finite numbers, booleans, null. */
  value: unknown;
  /** What was wrong with single keys and values; `value` holds null in their place. */
  problems: Problem[];
  /** Place of a value or key. A path that leads nowhere gives the place of what it should be in. */
  placeOf(path: Path, options?: PlaceOptions): FilePlace;
  /** The scalar as typed, e.g. "28.940"; undefined for maps, lists and paths that lead nowhere. */
  rawOf(path: Path): string | undefined;
  /** How the value is written: a scalar's style; a map or list over lines ("lines") or in brackets. */
  writtenAs(path: Path): PlacedNode['style'] | 'lines' | 'brackets' | undefined;
}

interface Found {
  node: PlacedNode;
  /** The key's range, where the node is a value in a map. */
  key?: [number, number] | undefined;
  complete: boolean;
}

function find(root: PlacedNode, path: Path): Found {
  let found: Found = { node: root, complete: true };
  for (const step of path) {
    const pair = found.node.pairs?.get(String(step));
    const node = pair?.value ?? found.node.entries?.[Number(step)];
    if (!node) return { ...found, complete: false };
    found = { node, key: pair?.key, complete: true };
  }
  return found;
}

/** Where a node is best pointed at: its text, else its key, else its first key. */
function rangeOf({ node, key }: Found, wantKey: boolean): [number, number] {
  if (key && (wantKey || node.end <= node.start || node.block)) return key;
  const first = node.block ? node.pairs?.values().next().value : undefined;
  return first ? first.key : [node.start, node.end];
}

/** Makes the lookup of a Source from the placed tree. */
export function createLookup(
  lines: LineIndex,
  root: PlacedNode,
): Pick<Source, 'placeOf' | 'rawOf' | 'writtenAs'> {
  return {
    placeOf(path, { key = false, offset, length = 1 } = {}) {
      const found = find(root, path);
      if (offset !== undefined && found.complete && found.node.style) {
        const { start, end } = alignScalar(lines.text, found.node, { offset, length });
        return lines.place(start, end);
      }
      // What is missing at the top of the file has no line of its own.
      if (!found.complete && found.node === root) return { file: lines.file, line: 1, column: 1 };
      return lines.place(...rangeOf(found, key || !found.complete));
    },
    rawOf(path) {
      const { node, complete } = find(root, path);
      return complete && node.style ? lines.text.slice(node.start, node.end).trimEnd() : undefined;
    },
    writtenAs(path) {
      const { node, complete } = find(root, path);
      if (!complete) return undefined;
      return node.style ?? (node.block === undefined ? undefined : node.block ? 'lines' : 'brackets');
    },
  };
}
