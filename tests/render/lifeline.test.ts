/** A browser of which a process ends leaves commands unanswered; they fail at once all the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startBrowser } from '../../src/render/browser.ts';
import { BrowserGone, openLifeline } from '../../src/render/lifeline.ts';

test('what is held ends when the line is cut, and what comes later at once', async () => {
  const { hold, cut } = openLifeline();
  const forever = hold(new Promise(() => undefined));
  expect(await hold(Promise.resolve(1))).toBe(1);
  await expect(hold(Promise.reject(new Error('its own')))).rejects.toThrow('its own');
  cut('it ended');
  cut('another reason');
  await expect(forever).rejects.toThrow(new BrowserGone('it ended'));
  await expect(hold(Promise.resolve(1))).rejects.toThrow('Chromium stopped: it ended');
});

/** Processes of one browser that do a kind of work; the browser leads a group of its own. */
const helpersOf = (group: number, type: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const [, , pgrp] = readFileSync(`/proc/${pid}/stat`, 'latin1')
          .replace(/^.*\) /s, '')
          .split(' ');
        return (
          Number(pgrp) === group && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(`--type=${type}`)
        );
      } catch {
        return false;
      }
    });

/** The browser that this process has started last. */
const browserOf = (): number =>
  Math.max(
    ...readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          const [, ppid] = readFileSync(`/proc/${pid}/stat`, 'latin1')
            .replace(/^.*\) /s, '')
            .split(' ');
          return Number(ppid) === process.pid;
        } catch {
          return false;
        }
      }),
  );

test.runIf(process.platform === 'linux').each(['renderer', 'gpu-process'])(
  'a killed %s fails what waits for it, and what comes after',
  async (type) => {
    await using browser = await startBrowser();
    const { session, evaluate } = await browser.newPage();
    const shoot = () =>
      session.send('Page.captureScreenshot', {
        format: 'png',
        captureBeyondViewport: true,
        clip: { x: 0, y: 0, width: 100, height: 100, scale: 1 },
      });
    await shoot();
    const waiting = evaluate(() => new Promise(() => undefined));
    const ended = expect(waiting).rejects.toThrow(BrowserGone);
    const found = helpersOf(browserOf(), type);
    expect(found.length).toBeGreaterThan(0);
    for (const pid of found) process.kill(pid, 'SIGKILL');
    await ended;
    await expect(shoot()).rejects.toThrow(BrowserGone);
  },
);
