/** How much the report itself makes of a number: where it stands, and what its sentence says of it. */
import { saysFall } from '../../model/direction.ts';
import { isAtStake, saysChange } from '../../view/finding-words.ts';
import { isLost } from '../../view/gravity.ts';
import { isPast } from '../../view/relations/times.ts';
import { splitSentences } from '../../view/sentences.ts';
import { plainText } from '../../view/text.ts';
import type { FactView, Headline, ReportView, SectionView, Text } from '../../view/view.ts';
import { signedValue } from './content.ts';
import { isAbout } from './about.ts';

/** In a standfirst; told by its section's title; the first number of a section; in a sentence that compares; a change by itself. */
const weights = { standfirst: 20, titled: 24, first: 10, told: 8, change: 8 } as const;

const factsIn = (runs: Text): string[] => runs.flatMap(({ fact }) => fact ?? []);

/** Ids of numbers by what the report makes of them. */
interface Told {
  standfirst: ReadonlySet<string>;
  titled: ReadonlySet<string>;
  first: ReadonlySet<string>;
  told: ReadonlySet<string>;
}

/** Does a piece of a title tell how a number moved: "Profits fall" of a fall in profit, not of a rise? */
function isTitled(fact: FactView, piece: string, language: string): boolean {
  if (!/^(?:growth|decrease)$/.test(fact.kind) || fact.value === null || !tells(piece, language))
    return false;
  const isFall = saysFall(piece, language);
  return isFall === signedValue(fact) < 0 && isAbout({ headline: saidAs(piece), facts: [] }, fact);
}

const tells = (text: string, language: string): boolean =>
  saysFall(text, language) || saysChange(text, language);

const saidAs = (text: string): Headline => ({ text, units: [text] });

/** Changes that the title of their section tells, and the loss that it names: the first for each of its pieces. */
function titledIn({ title, facts }: SectionView, language: string): string[] {
  const says = (text: string): boolean => tells(text, language) || isAtStake(text, 'short', language);
  const pieces = title.units.some(says) ? title.units : [title.text];
  const isNamedLoss = (fact: FactView, piece: string): boolean =>
    isAtStake(piece, 'short', language) && isLost(fact, language) && !isPast(fact, facts);
  return pieces.flatMap(
    (piece) => facts.find((fact) => isTitled(fact, piece, language) || isNamedLoss(fact, piece))?.id ?? [],
  );
}

/** By report: asked of every fact again and again. */
const known = new WeakMap<ReportView['review'], Told>();

function toldIn({ review, language }: ReportView): Told {
  const before = known.get(review);
  if (before) return before;
  const sentences = review.sections.flatMap(({ items }) => items.flatMap(({ runs }) => splitSentences(runs)));
  const telling = sentences.filter((runs) => saysChange(plainText(runs), language));
  const made = {
    standfirst: new Set(review.sections.flatMap(({ standfirst }) => factsIn(standfirst))),
    titled: new Set(review.sections.flatMap((section) => titledIn(section, language))),
    first: new Set(review.sections.flatMap(({ facts }) => facts[0]?.id ?? [])),
    told: new Set(telling.flatMap(factsIn)),
  };
  known.set(review, made);
  return made;
}

/** Does the title of its section tell how it moved? */
export const isInTitle = ({ id }: FactView, view: ReportView): boolean => toldIn(view).titled.has(id);

export function toldWeight({ id, kind }: FactView, view: ReportView): number {
  const { standfirst, titled, first, told } = toldIn(view);
  return (
    (standfirst.has(id) ? weights.standfirst : 0) +
    (titled.has(id) ? weights.titled : 0) +
    (first.has(id) ? weights.first : 0) +
    (told.has(id) ? weights.told : 0) +
    (kind === 'growth' || kind === 'decrease' ? weights.change : 0)
  );
}
