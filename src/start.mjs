#!/usr/bin/env node
/**
 * The way in, in plain JavaScript for any Node from 20.9: installs what a fresh clone lacks, then
 * runs Tuban (or, with --run FILE, another program of the project) on the pinned runtime.
 *
 * Tuban's own files are TypeScript, which the pinned Node 24 runs directly. The bytes of PDFs and
 * PNGs depend on the runtime's zlib, so the pinned one is used even where a newer Node is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { whileAlone } from './setup/alone.mjs';
import { isCheckout, missingPackages, pinnedRuntime } from './setup/packages.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const say = (line) => process.stderr.write(`setup     ${line}\n`);

function runNpm(args) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return spawnSync(npm, [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
  });
}

function install() {
  if (!isCheckout(root)) return;
  if (missingPackages(root).length === 0) return;
  if (!whileAlone(path.join(root, '.installing'), installMissing, say)) process.exit(2);
}

function installMissing() {
  const missing = missingPackages(root);
  // Whoever was waited for has installed everything.
  if (missing.length === 0) return true;
  const started = Date.now();
  const named = missing.length > 4 ? `${missing.length} packages` : missing.join(', ');
  say(`installing ${named} from package-lock.json (npm ci); needed once …`);
  let { status, error } = runNpm(['ci']);
  if (status !== 0 && !error) {
    // "npm ci" wants the optional packages of every platform to be known to the registry; a mirror may
    // lack some. "npm install" takes the same versions from the lockfile and leaves those out.
    say('npm ci did not succeed; trying npm install with the same versions …');
    ({ status, error } = runNpm(['install', '--no-save']));
  }
  const lacking = missingPackages(root);
  if (status === 0 && lacking.length === 0) {
    say(`installed in ${Math.round((Date.now() - started) / 1000)} s`);
    return true;
  }
  const those = lacking.length > 4 ? `${lacking.length} packages` : lacking.join(', ') || 'everything';
  say(
    error
      ? `npm could not be started: ${error.message}. Install Node with npm.`
      : `npm did not install ${those}; what it says above is the reason.`,
  );
  say('Nothing was built. Mend that and run the same command again.');
  return false;
}

/** The pinned runtime, else this one where it can run TypeScript. */
function runtime() {
  const pinned = pinnedRuntime(root);
  if (pinned && existsSync(pinned)) return pinned;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  say(
    `Node ${process.versions.node} is too old and the pinned runtime (npm package "node") is not installed. Run "npm ci", or use Node 24.`,
  );
  process.exit(2);
}

/** Compiled code is kept beside the packages; an installation of the administrator's keeps it per user. */
function compileCache() {
  const modules = path.join(root, 'node_modules');
  try {
    accessSync(modules, constants.W_OK);
    return path.join(modules, '.cache', 'tuban', 'compile');
  } catch {
    return path.join(homedir(), '.cache', 'tuban', 'compile');
  }
}

/** What was asked to stop and has not after so many ms is killed. */
const patience = 8000;

const noMemory = 'most often because the memory of the machine ran out. Close other programs';
const killed = {
  SIGKILL: `Tuban was ended from outside (SIGKILL), ${noMemory}.`,
  SIGABRT: `Tuban gave up (SIGABRT), ${noMemory}, or make the report smaller.`,
  SIGSEGV: 'Tuban’s runtime broke down (SIGSEGV); if it does so again, please report it.',
};

function run(program, args) {
  // Steady output: no time zone or locale of the machine reaches the build.
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const env = {
    ...process.env,
    // In which language people are spoken to.
    TUBAN_LOCALE: LC_ALL || LC_MESSAGES || LANG || '',
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? compileCache(),
  };
  env.PATH = [path.dirname(runtime()), env.PATH].join(path.delimiter);
  // New objects are looked through less often: a build makes many that do not stay.
  const flags = [
    '--max-semi-space-size=32',
    '--disable-warning=ExperimentalWarning',
    '--import',
    path.join(root, 'src', 'setup', 'types.mjs'),
  ];
  const child = spawn(runtime(), [...flags, program, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env,
  });
  let asked = false;
  const stop = (signal) => {
    child.kill(signal);
    if (asked) return;
    asked = true;
    // A loop that never yields hears no signal.
    setTimeout(() => child.kill('SIGKILL'), patience).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
  child.on('error', (error) => {
    say(`${runtime()} could not be started: ${error.message}`);
    process.exit(2);
  });
  child.on('exit', (code, signal) => {
    if (code === null && !asked)
      say(
        `${killed[signal] ?? `Tuban was ended by ${signal}.`} What was not finished is not in place, and what was there is as it was; run the same command again.`,
      );
    process.exit(code ?? (asked ? 130 : 2));
  });
}

try {
  process.cwd();
} catch {
  say('The folder in which this was started is gone. Change into one that there is, and run it again.');
  process.exit(2);
}
const args = process.argv.slice(2);
install();
if (args[0] === '--run') run(path.resolve(root, args[1]), args.slice(2));
else run(path.join(root, 'src', 'cli', 'cli.ts'), args);
