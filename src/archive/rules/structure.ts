/** Rules on the structure tree: types, headings, figures, lists (ISO 14289-1, 7.1 to 7.7). */
import { booleanAt, dictAt, listAt, nameAt, PDFDict, textAt, name } from '../../pdf/objects.ts';
import { elementTexts, standardTypes, type StructureElement } from '../structure.ts';
import { pdfa, pdfua, type Examined, type Finding, type Rule } from './finding.ts';
import { checkIds, checkTable } from './tables.ts';

const checkRoot: Rule = ({ document, elements }) => {
  const findings: Finding[] = [];
  const marked = dictAt(document.catalog, 'MarkInfo');
  if (!marked || booleanAt(marked, 'Marked') !== true)
    findings.push({
      code: 'not-marked' as const,
      clause: pdfa('6.7.2.2'),
      message: 'The catalog does not say that the file is tagged (MarkInfo).',
    });
  if (marked && booleanAt(marked, 'Suspects') === true)
    findings.push({
      code: 'suspects' as const,
      clause: pdfua('7.1'),
      message: 'The file says that its tags are suspect.',
    });
  if (!elements || elements.length === 0)
    findings.push({
      code: 'structure' as const,
      clause: pdfa('6.7.3.3'),
      message: 'The file has no structure tree; a page needs at least one heading or paragraph.',
    });
  else if (elements[0]!.type !== 'Document')
    findings.push({
      code: 'structure-document' as const,
      clause: 'Tuban',
      message: `The structure begins with ${elements[0]!.type}, not with Document.`,
    });
  return findings;
};

/** The standard type that an element's type stands for. */
function roleReader({ document }: Examined): (type: string) => string | undefined {
  const map = dictAt(dictAt(document.catalog, 'StructTreeRoot')!, 'RoleMap');
  return (type) => {
    const seen = new Set<string>();
    let current: string | undefined = type;
    while (current !== undefined && !standardTypes.has(current)) {
      if (seen.has(current)) return undefined;
      seen.add(current);
      current = map && nameAt(map, current);
    }
    return current;
  };
}

const checkRoles = (examined: Examined, elements: StructureElement[]): Finding[] => {
  const role = roleReader(examined);
  const map = dictAt(dictAt(examined.document.catalog, 'StructTreeRoot')!, 'RoleMap');
  const unknown = [...new Set(elements.map(({ type }) => type))].filter((type) => role(type) === undefined);
  const remapped = (map?.keys() ?? [])
    .map((key) => key.decodeText())
    .filter((type) => standardTypes.has(type));
  return [
    ...unknown.map((type) => ({
      code: 'type-unmapped' as const,
      clause: pdfa('6.7.3.4'),
      message: `The structure type ${type} is mapped to no standard type.`,
    })),
    ...remapped.map((type) => ({
      code: 'type-remapped' as const,
      clause: pdfua('7.1'),
      message: `The standard structure type ${type} is mapped to another.`,
    })),
  ];
};

const checkParents = (elements: StructureElement[]): Finding[] =>
  elements
    .filter(({ dict, parent }) => parent && dict.lookup(name('P')) !== parent.dict)
    .slice(0, 1)
    .map(({ type }) => ({
      code: 'parent-wrong' as const,
      clause: 'ISO 32000-1, 14.7.2',
      message: `An element ${type} names another element as its parent.`,
    }));

/** The first heading is H1, and no level is skipped going down (7.4.2). */
function checkHeadings(elements: StructureElement[]): Finding[] {
  const headings = elements.filter(({ type }) => /^H[1-6]$/.test(type));
  const findings: Finding[] = [];
  if (headings.length === 0)
    return [{ code: 'heading-none' as const, clause: 'Tuban', message: 'The document has no heading.' }];
  let last = 0;
  for (const { type } of headings) {
    const level = Number(type[1]);
    if (level > last + 1)
      findings.push({
        code: 'heading-skip' as const,
        clause: pdfua('7.4.2'),
        message: last === 0 ? `The first heading is ${type}.` : `${type} follows H${last}.`,
      });
    last = level;
  }
  if (elements.some(({ type }) => type === 'H'))
    findings.push({
      code: 'heading-mixed' as const,
      clause: pdfua('7.4.4'),
      message: 'H and H1-H6 are mixed.',
    });
  return findings;
}

const checkFigures = (elements: StructureElement[]): Finding[] =>
  elements
    .filter(
      ({ type, dict }) =>
        (type === 'Figure' || type === 'Formula') &&
        !textAt(dict, 'Alt')?.trim() &&
        !textAt(dict, 'ActualText'),
    )
    .map(({ type }) => ({
      code: 'figure-alt' as const,
      clause: pdfua('7.3'),
      message: `A ${type} has no alternative text.`,
    }));

