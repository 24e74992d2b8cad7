/** Covers whose words hardly have room. */
import { expect, test } from 'vitest';
import { deckFor } from '../../src/cards/cards.ts';
import { composeCover, type ComposeSetting } from '../../src/cards/compose.ts';
import { divideWords } from '../../src/view/divide.ts';
import type { ReportView } from '../../src/view/view.ts';
import { viewCase } from '../support/reports.ts';
import { formatsNamed, settingOf } from './kit.ts';

async function coverOf(view: ReportView, name: string) {
  const setting: ComposeSetting = await settingOf(view, name);
  const [format] = await formatsNamed(name);
  const [cover, ...rest] = deckFor(format!, setting);
  return composeCover(cover!, setting, { index: 0, total: rest.length + 1 })!.stage;
}

test('a long line over the title takes two lines beside the bookmark with the year', async () => {
  const view = await viewCase('county');
  const kicker = '在青石集团第四届职工代表大会第三次会议上的年度工作报告';
  const title = divideWords('坚定信心奋力前行', { ...view, isHeadline: true });
  const stage = await coverOf({ ...view, masthead: { ...view.masthead, kicker, title } }, 'story');
  const line = stage.pieces.find(({ block }) => block === 'kicker');
  expect(line?.words?.units).toHaveLength(2);
});
