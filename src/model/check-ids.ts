/** Ids name anchors and files: within its family each stands once. */
import type { Problem } from '../lib/problem.ts';
import type { Path, Source } from '../report/source.ts';
import { idMessages as messages } from './messages.ts';
import { problemAt } from './place.ts';
import type { Report } from './report.ts';

interface Identified {
  id: string | undefined;
  path: Path;
}

const entries = (path: Path, list: readonly { id?: string | undefined }[]): Identified[] =>
  list.map(({ id }, index) => ({ id, path: [...path, index, 'id'] }));

function listFamilies({ review, article, plan, queries }: Report): Record<string, Identified[]> {
  const sections = review.sections.map((section, index) => ({
    section,
    path: ['review', 'sections', index],
  }));
  return {
    sections: entries(['review', 'sections'], review.sections),
    tasks: entries(['plan', 'tasks'], plan?.tasks ?? []),
    figures: sections.flatMap(({ section, path }) => entries([...path, 'figures'], section.figures)),
    photos: [
      ...sections.flatMap(({ section, path }) => entries([...path, 'photos'], section.photos)),
      ...entries(['article', 'photos'], article?.photos ?? []),
    ],
    queries: entries(['queries'], queries),
  };
}

export function checkIds(report: Report, source: Source): Problem[] {
  return Object.entries(listFamilies(report)).flatMap(([family, members]) => {
    const first = new Map<string, Path>();
    return members.flatMap(({ id, path }) => {
      const before = id === undefined ? undefined : first.get(id);
      if (id !== undefined && !before) first.set(id, path);
      return before
        ? [problemAt(source, path, messages.duplicate(family, id!, source.placeOf(before).line))]
        : [];
    });
  });
}
