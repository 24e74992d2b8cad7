/** Queries on the text: each leads to its place, tells what is printed there, and is decided. */
import { findClosest } from '../lib/closest.ts';
import type { Problem, Wording } from '../lib/problem.ts';
import type { Source } from '../report/source.ts';
import { resolveAt } from './at.ts';
import type { Fact } from './fact.ts';
import { queryMessages as messages } from './messages.ts';
import { numberWord } from './number-words.ts';
import { problemAt } from './place.ts';
import type { Query, Report } from './report.ts';
import { parseText } from './text.ts';

/** Stands for a qualifier and its place, which the view decides; see `compare`. */
const hanFigures = /[〇零一二三四五六七八九十百千万亿萬億]+/g;
const insideUnit = /^(.*?)([十百千万亿萬億]*)(.*)$/;

/** A number roughly as printed, for comparison only: the view prints it in earnest. */
function spellFact(fact: Fact, full: boolean): string {
  if (fact.value === null) return fact.rank || fact.qualifier;
  const number = fact.digits === undefined ? String(fact.value) : fact.value.toFixed(fact.digits);
  const [, , size = '', rest = ''] = insideUnit.exec(fact.unit) ?? [];
  const body = /^[余多来餘來]$/.test(fact.qualifier)
    ? size + fact.qualifier + rest
    : fact.unit + fact.qualifier;
  // Han numerals are compared as one sign, see `compare`.
  return (full ? fact.prefix : '') + (fact.sign ?? '') + (fact.numerals === 'han' ? '一' : number) + body;
}

/** What texts are spelt by. */
type Spelt = Pick<Report, 'facts' | 'language'>;

function spellText(text: string, report: Spelt, depth = 0): string {
  const { facts, language } = report;
  return parseText(text)
    .map((segment) => {
      const fact =
        segment.kind === 'fact' && Object.hasOwn(facts, segment.id) ? facts[segment.id] : undefined;
      if (segment.kind !== 'fact' || !fact) return segment.kind === 'fact' ? '' : segment.text;
      if (segment.part === 'label') return depth > 4 ? '' : spellText(fact.label, report, depth + 1);
      const word = segment.part === 'word' ? numberWord(fact.value ?? -1, language) : undefined;
      if (word !== undefined) return word;
      if (segment.part === 'figure') return spellFact({ ...fact, unit: '', qualifier: '' }, false);
      return segment.part === 'rank' ? fact.rank : spellFact(fact, segment.part === 'full');
    })
    .join('');
}

/** Every string below a value; numbers as text. */
function listStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(listStrings) : [];
}

const plain = (text: string): string => text.replace(/[\s|,]|\*\*/g, '');
const withoutHan = (text: string): string => plain(text).replace(hanFigures, '一');

/** True when `printed` stands in the text, raw or with its facts spelt out. */
function standsIn(printed: string, text: string, report: Spelt): boolean {
  const spelt = spellText(text, report);
  return (
    text.includes(printed) ||
    plain(text).includes(plain(printed)) ||
    plain(spelt).toLowerCase().includes(plain(printed).toLowerCase()) ||
    withoutHan(spelt).includes(withoutHan(printed))
  );
}

/** A number at its own fact may be quoted with its unit and words. */
function listCandidates(value: unknown, path: readonly (string | number)[], report: Spelt): string[] {
  const [list, id] = path;
  const fact = list === 'facts' && typeof id === 'string' ? report.facts[id] : undefined;
  return [
    ...listStrings(value),
    ...(fact
      ? [spellText(`{${id}.label}{${id}.full}`, report), spellText(`{${id}.label}{${id}}`, report)]
      : []),
  ];
}

function checkPlace({ at, printed }: Query, report: Report): { field: string; wording: Wording }[] {
  const found = resolveAt(report, at);
  if ('failed' in found) {
    const { failed, known } = found;
    return [
      {
        field: 'at',
        wording: messages.atUnknown(at, { step: failed, known, suggestion: findClosest(failed, known) }),
      },
    ];
  }
  const candidates = listCandidates(found.value, found.path, report);
  const stands = printed === '' || candidates.some((text) => standsIn(printed, text, report));
  return stands ? [] : [{ field: 'printed', wording: messages.printedDiffers(printed, at) }];
}

function checkDecision(query: Query): { field: string; wording: Wording }[] {
  if (query.status === 'open') return [{ field: 'status', wording: messages.open(query.id, query) }];
  const unchanged = query.printed === query.source && !query.decision?.trim();
  return unchanged ? [{ field: 'status', wording: messages.undecided(query.id) }] : [];
}

export function checkQueries(report: Report, source: Source): Problem[] {
  return report.queries.flatMap((query, index) =>
    [...checkPlace(query, report), ...checkDecision(query)].map(({ field, wording }) =>
      problemAt(source, ['queries', index, field], wording),
    ),
  );
}
