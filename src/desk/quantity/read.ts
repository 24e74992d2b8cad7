/** Statements of a text, by its language's way of naming what it counts. */
import type { Language } from '../language.ts';
import { readHanStatements } from './han.ts';
import { readLatinStatements } from './latin.ts';
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
