/**
 * Checks a finished file against the rules of PDF/A and PDF/UA that such files can break, in
 * milliseconds, on every build. veraPDF remains the judge (`npm run test:conformance`).
 */
import { contentScopes } from './glyphs.ts';
import { openPdf, PDFArray, PDFDict, PDFRawStream, PDFStream, type PDFObject } from '../pdf/objects.ts';
import { attachmentRules } from './rules/attachments.ts';
import { colourRules } from './rules/colour.ts';
import { contentRules } from './rules/content.ts';
import { fileRules } from './rules/file.ts';
import type { Examined, Finding } from './rules/finding.ts';
import { fontRules } from './rules/fonts.ts';
import { metadataRules } from './rules/metadata.ts';
import { structureRules } from './rules/structure.ts';
import { structureOf } from './structure.ts';

export type { Finding } from './rules/finding.ts';

const rules = [
  ...fileRules,
  ...metadataRules,
  ...colourRules,
  ...fontRules,
  ...structureRules,
  ...contentRules,
  ...attachmentRules,
];

/** Dictionaries inside objects, their own included; references are not followed. */
function dictsIn(objects: readonly PDFObject[], found: PDFDict[] = []): PDFDict[] {
  for (const object of objects) {
    const own = object instanceof PDFStream ? object.dict : object;
    if (own instanceof PDFDict) {
      found.push(own);
      dictsIn(own.values(), found);
    } else if (own instanceof PDFArray) dictsIn(own.asArray(), found);
  }
  return found;
}

/** @returns What is wrong, in order of the rules; nothing for a file that passes. */
export async function checkArchive(
  pdf: Uint8Array,
  { conformance }: Pick<Examined, 'conformance'>,
): Promise<Finding[]> {
  let document;
  try {
    document = await openPdf(pdf);
  } catch {
    return [
      {
        code: 'unreadable' as const,
        clause: 'ISO 32000-1',
        message: 'The file cannot be read as a PDF.',
      },
    ];
  }
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
  const examined: Examined = {
    bytes: pdf,
    document,
    conformance,
    scopes: contentScopes(document),
    elements: structureOf(document),
    dicts: dictsIn(objects),
    streams: objects.filter((object) => object instanceof PDFRawStream),
  };
  return rules.flatMap((rule) => rule(examined));
}
