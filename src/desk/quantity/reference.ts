/**
 * Numbers by which a sentence measures another: what it was before, what was to be reached, what it may not pass.
 * Each becomes a statement under the name of the number that it measures, where owner, role and unit are sure.
 */
import type { Quantity } from './quantity.ts';
import type { Reading, Reference, Statement } from './statement.ts';

/** What the words around a number say that it is. */
export interface Role {
  /** Where those words begin. */
  from: number;
  /** What its name says beside that of its owner: target, 2024, 上年. */
  name: string;
  isTarget: boolean;
  /** What the words themselves call it: a deficit of. */
  noun?: string;
  /** Its owner stands right behind it: from 9 to 12. */
  isAhead?: true;
  /** "Last year it was": of what the sentence is about. */
  isIt?: true;
  /** It may tell how far another is from it, if it is not of its order: 低于目标0.4亿元. */
  isClose?: true;
  /** It may be of the sentence before: "The target was 90%." */
  isApart?: true;
}

/** A number and where it stands: the text behind the number before it is `from`. */
export interface Place {
  quantity: Quantity;
  from: number;
  next: Quantity | undefined;
  /** The number before is one by which another is measured. */
  goesOn: boolean;
}

/** How a language says such things. */
export interface ReferenceWords {
  roleOf(place: Place): Role | undefined;
  /** Does nothing of its own stand between a number and the words that measure it? */
  isJoint(gap: string): boolean;
  /** Is a statement called by what it measures: "Limit that the board has set"? */
  isMeasure(statement: Statement): boolean;
  /** Has a statement a name of an earlier time? */
  isPast(statement: Statement): boolean;
  labelOf(owner: Statement, role: Role): string | undefined;
  /** The number without what only compares it: 低于85% is 85% of an aim. */
  bare(quantity: Quantity, role: Role): Quantity;
  sentenceEnd: RegExp;
}

interface Item {
  quantity: Quantity;
  /** A statement of its own, or what it measures. */
  fact?: Statement;
  reference?: Reference;
}

const isChange = ({ kind }: Statement): boolean => /^(?:growth|decrease|increment)$/.test(kind);

const bareUnit = (unit: string): string =>
  unit.replace(/^(?:(?:thousand|million|billion|trillion|k|m|bn|tn)(?: |$)|[十百千]?[万亿]+)/, '');

/** Of one unit, however large the order: £900,000 and £1.2m. */
function isAlike(one: Quantity, two: Quantity): boolean {
  if (one.sign !== two.sign) return false;
  if (one.family === two.family && one.unit === two.unit) return true;
  if (one.family === 'percent' || one.family !== two.family) return one.family === two.family;
  const units = [one, two].map(({ unit }) => bareUnit(unit).replace(/s$/, ''));
  return units[0] === units[1] && (one.sign !== '' || units[0] !== '');
}

/** Could one measure the other, by its size? */
const isNear = ({ value: one }: Quantity, { value: other }: Quantity): boolean =>
  one! > 0 && other! > 0 && Math.max(one!, other!) <= farthest * Math.min(one!, other!);
const farthest = 3;

/** From 9 to 12 days, from 4.78 to 4.18 million: a number near another, whose unit stands behind it alone. */
const isUnitless = (one: Quantity, owner: Quantity): boolean =>
  one.family === 'count' &&
  one.unit === '' &&
  one.sign === '' &&
  owner.sign === '' &&
  owner.unit !== '' &&
  isNear(one, owner);

/** Does a change tell of a level: 用时比上年缩短 of 用时? */
function isOf({ label: change }: Statement, { label }: Statement): boolean {
  let same = 0;
  while (same < label.length && label[same] === change[same]) same += 1;
  return same > 0 && same >= label.length * mostAlike;
}
const mostAlike = 0.7;

class ReferenceFinder {
  readonly #text: string;
  readonly #reading: Reading;
  readonly #words: ReferenceWords;
  readonly #items: Item[];

  constructor(text: string, reading: Reading, words: ReferenceWords) {
    this.#text = text;
    this.#reading = reading;
    this.#words = words;
    const facts = reading.statements.flatMap((fact): Item[] =>
      fact.quantity ? [fact.limit ? { quantity: fact.quantity } : { quantity: fact.quantity, fact }] : [],
    );
    const open = reading.loose.map((quantity): Item => ({ quantity }));
    this.#items = [...facts, ...open].sort((a, b) => a.quantity.start - b.quantity.start);
  }

