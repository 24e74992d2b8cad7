/**
 * Lets Node run Tuban's TypeScript where it is installed under node_modules: Node strips types of a
 * project's own files by itself, but refuses to in packages.
 */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

const source = new URL('../', import.meta.url).href;

if (source.includes('/node_modules/')) {
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.startsWith(source) || !url.endsWith('.ts')) return nextLoad(url, context);
      const text = readFileSync(fileURLToPath(url), 'utf8');
      return { format: 'module', source: stripTypeScriptTypes(text), shortCircuit: true };
    },
  });
}
