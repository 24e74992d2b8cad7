/**
 * Which packages are installed, looked at from the files alone: this runs before anything is installed,
 * on any Node from 20.9.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Folders named node_modules from the project upwards: a dependency may be hoisted. */
function moduleFolders(root) {
  const folders = [];
  for (let folder = path.resolve(root); ; folder = path.dirname(folder)) {
    folders.push(path.join(folder, 'node_modules'));
    if (path.dirname(folder) === folder) return folders;
  }
}

/** Folder of a package, or undefined. A folder without package.json is half an installation: none. */
export const findPackage = (root, name) =>
  moduleFolders(root)
    .map((folder) => path.join(folder, name))
    .find((folder) => existsSync(path.join(folder, 'package.json')));

function versionOf(folder) {
  try {
    return readJson(path.join(folder, 'package.json')).version;
  } catch {
    return undefined;
  }
}

/**
 * Dependencies that package.json pins and that are absent, broken or of another version; also the
 * pinned runtime when its package is there without its program.
 */
export function missingPackages(root) {
  const { dependencies = {}, devDependencies = {} } = readJson(path.join(root, 'package.json'));
  const pinned = Object.entries({ ...dependencies, ...devDependencies });
  const missing = pinned
    .filter(([name, version]) => {
      const folder = findPackage(root, name);
      return !folder || versionOf(folder) !== version;
    })
    .map(([name]) => name);
  const lacksRuntime =
    'node' in dependencies && !missing.includes('node') && !existsSync(pinnedRuntime(root));
  return lacksRuntime ? [...missing, 'node'] : missing;
}

/** Path where the runtime of the npm package "node" stands, or "" when the package is not there. */
export function pinnedRuntime(root) {
  const folder = findPackage(root, 'node');
  return folder ? path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node') : '';
}

/**
 * True for a checkout, which installs for itself; as somebody's dependency Tuban is installed by their npm.
 */
export const isCheckout = (root) =>
  existsSync(path.join(root, 'package-lock.json')) && existsSync(path.join(root, 'tests'));
