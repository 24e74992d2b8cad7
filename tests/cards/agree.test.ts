/** One report built whole: page, archive and cards print the same numbers, and no others. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadReport } from '../../src/model/load.ts';
import { deriveView } from '../../src/view/derive.ts';
import type { FactView, ReportView } from '../../src/view/view.ts';
import { runTuban, tellsError } from '../support/command.ts';
import { makeFolder, projectRoot } from '../support/folders.ts';
import { bare, knownTexts, shownFacts, strangeNumbers } from '../support/numbers.ts';
import { readPdfLines } from '../support/pdf-lines.ts';

const id = 'yunxi-county-2025';
const formats = ['tabloid', 'reading', 'cover', 'square', 'wide', 'wechat-cover', 'long'];

let view: ReportView;
let known: ReturnType<typeof knownTexts>;
/** Printed lines by family. */
let lines: Record<'page' | 'archive' | 'cards', string[]>;
/** What the review page lists: text, and the facts that it comes from. */
let listed: { picture: string; text: string; facts: string[] }[];

const unescape = (text: string): string =>
  text.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
function readList(markup: string): typeof listed {
  return [...markup.matchAll(/<figure><a href="([^"]*)">[^]*?<table>([^]*?)<\/table>/g)].flatMap(
    ([, picture, table]) =>
      [...table!.matchAll(/<tr><td>([^]*?)<\/td><td>([^]*?)<\/td><\/tr>/g)].map(([, text, facts]) => ({
        picture: picture!,
        text: unescape(text!),
        facts: [...facts!.matchAll(/<code>([^<]*)<\/code>/g)].map((match) => match[1]!),
      })),
  );
}

/**
 * Numbers of the frame: places, folios and axes; captions of figures and tables; the size of a photo that
 * is to come.
 */
function isFrame(line: string): boolean {
  const { words } = view;
  return (
    /^\d{1,3}$/.test(line) ||
    /^\d+\/\d+$/.test(line) ||
    new RegExp(`^(${words.figure}|${words.table})\\d+`).test(line) ||
    /^\d+×\d+mm$/.test(line) ||
    // The key of a field or of a drawn length: one mark, so much.
    /^[–—-]?=\d+\D+$/.test(line) ||
    line === bare(`${view.masthead.year}${words.edition}`) ||
    line === bare(`${view.masthead.place}·${view.masthead.year}·${words.edition}`)
  );
}

beforeAll(async () => {
  const data = path.join(projectRoot, 'data');
  const { report } = await loadReport(path.join(data, id));
  view = deriveView(report!, id);
  known = knownTexts(view);
  const folder = makeFolder();
  const { code, stderr } = await runTuban(
    ['build', id, '--data', data, '--quiet', ...formats.flatMap((name) => ['--format', name])],
    { cwd: folder },
  );
  expect(tellsError(stderr)).toBe(false);
  expect(code).toBe(0);
  const out = path.join(folder, 'out', id);
  const pagesOf = async (kind: string) => {
    const file = readdirSync(path.join(out, kind)).find((name) => name.endsWith('.pdf'))!;
    return readPdfLines(readFileSync(path.join(out, kind, file)));
  };
  listed = readList(readFileSync(path.join(out, 'cards', 'index.html'), 'utf8'));
  // The colophon of the archive holds hashes.
  const archive = (await pagesOf('archive')).filter((page) => !page.some((line) => line.includes('SHA-256')));
  lines = {
    page: (await pagesOf('press')).flat(),
    archive: archive.flat(),
    cards: listed.map(({ text }) => text),
  };
}, 120_000);

const strange = (of: string[]): string[] => strangeNumbers(of, known).filter((line) => !isFrame(line));

