/** Names of the files of press pages, by the plant's pattern or our own. */
import { type Both, alike } from '../../lib/languages.ts';
import { type Problem, says } from '../../lib/problem.ts';
import type { NamePart, Plant } from '../../press/plant.ts';
import { barePageName, pageName } from '../../view/page-name.ts';
import type { ReportView } from '../../view/view.ts';

export interface PageFile {
  /** Without folder and ending. */
  name: string;
  /** Page in the print, from 0; undefined: all of them. */
  page?: number;
}

interface Naming {
  view: Pick<ReportView, 'id' | 'masthead' | 'issue'>;
  /** YYYY-MM-DD or "". */
  date: string;
  format: string;
  plant: Pick<Plant, 'naming' | 'pages' | 'name'>;
}

/** What a part is in the report, for the message where it is not. */
const sources: Record<NamePart, Both> = {
  report: { en: 'the report’s name', zh: '报告名称' },
  format: { en: 'the format', zh: '规格' },
  paper: alike('issue › code'),
  date: { en: 'masthead › date, or --date', zh: ' masthead › date（或用 --date）' },
  edition: alike('issue › edition'),
  section: alike('masthead › page'),
  page: alike('masthead › page'),
};

/** These may be empty: not every newspaper has editions, or letters before its pages. */
const optional: readonly NamePart[] = ['edition', 'section'];

function partsOf({ view, date, format }: Naming, page: number): Record<NamePart, string> {
  const [, section = '', number = ''] =
    /^(\D*?)(\d*)\D*$/.exec(barePageName(pageName(view.masthead.page, page))) ?? [];
  return {
    report: view.id,
    format,
    paper: view.issue?.code ?? '',
    date: date.replaceAll('-', ''),
    edition: view.issue?.edition ?? '',
    section: section.trim(),
    page: number === '' ? '' : number.padStart(2, '0'),
  };
}

const partsIn = (naming: string): NamePart[] =>
  [...naming.matchAll(/\{(\w+)\}/g)].map(([, part]) => part as NamePart);

/** @returns the files of a print of so many pages, or what keeps them from being named. */
export function pageFiles(given: Naming, pages: number): PageFile[] | Problem[] {
  const { view, format, plant } = given;
  const apart = plant.pages === 'apart';
  const usual = `${view.id}-${format}`;
  if (plant.naming === undefined)
    return apart && pages > 1
      ? Array.from({ length: pages }, (_, page) => ({ name: `${usual}-${page + 1}`, page }))
      : [{ name: usual, ...(apart ? { page: 0 } : {}) }];
  const naming = plant.naming;
  const files = Array.from({ length: apart ? pages : 1 }, (_, page) => {
    const parts = partsOf(given, page);
    return {
      name: naming.replace(/\{(\w+)\}/g, (_all, part: NamePart) => parts[part]),
      missing: partsIn(naming).filter((part) => parts[part] === '' && !optional.includes(part)),
      ...(apart ? { page } : {}),
    };
  });
  const missing = [...new Set(files.flatMap((file) => file.missing))];
  if (missing.length > 0) return [unnamed(plant, missing)];
  const names = files.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return [sameName(plant, twice)];
  return files.map(({ missing: _none, ...file }) => file);
}

const unnamed = ({ name, naming }: Naming['plant'], missing: NamePart[]): Problem => ({
  code: 'plant-naming',
  severity: 'error',
  ...says({
    en: [
      `The plant "${name}" names its files ${naming}, and the report does not say ${missing.map((part) => `{${part}}`).join(', ')}.`,
      `Write ${missing.map((part) => sources[part].en).join(' and ')}.`,
    ],
    zh: [
      `印厂“${name}”的文件名规则是 ${naming}，报告没有写${missing.map((part) => `{${part}}`).join('、')}。`,
      `写上${missing.map((part) => sources[part].zh).join('和')}。`,
    ],
  }),
});

const sameName = ({ name, naming }: Naming['plant'], twice: string): Problem => ({
  code: 'plant-naming',
  severity: 'error',
  ...says({
    en: [
      `Two pages would be called ${twice}.pdf by the pattern ${naming} of the plant "${name}".`,
      'Put {page} into the pattern.',
    ],
    zh: [`按印厂“${name}”的规则 ${naming}，有两个版都叫 ${twice}.pdf。`, '在规则里加上 {page}。'],
  }),
});

export const isNamed = (files: PageFile[] | Problem[]): files is PageFile[] =>
  !files.some((file) => 'code' in file);
