/**
 * Ids name parts of pages, pictures and anchors: each stands once, in its family and among sections, tasks,
 * figures and photos, and none is the name of a part that every report has.
 */
import type { Both } from '../lib/languages.ts';
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

/** Parts of pages, decks and editions that every report may have. */
export const reservedIds = new Set(
  (
    'review plan article requirement targets tasks closing hero folio foot endpiece ' +
    'cover lead long resolve end contents facts queries colophon fonts files'
  ).split(' '),
);

/** What one entry of a family is called. Queries are no parts of a product: their ids are their own. */
const entryNames = {
  sections: { en: 'section', zh: '部分' },
  tasks: { en: 'task', zh: '任务' },
  figures: { en: 'figure', zh: '图表' },
  photos: { en: 'photo', zh: '照片' },
} as const;

/** Of every family of ids, in the plural. */
const familyNames: Record<string, Both> = {
  sections: { en: 'sections', zh: '部分' },
  tasks: { en: 'tasks', zh: '任务' },
  figures: { en: 'figures', zh: '图表' },
  photos: { en: 'photos', zh: '照片' },
  queries: { en: 'queries', zh: '存疑' },
};

export function checkIds(report: Report, source: Source): Problem[] {
  const families = listFamilies(report);
  const within = Object.entries(families).flatMap(([family, members]) => {
    const first = new Map<string, Path>();
    return members.flatMap(({ id, path }) => {
      const before = id === undefined ? undefined : first.get(id);
      if (id !== undefined && !before) first.set(id, path);
      return before
        ? [
            problemAt(
              source,
              path,
              messages.duplicate(familyNames[family]!, id!, source.placeOf(before).line),
            ),
          ]
        : [];
    });
  });
  return [...within, ...checkAcross(families, source), ...checkGiven(families, source)];
}

/** Names that figures, photos and items without an id of their own get: `economy-figure-2`. */
const givenName = /^(.+)-(figure|photo|item)-[1-9]\d*$/;

/** An id that the program may give to another entry, one found by itself among them. */
function checkGiven(families: Record<string, Identified[]>, source: Source): Problem[] {
  const sections = new Set(['article', ...families.sections!.map(({ id }) => id)]);
  return Object.entries(entryNames).flatMap(([family, name]) =>
    families[family]!.flatMap(({ id, path }) => {
      const [, section, kind] = givenName.exec(id ?? '') ?? [];
      if (id === undefined || !sections.has(section) || isOwnName(id, kind!, path)) return [];
      return [problemAt(source, path, messages.given(name, id))];
    }),
  );
}

/** The name that the entry would have without an id. */
const isOwnName = (id: string, kind: string, path: Path): boolean => {
  const [family, place] = path.slice(-3, -1);
  return family === `${kind}s` && id.endsWith(`-${kind}-${Number(place) + 1}`);
};

/** An id in two families, or one that is the name of a part: one would stand in the other's place. */
function checkAcross(families: Record<string, Identified[]>, source: Source): Problem[] {
  const first = new Map<string, { name: Both; path: Path }>();
  return Object.entries(entryNames).flatMap(([family, name]) =>
    families[family]!.flatMap(({ id, path }) => {
      if (id === undefined) return [];
      if (reservedIds.has(id)) return [problemAt(source, path, messages.reserved(name, id))];
      const before = first.get(id);
      if (!before) first.set(id, { name, path });
      return before && before.name !== name
        ? [problemAt(source, path, messages.across(name, before.name, id, source.placeOf(before.path).line))]
        : [];
    }),
  );
}
