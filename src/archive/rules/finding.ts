/** What a rule of the archive checker finds, and what it is given. */
import { nameAt, PDFDict, PDFRawStream, type PDFDocument } from '../../pdf/objects.ts';
import type { ContentScope } from '../glyphs.ts';
import type { StructureElement } from '../structure.ts';
import type { FindingCode } from './meanings.ts';

export interface Finding {
  /** Stable kebab-case name. */
  code: FindingCode;
  /** Standard and clause, e.g. "ISO 14289-1, 7.1". "Tuban" marks our own rule. */
  clause: string;
  /** One sentence, the value quoted. */
  message: string;
  /** Page from 1, where the rule knows it. */
  page?: number;
}

/** Parts of an opened file, read once for all rules. */
export interface Examined {
  bytes: Uint8Array;
  document: PDFDocument;
  conformance: '3a' | '2a' | '2u';
  scopes: ContentScope[];
  /** Undefined where there is no structure tree. */
  elements: StructureElement[] | undefined;
  /** Every dictionary of the file, those of streams included. */
  dicts: PDFDict[];
  streams: PDFRawStream[];
}

export type Rule = (examined: Examined) => Finding[];

export const pdfa = (clause: string): string => `ISO 19005-3, ${clause}`;
export const pdfua = (clause: string): string => `ISO 14289-1, ${clause}`;

/** At most this many findings of one kind: the first tell enough. */
export const most = 5;

export const ofType = (dicts: PDFDict[], type: string): PDFDict[] =>
  dicts.filter((dict) => nameAt(dict, 'Type') === type);
