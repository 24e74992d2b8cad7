/**
 * One process at a time: two first runs at once would install into one node_modules. In plain JavaScript,
 * for any Node from 20.9.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** ms. Who is at work says so every second; one who has been silent so long was killed. */
const silence = 10_000;
const pause = 200;

const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** One name a process and start of it. */
const holder = `${process.pid}-${process.hrtime.bigint()}`;

/**
 * A folder with one file in it is renamed to its place, which fails while another with something in it
 * stands there: so it is taken by one.
 */
function take(lock) {
  const ready = `${lock}-${holder}`;
  mkdirSync(ready, { recursive: true });
  writeFileSync(path.join(ready, holder), '');
  try {
    renameSync(ready, lock);
    return true;
  } catch (error) {
    rmSync(ready, { recursive: true, force: true });
    if (existsSync(lock)) return false;
    throw error;
  }
}

function holderOf(lock) {
  try {
    return readdirSync(lock)[0] ?? '';
  } catch {
    return '';
  }
}

const lastBeat = (lock, name) => {
  try {
    return statSync(path.join(lock, name)).mtimeMs;
  } catch {
    return 0;
  }
};

/** By its file's name: a lock that somebody else has taken meanwhile stays. */
function remove(lock, name) {
  if (name !== '') rmSync(path.join(lock, name), { force: true });
  try {
    rmdirSync(lock);
  } catch {
    // Taken by another, or gone.
  }
}

/** Waits until the lock is free, or its holder silent. */
function waitFor(lock, say) {
  let seen = '';
  let silent = 0;
  let told = false;
  while (!take(lock)) {
    if (!told) say('another run is installing; waiting for it …');
    told = true;
    sleep(pause);
    const name = holderOf(lock);
    const now = `${name} ${lastBeat(lock, name)}`;
    silent = now === seen ? silent + pause : 0;
    seen = now;
    if (name === '' || silent > silence) remove(lock, name);
  }
}

/** What is done blocks this thread; another says meanwhile that it is alive. */
const beating = `
  const { workerData } = require('node:worker_threads');
  const { utimesSync } = require('node:fs');
  setInterval(() => {
    try { utimesSync(workerData, new Date(), new Date()); } catch {}
  }, 1000);
`;

/**
 * @template T
 * @param {string} lock Path of a folder that stands while somebody works.
 * @param {() => T} work
 * @param {(line: string) => void} say
 * @returns {T}
 */
export function whileAlone(lock, work, say) {
  waitFor(lock, say);
  const free = () => remove(lock, holder);
  process.once('exit', free);
  const worker = new Worker(beating, { eval: true, workerData: path.join(lock, holder) });
  worker.unref();
  try {
    return work();
  } finally {
    void worker.terminate();
    process.off('exit', free);
    free();
  }
}
