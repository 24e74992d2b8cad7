/** Two states of a report compared: numbers, texts, in the order of the report. */

/** A report, or what was built of it, as its printed strings by address. */
export interface Snapshot {
  /** As shown: the path that was given. */
  name: string;
  language: string;
  /** Printed strings by address, in the order of the report. */
  texts: Map<string, string>;
  /** Pictures of pages and cards by product and page. */
  pictures: Map<string, Uint8Array>;
}

export interface Change {
  sort: 'number' | 'text';
  /** In A, or in B where it is new. */
  at: string;
  /** "" where there is none. */
  before: string;
  after: string;
}

/** Addresses of a list go by their list: what is inserted moves all that follow. */
const listOf = (at: string): string => at.replace(/\.\d+$/, '.*');

function groups({ texts }: Snapshot): Map<string, [at: string, text: string][]> {
  const found = new Map<string, [string, string][]>();
  for (const [at, text] of texts) {
    const list = listOf(at);
    found.set(list, [...(found.get(list) ?? []), [at, text]]);
  }
  return found;
}

type Entry = readonly [at: string, text: string];

/** The longest run of entries that both lists have (by dynamic programming), as pairs of positions. */
function common(a: readonly Entry[], b: readonly Entry[]): [number, number][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i]![j] =
        a[i]![1] === b[j]![1]
          ? lengths[i + 1]![j + 1]! + 1
          : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i]![1] === b[j]![1]) pairs.push([i++, j++]);
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Between two entries that both have: one for one as far as they go, the rest new or gone. */
function stretch(a: readonly Entry[], b: readonly Entry[]): Change[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, index) => {
    const [was, is] = [a[index], b[index]];
    const at = (was ?? is)![0];
    const isNumber = /(?:^|\.)facts\.[^.]+\.(?:value|number)$/.test(at);
    return { sort: isNumber ? 'number' : 'text', at, before: was?.[1] ?? '', after: is?.[1] ?? '' };
  });
}

/** Changes in the order of A; what only B has comes where its list stands, else last. */
export function compareTexts(a: Snapshot, b: Snapshot): Change[] {
  const [was, is] = [groups(a), groups(b)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((list) => {
    const [before, after] = [was.get(list) ?? [], is.get(list) ?? []];
    const changes: Change[] = [];
    let [i, j] = [0, 0];
    for (const [x, y] of [...common(before, after), [before.length, after.length] as [number, number]]) {
      changes.push(...stretch(before.slice(i, x), after.slice(j, y)));
      [i, j] = [x + 1, y + 1];
    }
    return changes;
  });
}
