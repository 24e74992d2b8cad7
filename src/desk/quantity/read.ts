/** Statements of a text, by its language's way of naming what it counts. */
import type { Language } from '../language.ts';
import { readHanStatements } from './han.ts';
import { HanReferences } from './han-reference.ts';
import { readLatinStatements } from './latin.ts';
import { LatinReferences } from './latin-reference.ts';
import { withReferences } from './reference.ts';
import type { Years } from './times.ts';
import type { Reading } from './statement.ts';

/**
 * @param text Running text without marks of stress.
 * @param years Of the report, where they are known: numbers of other years are no results.
 */
export const readStatements = (text: string, language: Language, years?: Years): Reading =>
  language.script === 'han'
    ? readHanStatements(text, language, years)
    : readLatinStatements(text, language, years);

/** The same with the numbers by which others are measured. */
export function readMeasured(text: string, language: Language, years?: Years): Reading {
  const reading = readStatements(text, language, years);
  const words = language.script === 'han' ? HanReferences : LatinReferences;
  return withReferences(text, reading, new words(text, language, years));
}
