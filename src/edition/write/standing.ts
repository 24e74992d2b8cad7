/**
 * What stands open on a report before it may be released: each a short sentence for the slug and the
 * refusal.
 */
import type { Problem } from '../../lib/problem.ts';
import type { ReportView } from '../../view/view.ts';

/** Problem codes of the model that keep a page from release, and how the slug names them. */
const missingCode = 'missing';
const photoCode = 'photo-missing';

export function standingOf(view: ReportView, problems: Problem[]): string[] {
  const han = view.script === 'han';
  const open = view.queries.filter((query) => query.status === 'open').length;
  const told = (code: string) => problems.filter((problem) => problem.code === code).length;
  const [photos, missing] = [told(photoCode), told(missingCode)];
  const say = (count: number, zh: string, [one, many]: [string, string]) =>
    count === 0 ? [] : [han ? `${zh} ${count}` : `${count} ${count === 1 ? one : many}`];
  return [
    ...say(open, '存疑', ['open query', 'open queries']),
    ...say(photos, '待补照片', ['photo to come', 'photos to come']),
    ...say(missing, '待补刊头、署名', ['missing editorial field', 'missing editorial fields']),
  ];
}
