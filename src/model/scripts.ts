/**
 * Sub- and superscripts: `CO_{2}`, `PM_{2.5}`, `m^{2}`, `10^{-6}`. They become the characters that Unicode
 * has for them, so that they are printed, searched and read aloud alike in every product.
 */
import { withoutRadicals } from './radicals.ts';

const figures = '0123456789+-=()';
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾';
const lowered = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎';

const table = (to: string): Map<string, string> =>
  new Map([...figures].map((char, index): [string, string] => [char, [...to][index]!]));
/** A stop or a comma stands between lowered figures as it is: PM₂.₅. */
const marks: [string, string][] = [
  ['.', '.'],
  [',', ','],
];
const tables = {
  '^': new Map([...table(raised), ['−', '⁻'], ['n', 'ⁿ'], ['i', 'ⁱ'], ...marks]),
  _: new Map([...table(lowered), ['−', '₋'], ...marks]),
};

/** `_{…}` or `^{…}`; what stands inside is looked at by `setScript`. */
export const scriptPattern = /[_^]\{([^{}]*)\}/g;

/** The characters of a script such as "_{2.5}"; undefined where Unicode has none for one of them. */
export function setScript(script: string): string | undefined {
  const chars = [...script.slice(2, -1)].map((char) => tables[script[0] as '_' | '^'].get(char));
  return chars.length > 0 && chars.every((char) => char !== undefined) ? chars.join('') : undefined;
}

/** The text with its scripts set; those that cannot be are told by the checks and stay as typed. */
export const setScripts = (text: string): string =>
  text.includes('{') ? text.replace(scriptPattern, (script) => setScript(script) ?? script) : text;

/** Fields that are no text. */
const names = new Set(['file', 'art', 'logo']);

/** A report, or any part of it, with the scripts of all its texts set, and ideographs for radicals. */
export function withScripts<T>(value: T): T {
  if (typeof value === 'string') return withoutRadicals(setScripts(value)) as T;
  if (Array.isArray(value)) return value.map(withScripts) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      names.has(key) ? inner : withScripts(inner as unknown),
    ]),
  ) as T;
}
