/** Tables and events of a report have cards: the page's drawing in the five shapes, with its statement over it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { account } from '../../src/account/account.ts';
import { leftOut } from '../../src/account/left-out.ts';
import { altOf } from '../../src/cards/alt.ts';
import { deckFor } from '../../src/cards/cards.ts';
import { composeCard, type Composed, type ComposeSetting } from '../../src/cards/compose.ts';
import { composePart } from '../../src/cards/compose-parts.ts';
import { isSaidBy } from '../../src/cards/device/series.ts';
import { contrastOf } from '../../src/cards/draw/colour.ts';
import { drawingsOf, piecesOfStage } from '../../src/cards/pieces.ts';
import type { Content, PlannedCard } from '../../src/cards/plan/content.ts';
import { loadReport } from '../../src/model/load.ts';
import { deriveView } from '../../src/view/derive.ts';
import type { ReportView } from '../../src/view/view.ts';
import { projectRoot } from '../support/folders.ts';
import { formatsNamed, settingOf } from './kit.ts';

interface Drawn {
  card: PlannedCard;
  composed: Composed;
  content: Extract<Content, { device: 'series' }>;
}

let view: ReportView;
beforeAll(async () => {
  const { report } = await loadReport(`${projectRoot}/tests/reports/series`);
  view = deriveView(report!, 'series');
});

async function seriesCards(
  name: string,
): Promise<{ drawn: Drawn[]; cards: PlannedCard[]; setting: ComposeSetting }> {
  const setting = await settingOf(view, name);
  const [format] = await formatsNamed(name);
  const cards = deckFor(format!, setting);
  const drawn = cards.flatMap((card, index): Drawn[] => {
    const composed =
      name === 'long'
        ? composePart(card, setting, index)!
        : composeCard(card, setting, { index, total: cards.length })!;
    const { content } = composed;
    return content.device === 'series' ? [{ card, composed, content }] : [];
  });
  return { drawn, cards, setting };
}

const printed = ({ composed: { stage } }: Drawn) =>
  stage.pieces.map(({ words, plain, ...rest }) => ({ ...rest, text: words?.text ?? plain ?? '' }));

describe.each(['cover', 'square', 'story', 'wide', 'long'])('%s', (name) => {
  let drawn: Drawn[];
  let setting: ComposeSetting;
  beforeAll(async () => {
    ({ drawn, setting } = await seriesCards(name));
  });

  test('every figure of a table has a card', () => {
    const forms = drawn.map(
      ({ card, composed }) => `${card.id} | ${composed.form} | ${composed.headline?.text}`,
    );
    expect(forms).toMatchSnapshot();
    const figures = view.review.sections.flatMap((section) => section.figures).filter(({ series }) => series);
    expect(figures.length).toBeGreaterThan(9);
    expect(drawn.map(({ content }) => content.figure.id)).toEqual(
      expect.arrayContaining(figures.map(({ id }) => id)),
    );
  });

  test('what it prints is the table, at its address, in type for a phone', () => {
    for (const one of drawn) {
      const { series } = one.content.figure;
      if (!series) continue;
      const cells = new Map(
        series.rows.flatMap(
          ({ cells: row }) =>
            row.flatMap((cell) => (cell ? [[cell.at, cell.text]] : [])) as [string, string][],
        ),
      );
      const said = printed(one).filter(({ at }) => at && cells.has(at));
      expect(said.length, one.card.id).toBeGreaterThan(0);
      for (const { at, text } of said) expect(text).toBe(cells.get(at!));
      const chart = printed(one).filter(({ block }) => block.startsWith('chart '));
      for (const { style, text } of chart)
        expect(Number(/font-size:([\d.]+)/.exec(style)![1]), text).toBeGreaterThanOrEqual(
          setting.shape.words.small - 0.5,
        );
      // What is no text of the report is reckoned from it: values of an axis.
      expect(chart.filter(({ at, derived }) => !at && !derived).map(({ text }) => text)).toEqual([]);
    }
  });

  test('type on a mark is read against the mark; shades run from light to dark', () => {
    for (const { composed, content } of drawn) {
      const { stage } = composed;
      for (const { over, style } of stage.pieces) {
        const ink = /color:(#[0-9a-f]{6})/.exec(style)?.[1];
        if (ink) expect(contrastOf(ink, over), `${composed.form} ${style}`).toBeGreaterThan(4.4);
      }
      if (['map', 'heat', 'area', 'stack'].includes(content.figure.kind))
        expect(stage.palette.isDark).toBe(false);
    }
  });

  test('the alternative text says the chart and its numbers, and no more than is useful', () => {
    for (const { card, composed, content } of drawn) {
      const alt = altOf(card, composed, view, '');
      expect([...alt].length, alt).toBeLessThanOrEqual(400);
      const word = { line: '折线图', map: '地图', timeline: '时间线' }[content.figure.kind as string];
      if (word) expect(alt).toContain(word);
      const last = content.figure.series?.rows.at(-1);
      if (last) expect(alt).toContain(last.label);
      for (const cell of last?.cells ?? []) if (cell) expect(alt).toContain(cell.text);
    }
  });
});

test('a deck that draws a table has not left it out; without its card it has', async () => {
  const { drawn } = await seriesCards('square');
  const lost = (list: Drawn[]) =>
    leftOut(
      view,
      account({
        view,
        collected: {
          pieces: list.flatMap(({ composed, card }, index) => piecesOfStage(composed, card, index)),
          drawings: list.flatMap(({ composed }) => drawingsOf(composed)),
        },
        deck: true,
      }),
    ).map(({ text }) => text);
  expect(lost(drawn)).not.toContain('能源');
  expect(lost(drawn.filter(({ card }) => card.of !== 'three'))).toContain('能源');
});

test('the only number of a section stands over its chart, once in the deck beside the headline figures', async () => {
  const { drawn, cards } = await seriesCards('cover');
  const people = drawn.find(({ card }) => card.id === 'two')!;
  expect(people.content.hero?.id).toBe('pop');
  expect([...people.composed.stage.shown]).toContain('pop');
  expect(cards.filter(({ of, content }) => of === 'one' && content.device === 'mosaic')).toEqual([]);
});

test('bars of a table card are as long as their values', async () => {
  const { drawn } = await seriesCards('square');
  const { composed, content } = drawn.find(({ content: { figure } }) => figure.kind === 'table')!;
  const marks = composed.stage.shapes.find((shape) => shape.startsWith('<g transform'))!;
  const widths = [...marks.matchAll(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  );
  const values = content.figure.series!.rows.map(({ cells }) => cells[0]!.value);
  expect(widths).toHaveLength(values.length);
  widths.forEach((width, index) => expect(width / widths[0]!).toBeCloseTo(values[index]! / values[0]!, 2));
});

test('a headline that says the name of its table, with more, is not said again below it', () => {
  expect(isSaidBy('Unemployment rate of men and women, %', 'Unemployment rate')).toBe(true);
  expect(isSaidBy('Men and women', 'Unemployment rate')).toBe(false);
  expect(isSaidBy(undefined, 'Unemployment rate')).toBe(false);
});
