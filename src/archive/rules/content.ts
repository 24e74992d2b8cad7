/**
 * Rules on marked content (ISO 14289-1, 7.1): every piece of content is tagged or an artifact, never
 * both, and what content and structure tree say of each other agrees.
 */
import { readOperations, type Operation } from '../../pdf/tokens.ts';
import { markOf, pathPainting, showing, type Mark } from '../marked-content.ts';
import { formContent, formOf, type Form } from '../forms.ts';
import { markKey } from '../glyphs.ts';
import { kidsOf } from '../structure.ts';
import {
  listAt,
  pdfArrayAt,
  dictAt,
  name,
  numberAt,
  pageContent,
  pagesOf,
  PDFArray,
  PDFDict,
  PDFNumber,
  PDFRef,
  type PDFRawStream,
} from '../../pdf/objects.ts';
import { most, pdfua, type Examined, type Finding, type Rule } from './finding.ts';
import type { FindingCode } from './meanings.ts';

interface Walk {
  findings: Finding[];
  /** Keys of the marked content met, see `markKey`. */
  keys: Map<string, number>;
}

type Context = 'open' | 'tagged' | 'artifact';

const contextOf = (marks: Mark[], outer: Context): Context =>
  marks.some(({ tag }) => tag === 'Artifact')
    ? 'artifact'
    : marks.some(({ mcid }) => mcid !== undefined)
      ? 'tagged'
      : outer;

const paints = ({ operator }: Operation): boolean =>
  pathPainting.has(operator) || showing.has(operator) || operator === 'sh' || operator === 'BI';

/** Walks a page or form. `page` counts from 1. */
function walkContent(
  walk: Walk,
  at: {
    content: string;
    resources: PDFDict | undefined;
    scope: PDFRef | number;
    page: number;
    outer: Context;
    depth: number;
  },
): void {
  const marks: Mark[] = [];
  const say = (code: FindingCode, message: string) => {
    if (walk.findings.filter((one) => one.code === code).length < most)
      walk.findings.push({ code, clause: pdfua('7.1'), message, page: at.page });
  };
  for (const operation of readOperations(at.content)) {
    const { operator } = operation;
    if (operator === 'BDC' || operator === 'BMC') {
      const mark = markOf(operation, at.resources);
      const context = contextOf(marks, at.outer);
      if (mark.tag === 'Artifact' && context === 'tagged')
        say('artifact-in-tagged', `On page ${at.page} an artifact stands inside tagged content.`);
      if (mark.mcid !== undefined && context === 'artifact')
        say('tagged-in-artifact', `On page ${at.page} tagged content stands inside an artifact.`);
      if (mark.mcid !== undefined)
        countKey(walk, markKey(at.scope, mark.mcid), () =>
          say('mark-twice', `On page ${at.page} the mark ${mark.mcid} is used twice.`),
        );
      marks.push(mark);
    } else if (operator === 'EMC') {
      if (!marks.pop()) say('marks-unbalanced', `On page ${at.page} a mark is closed that was never opened.`);
    } else if (paints(operation) && contextOf(marks, at.outer) === 'open') {
      say('content-untagged', `On page ${at.page} content (${operator}) is neither tagged nor an artifact.`);
    } else if (operator === 'Do') enter(walk, at, operation, contextOf(marks, at.outer), say);
  }
  if (marks.length > 0) say('marks-unbalanced', `On page ${at.page} ${marks.length} marks are not closed.`);
}

function countKey(walk: Walk, key: string, twice: () => void): void {
  if (walk.keys.has(key)) twice();
  walk.keys.set(key, (walk.keys.get(key) ?? 0) + 1);
}

function enter(
  walk: Walk,
  at: Parameters<typeof walkContent>[1],
  operation: Operation,
  context: Context,
  say: (code: FindingCode, message: string) => void,
): void {
  const form: Form | undefined = formOf(operation, at.resources);
  if (!form) {
    if (context === 'open')
      say('content-untagged', `On page ${at.page} an image is neither tagged nor an artifact.`);
  } else if (at.depth < 12) {
    walkContent(walk, {
      content: formContent(form),
      resources: form.resources,
      scope: form.ref,
      page: at.page,
      outer: context,
      depth: at.depth + 1,
    });
  }
}

