/** Facts of one kind side by side: columns that stand on the foot, or lying bars; from zero, no axis. */
import { inkOn } from '../draw/palette.ts';
import { deriveHeadline } from '../../view/text.ts';
import type { FactView } from '../../view/view.ts';
import { mixColours, readable } from '../draw/colour.ts';
import { floorTop, type Room } from '../draw/frame.ts';
import { drawCell, drawLedger, labelLines, setCell } from '../draw/ledger.ts';
import { drawSmallSeal, smallSealWords } from '../draw/seal.ts';
import type { Box, Stage } from '../draw/stage.ts';
import { fitNumber, partsOf, widthOf, wrapLabel, type Lines } from '../draw/type.ts';
import { signedValue, type Content } from '../plan/content.ts';
import type { Form } from './form.ts';
import { signed } from './columns/signed.ts';

type Columns = Extract<Content, { device: 'columns' }>;

/** What all labels end in is said by the headline: …增长. */
export function commonEnd(labels: string[]): string {
  const [first = '', ...rest] = labels;
  let length = 0;
  while (
    length < first.length - 2 &&
    rest.every((label) => label.length > length + 2 && label.at(-1 - length) === first.at(-1 - length))
  )
    length += 1;
  return length >= 2 && rest.length > 0 && /\p{Script=Han}/u.test(first)
    ? first.slice(first.length - length)
    : '';
}

const longestEnd = 4;

/** Words of a common start from which it is left out: what the marks are parts of is the headline's to say. */
const longestStart = 3;

/** Words, in Latin script, that all labels begin with: Share of spending on … */
function commonStart(labels: string[]): number {
  if (labels.some((label) => /\p{Script=Han}/u.test(label))) return 0;
  const [first = [], ...rest] = labels.map((label) => label.split(' '));
  let count = 0;
  while (count < first.length - 1 && rest.length > 0 && rest.every((words) => words[count] === first[count]))
    count += 1;
  return count;
}

/** Least characters of a Han label that is left when the words in which all of them end are cut. */
const leastName = 3;

/** Han labels without the words that all of them end in: 第三产业 of 第三产业增加值占国内生产总值比重. */
function withoutWords(labels: string[]): string[] | undefined {
  if (!labels.every((label) => /\p{Script=Han}/u.test(label))) return undefined;
  const words = labels.map((label) => deriveHeadline(label, 'zh-Hans').units);
  let count = 0;
  while (words.every((list) => list.length > count + 1 && list.at(-1 - count) === words[0]!.at(-1 - count)))
    count += 1;
  const cut = () => words.map((list) => list.slice(0, list.length - count).join(''));
  while (count > 0 && cut().some((label) => [...label].length < leastName)) count -= 1;
  return count > 0 ? cut() : undefined;
}

/** Labels without what all of them end in. */
export function barLabels(facts: FactView[]): string[][] {
  const ends = [commonEnd(facts.map(({ label }) => label)), commonEnd(facts.map(({ short }) => short))];
  const cut = (text: string, end: string) => (end ? text.slice(0, text.length - end.length) : text);
  // A long common end is a sentence: the short labels say it better.
  const longEnd = ends[0]!.length > longestEnd;
  const start = commonStart(facts.map(({ label }) => label));
  if (start >= longestStart)
    return facts.map(({ label, short }) => [label.split(' ').slice(start).join(' '), short]);
  const bare = longEnd ? withoutWords(facts.map(({ label }) => label)) : undefined;
  return facts.map(({ label, short }, index) =>
    longEnd && (short !== label || bare)
      ? [short === label ? bare![index]! : short, label]
      : [cut(label, longEnd ? '' : ends[0]!), cut(short, ends[1]!.length > longestEnd ? '' : ends[1]!)],
  );
}

function labelOf(
  stage: Stage,
  texts: string[],
  width: number,
  lines: number,
  size: number,
): { text: string; set: Lines } | undefined {
  for (const text of texts) {
    const set = wrapLabel(stage.setter, text, { role: 'strong', size, width, lines });
    if (set) return { text, set };
  }
  return undefined;
}

interface Column {
  fact: FactView;
  left: number;
  width: number;
  top: number;
  fill: string;
}