const ancestorsOf = ({ parent }: StructureElement): StructureElement[] =>
  parent ? [parent, ...ancestorsOf(parent)] : [];

/** One picture said twice: a listener hears its text again. */
const checkRepeatedFigures = (elements: StructureElement[]): Finding[] =>
  elements
    .filter(
      (element) =>
        element.type === 'Figure' &&
        ancestorsOf(element).some(
          ({ type, dict }) => type === 'Figure' && textAt(dict, 'Alt') === textAt(element.dict, 'Alt'),
        ),
    )
    .map(({ dict }) => ({
      code: 'figure-twice' as const,
      clause: 'Tuban',
      message: `A Figure stands in a Figure with the same text “${textAt(dict, 'Alt') ?? ''}”.`,
    }));

/** What is no part of a title: text, lists, tables and pictures belong below their heading. */
const below = new Set(['P', 'L', 'Table', 'Figure', 'Caption', 'BlockQuote', 'Sect', 'Art', 'H']);

/** A heading holds its words and no more. */
const checkHeadingContents = (elements: StructureElement[]): Finding[] =>
  elements.flatMap((element) => {
    const heading = ancestorsOf(element).find(({ type }) => /^H[1-6]$/.test(type));
    return heading && (below.has(element.type) || /^H[1-6]$/.test(element.type))
      ? [
          {
            code: 'heading-holds' as const,
            clause: 'Tuban',
            message: `A heading ${heading.type} holds an element ${element.type}.`,
          },
        ]
      : [];
  });

const squeezed = (text: string): string => text.replace(/\s+/g, '');

/** Bookmarks say what headings say: no more, and not twice. */
function checkBookmarks({ document }: Examined, elements: StructureElement[]): Finding[] {
  const textOf = elementTexts(document);
  const headings = new Set(
    elements.filter(({ type }) => /^H[1-6]$/.test(type)).map((heading) => squeezed(textOf(heading))),
  );
  const findings: Finding[] = [];
  const visit = (first: PDFDict | undefined): void => {
    for (let item = first; item; item = dictAt(item, 'Next')) {
      const title = textAt(item, 'Title') ?? '';
      if (!headings.has(squeezed(title)))
        findings.push({
          code: 'bookmark-differs' as const,
          clause: 'Tuban',
          message: `The bookmark “${title}” is the text of no heading.`,
        });
      visit(dictAt(item, 'First'));
    }
  };
  const outlines = dictAt(document.catalog, 'Outlines');
  if (outlines) visit(dictAt(outlines, 'First'));
  return findings;
}

const checkLists = (elements: StructureElement[]): Finding[] => [
  ...elements
    .filter(({ type }) => type === 'L')
    .flatMap(({ children }) => children.filter(({ type }) => !['LI', 'L', 'Caption'].includes(type)))
    .map(({ type }) => ({
      code: 'list-child' as const,
      clause: pdfua('7.2'),
      message: `A list holds ${type}.`,
    })),
  ...elements
    .filter(({ type }) => type === 'LI')
    .flatMap(({ children }) => children.filter(({ type }) => !['Lbl', 'LBody'].includes(type)))
    .map(({ type }) => ({
      code: 'list-child' as const,
      clause: pdfua('7.2'),
      message: `A list item holds ${type}.`,
    })),
  ...elements
    .filter(({ type, parent }) => type === 'LI' && parent?.type !== 'L')
    .map(({ parent }) => ({
      code: 'list-child' as const,
      clause: pdfua('7.2'),
      message: `A list item stands in ${parent?.type ?? 'nothing'}.`,
    })),
];

const checkAttributeOwners = (elements: StructureElement[]): Finding[] =>
  elements
    .filter(({ dict }) => {
      const owners = listAt(dict, 'A')
        .filter((item) => item instanceof PDFDict)
        .map((item) => nameAt(item, 'O'));
      return new Set(owners).size < owners.length;
    })
    .slice(0, 1)
    .map(({ type }) => ({
      code: 'attributes-twice' as const,
      clause: 'ISO 32000-1, 14.7.5',
      message: `An element ${type} has two attribute objects of one owner.`,
    }));

export const structureRules: Rule[] = [
  (examined) => {
    if (examined.conformance === '2u') return [];
    const { elements } = examined;
    if (!elements) return checkRoot(examined);
    return [
      ...checkRoot(examined),
      ...checkRoles(examined, elements),
      ...checkParents(elements),
      ...checkHeadings(elements),
      ...checkFigures(elements),
      ...checkRepeatedFigures(elements),
      ...checkHeadingContents(elements),
      ...checkBookmarks(examined, elements),
      ...elements.filter(({ type }) => type === 'Table').flatMap(checkTable),
      ...checkIds(elements),
      ...checkLists(elements),
      ...checkAttributeOwners(elements),
    ];
  },
];
