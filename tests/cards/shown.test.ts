/** A document that was shown before is not shown again; any change of it, or of what shows it, is. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { showCard } from '../../src/cards/shown.ts';
import type { HtmlDocument } from '../../src/html/document.ts';
import type { Sheet } from '../../src/render/sheet.ts';

const before = process.env.TUBAN_CACHE;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tuban-test-shown-'));
  process.env.TUBAN_CACHE = folder;
});
afterAll(async () => {
  if (before === undefined) delete process.env.TUBAN_CACHE;
  else process.env.TUBAN_CACHE = before;
  await rm(folder, { recursive: true });
});

const documentOf = (body: string): HtmlDocument => ({
  language: 'en',
  title: 'A card',
  bodyClass: '',
  css: '',
  body,
  size: { width: 10, height: 20, unit: 'px' },
});

test('a picture is kept by its document, its faces and its scale', async () => {
  const show = vi.fn(() => Promise.resolve());
  const data = Buffer.from('pixels').toString('base64');
  const sheet = {
    show,
    page: { evaluate: () => Promise.resolve({ runs: [], texts: [] }) },
    session: { send: () => Promise.resolve({ data }) },
  } as unknown as Sheet;
  const open = vi.fn(() => Promise.resolve(sheet));
  const first = await showCard(open, documentOf('one'), { by: 'faces', scale: 1 });
  expect(await showCard(open, documentOf('one'), { by: 'faces', scale: 1 })).toEqual(first);
  expect(Buffer.from(first.slices[0]!.png).toString()).toBe('pixels');
  expect(open).toHaveBeenCalledTimes(1);
  await showCard(open, documentOf('two'), { by: 'faces', scale: 1 });
  await showCard(open, documentOf('one'), { by: 'others', scale: 1 });
  await showCard(open, documentOf('one'), { by: 'faces', scale: 2 });
  expect(show).toHaveBeenCalledTimes(4);
  // Without a name nothing is kept.
  await showCard(open, documentOf('one'), { by: undefined, scale: 1 });
  expect(show).toHaveBeenCalledTimes(5);
});
