/**
 * The JSON Schema of a report, for editors' programs: they complete field names, show what each is
 * for, and underline what is wrong.
 *
 * After a change of the schema run `node src/model/json-schema.ts`; it writes
 * `data/report.schema.json`. A report names it in its first line:
 *
 *   # yaml-language-server: $schema=../report.schema.json
 *
 * and a report in JSON in its first field: "$schema": "../report.schema.json".
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { reportSchema } from './report.ts';

export const schemaFile: string = fileURLToPath(new URL('../../data/report.schema.json', import.meta.url));

/** JSON Schema (draft 2020-12) of what an editor types: fields with a default are not required. */
export function deriveJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(reportSchema, { target: 'draft-2020-12', io: 'input' });
  const $schema = {
    type: 'string',
    description: '本文件的格式说明；只在 JSON 中用。 The schema of this file; in JSON only.',
  };
  const facts = {
    description:
      schema.properties!.facts && (schema.properties!.facts as { description?: string }).description,
    anyOf: [
      schema.properties!.facts,
      {
        type: 'string',
        pattern: '\\.(csv|tsv|xlsx)$',
        description:
          '也可以写表格的文件名，如 facts.csv。 Or the name of a table beside the report, such as facts.csv.',
      },
    ],
  };
  return { title: 'Tuban report', ...schema, properties: { $schema, ...schema.properties, facts } };
}

/** The text of `data/report.schema.json`. */
export const formatJsonSchema = (): string => `${JSON.stringify(deriveJsonSchema(), null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(schemaFile, formatJsonSchema());
