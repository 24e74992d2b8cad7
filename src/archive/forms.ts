/** Form XObjects of a page: which carry tagged content of their own (Chromium tags inside opacity groups). */
import { markOf } from './marked-content.ts';
import { nameFrom, readOperations, type Operation } from '../pdf/tokens.ts';
import { decodeStream, dictAt, latin1, name, PDFRawStream, PDFRef, type PDFDict } from '../pdf/objects.ts';

export interface Form {
  ref: PDFRef;
  stream: PDFRawStream;
  /** Its own, or those of whoever draws it. */
  resources: PDFDict;
}

/** The form that a `Do` draws, or undefined for an image. */
export function formOf({ operator, operands }: Operation, resources: PDFDict | undefined): Form | undefined {
  if (operator !== 'Do' || !resources) return undefined;
  const ref = dictAt(resources, 'XObject')?.get(name(nameFrom(operands[0]) ?? ''));
  const stream = ref instanceof PDFRef ? resources.context.lookup(ref) : undefined;
  if (
    !(ref instanceof PDFRef) ||
    !(stream instanceof PDFRawStream) ||
    stream.dict.get(name('Subtype')) !== name('Form')
  )
    return undefined;
  return { ref, stream, resources: dictAt(stream.dict, 'Resources') ?? resources };
}

export const formContent = (form: Form): string => latin1(decodeStream(form.stream));

/** True when the form, or a form within it, holds content of the structure tree. */
export function holdsTagged(form: Form, depth = 0): boolean {
  if (depth > 12) return false;
  return readOperations(formContent(form)).some((operation) => {
    if (operation.operator === 'BDC') return markOf(operation, form.resources).mcid !== undefined;
    const inner = formOf(operation, form.resources);
    return inner !== undefined && holdsTagged(inner, depth + 1);
  });
}
