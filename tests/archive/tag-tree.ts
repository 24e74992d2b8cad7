/** What is wrong in the tag tree of an archive file, seen from the report that it was made of. */
import { dictAt, openPdf, textAt } from '../../src/pdf/objects.ts';
import { elementTexts, structureOf, type StructureElement } from '../../src/archive/structure.ts';
import type { ReportView } from '../../src/view/view.ts';

const squeezed = (text: string): string => text.replace(/[\s\u200b\u00ad]+/g, '');

/** Every string of the view. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [squeezed(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

const ancestorsOf = ({ parent }: StructureElement): StructureElement[] =>
  parent ? [parent, ...ancestorsOf(parent)] : [];
const isHeading = ({ type }: StructureElement): boolean => /^H[1-6]$/.test(type);
const inHeadings = new Set(['Span', 'NonStruct', 'Div', 'Em', 'Strong', 'Lbl', 'Link', 'Reference']);

/** A word of another language among Han: letters in lower case, units and figures apart. */
const foreignWord = /(?<![\p{L}\d])(?!km|kg|mm|cm|ml|kW|hm)\p{Lu}?\p{Ll}{3,}/u;

interface Tree {
  elements: StructureElement[];
  textOf: (element: StructureElement) => string;
  view: ReportView;
}

function headingFaults({ elements, textOf, view }: Tree): string[] {
  const known = new Set(stringsIn(view));
  const isTitle = (text: string) =>
    known.has(text) ||
    [...text].some((_, at) => at > 0 && known.has(text.slice(0, at)) && known.has(text.slice(at)));
  return elements
    .filter(isHeading)
    .flatMap((heading) => [
      ...elements
        .filter((one) => ancestorsOf(one).includes(heading) && !inHeadings.has(one.type))
        .map(({ type }) => `heading holds ${type}`),
      ...(isTitle(squeezed(textOf(heading))) ? [] : [`heading is no title: ${textOf(heading)}`]),
    ]);
}

const figureFaults = ({ elements, view }: Tree): string[] => {
  const figures = elements.filter(({ type }) => type === 'Figure');
  const photos = [
    ...view.review.sections.flatMap((section) => section.photos),
    ...(view.article?.photos ?? []),
  ];
  const missing = photos.filter(({ file }) => !file).map(({ alt }) => squeezed(alt));
  return [
    ...figures
      .filter((one) => ancestorsOf(one).some(({ type }) => type === 'Figure'))
      .map(() => 'Figure in Figure'),
    ...figures
      .filter(({ dict }) => missing.includes(squeezed(textAt(dict, 'Alt') ?? '')))
      .map(({ dict }) => `Figure of a photo that is missing: ${textAt(dict, 'Alt')}`),
  ];
};

/** Where a label and a number stand beside one another, each an element of its own. */
function labelFaults({ elements, textOf, view }: Tree): { faults: string[]; tiles: number } {
  const labels = new Set(view.facts.flatMap(({ label, short }) => [label, short ?? label]).map(squeezed));
  const found = { faults: [] as string[], tiles: 0 };
  for (const { children, type } of elements) {
    if (type === 'TR' || type === 'L' || children.length < 2) continue;
    const texts = children.map((child) => squeezed(textOf(child)));
    const named = texts.filter((text) => labels.has(text));
    const numbers = texts.filter((text) => /^[^\p{L}]{0,2}\d/u.test(text) && !labels.has(text));
    // Of several numbers in one element nobody can tell which is whose.
    if (named.length !== 1 || numbers.length !== 1) continue;
    const [label, number] = [texts.indexOf(named[0]!), texts.indexOf(numbers[0]!)];
    found.tiles += 1;
    if (number < label) found.faults.push(`number before label: ${texts[number]} ${texts[label]}`);
  }
  return found;
}

/** What an element says by itself, without its children. */
const ownText = (element: StructureElement, textOf: Tree['textOf']): string =>
  element.children.reduce((text, child) => text.replace(textOf(child), ' '), textOf(element));

const languageFaults = ({ elements, textOf, view }: Tree): string[] =>
  view.script !== 'han'
    ? []
    : elements.flatMap((element) => {
        const above = [element, ...ancestorsOf(element)];
        if (above.some(({ type }) => type === 'Figure')) return [];
        const language = above.map(({ dict }) => textAt(dict, 'Lang')).find(Boolean) ?? view.language;
        const word = foreignWord.exec(ownText(element, textOf))?.[0];
        return word && language === view.language ? [`no language: ${word}`] : [];
      });

/** @returns What is wrong, and how many numbers with labels were looked at. */
export async function tagFaults(
  pdf: Uint8Array,
  view: ReportView,
): Promise<{ faults: string[]; tiles: number }> {
  const document = await openPdf(pdf);
  const tree: Tree = { elements: structureOf(document)!, textOf: elementTexts(document), view };
  if (!dictAt(document.catalog, 'Outlines')) return { faults: ['no bookmarks'], tiles: 0 };
  const labels = labelFaults(tree);
  return {
    faults: [...headingFaults(tree), ...figureFaults(tree), ...labels.faults, ...languageFaults(tree)],
    tiles: labels.tiles,
  };
}
