import { expect, test } from 'vitest';
import { scanText } from '../../src/model/text.ts';
import { setScripts } from '../../src/model/scripts.ts';
import { deriveView } from '../../src/view/derive.ts';
import { loadCase } from '../support/reports.ts';

test('lowered and raised figures become the characters of Unicode', () => {
  expect(setScripts('CO_{2}、PM_{2.5}、m^{2}、10^{-6}、x^{n}')).toBe('CO₂、PM₂.₅、m²、10⁻⁶、xⁿ');
  expect(setScripts('{gdp}和 a_b、zhang_3@163.com')).toBe('{gdp}和 a_b、zhang_3@163.com');
});

test('radicals that came out of a PDF are printed as the ideographs that they look like', async () => {
  const report = await loadCase('county');
  const view = deriveView({ ...report, period: '⽂化⽅⾯，⼈⺠⽣活' }, 'county');
  expect(view.period).toBe('文化方面，人民生活');
});

test('a script is no reference; one without a form is a fault and stays as typed', () => {
  expect(scanText('CO_{2}下降').segments).toEqual([
    { kind: 'literal', text: 'CO₂下降', offset: 0, length: 8 },
  ]);
  const { segments, faults } = scanText('x_{甲}');
  expect(segments.map((segment) => 'text' in segment && segment.text)).toEqual(['x_{甲}']);
  expect(faults).toEqual([{ fault: 'script-form', quoted: '_{甲}', offset: 1, length: 4 }]);
});

test('every text of a report takes them: units, labels, headlines, alternative texts', async () => {
  const report = await loadCase('county');
  const [id, fact] = Object.entries(report.facts)[0]!;
  const view = deriveView(
    {
      ...report,
      period: 'm^{2}',
      masthead: { ...report.masthead, title: 'CO_{2}|报告' },
      facts: {
        ...report.facts,
        [id]: { ...fact, label: 'PM_{2.5}浓度', unit: 'μg/m^{3}', value: 30, digits: 0 },
      },
    },
    'county',
  );
  expect([view.period, view.masthead.title.text]).toEqual(['m²', 'CO₂报告']);
  const [first] = view.facts;
  expect([first!.label, first!.text]).toEqual(['PM₂.₅浓度', '30μg/m³']);
});