describe('page, archive and cards', () => {
  test.each(['page', 'archive', 'cards'] as const)(
    'every number on the %s, with sign, unit and qualifier, is one of the report’s',
    (family) => {
      expect(lines[family].filter((line) => /\d/.test(line)).length).toBeGreaterThan(40);
      expect(strange(lines[family])).toEqual([]);
    },
  );

  test('a fact that two of them show by itself reads the same in both', () => {
    const shown = Object.fromEntries(
      Object.entries(lines).map(([family, of]) => [family, shownFacts(of, known)]),
    ) as Record<keyof typeof lines, Map<string, Set<string>>>;
    const withNumber = view.facts.filter((fact) => fact.value !== null);
    // The archive has them all in its table; what others show is there in the very same letters.
    expect(
      withNumber.filter((fact) => !shown.archive.get(fact.id)?.has(bare(fact.full))).map((fact) => fact.id),
    ).toEqual([]);
    for (const family of ['page', 'cards'] as const) {
      const facts = withNumber.filter((fact) => shown[family].has(fact.id));
      // In number rows the label stands in the line of the number, which is looked at above.
      expect(facts.length, family).toBeGreaterThan(10);
      // A prefix ("reaching") may be left to the sentence; nothing else may differ.
      const odd = facts.filter((fact) =>
        [...shown[family].get(fact.id)!].some((form) => form !== bare(fact.full) && form !== bare(fact.text)),
      );
      expect(
        odd.map((fact) => fact.id),
        family,
      ).toEqual([]);
    }
  });

  test('sections and tasks have the same names and order in all three', () => {
    const names = [...view.review.sections, ...view.plan!.tasks].map(({ title }) => bare(title.text));
    expect(names.length).toBeGreaterThan(8);
    const order = (of: string[]) => {
      const all = of.map(bare).join('\n');
      return names.map((name) => all.indexOf(name));
    };
    expect(order(lines.archive)).not.toContain(-1);
    expect(order(lines.page)).not.toContain(-1);
    // The long picture has them all.
    const long = listed.filter(({ picture }) => picture.startsWith('long/')).map(({ text }) => text);
    const places = order([long.join('')]);
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('every picture says where its numbers come from', () => {
    const pictures = new Map<string, string>();
    for (const { picture, text } of listed)
      pictures.set(picture, `${pictures.get(picture) ?? ''}${bare(text)}`);
    expect(pictures.size).toBeGreaterThan(8);
    expect(
      [...pictures].filter(([, text]) => !text.includes(bare(view.source))).map(([picture]) => picture),
    ).toEqual([]);
  });

  test('the list of a card’s texts names the fact of each number that stands by itself', () => {
    const byId = new Map(view.facts.map((fact): [string, FactView] => [fact.id, fact]));
    const numbers = listed.filter(({ text }) => known.forms.has(bare(text)));
    expect(numbers.length).toBeGreaterThan(60);
    const wrong = numbers.filter(
      ({ text, facts }) =>
        facts.length > 0 &&
        !facts.some((fact) => [byId.get(fact)!.text, byId.get(fact)!.full].map(bare).includes(bare(text))),
    );
    expect(wrong).toEqual([]);
    // No number stands without its fact: there are no axes.
    expect([...new Set(numbers.filter(({ facts }) => facts.length === 0).map(({ text }) => text))]).toEqual(
      [],
    );
  });

  test('a planted difference is found, in value, unit, qualifier or sign', () => {
    const sample = view.facts.find(
      (fact) =>
        fact.parts.some((part) => part.role === 'qualifier') &&
        !known.forms.has(bare(fact.text.replace(/[余多来]/u, ''))),
    )!;
    const planted = [
      sample.text.replace(/[余多来]/u, ''),
      sample.text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
      `-${sample.text}`,
      `${sample.text}次`,
    ];
    for (const line of planted) {
      expect(line).not.toBe(sample.text);
      expect(strange([...lines.cards, line]), line).toEqual([bare(line)]);
    }
    const sentence = lines.page.find((line) => bare(line).length > 14 && /\d\s*个/.test(line))!;
    expect(strange([sentence])).toEqual([]);
    expect(strange([sentence.replace(/(\d)(\s*个)/, '$10$2')])).toHaveLength(1);
  });
});
