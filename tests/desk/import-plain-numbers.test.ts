/** Numbers that are no results, or are written in words: made-up sentences, each once read wrongly. */
import { describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { importFiles, type Imported } from '../../src/desk/import/import.ts';
import { readLanguage } from '../../src/desk/language.ts';
import { languageTable } from '../../src/model/language-table.ts';

const bring = (text: string, name = 'report.txt'): Promise<Imported> =>
  importFiles([{ name, bytes: Buffer.from(text) }], searchPath());
const factsOf = ({ report }: Imported): string[] =>
  Object.values(report.facts).map(
    ({ label, value, rank, sign = '', unit, kind, status }) =>
      `${label} ${sign}${value ?? rank}${unit} ${kind}${status === 'actual' ? '' : ` ${status}`}`,
  );
const errorsOf = ({ problems }: Imported): string[] =>
  problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
const textsOf = ({ report }: Imported): string =>
  report.review.sections.flatMap(({ items }) => items).join('\n');

describe('numbers in words', () => {
  test('per cent is %, pounds have their sign; a share so written is refused by no check', async () => {
    const imported = await bring(
      'Marl Valley clinic\n\nCare\n\nA nurse rang in 71 per cent of cases. Income was 6.7 million pounds.\n',
    );
    expect(factsOf(imported)).toEqual(['Cases in which a nurse rang 71% share', 'Income £6.7million total']);
    expect(errorsOf(imported)).toEqual([]);
  });

  test('a number is taken whole', async () => {
    const imported = await bring('Marl Valley ferries\n\nService\n\nIn total 1,204 of 9,310 trips failed.\n');
    expect(factsOf(imported)).toEqual([]);
    expect(textsOf(imported)).toBe('In total 1,204 of 9,310 trips failed.');
  });
});

test('one number under two names is one headline', async () => {
  const imported = await bring(
    'Marl Valley rescue\n\nForeword\n\nWe answered 81,240 calls this year.\n\nIn numbers\n\n81,240 calls answered\n\n41,300 people helped\n',
  );
  const { facts, lead } = imported.report;
  expect(lead!.facts.map((id) => facts[id]!.value)).toEqual([81240]);
});

describe('no results', () => {
  test('limits say of what; what is expected stays typed, and is asked after', async () => {
    const imported = await bring(
      "Marl Valley ferries\n\nMoney\n\nReserves fell to £3m, below the trustees' minimum of £5m.\n\nThe board expects takings of £2m.\n",
    );
    expect(factsOf(imported)).toEqual(['Reserves £3m total', 'Reserves, minimum £5m total target']);
    expect(imported.report.queries.map(({ printed }) => printed)).toEqual(['£2m']);
  });

  test('warning lines and limits in Chinese, too', async () => {
    const imported = await bring(
      '甲乡卫生院报告\n\n一、运行\n\n感染率1.3%，低于2%的控制线。资产负债率已接近60%的警戒线。\n',
    );
    expect(factsOf(imported)).toEqual(['感染率 1.3% share', '感染率控制线 2% share target']);
    expect(textsOf(imported)).toContain('低于{感染率控制线}的控制线');
    expect(imported.report.queries).toHaveLength(1);
  });

  test('no number of a quotation is one, in however many sentences', async () => {
    const said = `"We lost half of the season to the storm. Guests cancelled rooms worth £38m in June alone, and the pier was shut. We shall come out of this a smaller but a sounder company, and I thank all who stayed with us through it."`;
    const imported = await bring(`Marl Valley hotels\n\nReview\n\nAnn Field, chair, said: ${said}\n`);
    expect(factsOf(imported)).toEqual([]);
  });
});

test('a verb by which import tells a fall is one by which a sentence says it', async () => {
  const { table } = (await readLanguage('en-GB', searchPath()))!;
  const says = languageTable('en')!.fall.says!;
  expect(table.down.filter((word) => !says.test(word))).toEqual([]);
});
