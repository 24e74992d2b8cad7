import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { programRoot } from '../../src/lib/program.ts';
import { checkStandard, readCondition, readConditions } from '../../src/press/condition.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tuban-condition-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const own = readFileSync(path.join(programRoot, 'styles', 'press', 'newsprint-coldset.icc'));

/** The newsprint profile with some bytes changed. */
function profileWith(name: string, change: (bytes: Buffer) => Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, change(Buffer.from(own)));
  return file;
}

const problemOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => undefined,
    (reason: { problems: { code: string; message: string; remedy: string }[] }) => reason,
  );
  return error?.problems[0];
};

describe('press conditions', () => {
  it('are four', async () => {
    expect((await readConditions(searchPath())).map(({ name }) => name)).toEqual([
      'newsprint-coldset',
      'newsprint-220',
      'heatset',
      'sheetfed-coated',
    ]);
  });

  it('come with limits, profile and a way to separate', async () => {
    const condition = await readCondition('newsprint-coldset', searchPath());
    expect(condition).toMatchObject({
      ink: { ceiling: 240, target: 225 },
      gain: 26,
      profile: { builtIn: true, identifier: 'Tuban generic newsprint coldset' },
    });
    expect(condition.separator.black(1)).toBe(0);
    expect(condition.separator.black(0)).toBe(100);
    // A grey of half the lightness takes about half black: the gain of the press makes up the rest.
    expect(condition.separator.black(0.5)).toBeGreaterThan(40);
    expect(condition.separator.black(0.5)).toBeLessThan(60);
    expect(condition.separator.inks([1, 1, 1])).toEqual([0, 0, 0, 0]);
    const red = condition.separator.inks([1, 0, 0]);
    expect(red[1]).toBeGreaterThan(80);
    expect(red[2]).toBeGreaterThan(80);
    expect(red[0] + red[3]).toBeLessThan(5);
  });

  it('grow darker steadily', async () => {
    const { separator } = await readCondition('newsprint-coldset', searchPath());
    for (let grey = 1; grey <= 255; grey++)
      expect(separator.black((grey - 1) / 255)).toBeGreaterThanOrEqual(separator.black(grey / 255));
  });

  it('take a job’s own limits', async () => {
    const condition = await readCondition('newsprint-coldset', searchPath(), {
      ink: { ceiling: 220 },
      ground: 60,
    });
    expect(condition.ink).toEqual({ ceiling: 220, target: 225, leastArea: 0 });
    expect(condition.ground).toBe(60);
  });

  it('may be a newsroom’s own', async () => {
    const home = path.join(folder, 'home', 'styles', 'press');
    mkdirSync(home, { recursive: true });
    writeFileSync(path.join(home, 'plant.icc'), own);
    const stated = readFileSync(path.join(programRoot, 'styles', 'press', 'conditions.yaml'), 'utf8').split(
      'heatset:',
    )[0]!;
    writeFileSync(
      path.join(home, 'conditions.yaml'),
      stated
        .replace('newsprint-coldset:', 'our-plant:')
        .replace('newsprint-coldset.icc', 'plant.icc')
        .replace('ceiling: 240', 'ceiling: 230'),
    );
    const search = searchPath([path.join(folder, 'home')]);
    expect((await readCondition('our-plant', search)).ink.ceiling).toBe(230);
    expect((await readConditions(search)).map(({ name }) => name)).toContain('newsprint-coldset');
  });
});

describe('a condition that cannot be used', () => {
  it('is named, with the nearest', async () => {
    expect(await problemOf(readCondition('newsprint', searchPath()))).toMatchObject({
      code: 'condition-unknown',
      message: 'There is no press condition "newsprint".',
    });
    expect((await problemOf(readCondition('heatsett', searchPath())))!.remedy).toMatch(
      /^Did you mean "heatset"\? Use one of newsprint-coldset, newsprint-220, heatset, sheetfed-coated, /,
    );
  });

  const cases: [string, string, (bytes: Buffer) => Buffer, string][] = [
    [
      'an RGB profile',
      'profile-not-cmyk',
      (bytes) => {
        bytes.write('RGB ', 16, 'latin1');
        return bytes;
      },
      '“Tuban generic newsprint coldset” is a profile for RGB, not for CMYK (',
    ],
    [
      'a profile of no press',
      'profile-not-output',
      (bytes) => {
        bytes.write('link', 12, 'latin1');
        return bytes;
      },
      '“Tuban generic newsprint coldset” is a profile for CMYK of the class "link", not of a printing press (',
    ],
    [
      'a profile cut short',
      'profile-damaged',
      (bytes) => bytes.subarray(0, 9000),
      'cannot be used as a press profile: it is cut short: 9000 of 368796 bytes.',
    ],
    [
      'something else',
      'profile-damaged',
      () => Buffer.from('no profile'),
      'cannot be used as a press profile: it is not an ICC profile.',
    ],
    [
      'a profile that cannot separate',
      'profile-incomplete',
      (bytes) => {
        bytes.write('none', bytes.indexOf('B2A0'), 'latin1');
        return bytes;
      },
      '“Tuban generic newsprint coldset” lacks the table B2A0 (',
    ],
  ];
  it.each(cases)('%s', async (name, code, change, message) => {
    const problem = await problemOf(
      readCondition('newsprint-coldset', searchPath(), { profile: profileWith(`${name}.icc`, change) }),
    );
    expect(problem!.code).toBe(code);
    expect(problem!.message).toContain(message);
  });

  it('a missing profile', async () => {
    const file = path.join(folder, 'nowhere.icc');
    expect(await problemOf(readCondition('heatset', searchPath(), { profile: file }))).toMatchObject({
      code: 'profile-missing',
      message: `The press profile is not at ${file}.`,
    });
  });

  it('a version 4 profile, for PDF/X-1a only', async () => {
    const given = await readCondition('newsprint-coldset', searchPath());
    given.profile = { ...given.profile, head: { ...given.profile.head, major: 4, version: '4.2' } };
    expect(() => checkStandard(given, 'x-4')).not.toThrow();
    expect(() => checkStandard(given, 'x-1a')).toThrow(
      '“Tuban generic newsprint coldset” is an ICC profile of version 4.2; PDF/X-1a takes version 2 only.',
    );
  });
});
