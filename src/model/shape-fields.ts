/** Fields that a map does not have: misspelt, misplaced, cut in two by a comma. */
import { findClosest } from '../lib/closest.ts';
import type { Wording } from '../lib/problem.ts';
import type { Path, Source } from '../report/source.ts';
import { findHome, listFields } from './known-fields.ts';
import { shapeMessages as messages } from './messages.ts';
import { valueAt } from './place.ts';
import { reportSchema } from './report.ts';
import type { Complaint, Shaped } from './shape-context.ts';

/** Unknown fields of one map that are looked at closely: each is compared with its neighbours. */
const mostExplained = 4;

/** A comma between braces cuts a number or a text in two: `value: 1,234`, `label: 甲, 乙`. */
function explainComma(field: string, path: Path, source: Source): Wording | undefined {
  const map = valueAt(source.value, path);
  if (source.writtenAs(path) !== 'brackets' || map === null || typeof map !== 'object') return undefined;
  if ((map as Record<string, unknown>)[field] !== null) return undefined;
  const names = Object.keys(map);
  // Plain data lists names that are whole numbers first; the file has them in order.
  const at = source.placeOf([...path, field], { key: true });
  const offset = ({ line, column }: { line: number; column: number }) => line * 1e6 + column;
  const before = names
    .filter((name) => offset(source.placeOf([...path, name], { key: true })) < offset(at))
    .sort(
      (a, b) =>
        offset(source.placeOf([...path, a], { key: true })) -
        offset(source.placeOf([...path, b], { key: true })),
    )
    .at(-1);
  const raw = before === undefined ? undefined : source.rawOf([...path, before]);
  if (raw === undefined) return undefined;
  return /^[-+]?\d{1,3}$/.test(raw) && /^\d{3}(?:\.\d+)?$/.test(field)
    ? messages.groupedNumber(`${raw},${field}`, raw + field)
    : messages.flowComma(field);
}

export function explainUnknown(keys: string[], path: Path, source: Shaped): Complaint[] {
  const known = listFields(source.schema, path);
  return keys.map((field, index) => {
    const suggestion = findClosest(field, known);
    const home = suggestion || source.schema !== reportSchema ? undefined : findHome(reportSchema, field);
    return {
      wording:
        (index < mostExplained ? explainComma(field, path, source) : undefined) ??
        messages.unknownField(field, { suggestion, home, known }),
      path: [...path, field],
      key: true,
    };
  });
}

/** A misspelt required field is told once: as the unknown field it is, not as a missing one too. */
export function dropMistaken(complaints: Complaint[]): Complaint[] {
  const meant = new Set(
    complaints.flatMap(({ wording, path }) => {
      const name =
        wording.code === 'field-unknown' ? /^Did you mean "(.+)"/.exec(wording.remedy)?.[1] : undefined;
      return name ? [JSON.stringify([...path.slice(0, -1), name])] : [];
    }),
  );
  return complaints.filter(
    ({ wording, path }) => wording.code !== 'field-missing' || !meant.has(JSON.stringify(path)),
  );
}
