/**
 * Lists of designs (themes, formats, fonts, press conditions) as a Source, so that what is wrong in them is told
 * like what is wrong in a report. They are written by designers: anchors, aliases and comments are welcome.
 */
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';
import { showPath } from '../lib/files.ts';
import { sha256 } from '../lib/hash.ts';
import { ProblemError } from '../lib/problem.ts';
import { decodeText } from './decode.ts';
import { LineIndex } from './lines.ts';
import { treeMessages } from './messages/tree.ts';
import { fileMessages } from './messages/file.ts';
import type { PlacedNode, Range } from './placed.ts';
import { createLookup, type Source } from './source.ts';
import { explainSyntax } from './syntax.ts';

/** Far more than any list of designs holds: what aliases of aliases would grow into is refused. */
const mostNodes = 100_000;

interface Walked {
  value: unknown;
  placed: PlacedNode;
}

/** Walks a document with its aliases resolved: what an alias repeats is placed where it is written. */
class DesignWalker {
  readonly #document: Document.Parsed;
  readonly #lines: LineIndex;
  #nodes = 0;

  constructor(document: Document.Parsed, lines: LineIndex) {
    this.#document = document;
    this.#lines = lines;
  }

  walk(node: Node | null | undefined, at: number): Walked {
    if (!node?.range) return { value: null, placed: { start: at, end: at } };
    const [start, end] = node.range;
    this.#nodes += 1;
    if (this.#nodes > mostNodes) throw new ProblemError(fileMessages.tooManyAliases(this.#lines.file));
    if (isAlias(node)) return this.walk(node.resolve(this.#document), start);
    if (isMap(node))
      return this.#map(node.items as { key: Node; value: Node | null }[], { start, end, block: !node.flow });
    if (isSeq(node)) {
      const walked = node.items.map((item) => this.walk(item as Node, start));
      return {
        value: walked.map(({ value }) => value),
        placed: { start, end, block: !node.flow, entries: walked.map(({ placed }) => placed) },
      };
    }
    const value = isScalar(node) ? node.value : null;
    return {
      value,
      placed: { start, end, style: 'plain', ...(typeof value === 'string' ? { text: value } : {}) },
    };
  }

  #map(items: { key: Node; value: Node | null }[], placed: PlacedNode): Walked {
    const pairs: NonNullable<PlacedNode['pairs']> = new Map();
    const entries = new Map<string, unknown>();
    for (const { key, value } of items) {
      const range: Range = key.range ? [key.range[0], key.range[1]] : [placed.start, placed.end];
      const name = isScalar(key) ? String(key.value) : '';
      const first = pairs.get(name);
      if (first)
        throw new ProblemError({
          ...treeMessages.duplicateKey(name, this.#lines.lineAt(first.key[0])),
          place: this.#lines.place(...range),
        });
      const walked = this.walk(value, range[1]);
      pairs.set(name, { key: range, value: walked.placed });
      entries.set(name, walked.value);
    }
    return { value: Object.fromEntries(entries), placed: { ...placed, pairs } };
  }
}

/**
 * @param path Absolute path of the file.
 * @throws ProblemError for text that is no YAML, with every line that is not.
 */
export function parseDesign(path: string, bytes: Uint8Array): Source {
  const file = showPath(path);
  const text = decodeText(bytes);
  if (typeof text !== 'string') {
    const { line, column } = new LineIndex(file, text.before).place(text.before.length, text.before.length);
    throw new ProblemError({ ...text.wording, place: { file, line, column } });
  }
  const lines = new LineIndex(file, text);
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
  });
  const problems = explainSyntax(document, lines);
  if (problems.length > 0) throw new ProblemError(problems);
  const { value, placed } = new DesignWalker(document, lines).walk(document.contents, 0);
  return {
    file,
    path,
    bytes: bytes.length,
    sha256: sha256(bytes),
    value,
    problems: [],
    ...createLookup(lines, placed),
  };
}
