/** Statements of a text, by its language's way of naming what it counts. */
import type { Language } from '../language.ts';
import { readHanStatements } from './han.ts';
import { HanReferences } from './han-reference.ts';
import { readLatinStatements } from './latin.ts';
import { LatinReferences } from './latin-reference.ts';
import { withReferences } from './reference.ts';
import type { Years } from './times.ts';
import type { Reading } from './statement.ts';

/** "C. difficile": the point of an initial ends nothing. The character that stands for it is as long. */
const initial = /(?<![\p{L}.])(\p{Lu})\.(?= \p{Ll})/gu;
const masked = '\u2024';

const maskInitials = (text: string): string => text.replace(initial, `$1${masked}`);

function withInitials(reading: Reading): Reading {
  for (const one of [...reading.statements, ...reading.references])
    one.label = one.label.replaceAll(masked, '.');
  return reading;
}

/**
 * @param text Running text without marks of stress.
 * @param years Of the report, where they are known: numbers of other years are no results.
 */
export const readStatements = (text: string, language: Language, years?: Years): Reading =>
  language.script === 'han'
    ? readHanStatements(text, language, years)
    : withInitials(readLatinStatements(maskInitials(text), language, years));

/** The same with the numbers by which others are measured. */
export function readMeasured(text: string, language: Language, years?: Years): Reading {
  if (language.script === 'han')
    return withReferences(
      text,
      readHanStatements(text, language, years),
      new HanReferences(text, language, years),
    );
  const said = maskInitials(text);
  const reading = readLatinStatements(said, language, years);
  return withInitials(withReferences(said, reading, new LatinReferences(said, language, years)));
}
