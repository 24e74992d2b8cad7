/** Fields of one count: few in a report, first where nothing else is drawn. */
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../src/model/report.ts';
import { deriveView } from '../../src/view/derive.ts';

/** Sections with a count each, the second with bars beside it. */
const fieldsOf = (count: number): string[] => {
  const names = Array.from({ length: count }, (_, index) => `s${index}`);
  const rates = { 'rate-0': 6, 'rate-1': 5, 'rate-2': 4 };
  const report = reportSchema.parse({
    tuban: 1,
    language: 'zh-Hans',
    source: '测试',
    masthead: { title: '测试' },
    facts: {
      ...Object.fromEntries(
        names.map((name, index) => [name, { label: '新建学校', value: 60 + index, unit: '所', kind: 'new' }]),
      ),
      ...Object.fromEntries(
        Object.entries(rates).map(([id, value]) => [
          id,
          { label: `${id}增长`, value, unit: '%', kind: 'growth' },
        ]),
      ),
    },
    review: {
      title: '回顾',
      sections: names.map((name, index) => ({
        id: name,
        title: `第${index}部分`,
        items: [`新建学校{${name}}。`, ...(index === 1 ? ['甲{rate-0}，乙{rate-1}，丙{rate-2}。'] : [])],
      })),
    },
  });
  return deriveView(report, 'test').review.sections.flatMap(({ id, figures }) =>
    figures.some(({ kind }) => kind === 'field') ? [id] : [],
  );
};

describe('fields of one count', () => {
  it('are drawn where there are two', () => expect(fieldsOf(2)).toEqual(['s0', 's1']));
  it('of more, where nothing else is drawn', () => expect(fieldsOf(4)).toEqual(['s0', 's2']));
});
