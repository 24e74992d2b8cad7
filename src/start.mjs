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
import { findBundle } from './setup/bundle.mjs';
import { isCheckout, missingPackages, pinnedRuntime } from './setup/packages.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** As src/cli/language.ts has it, for what is said before TypeScript runs. */
const { LC_ALL, LC_MESSAGES, LANG, TUBAN_LANG } = process.env;
const locale = LC_ALL || LC_MESSAGES || LANG || '';
const typed = process.argv.join(' ').match(/--lang[ =](\w+)/)?.[1];
const isChinese = /^zh/i.test(typed ?? (/^(?:zh|en)/i.test(TUBAN_LANG ?? '') ? TUBAN_LANG : locale));
const say = (en, zh) => process.stderr.write(`${isChinese ? '准备' : 'setup'}     ${isChinese ? zh : en}\n`);

function runNpm(args) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return spawnSync(npm, [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
  });
}

/** @returns Whether something had to be installed. */
function install() {
  if (!isCheckout(root) || missingPackages(root).length === 0) return false;
  if (!whileAlone(path.join(root, '.installing'), installMissing, say)) process.exit(2);
  return true;
}

function installMissing() {
  const missing = missingPackages(root);
  // Whoever was waited for has installed everything.
  if (missing.length === 0) return true;
  const started = Date.now();
  const named = missing.length > 4 ? `${missing.length} packages` : missing.join(', ');
  say(
    `installing ${named} from package-lock.json (npm ci); needed once …`,
    `按 package-lock.json 安装${missing.length > 4 ? ` ${missing.length} 个包` : ` ${missing.join('、')}`}（npm ci），只需一次……`,
  );
  let { status, error } = runNpm(['ci']);
  if (status !== 0 && !error) {
    // "npm ci" wants the optional packages of every platform to be known to the registry; a mirror may
    // lack some. "npm install" takes the same versions from the lockfile and leaves those out.
    say(
      'npm ci did not succeed; trying npm install with the same versions …',
      'npm ci 没有成功，改用 npm install 装同样的版本……',
    );
    ({ status, error } = runNpm(['install', '--no-save']));
  }
  const lacking = missingPackages(root);
  if (status === 0 && lacking.length === 0) {
    const seconds = Math.round((Date.now() - started) / 1000);
    say(`installed in ${seconds} s`, `装好了，用了 ${seconds} 秒`);
    return true;
  }
  const those = lacking.length > 4 ? `${lacking.length} packages` : lacking.join(', ') || 'everything';
  say(
    error
      ? `npm could not be started: ${error.message}. Install Node with npm.`
      : `npm did not install ${those}; what it says above is the reason.`,
    error
      ? `npm 启动不了：${error.message}。请安装带 npm 的 Node。`
      : `npm 没有装上${lacking.length > 4 ? ` ${lacking.length} 个包` : lacking.length > 0 ? ` ${lacking.join('、')}` : '任何东西'}，原因见它上面的话。`,
  );
  say('Nothing was built. Mend that and run the same command again.', '什么也没有做。解决后再运行同一命令。');
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
    `Node ${process.versions.node} 太旧，指定的运行时（npm 包 node）又没有装。运行 npm ci，或用 Node 24。`,
  );
  process.exit(2);
}

/** Compiled code is kept beside the packages; an installation of the administrator's keeps it per user. */
function cacheFolder() {
  const modules = path.join(root, 'node_modules');
  try {
    accessSync(modules, constants.W_OK);
    return path.join(modules, '.cache', 'tuban');
  } catch {
    return path.join(homedir(), '.cache', 'tuban');
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
const killedZh = {
  SIGKILL: '图版被外面结束了（SIGKILL），多半是内存用完了，关掉别的程序。',
  SIGABRT: '图版做不下去了（SIGABRT），多半是内存用完了，关掉别的程序，或把报告改小。',
  SIGSEGV: '图版的运行时崩溃了（SIGSEGV）；再这样请报告给我们。',
};

/**
 * A build is over before most of its code is worth compiling for speed, on cores that Chromium has work for, and most
 * of what it makes does not stay: V8 compiles less, and looks for what is no longer needed later. An older Node may
 * not know these.
 */
const economy = ['--min-semi-space-size=16', '--max-semi-space-size=16', '--initial-old-space-size=256'];
/** All reports, or the pages of a whole newspaper, take long enough to be compiled for speed. */
const isLong = ([command, subject = '-']) => command === 'press' || subject.startsWith('-');

/** @param make Where the program in few files is to be made when this has run; none where left out. */
function run(program, args, make) {
  // Steady output: no time zone or locale of the machine reaches the build.
  const env = {
    ...process.env,
    // In which language people are spoken to.
    TUBAN_LOCALE: locale,
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(cacheFolder(), 'compile'),
  };
  env.PATH = [path.dirname(runtime()), env.PATH].join(path.delimiter);
  const flags = [
    ...(runtime() === pinnedRuntime(root)
      ? [...economy, ...(isLong(args) ? [] : ['--efficiency-mode'])]
      : []),
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
    say(`${runtime()} could not be started: ${error.message}`, `${runtime()} 启动不了：${error.message}`);
    process.exit(2);
  });
  child.on('exit', (code, signal) => {
    if (code === null && !asked)
      say(
        `${killed[signal] ?? `Tuban was ended by ${signal}.`} What was not finished is not in place, and what was there is as it was; run the same command again.`,
        `${killedZh[signal] ?? `图版被 ${signal} 结束了。`}没做完的一概不留，原来的还是原样；再运行同一命令。`,
      );
    if (make && code !== null && !asked)
      spawnSync(runtime(), [path.join(root, 'src', 'setup', 'bundle.mjs'), make], {
        stdio: 'ignore',
        timeout: 60_000,
      });
    process.exit(code ?? (asked ? 130 : 2));
  });
}

try {
  process.cwd();
} catch {
  say(
    'The folder in which this was started is gone. Change into one that there is, and run it again.',
    '启动时所在的文件夹没有了。换到别的文件夹再运行。',
  );
  process.exit(2);
}
const args = process.argv.slice(2);
const isNew = install();
if (args[0] === '--run') run(path.resolve(root, args[1]), args.slice(2));
else {
  const { program, make } = findBundle(root, path.join(cacheFolder(), 'program'), isNew);
  run(program ?? path.join(root, 'src', 'cli', 'cli.ts'), args, make);
}
