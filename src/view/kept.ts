/** Clauses that stay with others: none is printed that has lost its subject, its comparison or its end. */
import type { Clause } from './clauses.ts';
import type { ItemView, ReportView } from './view.ts';

type Script = ReportView['script'];

/** An item in its clauses, each with whether it is to be printed. */
export interface Parted {
  item: ItemView;
  clauses: Clause[];
  isNeeded: boolean[];
}

/** What leans on the clause before it takes that with it: by itself it would be about something else. */
function keepBefore(parted: Parted[]): void {
  for (let at = parted.length - 1; at >= 0; at -= 1) {
    const { item, clauses, isNeeded } = parted[at]!;
    for (let index = clauses.length - 1; index > 0; index -= 1)
      if (isNeeded[index]) isNeeded.fill(true, Math.max(0, index - clauses[index]!.reach), index);
    const before = parted[at - 1];
    if (isNeeded[0] && clauses[0]?.dependent && before && before.item.group === item.group)
      before.isNeeded.splice(-1, 1, true);
  }
}

/**
 * What stays takes with it what leans on it: a Chinese clause about the one before it; of other scripts the whole
 * sentence, but for numbers that it lists.
 */
function keepWhole({ clauses, isNeeded }: Parted, script: Script): void {
  let first = 0;
  clauses.forEach(({ ends, dependent }, index) => {
    if (script === 'han' && index > first && dependent && isNeeded[index - 1]) isNeeded[index] = true;
    if (!ends) return;
    const own = clauses.slice(first, index + 1);
    const isKept = own.some((one, at) => !one.listed && isNeeded[first + at]);
    if (script === 'latin' && isKept && !own.some((one) => one.listed)) isNeeded.fill(true, first, index + 1);
    first = index + 1;
  });
}

/** Marks as needed what those that are cannot stand without, and what would be a stump without them. */
export function keepTogether(parted: Parted[], script: Script): void {
  for (const one of parted) keepWhole(one, script);
  keepBefore(parted);
  for (const one of parted) keepWhole(one, script);
}
