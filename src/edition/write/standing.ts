/**
 * What stands open on a report before it may be released: each a short sentence for the slug and the
 * refusal.
 */
import { plural } from '../../lib/languages.ts';
import type { Problem } from '../../lib/problem.ts';
import { isTraditional } from '../../model/language.ts';
import type { ReportView } from '../../view/view.ts';

/** Problem codes of the model that keep a page from release, and how the slug names them. */
const missingCode = 'missing';
const photoCode = 'photo-missing';

export function standingOf(view: ReportView, problems: Problem[]): string[] {
  const said = isTraditional(view.language) ? traditional : view.script === 'han' ? simplified : english;
  const open = view.queries.filter((query) => query.status === 'open').length;
  const told = (code: string) => problems.filter((problem) => problem.code === code).length;
  const say = (count: number, sentence: (count: number) => string) => (count === 0 ? [] : [sentence(count)]);
  return [
    ...say(open, said.queries),
    ...say(told(photoCode), said.photos),
    ...say(told(missingCode), said.missing),
  ];
}

/** As the report is written: the slug follows it. */
type Said = Record<'queries' | 'photos' | 'missing', (count: number) => string>;
const english: Said = {
  queries: (count) => plural(count, 'open query', 'open queries'),
  photos: (count) => plural(count, 'photo to come', 'photos to come'),
  missing: (count) => plural(count, 'missing editorial field'),
};
const simplified: Said = {
  queries: (count) => `存疑 ${count}`,
  photos: (count) => `待补照片 ${count}`,
  missing: (count) => `待补报眉、署名 ${count}`,
};
const traditional: Said = {
  queries: (count) => `存疑 ${count}`,
  photos: (count) => `待補照片 ${count}`,
  missing: (count) => `待補報眉、署名 ${count}`,
};
