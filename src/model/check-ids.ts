/**
 * Ids name parts of pages, pictures and anchors: each stands once, in its family and among sections, tasks,
 * figures and photos, and none is the name of a part that every report has.
 */
import type { Both } from '../lib/languages.ts';
import type { Problem } from '../lib/problem.ts';
import type { Path, Source } from '../report/source.ts';
import { idMessages as messages } from './messages.ts';
import { problemAt, valueAt } from './place.ts';
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
const givenName = /^(.+)-(figure|photo|item)-([1-9]\d*)$/;

/** Of the kinds of `givenName`. */
const kindNames: Record<string, Both> = {
  figure: entryNames.figures,
  photo: entryNames.photos,
  item: { en: 'item', zh: '条目' },
};
const articleName: Both = { en: 'article', zh: '文章' };

/** An id that the program may give to another entry, one found by itself among them. */
function checkGiven(families: Record<string, Identified[]>, source: Source): Problem[] {
  // Of two sections with one id the first, which comes last here, is meant.
  const sections = new Map<string, Path>([
    ['article', ['article']],
    ...families.sections!.map(({ id, path }) => [id!, path.slice(0, -1)] as const).reverse(),
  ]);
  return Object.entries(entryNames).flatMap(([family, name]) =>
    families[family]!.flatMap(({ id, path }) => {
      const [, section, kind, number] = givenName.exec(id ?? '') ?? [];
      const parent = section === undefined ? undefined : sections.get(section);
      if (id === undefined || !parent || isOwnName(id, kind!, path)) return [];
      const { line } = source.placeOf(parent);
      const [one, whole] = [kindNames[kind!]!, section === 'article' ? articleName : entryNames.sections];
      const what: Both = {
        en: `${one.en} ${number} of the ${whole.en} in line ${line}`,
        zh: `第 ${line} 行${whole.zh}的第 ${number} 个${one.zh}`,
      };
      return [problemAt(source, path, messages.given(name, what, id))];
    }),
  );
}

/** The name that the entry would have without an id. */
const isOwnName = (id: string, kind: string, path: Path): boolean => {
  const [family, place] = path.slice(-3, -1);
  return family === `${kind}s` && id.endsWith(`-${kind}-${Number(place) + 1}`);
};

/**
 * An id in two families, or one that is the name of a part: one would stand in the other's place. What the
 * editor wrote is told, never a name that the program gave.
 */
function checkAcross(families: Record<string, Identified[]>, source: Source): Problem[] {
  const first = new Map<string, { name: Both; path: Path }>();
  return Object.entries(entryNames).flatMap(([family, name]) =>
    families[family]!.flatMap(({ id, path }) => {
      if (id === undefined) return [];
      if (reservedIds.has(id)) return [problemAt(source, path, messages.reserved(name, id))];
      const before = first.get(id);
      if (!before) first.set(id, { name, path });
      if (!before || before.name === name) return [];
      const isOwn = isWritten(source, path);
      const [told, other] = isOwn ? [{ name, path }, before] : [before, { name, path }];
      const { line } = source.placeOf(other.path);
      if (isOwn && isWritten(source, other.path))
        return [problemAt(source, told.path, messages.across(told.name, other.name, id, line))];
      const what: Both = {
        en: `the ${other.name.en} in line ${line}`,
        zh: `第 ${line} 行的${other.name.zh}`,
      };
      return [problemAt(source, told.path, messages.given(told.name, what, id))];
    }),
  );
}

const isWritten = (source: Source, path: Path): boolean => valueAt(source.value, path) !== undefined;
