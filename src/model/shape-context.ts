/** What a complaint of the schema is about: the value, its field, and the file that holds it. */
import type { z } from 'zod';
import type { Wording } from '../lib/problem.ts';
import type { Path, Source } from '../report/source.ts';

export type Issue = z.core.$ZodIssue;

/** One complaint: its words, and where. */
export interface Complaint {
  wording: Wording;
  path: Path;
  key?: boolean;
}

/** The schema that a file is held against, and the document that tells of its fields. */
export interface Vocabulary {
  schema: z.ZodType;
  guide: string;
}

export type Shaped = Source & Vocabulary;

export interface Context {
  source: Shaped;
  path: Path;
  value: unknown;
  /** Name of the field, or of the list for one of its entries. */
  field: string;
}
