#!/usr/bin/env node
/**
 * The way in, in plain JavaScript for any Node from 20.9: installs what a fresh clone lacks, then
 * runs Tuban (or, with --run FILE, another program of the project) on the pinned runtime.
 *
 * Tuban's own files are TypeScript, which the pinned Node 24 runs directly. The bytes of PDFs and
 * PNGs depend on the runtime's zlib, so the pinned one is used even where a newer Node is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Folders named node_modules from the project upwards: a dependency may be hoisted. */
function moduleFolders() {
  const folders = [];
  for (let folder = root; ; folder = path.dirname(folder)) {
    folders.push(path.join(folder, 'node_modules'));
    if (path.dirname(folder) === folder) return folders;
  }
}

const findModule = (name) => moduleFolders().map((folder) => path.join(folder, name)).find((folder) => existsSync(folder));

/** Dependencies that are absent or of another version than package.json pins. */
function missingPackages() {
  const { dependencies, devDependencies } = readJson(path.join(root, 'package.json'));
  return Object.entries({ ...dependencies, ...devDependencies }).filter(([name, version]) => {
    const folder = findModule(name);
    return !folder || readJson(path.join(folder, 'package.json')).version !== version;
  }).map(([name]) => name);
}

/** Only a checkout installs for itself; as somebody's dependency Tuban is installed by their npm. */
function install() {
  if (!existsSync(path.join(root, 'package-lock.json')) || !existsSync(path.join(root, 'tests'))) return;
  const missing = missingPackages();
  if (missing.length === 0 && existsSync(pinnedRuntime())) return;
  process.stderr.write(`setup: installing ${missing.length || 'incomplete'} packages (npm ci) …\n`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root, stdio: ['ignore', 2, 'inherit'], shell: process.platform === 'win32',
    env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
  });
  if (status !== 0) {
    process.stderr.write('setup: npm could not install the packages; what it says above is the reason. Nothing was built.\n');
    process.exit(2);
  }
}

function pinnedRuntime() {
  const folder = findModule('node');
  return folder ? path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node') : '';
}

/** The pinned runtime, else this one where it can run TypeScript. */
function runtime() {
  const pinned = pinnedRuntime();
  if (pinned && existsSync(pinned)) return pinned;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  process.stderr.write(`setup: Node ${process.versions.node} is too old and the pinned runtime (npm package "node") is not installed. Run "npm ci", or use Node 24.\n`);
  process.exit(2);
}

function run(program, args) {
  // Steady output: no time zone or locale of the machine reaches the build.
  const env = { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8', NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(root, 'node_modules', '.cache', 'tuban', 'compile') };
  env.PATH = [path.dirname(runtime()), env.PATH].join(path.delimiter);
  const flags = ['--disable-warning=ExperimentalWarning', '--import', path.join(root, 'src', 'setup', 'types.mjs')];
  const child = spawn(runtime(), [...flags, program, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 2)));
}

const args = process.argv.slice(2);
install();
if (args[0] === '--run') run(path.resolve(root, args[1]), args.slice(2));
else run(path.join(root, 'src', 'cli', 'cli.ts'), args);
