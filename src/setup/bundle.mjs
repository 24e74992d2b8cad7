/**
 * Tuban in few files: to find and open a thousand modules takes longer than to run them. rolldown joins what stands in
 * `src` and in the packages that it needs; the files are kept under the hash of all that, and may be thrown away at
 * any time: without them Tuban runs from `src`.
 *
 *   node src/setup/bundle.mjs FOLDER    makes them, for the runtime that runs this
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findPackage } from './packages.mjs';

/** Packages that load programs or files of their own from beside themselves. */
const apart = [/^sharp$/, /^@sparticuz\//, /^harfbuzzjs/, /^subset-font/];

/** Hash of the program, its packages and its place; undefined where it is not known which packages there are. */
function hashOf(root) {
  const found = findPackage(root, 'rolldown');
  const list = found && path.join(found, '..', '.package-lock.json');
  if (!list || !existsSync(list)) return undefined;
  const hash = createHash('sha256').update(root).update(readFileSync(list));
  const source = path.join(root, 'src');
  for (const name of readdirSync(source, { recursive: true }).sort())
    if (/\.(?:ts|mjs)$/.test(name)) hash.update(name).update(readFileSync(path.join(source, name)));
  return hash.digest('hex').slice(0, 32);
}

/** A lock older than this was left by one that was killed, ms. */
const patience = 120_000;
/** So many are kept: one that runs may still load of its own. */
const mostKept = 4;

/**
 * @param folder Of all such files. @param isNew Its packages have just been installed.
 * @returns What to run, if it is there; else whether it is worth making: what runs once in a state of `src` is not.
 */
export function findBundle(root, folder, isNew) {
  try {
    const hash = hashOf(root);
    if (!hash) return {};
    const own = path.join(folder, hash);
    if (existsSync(path.join(own, 'cli.mjs'))) return { program: path.join(own, 'cli.mjs') };
    mkdirSync(folder, { recursive: true });
    const isKnown = isNew || existsSync(`${own}.seen`);
    writeFileSync(`${own}.seen`, '');
    return isKnown ? { make: own } : {};
  } catch {
    return {};
  }
}

/** Is it not being made by another? */
function takes(lock) {
  try {
    writeFileSync(lock, '', { flag: 'wx' });
    return true;
  } catch {
    const age = Date.now() - statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    if (age > patience) rmSync(lock, { force: true });
    return false;
  }
}

function removeOldest(folder) {
  const files = readdirSync(folder)
    .map((name) => ({ file: path.join(folder, name), time: statSync(path.join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const kind of [/\.seen$/, /^[0-9a-f]{32}$/])
    for (const { file } of files.filter(({ file }) => kind.test(path.basename(file))).slice(mostKept))
      rmSync(file, { recursive: true, force: true });
}

/** Files know where they stood: what they read lies beside them, and threads run files of their own. */
const places = {
  name: 'places',
  async resolveId(id, importer) {
    if (!importer || !apart.some((name) => name.test(id))) return undefined;
    const found = await this.resolve(id, importer, { skipSelf: true });
    return found && { id: pathToFileURL(found.id).href, external: 'absolute' };
  },
  transform(code, id) {
    if (!path.isAbsolute(id) || !code.includes('import.meta.')) return undefined;
    return code
      .replaceAll(/new URL\('(\.\/\w+\.ts)', import\.meta\.url\)/g, (_whole, file) => {
        const chunk = this.emitFile({ type: 'chunk', id: path.resolve(path.dirname(id), file) });
        return `new URL(import.meta.ROLLUP_FILE_URL_${chunk})`;
      })
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href));
  },
};

async function makeBundle(root, own) {
  const lock = `${own}.lock`;
  if (!takes(lock)) return;
  const half = `${own}.half`;
  try {
    const { rolldown } = await import('rolldown');
    const bundle = await rolldown({
      input: { cli: path.join(root, 'src', 'cli', 'cli.ts') },
      platform: 'node',
      plugins: [places],
      logLevel: 'silent',
    });
    await bundle.write({
      dir: half,
      format: 'esm',
      entryFileNames: '[name].mjs',
      chunkFileNames: '[name]-[hash].mjs',
    });
    await bundle.close();
    renameSync(half, own);
    removeOldest(path.dirname(own));
  } finally {
    rmSync(half, { recursive: true, force: true });
    rmSync(lock, { force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await makeBundle(path.resolve(path.dirname(process.argv[1]), '..', '..'), process.argv[2]);
