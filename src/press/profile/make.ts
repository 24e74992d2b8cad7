/**
 * Writes the built-in press profiles: `node src/press/profile/make.ts [folder]`.
 *
 * They are committed under styles/press/; run this after changing aims.ts or the tables, and look at
 * what tests/press/profile.test.ts says of the colour difference.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { programRoot } from '../../lib/program.ts';
import { aims } from './aims.ts';
import { buildProfile } from './build.ts';

const folder = process.argv[2] ?? path.join(programRoot, 'styles', 'press');
for (const press of aims) {
  const bytes = buildProfile(press);
  const file = path.join(folder, `${press.name}.icc`);
  writeFileSync(file, bytes);
  console.log(`${file}: ${bytes.length} bytes, ${press.description}`);
}
