/**
 * Marks as artifacts what Chromium paints without a tag: rules, shadows, page numbers, ornaments.
 *
 * PDF/UA-1 7.1 wants every piece of content either in the structure tree or marked as an artifact.
 * Running heads and folios become pagination artifacts (7.8) by their place on the page.
 */
import { identity, matrixFrom, multiply, type Matrix } from '../pdf/matrix.ts';
import { numbersFrom, readOperations, type Operation } from '../pdf/tokens.ts';
import { markOf, pathBuilding, pathPainting, showing } from './marked-content.ts';
import { formContent, formOf, holdsTagged, type Form } from './forms.ts';
import {
  arrayAt,
  deflated,
  dictAt,
  latin1Bytes,
  name,
  numbersOf,
  pageContent,
  pagesOf,
  recoded,
  type PDFDict,
  type PDFDocument,
} from '../pdf/objects.ts';

type Kind = 'paint' | 'text' | 'mark' | 'unmark' | 'fence' | 'state' | 'descend';
/** A stretch of content that must not be divided: a whole path, a whole text object, one operator. */
interface Unit {
  kind: Kind;
  start: number;
  end: number;
  operations: Operation[];
  form?: Form;
}

const fences = new Set(['q', 'Q', 'BT', 'ET']);

function kindOf(operation: Operation, form: Form | undefined): Kind {
  const { operator } = operation;
  if (operator === 'BDC' || operator === 'BMC') return 'mark';
  if (operator === 'EMC') return 'unmark';
  if (form && holdsTagged(form)) return 'descend';
  if (operator === 'Do' || operator === 'sh' || operator === 'BI' || pathPainting.has(operator))
    return 'paint';
  if (showing.has(operator)) return 'text';
  return fences.has(operator) ? 'fence' : 'state';
}

const unitOf = (operations: Operation[], kind: Kind, form?: Form): Unit => ({
  kind,
  start: operations[0]!.start,
  end: operations.at(-1)!.end,
  operations,
  ...(form ? { form } : {}),
});

/** End (exclusive) of the text object at `from`, if nothing inside it is marked; else -1. */
function plainTextObjectEnd(operations: Operation[], from: number): number {
  for (let index = from + 1; index < operations.length; index++) {
    const { operator } = operations[index]!;
    if (operator === 'ET') return index + 1;
    if (operator === 'BDC' || operator === 'BMC' || operator === 'EMC') return -1;
  }
  return -1;
}

function unitsOf(operations: Operation[], resources: PDFDict | undefined): Unit[] {
  const units: Unit[] = [];
  for (let index = 0; index < operations.length;) {
    const operation = operations[index]!;
    const from = index;
    const textEnd = operation.operator === 'BT' ? plainTextObjectEnd(operations, index) : -1;
    if (textEnd > 0) {
      const whole = operations.slice(from, textEnd);
      units.push(unitOf(whole, whole.some(({ operator }) => showing.has(operator)) ? 'text' : 'state'));
      index = textEnd;
      continue;
    }
    while (
      index < operations.length - 1 &&
      (pathBuilding.has(operations[index]!.operator) || /^W/.test(operations[index]!.operator))
    )
      index++;
    index++;
    const last = operations[index - 1]!;
    const form = formOf(last, resources);
    units.push(unitOf(operations.slice(from, index), kindOf(last, form), form));
  }
  return units;
}

const matrixOf = ({ operands }: Operation): Matrix => matrixFrom(numbersFrom(operands));

/** Follows `cm`, `q` and `Q`, and tells the height at which a text object stands (pt from below). */
function placeTracker() {
  let current: Matrix = identity;
  const saved: Matrix[] = [];
  return {
    follow(operation: Operation): void {
      if (operation.operator === 'cm') current = multiply(matrixOf(operation), current);
      else if (operation.operator === 'q') saved.push(current);
      else if (operation.operator === 'Q') current = saved.pop() ?? identity;
    },
    heightOf(unit: Unit): number | undefined {
      const placed = unit.operations.find(({ operator }) => operator === 'Tm');
      return placed && multiply(matrixOf(placed), current)[5];
    },
  };
}

/** The outer eighth of a page is where running heads and folios stand. */
const edgeShare = 1 / 8;

function openingFor(height: number | undefined, page: { bottom: number; top: number } | undefined): string {
  if (height === undefined || !page) return '/Artifact BMC\n';
  const share = (height - page.bottom) / (page.top - page.bottom);
  const subtype = share < edgeShare ? 'Footer' : share > 1 - edgeShare ? 'Header' : undefined;
  return subtype ? `/Artifact <</Type /Pagination /Subtype /${subtype}>> BDC\n` : '/Artifact BMC\n';
}

interface Wrapped {
  content: string;
  /** Forms with tags of their own, to be treated likewise. */
  forms: Form[];
}

function wrapContent(
  content: string,
  resources: PDFDict | undefined,
  page?: { bottom: number; top: number },
): Wrapped {
  const place = placeTracker();
  const forms: Form[] = [];
  const marks: boolean[] = [];
  let out = '';
  let copied = 0;
  let open = '';
  const insert = (at: number, text: string) => {
    out += content.slice(copied, at) + text;
    copied = at;
  };
  const close = (at: number) => {
    if (open) insert(at, '\nEMC');
    open = '';
  };
  let lastEnd = 0;
  for (const unit of unitsOf(readOperations(content), resources)) {
    const tagged = marks.includes(true);
    const paints = unit.kind === 'paint' || unit.kind === 'text';
    if (paints && !tagged) {
      const opening = openingFor(unit.kind === 'text' ? place.heightOf(unit) : undefined, page);
      if (open !== opening) {
        close(lastEnd);
        insert(unit.start, opening);
        open = opening;
      }
    } else if (unit.kind !== 'state') close(lastEnd);
    if (unit.kind === 'mark') {
      const mark = markOf(unit.operations[0]!, resources);
      marks.push(mark.mcid !== undefined || mark.tag === 'Artifact');
    } else if (unit.kind === 'unmark') marks.pop();
    else if (unit.kind === 'descend' && !tagged) forms.push(unit.form!);
    unit.operations.forEach(place.follow);
    lastEnd = unit.end;
  }
  close(lastEnd);
  return { content: out + content.slice(copied), forms };
}

/** Wraps the untagged paint of every page, and of the forms that carry tags. */
export function wrapArtifacts(document: PDFDocument): void {
  const done = new Set<string>();
  const descend = (forms: Form[]): void => {
    for (const form of forms) {
      if (done.has(form.ref.tag)) continue;
      done.add(form.ref.tag);
      const wrapped = wrapContent(formContent(form), form.resources);
      document.context.assign(form.ref, recoded(document.context, form.stream, latin1Bytes(wrapped.content)));
      descend(wrapped.forms);
    }
  };
  for (const page of pagesOf(document)) {
    const [, bottom = 0, , top = 0] = numbersOf(arrayAt(page, 'MediaBox'));
    const wrapped = wrapContent(pageContent(page), dictAt(page, 'Resources'), { bottom, top });
    page.set(
      name('Contents'),
      document.context.register(deflated(document.context, latin1Bytes(wrapped.content))),
    );
    descend(wrapped.forms);
  }
}
