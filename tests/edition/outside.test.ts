/**
 * An archive file is by whoever made it: whatever it names, nothing is written outside the folder that
 * was asked for, by rebuild, extract, or the stage that moves products in.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readFaces } from '../../src/design/fonts.ts';
import { readFormats } from '../../src/design/format.ts';
import { searchPath } from '../../src/design/search.ts';
import { readTheme } from '../../src/design/theme.ts';
import { openStaging } from '../../src/edition/write/staging.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { readCondition, readConditions } from '../../src/press/condition.ts';
import { hashesBelow, runTuban } from '../support/command.ts';
import { makeFolder, writeFiles } from '../support/folders.ts';
import { makeHostileArchive, type Carried } from '../support/hostile-archive.ts';

type Stated = Awaited<ReturnType<typeof readConditions>>[number];

const told = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => 'nothing was refused',
    (thrown: unknown) => thrown,
  );
  return error instanceof ProblemError ? `${error.problems[0]!.code}: ${error.message}` : String(error);
};

const page = `{ label: P, trim: [285, 390], margins: [12, 12, 12, 12], gutter: 4, baseline: 11, type: { body: [7, 9], article: [7, 9], label: [6, 8], caption: [6, 8], panel: [12, 20], part: [20, 40], kicker: [12, 20], numeral: [12, 30], big: [20, 60], folio: 8, minimum: 6 } }`;
const card = (more = '') => `{ label: C, size: [600, 900], deck: cover${more} }`;

/** What lies in the archive, and how the refusal begins. */
const hostile: [string, Carried, RegExp][] = [
  [
    'card',
    { designs: { 'styles/formats.yaml': `cards:\n  "../../../../../x": ${card()}\n` } },
    /This name cannot be used/,
  ],
  [
    'absolute card',
    { designs: { 'styles/formats.yaml': `cards:\n  "/tmp/x": ${card()}\n` } },
    /This name cannot be used/,
  ],
  [
    'page',
    { designs: { 'styles/formats.yaml': `pages:\n  "../../x": ${page}\n` } },
    /This name cannot be used/,
  ],
  [
    'platform',
    { designs: { 'styles/formats.yaml': `cards:\n  square: ${card(', platform: "../../../x"')}\n` } },
    /This name cannot be used/,
  ],
  [
    'page of a kilometre',
    {
      designs: { 'styles/formats.yaml': `pages:\n  tabloid: ${page.replace('285, 390', '285, 1000000')}\n` },
    },
    /value-range|"code"/,
  ],
  ['report', { manifest: { report: '../../x' } }, /archive-without-manifest/],
  ['report of two steps', { manifest: { report: 'a/x' } }, /archive-without-manifest/],
  ['report of dots', { manifest: { report: '..' } }, /archive-without-manifest/],
  [
    'input',
    { manifest: { inputs: [{ path: '../../x', bytes: 1, sha256: '', carried: true }] } },
    /archive-without/,
  ],
];

test.each(hostile)(
  'rebuild refuses a %s that leads outside, and writes nothing',
  async (_what, carried, code) => {
    const cwd = writeFiles(makeFolder(), { 'in/kept.pdf': await makeHostileArchive(carried) });
    const temporary = path.join(cwd, 'temporary');
    mkdirSync(temporary);
    const {
      code: exit,
      stdout,
      stderr,
    } = await runTuban(['rebuild', 'in/kept.pdf', '--out', 'in/again', '--json'], {
      cwd,
      env: { TMPDIR: temporary },
    });
    expect(stdout).toMatch(code);
    expect(exit).not.toBe(0);
    expect(stderr).not.toMatch(/\bat .*\.ts:\d+/);
    expect(Object.keys(hashesBelow(cwd))).toEqual(['in/kept.pdf']);
    expect(readdirSync(temporary)).toEqual([]);
  },
);

test('lists of designs that came with a file name nothing outside them', async () => {
  const [{ name: _name, file: _file, ...condition }] = (await readConditions(searchPath())) as [Stated];
  const face = { family: 'X', weight: 400, name: 'X', licence: 'X' };
  for (const outside of ['/etc/hostname', '../../../../../../etc/hostname', '../../../beside.ttf']) {
    const came = writeFiles(makeFolder(), {
      'in/styles/fonts.yaml': JSON.stringify({ faces: [{ ...face, file: outside }] }),
      'in/styles/press/conditions.yaml': JSON.stringify({ x: { ...condition, profile: outside } }),
      'beside.ttf': 'x',
    });
    const search = searchPath([path.join(came, 'in')], true);
    expect(await told(readFaces(search))).toMatch(/^path-outside: fonts.yaml names a file outside/);
    expect(await told(readCondition('x', search))).toMatch(/^path-outside: conditions.yaml names/);
  }
});

