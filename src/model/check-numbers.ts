/** Numbers typed into texts and not entered as facts: one note for each part of the report. */
import type { Problem } from '../lib/problem.ts';
import type { Path, Source } from '../report/source.ts';
import { textMessages as messages } from './messages.ts';
import { describePath, problemAt } from './place.ts';
import type { Report } from './report.ts';
import { parseText } from './text.ts';
import { listTexts } from './texts.ts';

/** A figure with its magnitude and unit: 5000万元, 12.1%, 1,200. */
const typed =
  /(?<![A-Za-z\d.])(?!\d{3,5}(?:热线|熱線|专线|專線))[+−-]?\d[\d,]*(?:\.\d+)?(?:[%％‰]|[十百千万亿萬億]*(?:[个個]百分[点點]|百分[点點]|平方公里|平方米|立方米|公里|公斤|公[顷頃]|\p{Script=Han})?)/gu;
/** Years and dates are no facts. */
const month = /^ (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b/;
const calendar = /^(?:(?:1[5-9]|20)\d\d年?|\d{1,2}[月日])$/;

/** Web addresses, in which figures count nothing. */
const address = /(?:https?:\/\/|www\.)[\x21-\x7e]+/g;
const withoutAddresses = (text: string): string => text.replace(address, (found) => ' '.repeat(found.length));

/** The part of the report in which a text stands: a section, the article, the plan. */
const partOf = (path: Path): Path => (path[0] === 'review' ? path.slice(0, 3) : path.slice(0, 1));

interface Part {
  path: Path;
  numbers: Set<string>;
  first: { path: Path; offset: number; length: number };
}

export function checkNumbers(report: Report, source: Source): Problem[] {
  const parts = new Map<string, Part>();
  for (const { path, text, role } of listTexts(report)) {
    if (role !== 'running') continue;
    const found = parseText(text).flatMap((segment) =>
      segment.kind === 'fact'
        ? []
        : [...withoutAddresses(segment.text).matchAll(typed)]
            .filter(({ index, 0: number, input }) => !month.test(input.slice(index + number.length)))
            .map((match) => ({
              number: match[0].replace(/,$/, ''),
              offset: segment.offset + match.index,
            })),
    );
    for (const { number, offset } of found) {
      if (calendar.test(number)) continue;
      const key = JSON.stringify(partOf(path));
      const part = parts.get(key) ?? {
        path: partOf(path),
        numbers: new Set(),
        first: { path, offset, length: number.length },
      };
      part.numbers.add(number);
      parts.set(key, part);
    }
  }
  return [...parts.values()].map(({ path, numbers, first: { path: at, ...options } }) =>
    problemAt(source, at, messages.typedNumbers(describePath(source.value, path), [...numbers]), options),
  );
}
