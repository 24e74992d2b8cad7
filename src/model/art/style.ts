/**
 * Plain classes of a style sheet, as drawing programs write them, and style attributes, as pairs of name
 * and value.
 */
import { ArtStop } from './fault.ts';
import { drawingMessages as messages } from './messages.ts';
import { longestValue } from './values.ts';

export type Declarations = [name: string, value: string][];

/** Rules in their order; of two for one property the later one holds. */
export type ClassRules = { name: string; declarations: Declarations }[];

/** A drawing has a class for each look. */
const mostRules = 2000;

interface Range {
  start: number;
  end: number;
}

export function readDeclarations(text: string, range: Range): Declarations {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [, name, value] =
        part.length > longestValue ? [] : (/^([\w-]+)\s*:\s*([^!]*?)(?:\s*!important)?$/s.exec(part) ?? []);
      if (name === undefined || value === undefined)
        throw new ArtStop({ wording: messages.css(part), ...range });
      return [name, value];
    });
}

function withoutComments(sheet: string): string {
  const [first = '', ...parts] = sheet.split('/*');
  return (
    first +
    parts
      .map((part) => {
        const end = part.indexOf('*/');
        return end < 0 ? '' : part.slice(end + 2);
      })
      .join('')
  );
}

/** @throws ArtStop for anything but classes: rules of elements and ids would reach out of the drawing. */
export function readClassRules(sheet: string, range: Range): ClassRules {
  const text = withoutComments(sheet).trim();
  const rules: ClassRules = [];
  let at = 0;
  while (at < text.length) {
    const found = /([^{}]*)\{([^{}]*)\}\s*/y;
    found.lastIndex = at;
    const match = found.exec(text);
    const head = (match?.[1] ?? text.slice(at)).trim();
    if (/^@(?:import|font-face)/i.test(head))
      throw new ArtStop({ wording: messages.cssOutside(head), ...range });
    const classes = head.split(',').map((each) => /^\.([\p{L}_][\p{L}\p{N}_-]*)$/u.exec(each.trim())?.[1]);
    if (!match || classes.includes(undefined) || rules.length > mostRules)
      throw new ArtStop({ wording: messages.css(head), ...range });
    const declarations = readDeclarations(match[2]!, range);
    rules.push(...classes.map((name) => ({ name: name!, declarations })));
    at = found.lastIndex;
  }
  return rules;
}
