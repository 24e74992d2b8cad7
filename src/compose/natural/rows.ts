/** Number rows and the number that leads them, see templates/partials/rows.hbs. */
import type { Run } from '../../type/shape.ts';
import { divideWords } from '../../view/divide.ts';
import { isFirst } from '../../view/relations/rank.ts';
import type { FactView, NumberPart } from '../../view/view.ts';
import { mmToPx } from '../../lib/units.ts';
import type { Setting } from '../block.ts';
import { leastPitch, numberRows } from '../number-rows.ts';
import { beside, joined, padded, stack, type Laid, type Node } from './nodes.ts';
import {
  baselineOf,
  onBaseline,
  paragraph,
  withSpace,
  wordsRuns,
  type Look,
  type Paragraph,
  type ParagraphNode,
  type TypeStyle,
} from './typeset.ts';

const isPercent = ({ role, text }: NumberPart): boolean => role === 'unit' && /^\s?[%‰]/.test(text);

const partSelectors = (part: NumberPart, within: string[]): string[] =>
  within.flatMap((one) => [`${one} .n-${part.role}`, ...(isPercent(part) ? [`${one} .n-unit.percent`] : [])]);

/**
 * Parts of a number, each in its own type.
 * @param holder Selectors of what they inherit from, @param within of what rules for them begin with.
 */
function partRuns(
  look: Look,
  parts: NumberPart[],
  { holder, within, size }: { holder: string[]; within: string[]; size: number },
): Run[] {
  return parts.map((part) => {
    const selectors = [...holder, ...partSelectors(part, within)];
    const type = look.type(...selectors);
    const { left, right } = look.sides('padding', ...partSelectors(part, within));
    return {
      text: part.text,
      family: type.family,
      weight: type.weight,
      scale: type.size / size,
      kerning: type.kerning,
      hard: 1,
      pad: [left / size, right / size],
    };
  });
}

/** Where parts of a number are set larger than the line that they stand in. */
const headLength = (parts: NumberPart[]): number => parts.findIndex(({ role }) => role === 'number') + 1;

/** Without the space that a line does not begin with. */
const fromStart = ([first, ...others]: Run[]): Run[] =>
  first ? [{ ...first, text: first.text.trimStart() }, ...others] : [];

interface Label {
  words: { text: string; units: string[] };
  rank: { text: string; units: string[] } | undefined;
  isSeal: boolean;
}

/** A label with the rank behind it. */
function labelNode(look: Look, { words, rank, isSeal }: Label, style: TypeStyle): ParagraphNode {
  const key = `${words.units.join('|')} ${rank ? `${isSeal}${rank.units.join('|')}` : ''}`;
  if (!rank) return paragraph(look, { key, style, runs: () => wordsRuns(words, style) });
  const name = isSeal ? '.rank-seal' : '.rank-mark';
  const type = isSeal ? look.type(name) : { ...style, weight: 700 };
  const { left: margin } = look.sides('margin', name);
  const { left, right } = look.sides('padding', name);
  const runs = (): Run[] => [
    ...wordsRuns(words, style),
    { text: ' ', family: style.family, weight: style.weight },
    ...withSpace(
      wordsRuns(rank, type).map((run) => ({
        ...run,
        scale: type.size / style.size,
        apart: run.apart ?? false,
      })),
      (margin + left) / style.size,
      right / style.size,
    ),
  ];
  const given: Paragraph = { key, name: `rank ${type.size / style.size}`, style, runs };
  const from = words.text.length + 1;
  return paragraph(look, isSeal ? { ...given, taller: { from, ...baselineOf(type) } } : given);
}

const divide = (setting: Setting, text: string) => divideWords(text, setting.view);

const labelOf = (setting: Setting, fact: FactView): Label => {
  const rank = fact.value === null ? fact.rank || fact.text : fact.rank;
  return {
    words: divide(setting, fact.label),
    rank: rank === '' ? undefined : divide(setting, rank),
    isSeal: isFirst(fact.rank),
  };
};

/** The halves of a number: up to its digits, and what follows them. */
interface Halves {
  head: ParagraphNode;
  tail: ParagraphNode | undefined;
}

const knownHalves = new WeakMap<Look, WeakMap<FactView, Map<string, Halves>>>();

function halvesOf(look: Look, fact: FactView, within: string[]): Halves {
  const all = knownHalves.get(look) ?? new WeakMap<FactView, Map<string, Halves>>();
  knownHalves.set(look, all);
  const own = all.get(fact) ?? new Map<string, Halves>();
  all.set(fact, own);
  const halves = own.get(within.join()) ?? makeHalves(look, fact, within);
  own.set(within.join(), halves);
  return halves;
}

function makeHalves(look: Look, fact: FactView, within: string[]): Halves {
  const style = look.type('.row > .number');
  const end = headLength(fact.parts);
  const half = (parts: NumberPart[], name: string): ParagraphNode => {
    const runs = () =>
      fromStart(partRuns(look, parts, { holder: ['.number', '.row > .number'], within, size: style.size }));
    return paragraph(look, {
      key: parts,
      name: `${name} ${JSON.stringify(runs().map(({ scale }) => scale))}`,
      style,
      runs,
    });
  };
  const tail = fact.parts.slice(end);
  return {
    head: half(partsOf(fact, 0, end), 'head'),
    tail: tail.length > 0 ? half(partsOf(fact, end, fact.parts.length), 'tail') : undefined,
  };
}

