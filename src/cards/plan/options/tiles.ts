/** A section as tiles: what is news first, and headed by a sentence about it or by the section's own title. */
import { isMark } from '../../../view/relations/times.ts';
import { splitSentences } from '../../../view/sentences.ts';
import { deriveHeadline } from '../../../view/text.ts';
import type { FactView, SectionView } from '../../../view/view.ts';
import {
  findingOf,
  isLikeUnit,
  limits,
  scoreOf,
  standing,
  titleOption,
  type Option,
  type Pool,
} from '../option.ts';
import { isGrave } from '../../../view/gravity.ts';
import { isNoNews, rankWeight } from '../pool.ts';
import { isChangeOf } from '../change.ts';
import type { Said } from '../finding.ts';
import { sentenceOf, tellingOf } from '../telling.ts';
import { isInTitle } from '../told.ts';

/** Place among the tiles of a rank without a number. */
const rankPlace = 3;

/** Of numbers of one kind and unit the greater stands in the greater tile, but for those that stand out. */
function orderAlike(facts: FactView[], isFixed: (fact: FactView) => boolean): void {
  const groups = Map.groupBy(
    facts.filter((fact) => fact.value !== null && !isFixed(fact)),
    // Rates of one unit are of many things; amounts of one unit are compared by whoever sees them.
    ({ kind, unit }) => (unit === '%' ? `${kind} ${unit}` : unit),
  );
  for (const group of groups.values()) {
    const places = group.map((fact) => facts.indexOf(fact)).sort((a, b) => a - b);
    const sorted = [...group].sort((a, b) => Math.abs(b.value!) - Math.abs(a.value!));
    places.forEach((place, index) => {
      facts[place] = sorted[index]!;
    });
  }
}

/** Longest change, and longest label with its rank, as headline, in characters. */
const longestMove = { han: 22, latin: 46 } as const;
const longestRanked = { han: 24, latin: 58 } as const;

/**
 * What tiles are headed by: the section's own clause, what the report says of the first of them, how it moved, else
 * its label with its rank. Under that its tile stands first, and need not say it: over another number it would name
 * that.
 */
function tilesSaid(first: FactView, section: SectionView, pool: Pool): Said & { names?: boolean } {
  const { view } = pool;
  const title = titleOption(section);
  if (title.isFinding || first.parts.length === 0) return { ...title, headlineFacts: [] };
  const told = tellingOf(first, section, pool) ?? sentenceOf(first, section, pool);
  if (told) return { headline: told.headline, headlineFacts: told.facts, isFinding: true };
  const change = movedOf(first, section, pool);
  if (change)
    return { headline: findingOf(change, view.language), headlineFacts: [change.id], isFinding: true };
  const ranked = `${first.label}${view.words.comma}${first.rank}`;
  const isShort = first.rank !== '' && [...ranked].length <= longestRanked[view.script];
  const headline = deriveHeadline(isShort ? ranked : first.label, view.language);
  return {
    headline: isShort ? { ...headline, isDerived: true } : headline,
    headlineFacts: [first.id],
    isFinding: true,
    names: true,
  };
}

/** Headline figures that may be of a section's level: those that no other section has, of a name that no other level has. */
function leadsFor(level: FactView, { view }: Pool): FactView[] {
  const inSections = view.review.sections.flatMap(({ facts }) => facts);
  const ids = new Set(inSections.map(({ id }) => id));
  const hasNamesake = inSections.some(({ id, label }) => id !== level.id && label === level.label);
  return hasNamesake ? [] : view.lead.facts.filter(({ id }) => !ids.has(id));
}

/** How a level moved, said in its section or by what the report leads with. */
function movedOf(level: FactView, section: SectionView, pool: Pool): FactView | undefined {
  const { view, held } = pool;
  if (/^(?:growth|decrease|share|duration)$/.test(level.kind)) return undefined;
  return [...section.facts, ...leadsFor(level, pool)].find(
    (fact) =>
      /^(?:growth|decrease)$/.test(fact.kind) &&
      fact.status === level.status &&
      !held.facts.has(fact.id) &&
      isChangeOf(fact, level) &&
      [...fact.label, ...fact.full].length <= longestMove[view.script],
  );
}

/** Is a standard or threshold beside what is measured by it? Alone on a tile it would be taken for a result. */
const isBesideActual = (fact: FactView, facts: FactView[], section: SectionView): boolean =>
  !isMark(fact) ||
  section.items.some(({ runs }) =>
    splitSentences(runs).some(
      (sentence) =>
        sentence.some((run) => run.fact === fact.id) &&
        facts.some((other) => !isMark(other) && sentence.some((run) => run.fact === other.id)),
    ),
  );

export function mosaicOption(given: FactView[], section: SectionView, pool: Pool): Option[] {
  const facts = given.filter((fact) => isBesideActual(fact, given, section));
  if (facts.length < 2) return [];
  // The order of the editor's figures counts, unless a fact stands out.
  const listed = section.figures
    .filter(({ reason }) => reason === undefined)
    .flatMap((figure) => figure.facts.map(({ id }) => id));
  const orderOf = ({ id }: FactView) => (listed.includes(id) ? listed.indexOf(id) : listed.length);
  const weight = (fact: FactView) =>
    fact.parts.length === 0
      ? -1
      : isNoNews(fact, facts)
        ? -0.75
        : scoreOf(fact, pool) >= standing
          ? scoreOf(fact, pool)
          : 0;
  const sorted = facts
    .map((fact, index) => ({ fact, index }))
    .sort((a, b) => weight(b.fact) - weight(a.fact) || orderOf(a.fact) - orderOf(b.fact) || a.index - b.index)
    .map(({ fact }) => fact);
  const first = sorted[0];
  orderAlike(
    sorted,
    (fact) =>
      (fact === first && weight(fact) >= standing) ||
      pool.heroes.has(fact.id) ||
      isGrave(fact, pool.view) ||
      isInTitle(fact, pool.view) ||
      fact.rank !== '' ||
      isNoNews(fact, facts),
  );
  // A rank without a number has its tile, however many numbers there are.
  const rank = sorted.find(({ parts, rank: said }) => parts.length === 0 && rankWeight(said) >= 50);
  const shown = sorted.filter((fact) => fact !== rank).slice(0, rank ? 8 : 9);
  if (rank) shown.splice(Math.min(rankPlace, shown.length), 0, rank);
  const hero = Math.max(0, weight(shown[0]!));
  const { names, ...said } = tilesSaid(shown[0]!, section, pool);
  // How the first moved is in the headline: no tile says it again.
  const isSaid = ({ id, kind }: FactView) =>
    said.headlineFacts.includes(id) &&
    (said.headlineFacts.length === 1 || /^(?:growth|decrease)$/.test(kind));
  const tiles = shown.length > 2 ? shown.filter((fact, index) => index === 0 || !isSaid(fact)) : shown;
  return [
    {
      content: { device: 'mosaic', facts: tiles, ...(names ? { isNamed: true } : {}) },
      ...said,
      gain:
        hero * heroShare +
        limits.shown * Math.min(6, shown.length) -
        (isLikeUnit(shown) ? 20 : 0) -
        (tiles.slice(1).some(isSaid) ? pairLoss : 0),
    },
  ];
}

/** Two tiles, of which the headline says one again. */
const pairLoss = 60;
/** What the score of the first tile counts for, of that of a number alone. */
const heroShare = 0.6;
