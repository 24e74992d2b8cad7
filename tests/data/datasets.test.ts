/** What must hold of every dataset under `data/`. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  dataFolder,
  expandText,
  findAt,
  listReferences,
  listStrings,
  readReport,
  readTyped,
  reportNames,
} from './reports.ts';
import type { Report } from '../../src/model/report.ts';

const icons = new URL('../../node_modules/@tabler/icons/icons/outline/', import.meta.url).pathname;

function listFigures({ review }: Report) {
  return review.sections.flatMap((section) =>
    section.figures.map((figure) => ({ section: section.id, figure })),
  );
}

/** Ids named in lists of facts: lead, figures, plan. */
function listNamed(report: Report): string[] {
  const targets = report.plan?.targets;
  return [
    ...(report.lead?.facts ?? []),
    ...listFigures(report).flatMap(({ figure }) => [
      ...figure.facts,
      ...(figure.pairs ?? []).flatMap(({ target, last }) => [target, last]),
    ]),
    ...(targets?.facts ?? []),
    ...(targets?.pairs ?? []).flatMap(({ target, last }) => [target, last]),
  ];
}

/** Where a query's text stands: a string, or a list of strings, with facts expanded. */
function printAt(report: Report, typed: unknown, at: string): string {
  const value = findAt(typed, at);
  return listStrings(value)
    .map((text) => expandText(text, report.facts))
    .join('\n');
}

/** Two numbers that are one in the source's words: “A and B both reached 100 %”. The text prints it once. */
const saidTogether = new Set(['petitions-answered']);

describe.each(reportNames)('%s', (name) => {
  const report = readReport(name);
  const typed = readTyped(name);
  const ids = Object.keys(report.facts);

  it('refers only to facts that exist', () => {
    const referred = [...listNamed(report), ...listStrings(report).flatMap(listReferences)];
    expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('uses every fact', () => {
    const { facts, ...rest } = report;
    const used = new Set([...listNamed(report), ...listStrings(rest).flatMap(listReferences)]);
    for (const id of [...used]) listReferences(facts[id]?.label ?? '').forEach((other) => used.add(other));
    expect(ids.filter((id) => !used.has(id) && !saidTogether.has(id))).toEqual([]);
  });

  it('shows each fact in one figure at most', () => {
    const shown = listFigures(report).flatMap(({ figure }) => figure.facts);
    expect(shown.filter((id, index) => shown.indexOf(id) !== index)).toEqual([]);
  });

  it('names each section, figure, photo and task apart', () => {
    const named = [
      ...report.review.sections.flatMap((section) => [section, ...section.figures, ...section.photos]),
      ...(report.article?.photos ?? []),
      ...(report.plan?.tasks ?? []),
    ].flatMap(({ id }) => id ?? []);
    expect(named.filter((id, index) => named.indexOf(id) !== index)).toEqual([]);
    expect(listFigures(report).filter(({ figure }) => ids.includes(figure.id ?? ''))).toEqual([]);
  });

  it('sets spaced headlines so that they read on when they do not break', () => {
    if (report.language.startsWith('zh')) return;
    const { review, plan, article, masthead } = report;
    const titles = [
      masthead,
      review,
      ...review.sections,
      article,
      plan,
      plan?.requirement,
      plan?.targets,
      plan?.closing,
      ...(plan?.tasks ?? []),
    ].flatMap((titled) => titled?.title ?? []);
    expect(titles.filter((title) => /\S\|\S/.test(title))).toEqual([]);
  });

  it('puts only like kinds, units and statuses with numbers on one axis', () => {
    const mixed = listFigures(report).filter(({ figure }) => {
      if (figure.kind !== 'bars' && figure.kind !== 'shares' && figure.kind !== 'comparison') return false;
      const facts = figure.facts.map((id) => report.facts[id]);
      const looks = new Set(
        facts.map((fact) => `${fact?.kind} ${fact?.unit} ${fact?.status} ${fact?.sign ?? ''}`),
      );
      return looks.size !== 1 || facts.some((fact) => fact?.value === null);
    });
    expect(mixed.map(({ section, figure }) => `${section}/${figure.id}`)).toEqual([]);
  });

  it('compares targets with like facts of the period before', () => {
    for (const { target, last } of report.plan?.targets?.pairs ?? []) {
      const [later, earlier] = [report.facts[target], report.facts[last]];
      expect([later?.kind, later?.unit, later?.label]).toEqual([
        earlier?.kind,
        earlier?.unit,
        earlier?.label,
      ]);
      expect([later?.status, earlier?.status === 'target']).toEqual(['target', false]);
    }
  });

  it('gives numbers a value and words a rank', () => {
    const wordless = ids.filter((id) => {
      const fact = report.facts[id];
      return fact?.kind === 'rank' || fact?.kind === 'text'
        ? fact.value !== null || fact.rank === ''
        : fact?.value === null;
    });
    expect(wordless).toEqual([]);
  });

  it('names pictograms that exist', () => {
    const names = [...Object.values(report.facts), ...report.review.sections].flatMap(
      ({ icon }) => icon ?? [],
    );
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((icon) => !existsSync(`${icons}${icon}.svg`))).toEqual([]);
  });

  it('prints, where a query points, what the query says', () => {
    const astray = report.queries.filter(({ at, printed }) => !printAt(report, typed, at).includes(printed));
    expect(astray.map(({ id }) => id)).toEqual([]);
    expect(report.queries.filter(({ status, decision }) => status === 'resolved' && !decision)).toEqual([]);
    const queryIds = report.queries.map(({ id }) => id);
    expect(queryIds.filter((id, index) => queryIds.indexOf(id) !== index)).toEqual([]);
  });

  it('starts with the line that lets editors’ programs check it', () => {
    const first = readFileSync(`${dataFolder}${name}/report.yaml`, 'utf8').split('\n')[0];
    expect(first).toBe('# yaml-language-server: $schema=../report.schema.json');
  });
});