test('extract writes the parts that stay inside, and names the others', async () => {
  const cwd = writeFiles(makeFolder(), {
    'in/kept.pdf': await makeHostileArchive({
      parts: { '../x': 'x', '/tmp/tuban-x': 'x', 'a/../../x': 'x', 'good/x': 'x' },
      designs: { '../../x': 'x', 'styles/../../x': 'x', 'styles/good.css': 'x' },
    }),
  });
  const { code, stdout } = await runTuban(['extract', 'in/kept.pdf', '--out', 'in/back', '--json'], { cwd });
  expect(code).toBe(1);
  expect(stdout.match(/"part-name"/g)).toHaveLength(3);
  expect(Object.keys(hashesBelow(path.join(cwd)))).toEqual([
    'in/back/data/town/report.yaml',
    'in/back/designs.zip',
    'in/back/good/x',
    'in/back/manifest.json',
    'in/back/styles/good.css',
    'in/kept.pdf',
  ]);
  expect(existsSync('/tmp/tuban-x')).toBe(false);
});

test('extract follows no link that lies in its folder', async () => {
  const elsewhere = makeFolder();
  const cwd = writeFiles(makeFolder(), { 'kept.pdf': await makeHostileArchive({}) });
  mkdirSync(path.join(cwd, 'back'));
  symlinkSync(elsewhere, path.join(cwd, 'back', 'data'));
  const { code, stdout } = await runTuban(['extract', 'kept.pdf', '--out', 'back', '--json'], { cwd });
  expect([code, readdirSync(elsewhere)]).toEqual([2, []]);
  expect(stdout).toContain('"path-outside"');
});

test('staging writes and moves inside its folders only, whatever asks', async () => {
  const root = makeFolder();
  const out = path.join(root, 'out');
  const staging = await openStaging(out);
  try {
    expect(await told(staging.write('../x', 'x'))).toMatch(/^path-outside: /);
    expect(await told(staging.write('town/../../x', 'x'))).toMatch(/^path-outside: /);
    expect(await told(staging.write(path.join(root, 'x'), 'x'))).toMatch(/^path-outside: /);
    await staging.write('town/a.png', 'new');
    await staging.withLock('town', () => staging.moveIn('town', ['../x', '/tmp/x']));
    expect(await told(staging.withLock('../town', () => staging.moveIn('../town', [])))).toMatch(
      /^path-outside: /,
    );
  } finally {
    await staging.discard();
  }
  expect(Object.keys(hashesBelow(root))).toEqual(['out/town/a.png']);
  expect(readdirSync(root)).toEqual(['out']);
});

test('a report’s folder that is a link is not followed, and what is removed is removed inside only', async () => {
  const elsewhere = writeFiles(makeFolder(), { 'cards/mine.png': 'mine' });
  const out = writeFiles(makeFolder(), { 'other/mine.png': 'mine', 'plain/old.png': 'old' });
  symlinkSync(path.join(elsewhere, 'cards'), path.join(out, 'town'));
  symlinkSync(path.join(elsewhere, 'cards'), path.join(out, 'plain', 'cards'));
  const staging = await openStaging(out);
  try {
    await staging.write('town/mine.png', 'new');
    expect(await told(staging.withLock('town', () => staging.moveIn('town', [])))).toMatch(
      /"town" is a link in/,
    );
    await staging.write('plain/new.png', 'new');
    await staging.withLock('plain', () =>
      staging.moveIn('plain', ['old.png', 'cards/mine.png', '../other/mine.png']),
    );
  } finally {
    await staging.discard();
  }
  expect(readFileSync(path.join(elsewhere, 'cards/mine.png'), 'utf8')).toBe('mine');
  expect(readFileSync(path.join(out, 'other/mine.png'), 'utf8')).toBe('mine');
  expect(readdirSync(path.join(out, 'plain')).sort()).toEqual(['cards', 'new.png']);
});

test.each(['../x', 'a/b', '/x', '..', 'a\\b', 'C:', '.x', 'a\u0000b', 'con'])(
  'no list of designs takes the name %j',
  async (name) => {
    const quoted = JSON.stringify(name);
    const [{ name: _name, file: _file, ...condition }] = (await readConditions(searchPath())) as [Stated];
    const own = writeFiles(makeFolder(), {
      'styles/formats.yaml': `cards:\n  ${quoted}: ${card()}\n`,
      'styles/press/conditions.yaml': `${quoted}: ${JSON.stringify(condition)}\n`,
    });
    const search = searchPath([own]);
    expect(await told(readFormats(search))).toMatch(/^value-form: This name cannot be used/);
    expect(await told(readConditions(search))).toMatch(/^value-form: This name cannot be used/);
    writeFileSync(path.join(own, 'x.yaml'), '');
    expect(await told(readTheme(name, search))).toMatch(/^theme-unknown: /);
    writeFiles(own, { 'styles/formats.yaml': `cards:\n  square: ${card(`, platform: ${quoted}`)}\n` });
    expect(await told(readFormats(search))).toMatch(/^value-form: This name cannot be used/);
  },
);
