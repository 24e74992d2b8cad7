/** Statements of a text, by its language's way of naming what it counts. */
import type { Language } from '../language.ts';
import { readHanStatements } from './han.ts';
import { readLatinStatements } from './latin.ts';
import type { Reading } from './statement.ts';

/** @param text Running text without marks of stress. */
export const readStatements = (text: string, language: Language): Reading =>
  language.script === 'han' ? readHanStatements(text, language) : readLatinStatements(text, language);
