/** Word documents as lines: paragraphs with their styles and lists, tables. */
import { ProblemError, says } from '../../lib/problem.ts';
import type { SourceLine } from './block.ts';
import type { ReadSource } from './read-text.ts';

/** What mammoth hands to `transformDocument`: its tree of the document, as far as it is read here. */
interface Element {
  type: string;
  children?: Element[];
  value?: string;
  styleId?: string | null;
  styleName?: string | null;
  numbering?: { level: string | number } | null;
}

const textOf = (element: Element): string =>
  element.type === 'text'
    ? (element.value ?? '')
    : element.type === 'tab'
      ? ' '
      : element.type === 'break'
        ? '\n'
        : (element.children ?? []).map(textOf).join('');

/** Level of a heading by its style, in English and Chinese Word; a title is the first. */
function headingOf({ styleName, styleId }: Element): number | undefined {
  const name = `${styleName ?? ''} ${styleId ?? ''}`;
  if (/\b(?:title|标题)(?:\s|$)/i.test(name) && !/\d/.test(name)) return 1;
  const level = /(?:heading|标题)\s*(\d)/i.exec(name)?.[1];
  return level === undefined ? undefined : Number(level) + 1;
}

function* linesOf(element: Element, counter: { line: number }): Generator<SourceLine> {
  for (const child of element.children ?? []) {
    if (child.type === 'paragraph') {
      const heading = headingOf(child);
      for (const text of textOf(child).split('\n')) {
        counter.line += 1;
        yield {
          text: text.trim(),
          line: counter.line,
          ...(heading === undefined ? {} : { heading }),
          ...(child.numbering && heading === undefined ? { item: Number(child.numbering.level) } : {}),
        };
      }
    } else if (child.type === 'table') {
      counter.line += 1;
      const rows = (child.children ?? []).map((row) =>
        (row.children ?? []).map((cell) => textOf(cell).trim()),
      );
      yield { text: '', line: counter.line, rows };
    } else yield* linesOf(child, counter);
  }
}

/** @throws ProblemError for what is no Word document. */
export async function readDocx(bytes: Uint8Array, file: string): Promise<ReadSource> {
  const { default: mammoth } = await import('mammoth');
  let tree: Element = { type: 'document' };
  try {
    await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        transformDocument: (document: Element) => {
          tree = document;
          return document;
        },
      },
    );
  } catch {
    throw new ProblemError({
      code: 'import-unreadable',
      severity: 'error',
      ...says({
        en: [
          `${file} is not a Word document that can be read.`,
          'Open it in the word processor and save it as .docx, or as plain text (.txt).',
        ],
        zh: [
          `${file} 读不出来：不是 Word 文件，或已损坏。`,
          '用文字处理软件打开，另存为 .docx 或纯文本（.txt）。',
        ],
      }),
    });
  }
  const lines = [...linesOf(tree, { line: 0 })];
  return { lines, marked: lines.filter(({ heading }) => heading !== undefined).length > 1 };
}
