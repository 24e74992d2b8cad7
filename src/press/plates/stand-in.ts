/**
 * Spot inks on the four plates in memory: a sheet of black and one spot is drawn with the spot in the place
 * of magenta, which such a sheet does not have. Only how the open document is drawn changes, not the file.
 */
import {
  arrayOf,
  dictOf,
  membersOf,
  nameOf,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFNumber,
  PDFRawStream,
  type PDFContext,
  type PDFObject,
} from '../../pdf/objects.ts';

const plates: ((colorant: string, spots: readonly string[]) => boolean)[] = [
  (colorant) => colorant === 'Cyan',
  (colorant, spots) => colorant === 'Magenta' || spots.includes(colorant),
  (colorant) => colorant === 'Yellow',
  (colorant) => colorant === 'Black',
];

/** A calculator function from the tints of the colorants to the four plates. */
function plateTint(context: PDFContext, colorants: string[], spots: readonly string[]): PDFRawStream {
  const { length } = colorants;
  // The tints stay below while the plates are summed up above them, then go.
  const sums = plates.map((isOn, done) => {
    const terms = colorants.flatMap((colorant, at) =>
      isOn(colorant, spots) ? [length - 1 - at + done] : [],
    );
    const [first, ...others] = terms;
    return first === undefined
      ? '0'
      : [`${first} index`, ...others.map((at) => `${at + 1} index add`)].join(' ');
  });
  const program = [...sums, `${length + 4} 4 roll`, ...colorants.map(() => 'pop')].join(' ');
  return PDFRawStream.of(
    dictOf(context, {
      FunctionType: PDFNumber.of(4),
      Domain: arrayOf(
        context,
        colorants.flatMap(() => [0, 1]),
      ),
      Range: arrayOf(context, [0, 1, 0, 1, 0, 1, 0, 1]),
    }),
    Buffer.from(`{ ${program} }`, 'latin1'),
  );
}

const colorantsOf = (names: PDFObject | undefined): string[] =>
  names instanceof PDFArray ? membersOf(names).map((item) => nameOf(item) ?? '') : [nameOf(names) ?? ''];

/** Makes every space of these spots show on its plate. */
export function standInPlates({ context }: PDFDocument, spots: readonly string[]): void {
  const visit = (object: PDFObject): void => {
    if (object instanceof PDFRawStream) visit(object.dict);
    else if (object instanceof PDFDict) for (const value of object.values()) visit(value);
    else if (object instanceof PDFArray) {
      const kind = nameOf(object.size() > 0 ? object.get(0) : undefined);
      const colorants = kind === 'Separation' || kind === 'DeviceN' ? colorantsOf(object.lookup(1)) : [];
      if (colorants.some((colorant) => spots.includes(colorant)))
        object.set(3, context.register(plateTint(context, colorants, spots)));
      else object.asArray().forEach(visit);
    }
  };
  for (const [, object] of context.enumerateIndirectObjects()) visit(object);
}
