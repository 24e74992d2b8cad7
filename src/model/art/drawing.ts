/**
 * An SVG drawing that a report brings along, taken apart and put together again from what is known to
 * be shapes and gradients. What is unknown is refused, never passed on: the drawing is set into the
 * page's own document, where anything else could load, run or change what surrounds it.
 */
import type { Wording } from '../../lib/problem.ts';
import { ArtStop, type ArtFault } from './fault.ts';
import { drawingMessages as messages } from './messages.ts';
import { checkReferences } from './references.ts';
import type { Drawing, Shape } from './shape.ts';
import { readClassRules, readDeclarations, type ClassRules, type Declarations } from './style.ts';
import {
  elementAttributes,
  isEffect,
  isIdle,
  isNoEffect,
  longestValue,
  lookForms,
  placeForms,
} from './values.ts';
import { viewBoxOf } from './view-box.ts';
import { readXml, type XmlAttribute, type XmlElement } from './xml.ts';

/** Values that may be of any length: style is taken apart before it is looked at. */
const unbounded = new Set(['d', 'points', 'style']);

/** More faults than this say nothing new. */
const mostFaults = 12;

/** Of other name spaces: notes of drawing programs, left out. `svg:path` would be a shape, and is refused. */
const isNote = (name: string): boolean =>
  ['metadata', 'title', 'desc'].includes(name) || (name.includes(':') && !/^(?:svg|xlink):/.test(name));

class Reader {
  readonly faults: ArtFault[] = [];
  private readonly rules: ClassRules;
  private readonly ids = new Map<string, string>();
  private readonly names: string[] = [];

  constructor(root: XmlElement) {
    this.rules = this.collectRules(root);
  }

  fault(wording: Wording, { start, end }: { start: number; end: number }): void {
    if (
      this.faults.length < mostFaults &&
      !this.faults.some((known) => known.wording.message === wording.message)
    )
      this.faults.push({ wording, start, end });
  }

