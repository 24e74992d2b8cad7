/**
 * The browser: one per build, owned here, closed whatever happens.
 *
 * Chromium is started so that it cannot reach a network: no name resolves, every connection goes to
 * a proxy that does not exist, and background services are off. Its fonts are only those that a
 * document brings: on Linux the system's font list is replaced by an empty one.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { makeOwnFolder, removeLeftovers } from '../lib/leftovers.ts';
import { ProblemError } from '../lib/problem.ts';
import { findChromium, type Chromium } from './chromium.ts';

/** Port 9 is "discard": nothing listens there, so a connection fails at once. */
const offline = [
  '--proxy-server=http://127.0.0.1:9', '--proxy-bypass-list=<-loopback>', '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking', '--disable-component-update', '--disable-domain-reliability', '--disable-sync',
  '--no-pings', '--disable-quic', '--disable-default-apps', '--disable-extensions', '--no-first-run', '--no-default-browser-check',
];

/** Same pixels and same line breaks on every machine. */
const steady = [
  '--font-render-hinting=none', '--force-color-profile=srgb', '--disable-lcd-text', '--lang=en-US', '--hide-scrollbars',
  '--force-device-scale-factor=1', '--disable-gpu', '--mute-audio',
];

/** Screenshots wait for frames; without the limit a card costs a third less. */
const quick = ['--disable-frame-rate-limit', '--renderer-process-limit=1', '--disable-dev-shm-usage'];

export interface OwnedBrowser extends AsyncDisposable {
  /** e.g. "153.0.8010.0" */
  version: string;
  origin: Chromium['origin'];
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** Profile folders in the system's temporary folder. */
const prefix = 'tuban-browser-';

const emptyFontConfig = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><cachedir prefix="cwd">fontcache</cachedir></fontconfig>`;

function browserEnvironment(folder: string, chromium: Chromium): Record<string, string | undefined> {
  const config = path.join(folder, 'fonts.conf');
  writeFileSync(config, emptyFontConfig);
  const libraries = [process.env.LD_LIBRARY_PATH, chromium.libraries].filter(Boolean).join(':');
  return { ...process.env, FONTCONFIG_FILE: config, TZ: 'UTC', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) };
}

/** Root cannot use Chromium's sandbox; everybody else keeps it on. */
const sandbox = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/**
 * Starts Chromium. The caller closes it (`await using`).
 * @throws ProblemError (exit 2) when none is found or it does not start.
 */
export async function startBrowser(): Promise<OwnedBrowser> {
  const [chromium, { default: puppeteer }] = await Promise.all([findChromium(), import('puppeteer')]);
  removeLeftovers(tmpdir(), prefix);
  const folder = makeOwnFolder(tmpdir(), prefix);
  const discard = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  let browser: Browser;
  try {
    browser = await puppeteer.launch({
      executablePath: chromium.path, headless: 'shell', pipe: true, userDataDir: path.join(folder, 'profile'),
      env: browserEnvironment(folder, chromium), args: [...offline, ...steady, ...quick, ...sandbox()],
      handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false, protocolTimeout: 120_000, timeout: 30_000,
    });
  } catch (error) {
    discard();
    throw notStarted(chromium, error);
  }
  const close = closer(browser, discard);
  const unlessLost = lossWatch(browser);
  const version = (await unlessLost(browser.version())).replace(/^.*\//, '');
  return { version, origin: chromium.origin, newPage: () => unlessLost(browser.newPage()), close, [Symbol.asyncDispose]: close };
}

/**
 * Ends a wait as soon as the browser's process has ended: Puppeteer would wait for a page of a dead
 * browser for half a minute.
 */
function lossWatch(browser: Browser): <T>(work: Promise<T>) => Promise<T> {
  const lost = new Promise<never>((_resolve, reject) => {
    const lose = () => reject(new Error('Connection closed: the browser has ended.'));
    const child = browser.process();
    if (child && (child.exitCode !== null || child.signalCode !== null)) lose();
    else child?.once('exit', lose);
  });
  lost.catch(() => undefined);
  return (work) => {
    work.catch(() => undefined);
    return Promise.race([work, lost]);
  };
}

/** A browser that is asked to close and has not after so many ms is killed. */
const patience = 2000;

/** Closes the browser once, however often and whenever it is asked to; with this process at the latest. */
function closer(browser: Browser, discard: () => void): () => Promise<void> {
  const child = browser.process();
  const kill = () => void child?.kill('SIGKILL');
  const atExit = () => { kill(); discard(); };
  process.once('exit', atExit);
  const ended = new Promise<void>((resolve) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  let closed: Promise<void> | undefined;
  const close = async () => {
    const timer = setTimeout(kill, patience);
    browser.close().catch(kill);
    await ended;
    clearTimeout(timer);
    process.off('exit', atExit);
    discard();
  };
  return () => closed ??= close();
}

function notStarted(chromium: Chromium, error: unknown): ProblemError {
  const reason = String(error instanceof Error ? error.message : error).split('\n').filter(Boolean).slice(0, 3).join(' ');
  return new ProblemError({
    code: 'chromium-not-started', severity: 'error', message: `Chromium at ${chromium.path} did not start: ${reason}`,
    remedy: 'Run "tuban doctor"; on a slim Linux install the libraries that it names, or set TUBAN_CHROMIUM to a browser that starts.',
  }, 2);
}
