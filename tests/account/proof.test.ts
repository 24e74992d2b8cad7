/** proof.html in a real browser: opened, a fact clicked, its places marked; and what changed since the last build. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../src/edition/build.ts';
import puppeteer, { type Browser } from 'puppeteer';
import { findChromium } from '../../src/render/chromium.ts';
import { makeFolder } from '../support/folders.ts';
import { casesFolder } from '../support/golden.ts';

const data = makeFolder();
const out = path.join(data, 'out');
const report = path.join(data, 'county.yaml');
const file = path.join(out, 'county', 'proof.html');
let browser: Browser;

const make = () => build({ reports: [report], out, only: ['press'], formats: ['a4'] });
interface Proof {
  changes: { text: string }[];
  queries: { text: string }[];
}
const readProof = (): Proof =>
  JSON.parse(
    /<script type="application\/json" id="account">([\s\S]*?)<\/script>/.exec(
      readFileSync(file, 'utf8'),
    )![1]!,
  ) as Proof;

beforeAll(async () => {
  writeFileSync(report, readFileSync(path.join(casesFolder, 'county', 'report.yaml')));
  expect((await make()).exitCode).toBe(0);
  const { path: executablePath, libraries = '' } = await findChromium();
  browser = await puppeteer.launch({
    executablePath,
    headless: 'shell',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
  });
});
afterAll(() => browser?.close());

test('a click on a text marks its places on the pages, and a click on a place marks its text', async () => {
  const html = readFileSync(file, 'utf8');
  expect(html).not.toMatch(/(?:src|href)\s*=\s*["']?(?:https?:|\/\/)/);
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  const chosen = () =>
    page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.chosen')].map((one) => one.dataset.at!));
  await page.evaluate(() => document.querySelector<HTMLElement>('.row[data-at="facts.gdp.value"]')!.click());
  const marked = await chosen();
  expect(marked).toContain('lead.facts.gdp.value');
  expect(marked).toContain('review.sections.economy.figures.0.facts.gdp.value');
  const box = await page.evaluate(() => {
    const { width, height, left, top } = document.querySelector('.mark.chosen')!.getBoundingClientRect();
    const sheet = document.querySelector('.sheet')!.getBoundingClientRect();
    return {
      width,
      height,
      inside: left >= sheet.left && top >= sheet.top && left + width <= sheet.right + 1,
    };
  });
  expect(box.inside && box.width > 5 && box.height > 5).toBe(true);
  await page.evaluate(() => document.querySelector<HTMLElement>('.mark[data-at="plan.context"]')!.click());
  expect(await chosen()).toEqual(['plan.context', 'plan.context']);
  await page.close();
});

test('queries stand at its head', () => expect(readProof().queries.length).toBeGreaterThan(0));

test('a number that was changed is told with its places, once', async () => {
  expect(readProof().changes).toEqual([]);
  writeFileSync(report, readFileSync(report, 'utf8').replace('value: 8.9,', 'value: 9.1,'));
  await make();
  const { changes } = readProof();
  expect(changes.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^8\.9亿斤 → 9\.1亿斤 \(\d+ 处\)$/),
  );
  await make();
  expect(readProof().changes).toEqual([]);
});
