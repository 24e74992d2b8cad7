/** What has no date states one and the same in every product. */
import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fixedDate, zipDate } from '../../src/lib/fixed-date.ts';
import { withoutClock } from '../../src/render/pdf.ts';
import { filesBelow } from '../docs/project.ts';

const codeOf = (file: string): string => readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '');

test('no other file of the program makes up a date', () => {
  const madeUp = /['"`]D?:?(?:19|20)\d\d-?\d\d-?\d\dT|new Date\(\s*(?:19|20)\d\d,/;
  const files = filesBelow('src').filter((file) => file.endsWith('.ts') && madeUp.test(codeOf(file)));
  expect(files).toEqual(['src/lib/fixed-date.ts']);
});

test('PDFs and zips state the same day, whatever the time zone', () => {
  const day = fixedDate.slice(0, 10).replaceAll('-', '');
  const pdf = Buffer.from("/CreationDate (D:20260102030405+00'00')\n");
  expect(withoutClock(pdf).toString()).toContain(`D:${day}000000+00'00'`);
  const zip = zipSync({ a: [new Uint8Array(1), { mtime: zipDate() }] });
  expect(Object.keys(unzipSync(zip))).toEqual(['a']);
  // DOS time and date of the first entry, at byte 10: 1980 is year 0.
  const date = Buffer.from(zip).readUInt16LE(12);
  expect([1980 + (date >> 9), (date >> 5) & 15, date & 31].join('-')).toBe('1980-1-1');
});
