/** Rules on tables: rows, cells that span, headers and what refers to them (ISO 14289-1, 7.2 and 7.5). */
import { listAt, nameAt, numberAt, PDFDict, PDFHexString, PDFString, textAt } from '../../pdf/objects.ts';
import type { StructureElement } from '../structure.ts';
import { pdfua, type Finding } from './finding.ts';
import type { FindingCode } from './meanings.ts';

const attributesOf = ({ dict }: StructureElement, owner: string): PDFDict[] =>
  listAt(dict, 'A').filter((item): item is PDFDict => item instanceof PDFDict && nameAt(item, 'O') === owner);
const tableAttribute = <T>(
  element: StructureElement,
  read: (dict: PDFDict) => T | undefined,
): T | undefined =>
  attributesOf(element, 'Table')
    .map(read)
    .find((value) => value !== undefined);

const rowsOf = (table: StructureElement): StructureElement[] =>
  table.children.flatMap((child) =>
    child.type === 'TR'
      ? [child]
      : /^T(Head|Body|Foot)$/.test(child.type)
        ? child.children.filter(({ type }) => type === 'TR')
        : [],
  );

/** Columns that each row fills, cells that span rows counted in the rows below. */
function rowWidths(rows: StructureElement[]): number[] {
  const carried: number[] = [];
  return rows.map((row, index) => {
    let width = carried[index] ?? 0;
    for (const cell of row.children) {
      const columns = tableAttribute(cell, (dict) => numberAt(dict, 'ColSpan')) ?? 1;
      const down = tableAttribute(cell, (dict) => numberAt(dict, 'RowSpan')) ?? 1;
      width += columns;
      for (let below = 1; below < down; below++)
        carried[index + below] = (carried[index + below] ?? 0) + columns;
    }
    return width;
  });
}

export function checkTable(table: StructureElement): Finding[] {
  const rows = rowsOf(table);
  const findings: Finding[] = [];
  const say = (code: FindingCode, clause: string, message: string) =>
    findings.push({ code, clause, message });
  const wrong = table.children.find(
    ({ type }) => !['TR', 'THead', 'TBody', 'TFoot', 'Caption'].includes(type),
  );
  if (wrong) say('table-child', pdfua('7.2'), `A table holds ${wrong.type}.`);
  const stray = rows.flatMap((row) => row.children).find(({ type }) => type !== 'TH' && type !== 'TD');
  if (stray) say('table-child', pdfua('7.2'), `A table row holds ${stray.type}.`);
  const widths = rowWidths(rows);
  const uneven = widths.findIndex((width) => width !== widths[0]);
  if (uneven > 0)
    say(
      'table-uneven',
      pdfua('7.2'),
      `Row ${uneven + 1} of a table has ${widths[uneven]} columns, row 1 has ${widths[0]}; an empty cell is lost.`,
    );
  const headers = rows.flatMap((row) => row.children).filter(({ type }) => type === 'TH');
  if (headers.length === 0) say('table-headers', pdfua('7.5'), 'A table has no header cells.');
  if (
    headers.some((cell) => !tableAttribute(cell, (dict) => nameAt(dict, 'Scope')) && !textAt(cell.dict, 'ID'))
  )
    say('table-scope', pdfua('7.5'), 'A header cell has neither scope nor id.');
  return findings;
}

/** Cells refer to header cells by ids that exist once. */
export function checkIds(elements: StructureElement[]): Finding[] {
  const ids = elements.map(({ dict }) => textAt(dict, 'ID')).filter((id) => id !== undefined);
  const known = new Set(ids);
  const findings: Finding[] =
    known.size < ids.length
      ? [
          {
            code: 'id-twice' as const,
            clause: 'ISO 32000-1, 14.7.2',
            message: 'Two structure elements have one id.',
          },
        ]
      : [];
  for (const element of elements.filter(({ type }) => type === 'TD' || type === 'TH')) {
    const referred = attributesOf(element, 'Table')
      .flatMap((dict) => listAt(dict, 'Headers'))
      .filter((id) => id instanceof PDFString || id instanceof PDFHexString);
    const lost = referred.find((id) => !known.has(id.decodeText()));
    if (lost)
      findings.push({
        code: 'headers-lost' as const,
        clause: pdfua('7.5'),
        message: `A cell refers to the header “${lost.decodeText()}”, which does not exist.`,
      });
  }
  return findings;
}
