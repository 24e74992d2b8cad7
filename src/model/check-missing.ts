/**
 * What an editor still has to fill in. A newspaper page carries name, number, section, date and the
 * names of those responsible; until then these are notes, so that a proof can be made.
 */
import type { Problem } from '../lib/problem.ts';
import type { Source } from '../report/source.ts';
import { isChinese, isTraditional } from './language.ts';
import { missingMessages as messages } from './messages.ts';
import { problemAt } from './place.ts';
import type { Report } from './report.ts';

const mastheadFields = {
  newspaper: { en: 'newspaper’s name', zh: '报名' },
  page: { en: 'page number', zh: '版次' },
  section: { en: 'name of the page (section)', zh: '版名' },
  date: { en: 'date of issue', zh: '出版日期' },
} as const;

/** Credits of a Chinese newspaper page: the role named in a message, and the ways it is written. */
const chineseRoles: [role: string, pattern: RegExp][] = [
  ['责编', /责编|责任编辑/],
  ['校对', /校对/],
];

const traditionalRoles: typeof chineseRoles = [
  ['責編', /責編|責任編輯|責编|责编/],
  ['校對', /校對|校对/],
];

/** True for a day of the calendar written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function checkMasthead({ masthead }: Report, source: Source): Problem[] {
  const missing = Object.entries(mastheadFields).flatMap(([field, name]) =>
    masthead[field as keyof typeof mastheadFields].trim() === ''
      ? [problemAt(source, ['masthead', field], messages.field(name))]
      : [],
  );
  const { date } = masthead;
  return date.trim() === '' || isDate(date)
    ? missing
    : [...missing, problemAt(source, ['masthead', 'date'], messages.date(date))];
}

function checkCredits({ credits, language }: Report, source: Source): Problem[] {
  const unnamed = credits.flatMap(({ role, names }, index) =>
    names.length === 0 ? [problemAt(source, ['credits', index], messages.names(role))] : [],
  );
  const roles = isChinese(language) ? (isTraditional(language) ? traditionalRoles : chineseRoles) : [];
  const absent = roles
    .filter(([, pattern]) => !credits.some(({ role }) => pattern.test(role)))
    .map(([role]) => problemAt(source, ['credits'], messages.credit(role), { key: true }));
  return [...unnamed, ...absent];
}

function checkPhotoCredits({ review, article }: Report, source: Source): Problem[] {
  const photos = [
    ...review.sections.flatMap(({ photos: list }, at) =>
      list.map((photo, index) => ({ photo, path: ['review', 'sections', at, 'photos', index] })),
    ),
    ...(article?.photos ?? []).map((photo, index) => ({ photo, path: ['article', 'photos', index] })),
  ];
  return photos
    .filter(({ photo }) => photo.credit.trim() === '')
    .map(({ path }) => problemAt(source, path, messages.photoCredit()));
}

export function checkMissing(report: Report, source: Source): Problem[] {
  return [
    ...checkMasthead(report, source),
    ...checkCredits(report, source),
    ...checkPhotoCredits(report, source),
  ];
}
