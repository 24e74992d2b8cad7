/** Rules on embedded files (ISO 19005-3, 6.8). */
import { embeddedSpecifications, embeddedStream, isIntact } from '../extract.ts';
import { decodeStream, listAt, nameAt, textAt } from '../../pdf/objects.ts';
import { ofType, pdfa, type Finding, type Rule } from './finding.ts';
import type { FindingCode } from './meanings.ts';

const relationships = new Set(['Source', 'Data', 'Alternative', 'Supplement', 'Unspecified']);

const checkAttachments: Rule = ({ document, dicts, conformance }) => {
  const embedded = embeddedSpecifications(document);
  const findings: Finding[] = [];
  const associated = new Set(listAt(document.catalog, 'AF'));
  for (const file of ofType(dicts, 'Filespec')) {
    const title = textAt(file, 'UF') ?? textAt(file, 'F') ?? 'an embedded file';
    const say = (code: FindingCode, message: string) => findings.push({ code, clause: pdfa('6.8'), message });
    const stream = embeddedStream(file);
    if (!stream) {
      say('attachment-empty', `“${title}” is named but not embedded.`);
      continue;
    }
    if (!textAt(file, 'F') || !textAt(file, 'UF'))
      say('attachment-name', `“${title}” lacks one of its two names (F and UF).`);
    if (!relationships.has(nameAt(file, 'AFRelationship') ?? ''))
      say(
        'attachment-relationship',
        `“${title}” has the relationship ${nameAt(file, 'AFRelationship') ?? 'none'}.`,
      );
    if (!/^[\w.+-]+\/[\w.+-]+$/.test(nameAt(stream.dict, 'Subtype') ?? ''))
      say('attachment-mime', `“${title}” has the MIME type ${nameAt(stream.dict, 'Subtype') ?? 'none'}.`);
    if (!associated.has(file))
      say('attachment-unassociated', `“${title}” is associated with no part of the document (AF).`);
    if (!isIntact(stream, decodeStream(stream)))
      say('attachment-altered', `“${title}” differs in size or checksum from what the file states.`);
    if (conformance !== '3a')
      say('attachment-forbidden', `“${title}” is embedded, which PDF/A-2 allows for PDF/A files only.`);
  }
  const sorted = embedded.every(
    ({ keyBytes }, index) => index === 0 || Buffer.compare(embedded[index - 1]!.keyBytes, keyBytes) < 0,
  );
  if (!sorted)
    findings.push({
      code: 'attachment-order' as const,
      clause: 'ISO 32000-1, 7.9.6',
      message: 'The names of the embedded files are not in order.',
    });
  return findings;
};

export const attachmentRules: Rule[] = [checkAttachments];
