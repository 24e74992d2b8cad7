/** Optional content (layers): which of it prints, by the file's default configuration. */
import {
  arrayAt,
  at,
  dictAt,
  membersOf,
  nameAt,
  PDFArray,
  PDFDict,
  type PDFDocument,
} from '../../pdf/objects.ts';

/** Whether what hangs on this group or membership dictionary is switched off. */
export type IsHidden = (layer: PDFDict) => boolean;

export const nothingHidden: IsHidden = () => false;

/** Visibility expressions and memberships refer to one another; a file may make a circle of it. */
const mostDepth = 16;

/** ISO 32000-1, 8.11.4.3: `BaseState`, then the lists `ON` and `OFF` of the configuration `D`. */
export function readLayers(document: PDFDocument): IsHidden {
  const properties = dictAt(document.catalog, 'OCProperties');
  if (!properties) return nothingHidden;
  const usual = dictAt(properties, 'D');
  const listed = (key: string) => new Set(usual ? (arrayAt(usual, key) ?? []) : []);
  const [on, off] = [listed('ON'), listed('OFF')];
  const allOff = usual !== undefined && nameAt(usual, 'BaseState') === 'OFF';
  const isOff = (group: PDFDict): boolean => (allOff ? !on.has(group) : off.has(group));
  const isHidden = (layer: PDFDict): boolean => {
    if (nameAt(layer, 'Type') !== 'OCMD') return isOff(layer);
    const expression = at(layer, 'VE');
    if (expression instanceof PDFArray) return !holds(expression, isOff, 0);
    const stated = at(layer, 'OCGs');
    const groups = (stated instanceof PDFArray ? membersOf(stated) : [stated]).filter(
      (group) => group instanceof PDFDict,
    );
    return groups.length > 0 && !policies[nameAt(layer, 'P') ?? 'AnyOn']?.(groups, isOff);
  };
  return isHidden;
}

const policies: Record<string, (groups: PDFDict[], isOff: IsHidden) => boolean> = {
  AllOn: (groups, isOff) => groups.every((group) => !isOff(group)),
  AnyOn: (groups, isOff) => groups.some((group) => !isOff(group)),
  AnyOff: (groups, isOff) => groups.some(isOff),
  AllOff: (groups, isOff) => groups.every(isOff),
};

/** [/And | /Or | /Not, operands …], each a group or an expression. */
function holds(expression: PDFArray, isOff: IsHidden, depth: number): boolean {
  const [operator, ...operands] = membersOf(expression);
  if (depth > mostDepth) return true;
  const values = operands.map((operand) =>
    operand instanceof PDFArray
      ? holds(operand, isOff, depth + 1)
      : !(operand instanceof PDFDict) || !isOff(operand),
  );
  if (String(operator) === '/Not') return !values[0];
  return String(operator) === '/Or' ? values.some(Boolean) : values.every(Boolean);
}
