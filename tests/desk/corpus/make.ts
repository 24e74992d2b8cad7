/**
 * Shows how the tables read sentences, in the form of the corpus: `node src/start.mjs --run
 * tests/desk/corpus/make.ts zh-Hans FILE` prints each line of FILE with its reading, to be looked at by a
 * person before it is added.
 */
import { readFileSync } from 'node:fs';
import { searchPath } from '../../../src/design/search.ts';
import { readLanguage } from '../../../src/desk/language.ts';
import { readMeasured } from '../../../src/desk/quantity/read.ts';
import { showReading } from '../../../src/desk/quantity/show.ts';

const [name = 'zh-Hans', file = ''] = process.argv.slice(2);
const language = (await readLanguage(name, searchPath()))!;
for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
  process.stdout.write(`${line}\n`);
  for (const shown of showReading(line, readMeasured(line, language))) process.stdout.write(`  ${shown}\n`);
}