  find(): Reading {
    for (const [index, item] of this.#items.entries()) {
      const isOpen = !item.fact || this.#words.isMeasure(item.fact);
      const found = isOpen ? this.#referenceAt(index) : this.#pastAt(index, item.fact!);
      if (found) item.reference = found;
    }
    const references = this.#items.flatMap(({ reference }) => reference ?? []);
    const taken = new Set(this.#items.flatMap((item) => (item.reference ? [item.quantity] : [])));
    return {
      ...this.#reading,
      statements: this.#reading.statements.filter(({ quantity }) => !quantity || !taken.has(quantity)),
      loose: this.#reading.loose.filter((quantity) => !taken.has(quantity)),
      references: [...this.#reading.references, ...references],
    };
  }

  /** 上年同期净利润 behind 净利润 has been read already. */
  #pastAt(index: number, fact: Statement): Reference | undefined {
    const { quantity } = fact;
    const owner = this.#words.isPast(fact) ? this.#items[index - 1]?.fact : undefined;
    const isOwned = quantity && owner?.quantity && !isChange(owner) && owner.sentence === fact.sentence;
    if (!isOwned || !isAlike(owner.quantity!, quantity)) return undefined;
    return { ...fact, quantity, owner, isTarget: false };
  }

  #referenceAt(index: number): Reference | undefined {
    const { quantity } = this.#items[index]!;
    if (quantity.value === undefined || quantity.high) return undefined;
    const [before, next] = [this.#items[index - 1], this.#items[index + 1]];
    const role = this.#words.roleOf({
      quantity,
      from: before?.quantity.end ?? 0,
      next: next?.quantity,
      goesOn: before?.reference !== undefined,
    });
    const owner = role && (role.isAhead ? next?.fact : this.#ownerBefore(index, role));
    if (!role || !owner?.quantity || owner.quantity.value === undefined) return undefined;
    if (role.isClose && !isNear(owner.quantity, quantity)) return undefined;
    const isBare = isUnitless(quantity, owner.quantity);
    const label = isBare || isAlike(owner.quantity, quantity) ? this.#words.labelOf(owner, role) : undefined;
    if (label === undefined) return undefined;
    const { unit, family, gap } = owner.quantity;
    const bare = { ...this.#words.bare(quantity, role), ...(isBare ? { unit, family, gap } : {}) };
    return {
      label,
      kind: owner.kind,
      quantity: bare,
      rank: '',
      numberRun: [bare.start, bare.end],
      sentence: owner.sentence,
      doubts: [],
      owner,
      isTarget: role.isTarget,
      ...(isBare ? { isBare } : {}),
    };
  }

  /** The number right before, but for what it has changed by, and what else it is measured by. */
  #ownerBefore(index: number, role: Role): Statement | undefined {
    const before = this.#items[index - 1];
    const { quantity } = this.#items[index]!;
    if (role.isIt && before?.reference) return before.reference.owner;
    const apart = role.isApart || role.isIt ? this.#ownerApart(quantity, role) : undefined;
    if (apart) return apart;
    if (!before || !this.#isNear(before, role)) return undefined;
    let change: Statement | undefined;
    for (const { fact, reference } of this.#items.slice(0, index).reverse()) {
      if (reference) continue;
      // A change tells whose it is, whatever stands between.
      if (!fact && change) continue;
      if (!fact) return undefined;
      if (!this.#isOneSentence(fact, role)) break;
      if (!isChange(fact)) return this.#levelOf(fact, { change, quantity, role });
      if (change) break;
      change = fact;
    }
    const fits = change && isAlike(change.quantity!, quantity) && isNear(change.quantity!, quantity);
    return fits ? change : undefined;
  }

  /** "The target was 900.": the one level of the sentence before that it may be of. */
  #ownerApart(quantity: Quantity, { from }: Role): Statement | undefined {
    const own = /^[\s\S]*[.!?]\s/.exec(this.#text.slice(0, from).trimEnd() + ' ')?.[0].length ?? 0;
    const said = this.#text
      .slice(0, own)
      .trimEnd()
      .replace(/[.!?]$/, '');
    const start = Math.max(0, ...[...said.matchAll(/[.!?]\s/g)].map(({ index }) => index));
    const near = this.#items.filter(
      ({ quantity: one, reference }) =>
        !reference &&
        one.start >= start &&
        one.end <= from &&
        isAlike(one, quantity) &&
        isNear(one, quantity),
    );
    const [only] = near;
    return near.length === 1 && only?.fact && !isChange(only.fact) ? only.fact : undefined;
  }

  /** The level, where the change behind it is its own; where both have the unit, the one that is near. */
  #levelOf(
    level: Statement,
    { change, quantity, role }: { change: Statement | undefined; quantity: Quantity; role: Role },
  ): Statement | undefined {
    if (change === undefined) return level;
    const isOwn = isOf(change, level);
    // 41件，比上年多14件，30件以内的目标没有实现: an aim is of the level, where no verb of change is in it.
    const isLevels = role.isTarget && role.noun === undefined && isNear(level.quantity!, quantity);
    if (isOwn && isLevels && isAlike(level.quantity!, quantity)) return level;
    const [fitsLevel, fitsChange] = [level, change].map((one) => isAlike(one.quantity!, quantity));
    if (fitsLevel && fitsChange) {
      const near = [level, change].filter((one) => isNear(one.quantity!, quantity));
      return isOwn && near.length === 1 ? near[0] : undefined;
    }
    if (fitsChange) return change;
    return isOwn ? level : undefined;
  }

  #isNear({ quantity: { end }, fact }: Item, { from, isApart }: Role): boolean {
    // 41.3%, the lowest since 1999, compared with: a rank is of the number.
    const ranked = fact?.rankRun?.[1] ?? 0;
    const gap = this.#text.slice(ranked < from ? Math.max(end, ranked) : end, from);
    return this.#words.isJoint(isApart ? gap.replace(/\.\s*$/, '') : gap);
  }

  #isOneSentence({ quantity }: Statement, { from, isApart }: Role): boolean {
    const between = this.#text.slice(quantity!.end, from);
    if (!this.#words.sentenceEnd.test(between)) return true;
    const only = this.#reading.statements.filter(
      (one) => one.quantity && this.#isBetween(one.quantity, quantity!, from),
    );
    return isApart === true && only.length === 1;
  }

  /** In the sentence of a number, before an offset. */
  #isBetween(one: Quantity, other: Quantity, to: number): boolean {
    const [first, second] = one.start < other.start ? [one, other] : [other, one];
    return one.start < to && !this.#words.sentenceEnd.test(this.#text.slice(first.end, second.start));
  }
}

export const withReferences = (text: string, reading: Reading, words: ReferenceWords): Reading =>
  new ReferenceFinder(text, reading, words).find();
