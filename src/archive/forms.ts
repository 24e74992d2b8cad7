/** Form XObjects of a page: which carry tagged content of their own (Chromium tags inside opacity groups). */
import { markOf, parseContent, type Operation } from './content.ts';
import {
  decodeStream,
  dictAt,
  latin1,
  name,
  PDFName,
  PDFRawStream,
  PDFRef,
  type PDFDict,
} from './objects.ts';

export interface Form {
  ref: PDFRef;
  stream: PDFRawStream;
  /** Its own, or those of whoever draws it. */
  resources: PDFDict;
}

/** The form that a `Do` draws, or undefined for an image. */
export function formOf({ operator, operands }: Operation, resources: PDFDict | undefined): Form | undefined {
  if (operator !== 'Do' || !resources) return undefined;
  const ref = dictAt(resources, 'XObject')?.get(PDFName.of((operands[0] ?? '').slice(1)));
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
  return parseContent(formContent(form)).some((operation) => {
    if (operation.operator === 'BDC') return markOf(operation, form.resources).mcid !== undefined;
    const inner = formOf(operation, form.resources);
    return inner !== undefined && holdsTagged(inner, depth + 1);
  });
}
