/**
 * Reports that are many times as long: what is reckoned and what the browser is asked grow no faster than the
 * report, and what the search weighs no faster than the report times its pages. Counted, not timed.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPageCss } from '../../src/blocks/document.ts';
import { composePage } from '../../src/compose/page.ts';
import { openEdition } from '../../src/edition/edition.ts';
import { openWorkshop, type Workshop } from '../../src/edition/prepare/workshop.ts';
import { Clock } from '../../src/lib/log.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { loadReport } from '../../src/model/load.ts';
import type { Fonts } from '../../src/type/fonts.ts';
import { makeFolder, writeFiles } from '../support/folders.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop([]);
});
afterAll(() => workshop.close());

const factsPerSection = 5;
const numbersBelow = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A report of so many sections, each of a few facts with a sentence for every one. */
function reportOf(sections: number): string {
  const facts = numbersBelow(sections * factsPerSection).map(
    (index) =>
      `  f${index}: { label: 第${index + 1}项指标增长, value: ${(index % 90) + 1.5}, unit: "%", kind: growth }`,
  );
  const parts = numbersBelow(sections).map(
    (section) =>
      `    - { title: 第${section + 1}部分, items: [${numbersBelow(factsPerSection)
        .map((fact) => section * factsPerSection + fact)
        .map((fact) => `"第${fact + 1}项指标增长{f${fact}}，各地各部门合力推进，群众得到实惠。"`)
        .join(', ')}] }`,
  );
  return `tuban: 1
language: zh-Hans
source: 虚构
masthead: { title: 工作|报告, newspaper: 日报, page: "03", section: 要闻, date: 2031-01-13 }
facts:
${facts.join('\n')}
lead: { facts: [f0, f1] }
review:
  title: 回顾
  sections:
${parts.join('\n')}
`;
}

interface Work {
  /** Times that type of a style was asked for: once for each text that is set in lines. */
  set: number;
  /** Texts that HarfBuzz shaped. */
  shaped: number;
  /** Documents that the browser laid out, and blocks that it measured. */
  shown: number;
  probed: number;
  /** Times that the search for a layout asked what something costs. */
  weighed: number;
}

function counted(fonts: Fonts, work: Work): Fonts {
  const stacks = new Map<string, ReturnType<Fonts['stack']>>();
  return {
    ...fonts,
    stack(family, weight) {
      work.set += 1;
      const name = `${family} ${weight}`;
      const stack =
        stacks.get(name) ??
        fonts.stack(family, weight).map((face) => ({
          ...face,
          advances: (...given: Parameters<typeof face.advances>) => {
            work.shaped += 1;
            return face.advances(...given);
          },
        }));
      stacks.set(name, stack);
      return stack;
    },
  };
}

async function workFor(sections: number): Promise<Work & { pages: number }> {
  const folder = writeFiles(makeFolder(), { 'long/report.yaml': reportOf(sections) });
  const loaded = await loadReport(`${folder}/long`);
  const edition = await openEdition({
    loaded: loaded as Parameters<typeof openEdition>[0]['loaded'],
    workshop,
    clock: new Clock(),
    date: '',
  });
  const work: Work = { set: 0, shaped: 0, shown: 0, probed: 0, weighed: 0 };
  try {
    const { view, theme, templates, metrics, fonts } = edition;
    const styles = {
      view,
      theme,
      templates,
      css: await readPageCss(workshop.search),
      photos: await edition.photos(),
    };
    const tabloid = workshop.formats.pages.find(({ name }) => name === 'tabloid')!;
    const costs = new Proxy(tabloid.costs, {
      get(all, name) {
        work.weighed += 1;
        return all[name as keyof typeof all];
      },
    });
    const format = { ...tabloid, costs };
    const pages = await edition.withSheet(async (sheet) => {
      const counting: typeof sheet = {
        ...sheet,
        show(document) {
          work.shown += 1;
          work.probed += document.body.split('="probe ').length - 1;
          return sheet.show(document);
        },
      };
      return composePage({ format, styles, metrics, fonts: counted(fonts, work), sheet: counting }).then(
        (composed) => composed.pages,
        (error: unknown) => {
          if (error instanceof ProblemError && error.problems[0]!.code === 'overset') return Infinity;
          throw error;
        },
      );
    });
    return { ...work, pages };
  } finally {
    await edition.close();
  }
}

test('twice the report is twice the work, and the search goes over as many pages as there are', async () => {
  // Both are of several pages: one that fits on few is searched in fewer sizes.
  const [one, two] = [await workFor(36), await workFor(72)];
  expect(two.pages).toBeGreaterThan(one.pages);
  for (const kind of ['set', 'shaped', 'probed'] as const)
    expect(two[kind] / one[kind], `${kind}: ${one[kind]}, ${two[kind]}`).toBeLessThan(2.2);
  expect(two.shown).toBeLessThan(one.shown + 10);
  // Each number of pages is tried that may hold the report: a dozen at most, beyond which it is refused.
  expect(two.weighed / two.pages / (one.weighed / one.pages)).toBeLessThan(2.2 * 1.5);
}, 300_000);
