import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishPress } from '../../src/press/press.ts';
import { preflight } from '../../src/press/preflight/preflight.ts';
import type { Preflight } from '../../src/press/preflight/finding.ts';
import { formatPreflight, preflightJson } from '../../src/press/preflight/text-report.ts';
import { jobFor } from './job.ts';
import { mutants, mutate } from './mutants.ts';
import { openPrinter, type TestPrinter } from './print.ts';

const text = '公共数据怎样走到读者面前';
let printer: TestPrinter;
let sound: { 'x-4': Uint8Array; 'x-1a': Uint8Array };
const fold = 100;
let judge: (pdf: Uint8Array) => Promise<Preflight>;

beforeAll(async () => {
  printer = await openPrinter(text);
  const print = await printer.print({
    width: 100,
    height: 120,
    bleed: 3,
    body: `<p style="position:absolute;left:15mm;top:15mm;width:60mm">${text}</p>`,
  });
  const job = await jobFor(print, { fold });
  sound = {
    'x-4': (await finishPress(job)).pdf,
    'x-1a': (await finishPress({ ...job, standard: 'x-1a' })).pdf,
  };
  judge = (pdf) =>
    preflight(pdf, {
      condition: job.condition,
      expected: { trim: job.trim, bleed: job.bleed },
      safe: 5,
      fold,
      fonts: ['NotoSansSC-Regular'],
    });
});
afterAll(() => printer?.close());

describe('a sound file', () => {
  it.each(['x-4', 'x-1a'] as const)('gives no finding: %s', async (standard) => {
    expect((await judge(sound[standard])).findings).toEqual([]);
  });

  it('gives none either when nothing is known of the job', async () => {
    const job = await jobFor(sound['x-4']);
    expect((await preflight(sound['x-4'], { condition: job.condition })).findings).toEqual([]);
  });
});

describe('a file with one defect', () => {
  it.each(mutants)('is found out: $defect', async (mutant) => {
    const { findings } = await judge(await mutate(sound[mutant.from ?? 'x-4'], mutant));
    const found = findings.find(({ rule }) => rule === mutant.rule);
    expect(found, `found only ${findings.map(({ rule }) => rule).join(', ')}`).toBeDefined();
    expect(found!.message).toMatch(/[.”]$/);
    expect(found!.remedy.length).toBeGreaterThan(8);
  });

  it('is told with its place in mm', async () => {
    const { findings } = await judge(
      await mutate(
        sound['x-4'],
        mutants.find(({ defect }) => defect === 'a hairline')!,
      ),
    );
    expect(findings).toEqual([
      {
        rule: 'rule-thin',
        severity: 'error',
        page: 1,
        box: { x: 20, y: 100, width: 40, height: 0 },
        object: 'rule 0.1 pt',
        count: 1,
        message: 'A rule of 0.1 pt is thinner than the 0.25 pt that print.',
        remedy: 'Make it thicker.',
        zh: { message: '0.1 pt 的线太细，印得出来的最细是 0.25 pt。', remedy: '加粗。' },
      },
    ]);
  });

  it('says how much of the page has too much ink, and where', async () => {
    const { ink, findings } = await judge(
      await mutate(
        sound['x-4'],
        mutants.find(({ defect }) => defect === 'an area of 300 %')!,
      ),
    );
    // 40 × 20 of 100 × 120 mm
    expect(ink.areaOver).toBeCloseTo((100 * 800) / 12_000, 0);
    expect(ink.max).toBe(300);
    expect(findings[0]!.message).toMatch(
      /^The ink sum reaches 300 % at 18(\.\d)?, 8[12](\.\d)? mm; the limit is 240 %, and 6\.\d+ % of the page is over it\.$/,
    );
  });
});

describe('the report in words', () => {
  it('names file, facts and findings', async () => {
    const result = await judge(
      await mutate(
        sound['x-4'],
        mutants.find(({ defect }) => defect === 'a hairline')!,
      ),
    );
    expect(formatPreflight(result, 'page.pdf')).toBe(`page.pdf: not passed — 1 error, 0 warnings, 0 notes
  standard   PDF/X-4 declared; checked by Tuban’s own rules, certified by nobody
  press      Tuban generic newsprint coldset
  page 1     trim 100 × 120 mm, bleed 3 mm, 12 glyphs
  ink        at most ${result.ink.max} % of 240 % (p. 1, ${result.ink.place!.x}, ${result.ink.place!.y} mm); 0 % of the area over
  fonts      NotoSansSC-Regular (CIDFontType2), NotoSansSC-Regular (CIDFontType2)
  pictures   none
  not examined  nothing was left out

  error  rule-thin  p. 1, 20, 100 mm (40 × 0)
    A rule of 0.1 pt is thinner than the 0.25 pt that print.
    Make it thicker.
`);
    expect(JSON.parse(preflightJson(result))).toEqual(result);
  });

  it('says nothing of what was not examined', async () => {
    const result = await judge(
      await mutate(
        sound['x-4'],
        mutants.find(({ defect }) => defect === 'an encrypted file')!,
      ),
    );
    expect(formatPreflight(result, 'page.pdf')).toBe(`page.pdf: not passed — 1 error, 0 warnings, 0 notes

  error  encrypted
    The file is encrypted; nothing else in it was examined.
    Save it without a password.
`);
  });
});
