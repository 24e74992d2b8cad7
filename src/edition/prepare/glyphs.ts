/** Characters that no font has: named with the words around them, before anything is rendered. */
import { readAdvances } from '../../design/advances.ts';
import { hanFamilies, latinFamilies } from '../../design/families.ts';
import { readFaces, type WholeFace } from '../../design/fonts.ts';
import type { TextMetrics } from '../../design/metrics.ts';
import type { SearchPath } from '../../design/search.ts';
import { hasErrors, says, type Problem } from '../../lib/problem.ts';
import type { LoadedReport } from '../../model/load.ts';
import { isTraditional } from '../../model/language.ts';
import { problemAt } from '../../model/place.ts';
import { showCharacter } from '../../report/characters.ts';
import type { Source } from '../../report/source.ts';
import { listAddresses } from '../../view/addresses.ts';
import { deriveView, printedStrings, viewCharacters } from '../../view/derive.ts';
import type { ReportView } from '../../view/view.ts';

/** The character with some whole characters before and after it. */
function around(text: string, char: string): string {
  const characters = [...text];
  const at = characters.indexOf(char);
  return characters.slice(Math.max(0, at - 12), at + 13).join('');
}

/** Where the character stands in the report's file, as far as its text has an address. */
function pathOf(view: ReportView, char: string): (string | number)[] {
  for (const { forms, path } of listAddresses(view).values())
    if (forms.some((form) => form.includes(char))) return path;
  return [];
}

const printableOf = (view: ReportView): string =>
  [...viewCharacters(view)].filter((char) => !/[\s\u200b\ufeff]/u.test(char)).join('');

/** The families of which one must have a character: the same as in `TextMetrics.missing`. */
const usual = ['Tuban Sans', 'Tuban Serif'];

/** TrueType or OpenType as it lies on disk; packed files (WOFF) are opened only where they are cut. */
const isOpen = (bytes: Uint8Array): boolean =>
  ['\0\u0001\0\0', 'OTTO', 'true'].includes(Buffer.from(bytes.subarray(0, 4)).toString('latin1'));

/**
 * Characters of a report that no font has, found in the fonts' own tables: nothing is cut, no browser starts,
 * and where the first face has all of them no other is read.
 */
export async function findMissing(view: ReportView, faces: WholeFace[]): Promise<string[]> {
  const asked = faces.filter(
    ({ family, script }) =>
      (script === undefined || script === view.script || view.script === 'han') &&
      usual.includes(hanFamilies[family] ?? family),
  );
  let open = [...printableOf(view)];
  for (const face of asked) {
    if (open.length === 0) return [];
    const bytes = await face.whole();
    // What cannot be looked into here is looked into by the build.
    if (!isOpen(bytes)) return [];
    const { widths } = readAdvances(bytes);
    open = open.filter((char) => !widths.has(char.codePointAt(0)!));
  }
  return open;
}

/** A checked report with the characters that no font has; a build tells of them before it renders. */
export async function withGlyphs(loaded: LoadedReport, search: SearchPath): Promise<LoadedReport> {
  const { report, source, id, problems } = loaded;
  if (!report || hasErrors(problems)) return loaded;
  const view = deriveView(report, id);
  const missing = await findMissing(view, await readFaces(search, view.language));
  return { ...loaded, problems: [...problems, ...glyphProblems(view, missing, source)] };
}

/** The text family of the report's script; where it lacks a character, the Chinese ones stand in. */
export const checkGlyphs = (view: ReportView, metrics: TextMetrics, source?: Source): Problem[] => {
  const family = view.script === 'latin' ? latinFamilies['Tuban Sans']! : 'Tuban Sans';
  return glyphProblems(view, metrics.missing(printableOf(view), family), source);
};

/** @param missing Characters that no font has. */
export function glyphProblems(view: ReportView, missing: string[], source?: Source): Problem[] {
  return missing.map((char): Problem => {
    const text = [...printedStrings(view)].find((one) => one.includes(char)) ?? char;
    const wording = {
      code: 'glyph-missing',
      severity: 'error' as const,
      ...says({
        en: [
          `No font has the character ${showCharacter(char)}, in “${around(text, char)}”.`,
          'Write it with another character, or add a font that has it in styles/fonts.yaml.',
        ],
        zh: [
          `没有一种字体有 ${showCharacter(char)} 这个字，在“${around(text, char)}”里。`,
          '换个写法，或在 styles/fonts.yaml 里加一种有这个字的字体。',
        ],
      }),
    };
    const path = pathOf(view, char);
    return source && path.length > 0 ? problemAt(source, path, wording) : wording;
  });
}

/** Faces whose glyphs have the forms of the mainland: their names say so. */
const simplifiedFace = /\b(?:SC|GB|CN)\b/;

/**
 * A traditional report in faces that draw characters as the mainland does: the same code points, and strokes that
 * its readers do not write. Such faces are told, since no text shows it.
 */
export async function checkForms(
  { report, source }: Pick<LoadedReport, 'report' | 'source'>,
  search: SearchPath,
): Promise<Problem[]> {
  if (!report || !source || !isTraditional(report.language)) return [];
  const faces = (await readFaces(search, report.language)).filter(
    ({ script, name, standIn }) => !standIn && script !== 'latin' && simplifiedFace.test(name),
  );
  if (faces.length === 0) return [];
  return [
    problemAt(source, ['language'], {
      code: 'glyphs-simplified',
      severity: 'warning',
      ...says({
        en: [
          `A report in ${report.language} is set in ${faces.map(({ name }) => name).join(', ')}: these draw 骨, 返, 所 and many other characters in their mainland forms.`,
          'Give your own fonts.yaml traditional faces too, with `script: hant`, as the one that comes along has them (styles/README.md).',
        ],
        zh: [
          `${report.language} 的报告用 ${faces.map(({ name }) => name).join('、')} 来排：骨、返、所等许多字是大陆字形。`,
          '在自己的 fonts.yaml 里也写上繁体字面，标 script: hant，随带的那份就是这样写的（见 styles/README.md）。',
        ],
      }),
    }),
  ];
}
