/** Devices as text: what is drawn and what is printed, each at its place in px. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { deckFor } from '../../src/cards/cards.ts';
import { composeCard, type Composed } from '../../src/cards/compose.ts';
import { loadReport } from '../../src/model/load.ts';
import { deriveView } from '../../src/view/derive.ts';
import { projectRoot } from '../support/folders.ts';
import { formatsNamed, settingOf } from './kit.ts';

const longest = 96;

/** Numbers to a tenth of a px; long paths by their beginning and hash. */
function drawn(shape: string): string {
  const short = shape.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10));
  if (short.length <= longest * 2) return short;
  return `${short.slice(0, longest)}… ${createHash('sha256').update(short).digest('hex').slice(0, 12)}`;
}

const golden = ({ stage, form }: Composed): string =>
  [
    `form ${form}, ground ${stage.palette.ground}`,
    ...stage.shapes.map(drawn),
    ...stage.front.map(drawn),
    ...stage.boxes.map(
      ({ block, text, box }) =>
        `${block} | ${text} | ${[box.left, box.top, box.right, box.bottom].map((at) => Math.round(at)).join(' ')}`,
    ),
  ].join('\n');

/** Widths of bars of one height, in px, longest first. */
function barsOf({ stage, content }: Composed, count: number): number[] {
  const isOfHundred = content.device === 'columns' && content.full !== undefined;
  const byHeight = Map.groupBy(
    stage.shapes.flatMap((shape) => {
      const found = /^<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="([\d.]+)"/.exec(shape);
      return found ? [{ width: Number(found[1]), height: found[2]! }] : [];
    }),
    ({ height }) => height,
  );
  // Behind shares stand the hundreds that they are parts of: as many, and none is shorter.
  const behind = isOfHundred ? count : 0;
  const own = [...byHeight.values()].find((bars) => bars.length === count + behind) ?? [];
  return own
    .map(({ width }) => width)
    .sort((a, b) => b - a)
    .slice(behind);
}

/** The greatest error of lengths against values, as a share; undefined where the form has no lying bars. */
function errorOf(composed: Composed): number | undefined {
  const { content, form } = composed;
  const facts =
    content.device === 'columns' && form.startsWith('bars')
      ? content.facts
      : content.device === 'whole' && /^whole-band$/.test(form)
        ? content.parts
        : undefined;
  if (!facts) return undefined;
  const values = facts.map(({ value }) => Math.abs(value!)).sort((a, b) => b - a);
  const widths = barsOf(composed, facts.length);
  expect(widths).toHaveLength(values.length);
  return Math.max(
    ...values.map((value, at) => Math.abs(widths[at]! / widths[0]! / (value / values[0]!) - 1)),
  );
}

const reports = [
  'tests/reports/county',
  'tests/reports/budget',
  'tests/cards/cases/harbour-company',
  'data/tonghua-2024',
  'data/china-2023-communique',
];

test('the devices, square; bars and bands are as long as their values', async () => {
  const seen = new Map<string, string>();
  let measured = 0;
  for (const [name, folder] of ['square', 'wide'].flatMap((shape) =>
    reports.map((of) => [shape, of] as const),
  )) {
    const [format] = await formatsNamed(name);
    const { report } = await loadReport(`${projectRoot}/${folder}`);
    const view = deriveView(report!, folder.split('/').at(-1)!);
    const setting = await settingOf(view, name);
    const cards = deckFor(format!, setting);
    cards.forEach((card, index) => {
      const composed = composeCard(card, setting, { index, total: cards.length })!;
      const error = errorOf(composed);
      if (error !== undefined) {
        expect(error, `${folder} ${card.id}`).toBeLessThan(0.01);
        measured += 1;
      }
      if (name === 'square' && !seen.has(composed.content.device))
        seen.set(composed.content.device, `${folder}\n${golden(composed)}`);
    });
  }
  expect(measured).toBeGreaterThan(3);
  expect([...seen.keys()].sort()).toMatchSnapshot('devices');
  for (const [device, text] of seen) await expect(`${text}\n`).toMatchFileSnapshot(`goldens/${device}.txt`);
});

test('a bar that is drawn 2 % too long is found by its own measure', async () => {
  const [format] = await formatsNamed('square');
  const { report } = await loadReport(`${projectRoot}/data/china-2023-communique`);
  const setting = await settingOf(deriveView(report!, 'china'), 'square');
  const cards = deckFor(format!, setting);
  const index = cards.findIndex(({ content }) => content.device === 'columns');
  const composed = composeCard(cards[index]!, setting, { index, total: cards.length })!;
  expect(errorOf(composed)).toBeLessThan(0.01);
  const [longest] = barsOf(
    composed,
    composed.content.device === 'columns' ? composed.content.facts.length : 0,
  );
  const { shapes } = composed.stage;
  const at = shapes.findIndex(
    (shape) => shape.includes(` width="${longest}"`) && shape.startsWith('<rect x="'),
  );
  shapes[at] = shapes[at]!.replace(` width="${longest}"`, ` width="${(longest! * 1.02).toFixed(2)}"`);
  expect(errorOf(composed)).toBeGreaterThan(0.01);
});
