/** A list of designs, read and held against its schema; everything that is wrong with it is told at once. */
import { deserialize, serialize } from 'node:v8';
import type { z } from 'zod';
import { sha256 } from '../lib/hash.ts';
import { ProblemError, type Problem } from '../lib/problem.ts';
import { checkShape } from '../model/check-shape.ts';
import { parseDesign } from '../report/read-design.ts';
import type { Source } from '../report/source.ts';
import { readCached, writeCached } from './cache.ts';
import { readDesignFile } from './search.ts';

export interface Design<T> {
  value: T;
  source: () => Source;
}

const guide = 'styles/README.md';

const inOrder = (problems: Problem[]): Problem[] =>
  [...problems].sort(
    (a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );

/** What several aliases repeat is told once. */
function withoutRepeats(problems: Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ message, place }) => {
    const name = `${place?.line}:${place?.column} ${message}`;
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}

/** Part of the names of kept values: YAML read otherwise is another. */
const reader = 'design 1';

/**
 * What a list says, and where, which is looked up only where something is wrong: what was read before is kept under
 * the hash of its text.
 */
async function openDesign(file: string): Promise<{ value: unknown; source: () => Source }> {
  const bytes = await readDesignFile(file);
  const name = sha256(Buffer.concat([Buffer.from(reader), bytes]));
  const kept = await readCached('designs', name);
  if (kept) return { value: deserialize(kept), source: () => parseDesign(file, bytes) };
  const source = parseDesign(file, bytes);
  await writeCached('designs', name, serialize(source.value));
  return { value: source.value, source: () => source };
}

/**
 * @param file Absolute path.
 * @param check What the schema cannot say; asked where the shape is right.
 * @throws ProblemError with all problems, each at its line.
 */
export async function readDesign<T>(
  file: string,
  schema: z.ZodType<T>,
  check: (design: Design<T>) => Problem[] = () => [],
): Promise<T> {
  const { value, source } = await openDesign(file);
  // An empty list is one without entries.
  const parsed = schema.safeParse(value ?? {});
  const problems = parsed.success
    ? check({ value: parsed.data, source })
    : checkShape(parsed.error.issues, source(), { schema, guide });
  if (problems.length > 0) throw new ProblemError(inOrder(withoutRepeats(problems)));
  return parsed.data!;
}