  private attempt<T>(read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ArtStop)) throw error;
      this.fault(error.fault.wording, error.fault);
      return otherwise;
    }
  }

  private collectRules(element: XmlElement): ClassRules {
    if (element.name === 'style') return this.attempt(() => readClassRules(element.text, element), []);
    return element.children.flatMap((child) => this.collectRules(child));
  }

  /** The number of an id, the same for all that refer to it. */
  private idOf(id: string): string {
    const known = this.ids.get(id);
    if (known !== undefined) return known;
    const number = String(this.names.push(id));
    this.ids.set(id, number);
    return number;
  }

  /** The id by which a number is known to the designer. */
  nameOf = (number: string): string => this.names[Number(number) - 1] ?? number;

  shape(element: XmlElement): Shape | undefined {
    const { name, start, end } = element;
    if (isNote(name) || name === 'style') return undefined;
    if (!Object.hasOwn(elementAttributes, name)) {
      this.fault(messages.element(name), element);
      return undefined;
    }
    return {
      name,
      start,
      end,
      attributes: this.attributes(element),
      children: element.children.flatMap((child) => this.shape(child) ?? []),
    };
  }

  /** Own attributes, over them the classes, over them the style: as CSS has it. */
  attributes(element: XmlElement): Map<string, string> {
    const found = new Map<string, string>();
    const of = (name: string) => element.attributes.find((attribute) => attribute.name === name);
    for (const attribute of element.attributes) {
      if (attribute.value.length > longestValue && !unbounded.has(attribute.name))
        this.fault(messages.tooLong(attribute.name), attribute);
      else if (attribute.name !== 'style' && attribute.name !== 'class')
        this.attribute(element, attribute, found);
    }
    if (this.faults.length >= mostFaults) return found;
    const classes = (of('class')?.value ?? '').split(/\s+/);
    for (const { name, declarations } of this.rules)
      if (classes.includes(name)) this.look(declarations, element, found);
    const style = of('style');
    if (style)
      this.look(
        this.attempt(() => readDeclarations(style.value, style), []),
        style,
        found,
      );
    return found;
  }

  private attribute(
    element: XmlElement,
    { name, value, start, end }: XmlAttribute,
    found: Map<string, string>,
  ): void {
    const range = { start, end };
    const plain = name.replace(/^[^:]*:/, '');
    if (/^on/i.test(plain)) this.fault(messages.handler(name), range);
    else if (name === 'id') found.set('id', this.idOf(value));
    else if (name === 'href' || name === 'xlink:href') this.reference(element, value, range, found);
    else if (isNote(name) || name === 'xmlns' || isIdle(name)) return;
    else if (
      Object.hasOwn(elementAttributes, element.name) &&
      elementAttributes[element.name]!.includes(name)
    )
      this.put(name, value, range, found);
    else if (Object.hasOwn(lookForms, name) || isEffect(name)) this.look([[name, value]], range, found);
    else if (element.name !== 'svg') this.fault(messages.attribute(name, element.name), range);
  }

  private reference(
    element: XmlElement,
    value: string,
    range: { start: number; end: number },
    found: Map<string, string>,
  ): void {
    if (!['use', 'linearGradient', 'radialGradient'].includes(element.name))
      this.fault(messages.attribute('href', element.name), range);
    else if (!/^\s*#\S+\s*$/.test(value)) this.fault(messages.outside(value), range);
    else found.set('href', `#${this.idOf(value.trim().slice(1))}`);
  }

  private put(
    name: string,
    value: string,
    range: { start: number; end: number },
    found: Map<string, string>,
  ): void {
    const { pattern, wanted } = (lookForms[name] ?? placeForms[name])!;
    if (pattern.test(value)) found.set(name, value.trim().replace(/\s+/g, ' '));
    else this.fault(messages.value(name, value, wanted), range);
  }

  private look(
    declarations: Declarations,
    range: { start: number; end: number },
    found: Map<string, string>,
  ): void {
    for (const [name, value] of declarations) {
      const inner = /^\s*url\(\s*(["']?)(.*?)\1\s*\)\s*$/s.exec(value)?.[2];
      if (inner !== undefined && !inner.startsWith('#')) this.fault(messages.outside(inner), range);
      else if (inner !== undefined && ['fill', 'stroke', 'clip-path'].includes(name))
        found.set(name, `url(#${this.idOf(inner.slice(1))})`);
      else if (isIdle(name)) continue;
      else if (isEffect(name)) {
        if (!isNoEffect(value)) this.fault(messages.effect(name, value), range);
      } else if (Object.hasOwn(lookForms, name)) this.put(name, value, range, found);
      else this.fault(messages.attribute(name, 'style'), range);
    }
  }
}

function readRoot(root: XmlElement): { drawing?: Drawing; faults: ArtFault[] } {
  if (root.name !== 'svg')
    return { faults: [{ wording: messages.notSvg(root.name), start: root.start, end: root.end }] };
  const reader = new Reader(root);
  const viewBox = viewBoxOf(root);
  if (!Array.isArray(viewBox)) reader.fault(viewBox.wording, viewBox);
  const attributes = reader.attributes(root);
  attributes.delete('id');
  const content: Shape = {
    name: 'g',
    attributes,
    start: root.start,
    end: root.end,
    children: root.children.flatMap((child) => reader.shape(child) ?? []),
  };
  for (const { wording, start, end } of checkReferences(content, reader.nameOf))
    reader.fault(wording, { start, end });
  if (reader.faults.length > 0 || !Array.isArray(viewBox))
    return { faults: reader.faults.sort((a, b) => a.start - b.start) };
  return { drawing: { viewBox, content }, faults: [] };
}

/** @param text The file's text. @returns The drawing, or everything that stands against it. */
export function readDrawing(text: string): { drawing?: Drawing; faults: ArtFault[] } {
  try {
    return readRoot(readXml(text));
  } catch (error) {
    if (error instanceof ArtStop) return { faults: [error.fault] };
    throw error;
  }
}
