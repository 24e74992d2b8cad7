/** What stands around a report: its period, who signs it, notes, a glossary, risks; made-up texts. */
import { describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { importFiles, type Imported } from '../../src/desk/import/import.ts';

const bring = (text: string, name = 'report.txt'): Promise<Imported> =>
  importFiles([{ name, bytes: Buffer.from(text) }], searchPath());
const leftOf = ({ left }: Imported): string[] => left.map(({ text, why }) => `${why} ${text}`);
const titlesOf = ({ report }: Imported): string[] => report.review.sections.map(({ title }) => title);

describe('in English', () => {
  test('period, source, signature and notes are no text of the page, and nothing is lost', async () => {
    const imported = await bring(
      '# Marl Valley ferries\n\n*For the year ended 31 March 2025*\n\n## Service\n\nWe ran 640 trips.\n\n*Ann Field, Chair*\n\n*Figures may not sum because of rounding. Source: Marl Valley ferries, accounts. Unaudited.*\n',
      'report.md',
    );
    expect(imported.report.period).toBe('For the year ended 31 March 2025');
    expect(imported.report.source).toBe('Marl Valley ferries, accounts. Unaudited');
    expect(titlesOf(imported)).toEqual(['Service']);
    expect(leftOf(imported)).toEqual([
      'address Ann Field, Chair',
      'note Figures may not sum because of rounding.',
    ]);
  });

  test('a numbered list in small letters is the tasks, over its broken lines; signatures are none', async () => {
    const imported = await bring(`Marl Valley rescue service review

What we did

We answered 4,120 calls from all of the valley in the year, and no call was left without a boat.
Nobody was hurt in any of them, and every crew came home in time for its supper and its bed.
We thank the crews for that, and the town that has fed them through the winter and the storms.

Looking ahead

In 2026 we aim to:

1) mend both boats;
2) open a second boathouse with the harbour office at the new pier, at a cost of
   2 million pounds.

None of this will come of itself.

Ann Field
Chair
June 2025
`);
    expect(imported.report.plan).toMatchObject({
      tasksIntro: 'In 2026 we aim to:',
      context: 'None of this will come of itself.',
      tasks: [
        { title: 'Mend both boats' },
        {
          title:
            'Open a second boathouse with the harbour office at the new pier, at a cost of 2 million pounds',
        },
      ],
    });
    expect(leftOf(imported)).toEqual(['address Ann Field', 'address Chair', 'address June 2025']);
  });

  test('risks are no tasks, though they stand behind the outlook', async () => {
    const imported = await bring(
      '# Marl Valley mills\n\n## Sales\n\nSales were £4m.\n\n## Outlook\n\nWe look for calm seas.\n\n## Principal risks\n\n- Debt falls due in May.\n',
      'report.md',
    );
    expect(imported.report.plan!.tasks).toEqual([]);
    expect(titlesOf(imported)).toEqual(['Sales', 'Principal risks']);
  });
});

describe('in Chinese', () => {
  test('a glossary at the end, a reference to a table and a note are left; the period is kept', async () => {
    const imported = await bring(
      '甲乡卫生院报告\n\n本报告时间范围为2025年1月1日至12月31日。\n\n一、门诊\n\n门诊1200人次。\n\n各村人次见表1。\n\n2026年工作安排\n\n（一）扩大门诊。门诊达到1500人次。\n\n附：有关用语说明\n1.门诊：指当日看诊。\n2.转诊：指3日内转出。\n',
    );
    expect(imported.report.period).toBe('2025年1月1日至12月31日');
    expect(imported.report.plan!.tasks.map(({ title }) => title)).toEqual(['扩大门诊']);
    expect(leftOf(imported).map((one) => one.split(' ')[0])).toEqual([
      'note',
      'table-title',
      'note',
      'note',
      'note',
    ]);
  });

  test('a sentence that counts its clauses keeps the first count; the count is no name', async () => {
    const imported = await bring(
      '甲乡法庭报告\n\n一、审判\n\n审结案件120件。\n\n二、不足\n\n一是人手不足，缺员4人；二是7名干部调离。\n',
    );
    const [, second] = imported.report.review.sections;
    expect(second!.items[0]).toMatch(/^一是/);
    expect(Object.values(imported.report.facts).map(({ label }) => label)).toEqual([
      '审结案件',
      '缺员',
      '干部调离',
    ]);
  });
});
