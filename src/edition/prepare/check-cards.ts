/** What `cards:` of a report asks for that there is not: cards, and facts of a card. */
import type { Both } from '../../lib/languages.ts';
import type { CardHints, PlatformHints } from '../../cards/hints.ts';
import type { HintFault } from '../../compose/hints.ts';
import { meantOf } from '../../lib/closest.ts';
import { type Wording, says, type Said } from '../../lib/problem.ts';
import type { Report } from '../../model/report.ts';
import type { Section } from '../../model/section.ts';
import { listReferences } from '../../model/text.ts';
import type { Path } from '../../report/source.ts';

const wording = (said: Said): Wording => ({
  code: 'cards-hints',
  severity: 'error',
  ...says(said),
});

const oneOf = (typed: string, known: readonly string[]): Both => {
  const meant = meantOf(typed, known);
  return {
    en: `${meant.en}Use one of ${known.join(', ')}.`,
    zh: `${meant.zh}可用：${known.join('、')}。`,
  };
};

/** Ids of cards: where a card is divided, the others are called by its id with -2, -3 … */
const cardIds = ({ lead, review, plan }: Report): string[] => [
  'cover',
  ...(lead ? ['lead'] : []),
  ...review.sections.flatMap(({ id, photos }) => (photos.length > 0 ? [id, `${id}-photo`] : [id])),
  ...(plan?.requirement ? ['requirement'] : []),
  ...(plan?.targets ? ['targets'] : []),
  ...(plan && plan.tasks.length > 0 ? ['tasks'] : []),
  'long',
];

/** Facts that a section prints, each once. */
function factsOf({ items, figures }: Section): string[] {
  const texts = items.flatMap((item) => (typeof item === 'string' ? [item] : item.items));
  const named = figures.flatMap(({ facts, pairs = [] }) => [
    ...facts,
    ...pairs.flatMap(({ target, last }) => [target, last]),
  ]);
  return [...new Set([...texts.flatMap((text) => listReferences(text).map(({ id }) => id)), ...named])];
}

/** What of a card's facts a hint may name: those of the headline figures, or of the section. */
function factsByCard({ lead, review }: Report): Map<string, string[]> {
  const headline = lead?.facts ?? [];
  return new Map([
    ['cover', headline],
    ['lead', headline],
    ...review.sections.map((section): [string, string[]] => [section.id, factsOf(section)]),
  ]);
}

const divided = (id: string): string => id.replace(/-\d+$/, '');

/** @param at Where the hints stand: `cards`, or `cards.platforms.x`. */
function checkSet(hints: PlatformHints, report: Report, at: Path): HintFault[] {
  const known = cardIds(report);
  const isCard = (id: string): boolean => known.includes(id) || known.includes(divided(id));
  const sections = report.review.sections.map(({ id }) => id);
  const facts = factsByCard(report);
  const card = (path: Path, id: string, among: readonly string[], key?: true): HintFault => ({
    path,
    ...(key ? { key } : {}),
    wording: wording({
      en: [
        `There is no card "${id}"${among === known ? '' : ' of which this can be said'}.`,
        oneOf(id, among).en,
      ],
      zh: [among === known ? `没有“${id}”这张卡片。` : `这里写不了卡片“${id}”。`, oneOf(id, among).zh],
    }),
  });
  const factFault = (path: Path, id: string, of: string): HintFault[] => {
    const own = facts.get(of) ?? [];
    if (own.includes(id)) return [];
    const isFact = Object.hasOwn(report.facts, id);
    return [
      {
        path,
        wording: wording({
          en: [
            isFact ? `The fact "${id}" does not stand in "${of}".` : `There is no fact "${id}".`,
            own.length > 0 ? oneOf(id, own).en : `"${of}" has no facts: delete this.`,
          ],
          zh: [
            isFact ? `“${of}”里没有事实“${id}”。` : `没有“${id}”这条事实。`,
            own.length > 0 ? oneOf(id, own).zh : `“${of}”没有事实：删去这一行。`,
          ],
        }),
      },
    ];
  };
  const inLists = (['order', 'omit'] as const).flatMap((field) =>
    (hints[field] ?? []).flatMap((id, index) => (isCard(id) ? [] : [card([...at, field, index], id, known)])),
  );
  const titles = Object.keys(hints.titles ?? {}).flatMap((id) =>
    isCard(id) ? [] : [card([...at, 'titles', id], id, known, true)],
  );
  const heroes = Object.entries(hints.heroes ?? {}).flatMap(([id, fact]) =>
    facts.has(id)
      ? factFault([...at, 'heroes', id], fact, id)
      : [card([...at, 'heroes', id], id, [...facts.keys()], true)],
  );
  const shown = Object.entries(hints.facts ?? {}).flatMap(([id, list]) =>
    sections.includes(id)
      ? list.flatMap((fact, index) => factFault([...at, 'facts', id, index], fact, id))
      : [card([...at, 'facts', id], id, sections, true)],
  );
  const texts = Object.keys(hints.texts ?? {}).flatMap((id) =>
    sections.includes(id) ? [] : [card([...at, 'texts', id], id, sections, true)],
  );
  const photoIds = report.review.sections.flatMap((section) =>
    section.photos.flatMap(({ id }) => (id ? [id] : [])),
  );
  const photos = Object.entries(hints.photos ?? {}).flatMap(([id, asked]) => {
    const photo = typeof asked === 'string' ? asked : asked.photo;
    if (!isCard(id) && id !== 'text') return [card([...at, 'photos', id], id, known, true)];
    if (photoIds.includes(photo)) return [];
    const remedy: Both =
      photoIds.length > 0
        ? oneOf(photo, photoIds)
        : { en: 'Give a section photos with an id first.', zh: '先给部分写上带 id 的照片。' };
    const said: Said = {
      en: [`There is no photo "${photo}" in a section.`, remedy.en],
      zh: [`部分里没有照片“${photo}”。`, remedy.zh],
    };
    return [{ path: [...at, 'photos', id], wording: wording(said) }];
  });
  return [...inLists, ...titles, ...heroes, ...shown, ...texts, ...photos];
}

/** Hints for all pictures, and those of each platform. */
export const checkCards = (hints: CardHints, report: Report): HintFault[] => [
  ...checkSet(hints, report, ['cards']),
  ...Object.entries(hints.platforms).flatMap(([name, own]) =>
    checkSet(own, report, ['cards', 'platforms', name]),
  ),
];
