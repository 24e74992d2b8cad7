import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeFolder, writeFiles } from './folders.ts';
import { expectGolden } from './golden.ts';

test('a missing golden is refused on CI and nothing is written', () => {
  const file = path.join(makeFolder(), 'new.json');
  expect(() => expectGolden(file, '{}', true)).toThrow('new.json is missing. Run the test locally');
  expect(existsSync(file)).toBe(false);
});

test('a missing golden is made locally, loudly', () => {
  const file = path.join(makeFolder(), 'expected', 'new.json');
  const loud = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expectGolden(file, '{}', false);
  expect(loud.mock.calls[0]![0]).toContain('*** MADE');
  loud.mockRestore();
  expect(readFileSync(file, 'utf8')).toBe('{}');
});

test('a golden that differs fails and is left as it is', () => {
  const folder = writeFiles(makeFolder(), { 'old.json': '1' });
  expect(() => expectGolden(path.join(folder, 'old.json'), '2', false)).toThrow('differs');
  expect(readFileSync(path.join(folder, 'old.json'), 'utf8')).toBe('1');
});
