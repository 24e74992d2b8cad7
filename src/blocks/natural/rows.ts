/** Number rows and the number that leads them, see templates/partials/rows.hbs. */
import type { Run } from '../../type/shape.ts';
import { joinParts, unitClass } from '../../view/number.ts';
import type { FactView, Headline, NumberPart } from '../../view/view.ts';
import { mmToPx } from '../../lib/units.ts';
import type { Setting } from '../block.ts';
import { rowsSet, type Change, type RowContext, type RowsOf } from '../figures/number-rows.ts';
import { fallMark, runsOnGap } from '../figures/row-widths.ts';
import { beside, joined, padded, stack, type Laid, type Node } from './nodes.ts';
import { baselineOf, type Look, type TypeStyle } from './look.ts';
import { onBaseline, paragraph, type Paragraph, type ParagraphNode } from './paragraph.ts';
import { withSpace, wordsRuns } from './runs.ts';

const partSelectors = (part: NumberPart, within: string[]): string[] =>
  within.flatMap((one) => [
    `${one} .n-${part.role}`,
    ...(unitClass(part) ? [`${one} .n-unit.${unitClass(part)}`] : []),
  ]);

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

/** With room for a mark before them, in sizes of the line. */
const marked = ([first, ...others]: Run[], width: number): Run[] =>
  first && width > 0
    ? [{ ...first, pad: [(first.pad?.[0] ?? 0) + width, first.pad?.[1] ?? 0] }, ...others]
    : first
      ? [first, ...others]
      : [];

interface Label {
  words: Headline;
  rank: Headline | undefined;
  isSeal: boolean;
  changes: Change[];
}

/** Of a change, in its size: air before it; the mark of a fall with its air. The style sheet says the same. */
const [changeAir, changeMark] = [0.3, 0.72];

/** How a number has changed, behind its label: each on one line. */
const changeRuns = (changes: Change[], { family, weight }: TypeStyle): Run[] =>
  changes.flatMap(({ words, fell, text }, index): Run[] => {
    const hard = changeHold + index;
    const pad: [number, number] = [changeAir + (fell ? changeMark : 0), 0];
    return [
      { text: ' ', family, weight },
      ...(words ? [{ text: `${words} `, family, weight, hard, pad }] : []),
      { text, family, weight: weight < 600 ? 700 : 900, hard, ...(words ? {} : { pad }) },
    ];
  });
/** Beyond the numbers of other holds of a label. */
const changeHold = 1000;

/** Distance of lines with a rank among them, em; the style sheet says the same. */
const markedLeading = 1.45;

