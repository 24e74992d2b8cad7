/** The press pages that archive editions record. */
import type { Product } from '../../manifest/manifest.ts';
import { productsIn, type Edition, type MadeFile } from '../edition.ts';
import { makePress, pressFormats } from './make-press.ts';
import type { PressOptions } from './press-options.ts';
import type { BuildOptions } from '../options.ts';

export interface RecordRequest {
  options: BuildOptions;
  pressOptions: PressOptions;
  /** What was made of the press pages that the build was asked for; undefined where it was asked for none. */
  made: MadeFile[] | undefined;
}

/**
 * What a rebuild was given; else the pages that were just made. A build of the archive alone makes
 * them as well, for their hashes only, so that its bytes do not hang on what else is made. What is to
 * be said of such pages is said when they are asked for.
 */
export async function recordOf(
  edition: Edition,
  { options, pressOptions, made }: RecordRequest,
): Promise<Product[]> {
  if (options.record) return options.record;
  if (made) return productsIn(made);
  const asked = options.formats ? pressFormats(edition, options.formats) : [];
  const unsaid = { ...edition, problems: [], reasons: [], unwritten: [] };
  return productsIn(
    await makePress(unsaid, asked.length > 0 ? asked : pressFormats(edition, undefined), pressOptions),
  );
}