/** Slices that stay the same objects, by which what is shaped is known again. */
const slices = new WeakMap<FactView, Map<string, NumberPart[]>>();
function partsOf(fact: FactView, from: number, to: number): NumberPart[] {
  const own = slices.get(fact) ?? new Map<string, NumberPart[]>();
  slices.set(fact, own);
  const found = own.get(`${from}-${to}`) ?? fact.parts.slice(from, to);
  own.set(`${from}-${to}`, found);
  return found;
}

/** A column of rows: numbers on one edge, units after them, labels in what they leave. */
function rowColumn(
  look: Look,
  setting: Setting,
  { facts, within }: { facts: FactView[]; within: string[] },
): Node {
  const rows = facts.map((fact) => ({
    fact,
    halves: fact.value === null ? undefined : halvesOf(look, fact, within),
  }));
  const tailPad = look.sides('padding', '.row .n-tail').left;
  const labelPad = look.sides('padding', '.row > .row-label').left;
  const labels = within.slice(1).map((one) => `${one}-label`);
  const label = look.type('.row-label', ...labels);
  const plain = look.type('.row-label', ...labels, '.row-words > .row-label');
  const wordsPad = look.sides('padding', '.row-words');
  const least = look.line * leastPitch;
  return {
    lay(width): Laid {
      const heads = Math.max(0, ...rows.map(({ halves }) => halves?.head.natural() ?? 0));
      const tails = Math.max(
        0,
        ...rows.map(({ halves }) => (halves?.tail ? halves.tail.natural() + tailPad : 0)),
      );
      let height = 0;
      const children: Parameters<typeof joined>[0] = [];
      const add = (laid: Laid) => {
        const row = Math.max(least, laid.height);
        children.push({ laid, x: 0, y: height + (row - laid.height) / 2 });
        height += row;
      };
      for (const { fact, halves } of rows) {
        const words = labelOf(setting, fact);
        if (!halves) {
          add(padded(labelNode(look, words, plain), wordsPad).lay(width));
          continue;
        }
        const room = Math.max(0, width - heads - tails - labelPad);
        add(
          onBaseline([
            { laid: halves.head.lay(heads), x: heads - halves.head.natural() },
            ...(halves.tail ? [{ laid: halves.tail.lay(tails), x: heads + tailPad }] : []),
            { laid: labelNode(look, words, label).lay(room), x: heads + tails + labelPad },
          ]),
        );
      }
      const laid = joined(children, height);
      return { ...laid, beyond: Math.max(laid.beyond, heads + tails - width) };
    },
  };
}

function leadNode(look: Look, setting: Setting, fact: FactView): Node {
  const style = look.type('.lead-figure');
  const runs = () =>
    partRuns(look, fact.parts, {
      holder: ['.lead-figure', '.number'],
      within: ['.lead-figure'],
      size: style.size,
    });
  const figure = paragraph(look, {
    key: fact.parts,
    name: `lead ${JSON.stringify(runs().map(({ scale }) => scale))}`,
    style,
    runs,
  });
  const label = labelNode(look, labelOf(setting, fact), look.type('.row-label', '.row-lead > .row-label'));
  return padded(stack([{ node: figure }, { node: label }]), look.sides('padding', '.row-lead'));
}

/** @param within Selectors of what holds the rows. @param width mm */
export function rowsNode(
  look: Look,
  setting: Setting,
  {
    facts,
    lead,
    width,
    within = [],
  }: { facts: FactView[]; lead?: FactView | undefined; width: number; within?: string[] },
): Node {
  const set = numberRows(setting, { facts, lead }, width);
  const px = mmToPx(width);
  const leading = set.lead && leadNode(look, setting, set.lead);
  const leadWidth = set.beside ? (px * leadShareOf(look)) / 100 : px;
  const room = set.beside ? px - leadWidth - look.gutter : px;
  const count = Math.max(1, set.columns.length);
  const each = (room - (count - 1) * look.gutter) / count;
  const columns = beside(
    set.columns.map((column) => ({
      node: rowColumn(look, setting, {
        facts: column,
        within: ['.row', ...within.map((one) => `${one} .row`)],
      }),
      width: each,
    })),
    look.gutter,
  );
  const placed: Node = { lay: () => columns.lay(room) };
  if (!leading) return placed;
  return set.beside
    ? beside(
        [
          { node: leading, width: leadWidth },
          { node: placed, width: room },
        ],
        look.gutter,
      )
    : stack(set.columns.length > 0 ? [{ node: leading }, { node: placed }] : [{ node: leading }]);
}

/** Share of the width of a lead beside its rows, per cent. */
const leadShareOf = ({ typesetter: { sheet } }: Look): number =>
  Number(/([\d.]+)%/.exec(sheet.style('.rows.beside > .row-lead').flex ?? '')?.[1] ?? 40);
