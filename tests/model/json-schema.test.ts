/** The JSON Schema that editors' programs use is the schema that the program uses. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deriveJsonSchema, formatJsonSchema, schemaFile } from '../../src/model/json-schema.ts';

interface Schema {
  description?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
}

describe('data/report.schema.json', () => {
  it('is up to date (else run: node src/model/json-schema.ts)', () => {
    expect(readFileSync(schemaFile, 'utf8')).toBe(formatJsonSchema());
  });

  it('requires only what has no default', () => {
    const schema = deriveJsonSchema() as Schema;
    expect(schema.required).toEqual(['tuban', 'language', 'source', 'masthead', 'review']);
    expect(schema.properties?.masthead?.required).toEqual(['title']);
  });

  it('says what each top field is for, in Chinese and English', () => {
    const { properties = {} } = deriveJsonSchema() as Schema;
    const silent = Object.entries(properties).filter(
      ([, { description = '' }]) => !/\p{Script=Han}.* [A-Z]/u.test(description),
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});
