/**
 * What lies beside the products: proof.html in a real browser, opened, a fact clicked, its places marked, and what
 * changed since the last build; and account.json, by which the files are asked again.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { decodePDFRawStream, PDFDocument, PDFName, type PDFRawStream } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../src/edition/build.ts';
import { verify } from '../../src/edition/look-back/verify.ts';
import { sha256 } from '../../src/lib/hash.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
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

describe('tuban verify, with the account', () => {
  const folder = path.join(out, 'county');
  const page = path.join(folder, 'press', 'county-a4.pdf');
  /** The page's content without one text, in a file that the manifest knows. */
  const damage = async () => {
    const document = await PDFDocument.load(readFileSync(page), { updateMetadata: false });
    const { node } = document.getPages()[0]!;
    const stream = node.Contents() as PDFRawStream;
    const content = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    const cut = content.replace(/\[?<[0-9A-Fa-f]{8,}>[^\n]*?T[jJ]/, '');
    expect(cut.length).toBeLessThan(content.length);
    node.set(PDFName.of('Contents'), document.context.register(document.context.flateStream(cut)));
    const bytes = await document.save();
    writeFileSync(page, bytes);
    const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
    Object.assign(
      manifest.products.find(({ path: file }) => file === 'press/county-a4.pdf')!,
      {
        sha256: sha256(bytes),
        bytes: bytes.length,
      },
    );
    writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  };

  test('every text is read back, in a folder or of one page', async () => {
    for (const place of [folder, page]) {
      const { problems, places } = await verify([place]);
      expect(problems).toEqual([]);
      expect(places[0]!.strings).toBeGreaterThan(50);
    }
  });

  test('a page that has lost a text is told with what stood there, though its checksum is right', async () => {
    await damage();
    const { problems, exitCode } = await verify([folder]);
    expect(exitCode).toBe(1);
    expect([...new Set(problems.map(({ code }) => code))]).toEqual(['verify-account']);
    expect(problems[0]!.message).toMatch(/county-a4\.pdf, page 1: .* (?:›|not there)/);
  });

  test('products without an account are told, which is no error', async () => {
    const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
    manifest.files = manifest.files.filter(({ path: file }) => file !== 'account.json');
    writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
    rmSync(path.join(folder, 'account.json'));
    const { problems, exitCode } = await verify([folder]);
    expect(exitCode).toBe(0);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['verify-no-account', 'note']]);
  });
});