/** A label with the rank behind it. */
function labelNode(look: Look, { words, rank, isSeal, changes }: Label, plain: TypeStyle): ParagraphNode {
  // The ground of a rank is as high as its face, and covers no line above it.
  const style = rank ? { ...plain, line: plain.size * markedLeading } : plain;
  const key = [words, ...(rank ? [rank] : [])]
    .map(({ units, boxed = false }) => `${boxed}${units.join('|')}`)
    .concat(changes.map(({ words: way, fell, text }) => `${way}/${fell}/${text}`))
    .join(` ${isSeal} `);
  const plainLabel = (): Run[] => [...wordsRuns(words, style), ...changeRuns(changes, style)];
  if (!rank) return paragraph(look, { key, style, runs: plainLabel });
  const name = isSeal ? '.rank-seal' : '.rank-mark';
  const type = isSeal ? look.type(name) : { ...style, weight: 700 };
  const { left: margin } = look.sides('margin', name);
  const { left, right } = look.sides('padding', name);
  const runs = (): Run[] => [
    ...plainLabel(),
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
  const from = plainLabel().reduce((sum, { text }) => sum + text.length, 1);
  return paragraph(look, isSeal ? { ...given, taller: { from, ...baselineOf(type) } } : given);
}

/** The label of a row, which its unit begins where that is a word. */
function labelOf({ fact, isNumber, isWorded, label, word, rank, rankClass, changes }: RowContext): Label {
  const tail = fact.parts.slice(headLength(fact.parts));
  const unit = isWorded && tail.length > 0 ? `${joinParts(tail, { prefix: true }).trim()} ` : '';
  return {
    words: unit === '' ? label : { ...label, text: unit + label.text, units: [unit, ...label.units] },
    rank: (isNumber ? rank : word) || undefined,
    isSeal: rankClass === 'seal',
    changes,
  };
}

/** The halves of a number: up to its digits, and what follows them. */
interface Halves {
  head: ParagraphNode;
  tail: ParagraphNode | undefined;
}

const knownHalves = new WeakMap<Look, WeakMap<FactView, Map<string, Halves>>>();

function halvesOf(look: Look, { fact }: RowContext, within: string[]): Halves {
  const all = knownHalves.get(look) ?? new WeakMap<FactView, Map<string, Halves>>();
  knownHalves.set(look, all);
  const own = all.get(fact) ?? new Map<string, Halves>();
  all.set(fact, own);
  const halves =
    own.get(within.join()) ?? makeHalves(look, fact, { within, mark: fact.fallMarked ? fallMark : 0 });
  own.set(within.join(), halves);
  return halves;
}

/** @param mark Width of the mark before the number, in its size. */
function makeHalves(
  look: Look,
  fact: FactView,
  { within, mark }: { within: string[]; mark: number },
): Halves {
  const style = look.type('.row > .number');
  const end = headLength(fact.parts);
  const half = (parts: NumberPart[], name: string, before: number): ParagraphNode => {
    const runs = () =>
      marked(
        fromStart(partRuns(look, parts, { holder: ['.number', '.row > .number'], within, size: style.size })),
        before,
      );
    return paragraph(look, {
      key: parts,
      name: `${name} ${before} ${JSON.stringify(runs().map(({ scale }) => scale))}`,
      style,
      runs,
    });
  };
  const tail = fact.parts.slice(end);
  return {
    head: half(partsOf(fact, 0, end), 'head', mark),
    tail: tail.length > 0 ? half(partsOf(fact, end, fact.parts.length), 'tail', 0) : undefined,
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
  { rows: list, within, pitch }: { rows: RowContext[]; within: string[]; pitch: number },
): Node {
  const rows = list.map((row) => {
    const halves = row.isNumber ? halvesOf(look, row, within) : undefined;
    return { row, head: halves?.head, tail: row.isWorded ? undefined : halves?.tail };
  });
  const tailPad = (fact: FactView): number => {
    const first = fact.parts[headLength(fact.parts)];
    const closed = first ? unitClass(first) : '';
    const name = closed ? `.row .n-tail:has(> .${closed}:first-child)` : '.row .n-tail';
    return look.sides('padding', name).left;
  };
  const rowPad = look.sides('padding', '.row');
  const labels = within.slice(1).map((one) => `${one}-label`);
  const label = look.type('.row-label', ...labels);
  const { left: labelPad } = look.sides('padding', '.row-label', ...labels, '.row > .row-label');
  const plain = look.type('.row-label', ...labels, '.row-words > .row-label');
  const wordsPad = look.sides('padding', '.row-words');
  const least = look.line * pitch;
  return {
    lay(width): Laid {
      const heads = Math.max(0, ...rows.map(({ head }) => head?.natural() ?? 0));
      const tails = Math.max(
        0,
        ...rows.map(({ row, tail }) => (tail && !row.runsOn ? tail.natural() + tailPad(row.fact) : 0)),
      );
      let height = 0;
      const children: Parameters<typeof joined>[0] = [];
      const add = (laid: Laid, pad = rowPad.top + rowPad.bottom) => {
        const row = Math.max(least, laid.height + pad);
        children.push({ laid, x: 0, y: height + (row - laid.height) / 2 });
        height += row;
      };
      for (const { row, head, tail } of rows) {
        const words = labelOf(row);
        if (!head) {
          add(padded(labelNode(look, words, plain), wordsPad).lay(width), 0);
          continue;
        }
        const before = row.runsOn ? heads + mmToPx(row.tail + runsOnGap) : heads + tails + labelPad;
        const room = Math.max(0, width - before);
        add(
          onBaseline([
            { laid: head.lay(heads), x: heads - head.natural() },
            ...(tail
              ? [{ laid: tail.lay(Math.max(tails, tail.natural())), x: heads + tailPad(row.fact) }]
              : []),
            { laid: labelNode(look, words, label).lay(room), x: before },
          ]),
        );
      }
      const laid = joined(children, height);
      return { ...laid, beyond: Math.max(laid.beyond, heads + tails - width) };
    },
  };
}

function leadNode(look: Look, row: RowContext): Node {
  const { fact } = row;
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
  const label = labelNode(
    look,
    labelOf({ ...row, isWorded: false }),
    look.type('.row-label', '.row-lead > .row-label'),
  );
  return padded(stack([{ node: figure }, { node: label }]), look.sides('padding', '.row-lead'));
}

/** @param within Selectors of what holds the rows. @param width mm */
export function rowsNode(
  look: Look,
  setting: Setting,
  { width, within = [], ...of }: RowsOf & { width: number; within?: string[] },
): Node {
  const { set, lead, columns: rows } = rowsSet(setting, of, width);
  const leading = lead && leadNode(look, lead);
  const px = mmToPx(width);
  const leadWidth = mmToPx(set.leadWidth ?? width);
  const room = set.leadWidth === undefined ? px : px - leadWidth - look.gutter;
  const count = Math.max(1, set.columns.length);
  const each = (room - (count - 1) * look.gutter) / count;
  const columns = beside(
    rows.map((column) => ({
      node: rowColumn(look, {
        rows: column,
        pitch: set.pitch,
        within: ['.row', ...within.map((one) => `${one} .row`)],
      }),
      width: each,
    })),
    look.gutter,
  );
  const placed: Node = { lay: () => columns.lay(room) };
  if (!leading) return placed;
  return set.leadWidth !== undefined
    ? beside(
        [
          { node: leading, width: leadWidth },
          { node: placed, width: room },
        ],
        look.gutter,
      )
    : stack(set.columns.length > 0 ? [{ node: leading }, { node: placed }] : [{ node: leading }]);
}
