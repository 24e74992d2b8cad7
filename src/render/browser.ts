/**
 * The browser: one per build, owned here, closed whatever happens.
 *
 * Chromium is started so that it cannot reach a network: no name resolves, every connection goes to
 * a proxy that does not exist, and background services are off. Its fonts are only those that a
 * document brings: on Linux the system's font list is replaced by an empty one.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Browser } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { makeTemporaryFolder } from '../lib/leftovers.ts';
import { ProblemError, says } from '../lib/problem.ts';
import { findChromium, type Chromium } from './chromium.ts';
import { chromiumFlags } from './flags.ts';
import { openLifeline, type Lifeline } from './lifeline.ts';
import { openPage, type Page } from './page.ts';
import { transportOver } from './pipes.ts';
import { mostOpenFiles } from '../lib/files.ts';

export interface OwnedBrowser extends AsyncDisposable {
  /** e.g. "153.0.8010.0" */
  version: string;
  origin: Chromium['origin'];
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** Profile folders in the system's temporary folder. */
const prefix = 'tuban-browser-';

/** A start that takes longer than this (ms) has failed. */
const startPatience = 30_000;
/** A command that has not been answered after so many ms never will be. */
const answerPatience = 120_000;

const emptyFontConfig = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><cachedir prefix="cwd">fontcache</cachedir></fontconfig>`;

function browserEnvironment(folder: string, chromium: Chromium): NodeJS.ProcessEnv {
  const config = path.join(folder, 'fonts.conf');
  writeFileSync(config, emptyFontConfig);
  const libraries = [process.env.LD_LIBRARY_PATH, chromium.libraries].filter(Boolean).join(':');
  return {
    ...process.env,
    FONTCONFIG_FILE: config,
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}),
  };
}

/** Files that Tuban and Chromium have open at once: 96 were enough for a small report. */
const leastOpenFiles = 128;

async function checkOpenFiles(): Promise<void> {
  const most = await mostOpenFiles();
  if (most >= leastOpenFiles) return;
  throw new ProblemError(
    {
      code: 'open-files',
      severity: 'error',
      ...says({
        en: [
          `Only ${most} files may be open at once here; Chromium needs ${leastOpenFiles}.`,
          'Raise the limit for this terminal or service: ulimit -n 1024.',
        ],
        zh: [
          `这里最多只能同时打开 ${most} 个文件，Chromium 要 ${leastOpenFiles} 个。`,
          '给这个终端或服务提高上限：ulimit -n 1024。',
        ],
      }),
    },
    2,
  );
}

/**
 * Starts Chromium. The caller closes it (`await using`).
 * @throws ProblemError (exit 2) when none is found or it does not start.
 */
export async function startBrowser(): Promise<OwnedBrowser> {
  await checkOpenFiles();
  const chromium = await findChromium();
  const folder = makeTemporaryFolder(prefix);
  // The first two pipes are the standard ones; 3 and 4 are the protocol's. A group of its own: Ctrl-C is
  // for Tuban.
  const child = spawn(chromium.path, chromiumFlags(path.join(folder, 'profile')), {
    env: browserEnvironment(folder, chromium),
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const lifeline = openLifeline();
  const said = listen(child, lifeline);
  const driven = drive(child);
  driven.catch(() => undefined);
  const close = closer(child, {
    driven,
    discard: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  });
  try {
    const browser = await driven;
    const [version, [first]] = await Promise.all([browser.version(), browser.pages()]);
    let unused = first;
    const newPage = async () => {
      const opened = unused;
      unused = undefined;
      return openPage(opened ?? (await lifeline.hold(browser.newPage())), lifeline);
    };
    return {
      version: version.replace(/^.*\//, ''),
      origin: chromium.origin,
      newPage,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw notStarted(chromium, error, said());
  }
}

/** What Chromium says when the process that paints for it has ended; it starts another, but answers no more. */
const painterGone = /GPU process exited unexpectedly/;

/**
 * The end of what the browser writes to its standard error, which tells why it did not start. When it says
 * that a process of it is gone, or ends, the line is cut.
 */
function listen(child: ChildProcess, lifeline: Lifeline): () => string {
  let words = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-2000);
    if (painterGone.test(text)) lifeline.cut('the process that paints ended');
  });
  child.once('exit', () => lifeline.cut('it ended'));
  return () => words;
}

/** Puppeteer, connected to the browser that was started. */
async function drive(child: ChildProcess): Promise<Browser> {
  const transport = transportOver(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const ended = new Promise<never>((_resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      transport.close();
      reject(new Error(`it ended with ${signal ?? `code ${code}`}.`));
    });
    setTimeout(
      () => reject(new Error(`it did not answer in ${startPatience / 1000} s.`)),
      startPatience,
    ).unref();
  });
  ended.catch(() => undefined);
  // Its part that drives a browser alone: what downloads and starts one takes as long again to load.
  const connected = import('puppeteer-core/internal/puppeteer-core-browser.js').then(({ connect }) =>
    connect({ transport, defaultViewport: null, protocolTimeout: answerPatience }),
  );
  connected.catch(() => undefined);
  // A browser that ends takes its pipes with it; its exit says more.
  return Promise.race([connected.catch(() => ended), ended]);
}

/** A browser that is asked to close and has not after so many ms is killed. */
const patience = 2000;

/** Kills the browser with its helpers, which are in one process group. */
function killGroup(child: ChildProcess): void {
  try {
    if (child.pid === undefined || process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Closes the browser once, however often and whenever it is asked to; with this process at the latest. */
function closer(
  child: ChildProcess,
  { driven, discard }: { driven: Promise<Browser>; discard: () => void },
): () => Promise<void> {
  const kill = () => killGroup(child);
  const atExit = () => {
    kill();
    discard();
  };
  process.once('exit', atExit);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  let closed: Promise<void> | undefined;
  const close = async () => {
    const timer = setTimeout(kill, patience);
    driven.then((browser) => browser.close()).catch(kill);
    await ended;
    clearTimeout(timer);
    process.off('exit', atExit);
    discard();
  };
  return () => (closed ??= close());
}

function notStarted(chromium: Chromium, error: unknown, said: string): ProblemError {
  const reason = [
    error instanceof Error ? error.message : String(error),
    ...said.split('\n').filter(Boolean).slice(-2),
  ].join(' ');
  return new ProblemError(
    {
      code: 'chromium-not-started',
      severity: 'error',
      ...says({
        en: [
          `Chromium at ${chromium.path} did not start: ${reason}`,
          'Run "tuban doctor"; on a slim Linux install the libraries that it names, or set TUBAN_CHROMIUM to a browser that starts.',
        ],
        zh: [
          `Chromium 启动不了（${chromium.path}）：${reason}`,
          '运行“tuban doctor”；精简版 Linux 要装上它列出的库，或用 TUBAN_CHROMIUM 指定能启动的浏览器。',
        ],
      }),
    },
    2,
  );
}
