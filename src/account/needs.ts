/**
 * What a product has to print: every string of the view, and in each place the facts that stand there, with
 * number, label and rank.
 */
import { listAddresses, type Address } from '../view/addresses.ts';
import { saysColumn } from '../view/series.ts';
import { sumAtTop } from '../view/relations/sides.ts';
import type { FactView, ItemView, ReportView, SectionView } from '../view/view.ts';

/** A text that is printed in words, or that figures of its section cover clause by clause. */
export interface TextNeed extends Address {
  kind: 'text';
  /** The item that it is, whose clauses figures may cover. */
  item?: ItemView;
  /** Of a sub-heading, the items below it: it goes with them. */
  under?: ItemView[];
  /** The section of an item or sub-heading. */
  of?: SectionView;
}

/** A part of a fact in a place: `review.sections.economy.figures.0.facts.grain.rank`. */
export interface FactNeed extends Address {
  kind: 'fact';
  /** Addresses of which one must be printed in the place. */
  any: string[];
  /** Beginning of the addresses that stand in its place. */
  scope: string;
  fact: string;
  /** Drawing that shows it without words. */
  drawing?: string;
}

export type Need = TextNeed | FactNeed;

/** Numbers of sections and tasks are the program's own. */
const isOwn = (at: string): boolean => /\.number$/.test(at);

function factNeeds(
  fact: FactView,
  { at, scope, drawing }: { at: string; scope: string; drawing?: string },
  addresses: ReadonlyMap<string, Address>,
): FactNeed[] {
  const parts: [string, string[]][] = [
    ['value', [`${fact.at}.value`]],
    ['label', [`${fact.at}.label`, `${fact.at}.short`]],
    ['rank', [`${fact.at}.rank`]],
  ];
  return parts.flatMap(([part, any]): FactNeed[] => {
    const address = addresses.get(`${fact.at}.${part}`);
    return address
      ? [
          {
            ...address,
            at: `${at}.facts.${fact.id}.${part}`,
            kind: 'fact',
            any,
            scope,
            fact: fact.id,
            ...(drawing === undefined ? {} : { drawing }),
          },
        ]
      : [];
  });
}

/** Of facts compared with last year's the labels are those of the pairs. */
const withoutLabels = (needs: FactNeed[]): FactNeed[] => needs.filter(({ at }) => !at.endsWith('.label'));

/** A comparison of numbers has no room for a rank: that a text of the report says it is enough. */
const isSaid = ({ at, scope, text }: FactNeed, texts: readonly TextNeed[]): boolean =>
  scope === 'plan.targets' && at.endsWith('.rank') && texts.some((one) => one.text.includes(text));

function figureNeeds(view: ReportView, addresses: ReadonlyMap<string, Address>): FactNeed[] {
  const { lead, review, plan } = view;
  const list = (facts: FactView[], place: Parameters<typeof factNeeds>[1]) =>
    facts.flatMap((fact) => factNeeds(fact, place, addresses));
  // The sum of a flow at the top is held to be printed there.
  const sum = sumAtTop(view);
  const leads = lead.facts.filter((fact) => fact !== sum);
  return [
    ...list(leads, { at: 'lead', scope: 'lead' }),
    ...review.sections.flatMap((section) =>
      section.figures.flatMap((figure) => {
        const place = {
          at: figure.at,
          scope: section.at,
          ...(figure.kind === 'custom' ? { drawing: figure.id } : {}),
        };
        const shown = list(
          [...(figure.whole ? [figure.whole] : []), ...figure.facts, ...(figure.others ?? [])],
          place,
        );
        return [
          // What stands at the mark of another number has a tag for its label.
          ...list(Object.values(figure.beside ?? {}).flat(), place).filter(({ at }) => at.endsWith('.value')),
          // Of a table of periods a label is said by its row and its column.
          ...(figure.periods ? withoutLabels(shown) : shown),
          ...withoutLabels(
            list(
              figure.pairs.flatMap(({ last, target }) => [last, target]),
              place,
            ),
          ),
        ];
      }),
    ),
    ...(plan?.targets
      ? [
          ...withoutLabels(
            list(
              plan.targets.figure.pairs.flatMap(({ last, target }) => [last, target]),
              {
                at: 'plan.targets',
                scope: 'plan.targets',
              },
            ),
          ),
          ...list(plan.targets.facts, { at: 'plan.targets', scope: 'plan.targets' }),
        ]
      : []),
  ];
}

/** Kinds that print every number of their table. */
const wholeTables = new Set(['table', 'heat', 'pyramid', 'slope']);

/** Of a table its names of columns are printed; numbers and names of rows, or they are drawn to scale. */
function seriesNeeds(view: ReportView, addresses: ReadonlyMap<string, Address>): FactNeed[] {
  return view.review.sections.flatMap((section) =>
    section.figures.flatMap(({ at, id, kind, title, series }) => {
      if (!series) return [];
      const need = (address: string, name: string, isDrawn: boolean): FactNeed[] => {
        const found = addresses.get(address);
        return found
          ? [
              {
                ...found,
                at: `${at}.${name}`,
                kind: 'fact',
                any: [address],
                scope: section.at,
                fact: address,
                ...(isDrawn ? { drawing: id } : {}),
              },
            ]
          : [];
      };
      const isWhole = wholeTables.has(kind);
      return [
        ...need(`${series.at}.label`, 'label', title !== ''),
        ...need(`${series.at}.unit`, 'unit', false),
        ...series.columns.flatMap((column, index) =>
          saysColumn(title, series) ? [] : need(column.at, `columns.${index}`, false),
        ),
        ...series.rows.flatMap((row, index) => [
          ...need(row.at, `rows.${index}.0`, !isWhole),
          ...row.cells.flatMap((cell, place) =>
            cell ? need(cell.at, `rows.${index}.${place + 1}`, !isWhole) : [],
          ),
        ]),
      ];
    }),
  );
}

const itemsUnder = ({ items }: SectionView, { group }: ItemView): ItemView[] =>
  items.filter((item) => item.group === group && item.heading === undefined);

/** In reading order, each once. */
export function needsOf(
  view: ReportView,
  addresses: ReadonlyMap<string, Address> = listAddresses(view),
): Need[] {
  const items = new Map<string, { section: SectionView; item?: ItemView; under?: ItemView[] }>(
    view.review.sections.flatMap((section) =>
      section.items.map((item) =>
        item.heading === undefined
          ? ([item.at, { section, item }] as const)
          : ([`${item.at}.heading`, { section, under: itemsUnder(section, item) }] as const),
      ),
    ),
  );
  const texts = [...addresses.values()]
    .filter(({ at }) => !/^(?:facts|series)\./.test(at) && !isOwn(at))
    .map((address): TextNeed => {
      const found = items.get(address.at);
      return {
        ...address,
        kind: 'text',
        ...(found?.item ? { item: found.item } : {}),
        ...(found?.under ? { under: found.under } : {}),
        ...(found ? { of: found.section } : {}),
      };
    });
  const facts = [
    ...figureNeeds(view, addresses).filter((need) => !isSaid(need, texts)),
    ...seriesNeeds(view, addresses),
  ];
  return [...new Map([...texts, ...facts].map((need): [string, Need] => [need.at, need])).values()];
}