const checkMarks = (walk: Walk, { document }: Examined): void =>
  pagesOf(document).forEach((page, index) =>
    walkContent(walk, {
      content: pageContent(page),
      resources: dictAt(page, 'Resources'),
      scope: index,
      page: index + 1,
      outer: 'open',
      depth: 0,
    }),
  );

/** Marked content that the structure tree refers to, with the element that does. */
function referredKeys({ document, elements }: Examined): Map<string, PDFDict> {
  const pages = new Map<PDFDict, number>(pagesOf(document).map((page, index) => [page, index]));
  const keys = new Map<string, PDFDict>();
  for (const { dict } of elements ?? []) {
    const own = dict.lookup(name('Pg'));
    for (const kid of kidsOf(dict)) {
      const value = document.context.lookup(kid);
      const reference = value instanceof PDFDict && !value.has(name('S')) ? value : undefined;
      const mcid = value instanceof PDFNumber ? value.asNumber() : reference && numberAt(reference, 'MCID');
      if (mcid === undefined) continue;
      const form = reference?.get(name('Stm'));
      const page = reference?.lookup(name('Pg')) ?? own;
      const scope = form instanceof PDFRef ? form : page instanceof PDFDict ? pages.get(page) : undefined;
      if (scope !== undefined) keys.set(markKey(scope, mcid), dict);
    }
  }
  return keys;
}

/** The number tree's entries, leaves only or one level of kids. */
function parentEntries(tree: PDFDict): Map<number, unknown> {
  const entries = new Map<number, unknown>();
  const nums = pdfArrayAt(tree, 'Nums');
  for (let at = 0; nums && at + 1 < nums.size(); at += 2)
    entries.set((nums.lookup(at) as PDFNumber).asNumber(), nums.lookup(at + 1));
  for (const inner of listAt(tree, 'Kids')) {
    if (inner instanceof PDFDict) parentEntries(inner).forEach((value, key) => entries.set(key, value));
  }
  return entries;
}

/** From a mark to its element through the parent tree. */
function checkParentTree({ document, scopes }: Examined, keys: Map<string, PDFDict>): Finding[] {
  const tree = dictAt(dictAt(document.catalog, 'StructTreeRoot')!, 'ParentTree');
  if (!tree)
    return [
      {
        code: 'parent-tree' as const,
        clause: 'ISO 32000-1, 14.7.4.4',
        message: 'The structure tree has no parent tree.',
      },
    ];
  const entries = parentEntries(tree);
  const findings: Finding[] = [];
  const pages = pagesOf(document);
  for (const { page, form } of scopes) {
    const dict = form ? (document.context.lookup(form) as PDFRawStream).dict : pages[page]!;
    const parents = entries.get(numberAt(dict, 'StructParents') ?? -1);
    const prefix = markKey(form ?? page, 0).slice(0, -1);
    for (const [key, element] of keys) {
      if (!key.startsWith(prefix)) continue;
      const mcid = Number(key.slice(prefix.length));
      if (!(parents instanceof PDFArray) || mcid >= parents.size() || parents.lookup(mcid) !== element) {
        findings.push({
          code: 'parent-tree' as const,
          clause: 'ISO 32000-1, 14.7.4.4',
          message: `On page ${page + 1} the parent tree does not lead from mark ${mcid} to its element.`,
          page: page + 1,
        });
        break;
      }
    }
  }
  return findings;
}

export const contentRules: Rule[] = [
  (examined) => {
    if (examined.conformance === '2u' || !examined.elements) return [];
    const walk: Walk = { findings: [], keys: new Map() };
    checkMarks(walk, examined);
    const referred = referredKeys(examined);
    const orphans = [...walk.keys.keys()].filter((key) => !referred.has(key));
    const empty = [...referred.keys()].filter((key) => !walk.keys.has(key));
    return [
      ...walk.findings,
      ...(orphans.length > 0
        ? [
            {
              code: 'mark-orphan' as const,
              clause: pdfua('7.1'),
              message: `${orphans.length} pieces of marked content belong to no element (${orphans[0]}).`,
            },
          ]
        : []),
      ...(empty.length > 0
        ? [
            {
              code: 'mark-missing' as const,
              clause: 'ISO 32000-1, 14.7.4',
              message: `The structure refers to ${empty.length} marks that do not exist (${empty[0]}).`,
            },
          ]
        : []),
      ...checkParentTree(examined, referred),
    ];
  },
];