function drawColumn(
  stage: Stage,
  { fact, left, width, top, fill }: Column,
  texts: string[],
  isLead: boolean,
): boolean {
  const floor = floorTop(stage);
  const height = floor - top;
  const pad = stage.px(Math.min(30, width * 0.1));
  const inner = width - 2 * pad;
  const size = stage.shape.words.label;
  const found =
    labelOf(stage, texts, inner, 3, size) ?? labelOf(stage, texts, inner, 3, stage.shape.words.small);
  if (!found) return false;
  const number = fitNumber(stage.setter, partsOf(fact), {
    width: inner,
    most: stage.px(isLead ? 170 : 132),
    least: stage.px(52),
    words: stage.shape.words.unit,
  });
  if (!number) return false;
  stage.rect(left, top, width, height, fill);
  const { palette } = stage;
  const labelHeight = found.set.size * (1 + (found.set.lines.length - 1) * 1.22);
  const needed = pad + number.sizes.size * 0.72 + found.set.size * 0.6 + labelHeight + pad * 0.6;
  const inside = height >= needed;
  const on = inkOn(stage.tones, fill);
  const start = inside ? top + pad : top - needed + pad * 0.8;
  const colour = inside ? (isLead ? readable(palette.onLeadNumeral, fill, 3) : on) : palette.numeral;
  const ground = inside ? fill : palette.back;
  const base = start + number.sizes.size * 0.72;
  stage.number(fact, number, {
    x: left + (inside ? pad : 0),
    base,
    colour,
    over: ground,
    wordColour: inside ? on : palette.numeral,
  });
  stage.lines(found.text, found.set, {
    x: left + (inside ? pad : 0),
    base: base + found.set.size * 1.42,
    role: 'strong',
    colour: inside ? on : palette.ink,
    over: ground,
    facts: [fact.id],
  });
  return true;
}

/** Facts of the section in the air above the shorter columns: a seal and its fact first. */
function fillAir(stage: Stage, side: FactView[], airs: Box[]): void {
  const rest = [...side];
  for (const air of airs) {
    let top = air.top;
    const width = air.right - air.left;
    while (rest.length > 0) {
      const fact = rest[0]!;
      const height = air.bottom - top;
      const d = Math.min(stage.px(236), height - stage.px(8));
      const words =
        fact.parts.length > 0 && width > stage.px(520) ? smallSealWords(stage, fact, d) : undefined;
      if (words && height > stage.px(214)) {
        drawSmallSeal(stage, fact, { x: air.left + d / 2, y: top + d / 2, d });
        const cell = setCell(stage, fact, {
          size: stage.px(96),
          label: stage.shape.words.label,
          width: width - d - stage.px(30),
        });
        if (!cell) break;
        drawCell(stage, cell, { x: air.left + d + stage.px(30), top: top + (d - cell.height) / 2 });
        top += d + stage.px(36);
        rest.shift();
        continue;
      }
      const cell = setCell(stage, fact, { size: stage.px(92), label: stage.shape.words.small, width });
      if (!cell || cell.height > height) break;
      drawCell(stage, cell, { x: air.left, top });
      top += cell.height + stage.px(36);
      rest.shift();
    }
  }
}

/** Top of what stands at a column: itself, or its words where they are above it. */
const headOf = (stage: Stage, left: number, width: number, top: number): number =>
  Math.min(
    top,
    ...stage.boxes
      .filter(
        ({ box, block }) =>
          block !== 'headline' &&
          box.left >= left - 1 &&
          box.right <= left + width + 1 &&
          box.bottom <= top + 1,
      )
      .map(({ box }) => box.top),
  );

function standing(content: Columns, share: number): Form {
  return {
    name: `columns-${share}`,
    look: { flat: true, planes: true },
    tall: 1.1,
    draw: (stage, room) => {
      const { palette, tones } = stage;
      const facts = [...content.facts].sort((a, b) => Math.abs(b.value!) - Math.abs(a.value!));
      const n = facts.length;
      const gap = stage.px(24);
      const width = (stage.measure - gap * (n - 1)) / n;
      const floor = floorTop(stage);
      const air = room.bottom + stage.shape.content.below - room.top;
      const tallest = Math.min(air - stage.px(8), stage.shape.height * share);
      const most = Math.abs(facts[0]!.value!);
      const labels = barLabels(facts);
      const others = [
        tones.main,
        tones.main,
        mixColours(tones.main, tones.soft, 0.45),
        mixColours(tones.main, tones.soft, 0.45),
        tones.main,
      ];
      const columns = facts.map((fact, index): Column => ({
        fact,
        left: room.left + index * (width + gap),
        width,
        top: floor - (tallest * Math.abs(fact.value!)) / most,
        fill: index === 0 ? palette.lead : others[index - 1]!,
      }));
      if (!columns.every((column, index) => drawColumn(stage, column, labels[index]!, index === 0)))
        return false;
      const ranked = columns.filter(({ fact }) => fact.rank);
      for (const { fact, left, top } of ranked) {
        const set = wrapLabel(stage.setter, fact.rank, {
          role: 'strong',
          size: stage.shape.words.small,
          width,
          lines: 2,
        });
        if (set)
          stage.lines(fact.rank, set, {
            x: left,
            base: headOf(stage, left, width, top) - stage.px(20) - (set.lines.length - 1) * set.size * 1.22,
            role: 'strong',
            colour: palette.signal,
            facts: [fact.id],
          });
      }
      const tops = columns.map(({ top, left }) => headOf(stage, left, width, top) - stage.px(30));
      if (n > 1) {
        const airs: Box[] = [];
        for (let index = 1; index < n; index += 1)
          airs.push({
            left: columns[index]!.left,
            right: room.right,
            top: index === 1 ? Math.max(room.top, columns[0]!.top - stage.px(60)) : tops[index - 1]!,
            bottom: Math.min(...tops.slice(index, index + 1)),
          });
        fillAir(
          stage,
          content.side,
          airs.map((box, index) => ({
            ...box,
            top: index === 0 ? box.top : Math.max(box.top, airs[index - 1]!.bottom + stage.px(24)),
          })),
        );
      }
      return true;
    },
  };
}

