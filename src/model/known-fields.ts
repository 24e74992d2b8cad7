/** What a schema knows of a place: its fields, what they are for, where else a field belongs. */
import type { z } from 'zod';
import { partBoth, type Both } from '../lib/languages.ts';

/** The parts of zod's definitions that are walked here. */
interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  valueType?: z.ZodType;
  innerType?: z.ZodType;
  /** What a transform starts from. */
  in?: z.ZodType;
  options?: z.ZodType[];
}

const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

/** The schema that a transform starts from. */
const ahead = (schema: z.ZodType): z.ZodType => definitionOf(schema).in ?? schema;

/** The schema below defaults and options, and inside a union its map. */
function unwrap(schema: z.ZodType): z.ZodType {
  const { innerType, options } = definitionOf(schema);
  const inner = innerType ?? definitionOf(schema).in;
  if (inner) return unwrap(inner);
  const map = options?.find((option) => definitionOf(unwrap(option)).type === 'object');
  return map ? unwrap(map) : schema;
}

function stepInto(schema: z.ZodType, step: string | number): z.ZodType | undefined {
  const { shape, element, valueType } = definitionOf(unwrap(schema));
  return shape ? (Object.hasOwn(shape, step) ? shape[step] : undefined) : (element ?? valueType);
}

/** The schema at a path; undefined where there is none. */
export function schemaAt(root: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>(
    (schema, step) => schema && stepInto(schema, typeof step === 'symbol' ? String(step) : step),
    root,
  );
}

/** Names of the fields of the map at a path. */
export function listFields(root: z.ZodType, path: readonly PropertyKey[]): string[] {
  const schema = schemaAt(root, path);
  return Object.keys((schema && definitionOf(unwrap(schema)).shape) ?? {});
}

/** May the field or entry at a path be left out? Entries of lists and of records by name may. */
export function isOptional(root: z.ZodType, path: readonly PropertyKey[]): boolean {
  const holder = schemaAt(root, path.slice(0, -1));
  if (!holder || !definitionOf(unwrap(holder)).shape) return true;
  const schema = schemaAt(root, path);
  return (
    schema === undefined || ['optional', 'default', 'prefault'].includes(definitionOf(ahead(schema)).type)
  );
}

/** What the field at a path is for; its description is Chinese, then English. */
export function describeField(root: z.ZodType, path: readonly PropertyKey[]): Both | undefined {
  let schema = schemaAt(root, path);
  while (schema && !schema.description) schema = definitionOf(schema).innerType ?? definitionOf(schema).in;
  return partBoth(schema?.description);
}

function* walkMaps(schema: z.ZodType, name: Both): Generator<{ name: Both; fields: string[] }> {
  const { shape, element, valueType } = definitionOf(unwrap(schema));
  const inner = element ?? valueType;
  if (inner) yield* walkMaps(inner, { en: `an entry of ${name.en}`, zh: `${name.zh}各项` });
  if (!shape) return;
  yield { name, fields: Object.keys(shape) };
  for (const [field, child] of Object.entries(shape)) yield* walkMaps(child, { en: field, zh: ` ${field} ` });
}

/** The one kind of map that has a field of this name: "masthead", "an entry of photos". */
export function findHome(root: z.ZodType, field: string): Both | undefined {
  const homes = new Map<string, Both>();
  for (const { name, fields } of walkMaps(root, { en: 'the report', zh: '报告本身' }))
    if (fields.includes(field)) homes.set(name.en, name);
  return homes.size === 1 ? [...homes.values()][0] : undefined;
}