/** Lying bars, the label after the end or in the bar. */
function lying(content: Columns, cells: boolean): Form {
  return {
    name: cells ? 'bars-cells' : 'bars',
    look: { planes: false },
    tall: 0.9,
    draw: (stage, room) => {
      const { palette, tones, shape } = stage;
      const facts = [...content.facts].sort((a, b) => Math.abs(b.value!) - Math.abs(a.value!));
      const n = facts.length;
      const labels = barLabels(facts);
      const most = Math.abs(facts[0]!.value!);
      const rest = cells && content.side.length > 0 ? stage.px(230) : 0;
      const height = room.bottom - room.top - rest;
      const step = Math.min(stage.px(shape.name === 'story' ? 190 : 176), height / n);
      if (step < stage.px(shape.name === 'wide' ? 58 : 68)) return false;
      const high = step * 0.82;
      const start = room.top;
      const left = room.left;
      for (const [index, fact] of facts.entries()) {
        const y = start + index * step;
        const width = (stage.measure * Math.abs(fact.value!)) / most;
        const isLead = index === 0;
        const fill = isLead
          ? palette.isDark
            ? palette.lead
            : tones.signal
          : palette.isDark
            ? tones.main
            : tones.soft;
        const on = readable(isLead ? '#ffffff' : palette.isDark ? '#ffffff' : tones.deep, fill, 4.5);
        const pad = stage.px(22);
        stage.rect(left, y, width, high, fill);
        const number = fitNumber(stage.setter, partsOf(fact), {
          width: stage.measure,
          most: Math.min(stage.px(92), high * 0.84),
          least: stage.px(40),
          words: shape.words.unit,
        })!;
        const base = y + high / 2 + number.sizes.size * 0.355;
        const fits = number.width + 2 * pad <= width;
        stage.number(fact, number, {
          x: fits ? left + pad : left + width + pad,
          base,
          colour: fits ? on : palette.numeral,
          over: fits ? fill : palette.back,
          wordColour: fits ? on : palette.numeral,
        });
        const after = fits ? left + pad + number.width + pad : left + width + pad + number.width + pad;
        const inRoom = left + width - pad - after;
        const size = Math.min(shape.words.label, high * 0.55);
        const inside = fits ? labelOf(stage, labels[index]!, inRoom, 1, size) : undefined;
        const outsideLeft = fits ? left + width + pad : after;
        const found =
          inside ??
          labelOf(stage, labels[index]!, stage.right - outsideLeft, high > size * 2.4 ? 2 : 1, size);
        if (!found) return false;
        const block = (found.set.lines.length - 1) * size * 1.22;
        stage.lines(found.text, found.set, {
          x: inside ? after : outsideLeft,
          base: y + high / 2 - block / 2 + size * 0.37,
          role: 'strong',
          colour: inside ? on : palette.ink,
          over: inside ? fill : palette.back,
          facts: [fact.id],
        });
      }
      const end = start + n * step + stage.px(24);
      if (cells && content.side.length > 0)
        drawLedger(
          stage,
          content.side,
          { left: room.left, right: room.right, top: end, bottom: room.bottom },
          { most: stage.px(92), least: stage.px(50), columns: [3, 2, 1] },
        );
      return true;
    },
  };
}

/** Width of words, for tests of what fits. */
export const wordsWidth = (stage: Stage, text: string, size: number): number =>
  widthOf(stage.setter, text, 'strong', size);

export function columnsForms(content: Columns, shape: string): Form[] {
  if (content.facts.some((fact) => signedValue(fact) < 0))
    return shape === 'wide' ? [signed(content, false)] : [signed(content, true), signed(content, false)];
  const n = content.facts.length;
  const tall = shape === 'portrait' || shape === 'long' || shape === 'square';
  const forms: Form[] = [];
  if (tall && n <= 4) forms.push(standing(content, shape === 'square' ? 0.52 : 0.56));
  if (shape !== 'wide') forms.push(lying(content, true));
  if (shape !== 'wide' || n <= 5) forms.push(lying(content, false));
  return forms;
}

export { labelLines, type Room };
