/**
 * Tuban as somebody's dependency: packed as npm packs it, under node_modules, used as library and command.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, check } from 'tuban';
import { hashesBelow, makeUserFolder, tellsError } from '../support/command.ts';
import { makeFolder, projectRoot } from '../support/folders.ts';

describe('as a library, by its own name', () => {
  test('check gives typed results and touches nothing', async () => {
    const { exitCode, reports, problems } = await check({
      data: path.join(makeUserFolder('budget', 'county'), 'data'),
    });
    expect([exitCode, reports.map(({ id, facts }) => `${id} ${facts}`)]).toEqual([
      0,
      ['budget 6', 'county 14'],
    ]);
    expect(new Set(problems.map(({ severity }) => severity))).toEqual(new Set(['note', 'warning']));
  });

  test('two builds at once in one process keep apart', async () => {
    const folder = makeUserFolder('budget', 'county');
    const one = (id: string) =>
      build({
        reports: [id],
        data: path.join(folder, 'data'),
        out: path.join(folder, 'out'),
        formats: ['wechat-cover'],
      });
    const results = await Promise.all([one('budget'), one('county')]);
    expect(results.map(({ exitCode, reports }) => [exitCode, reports[0]!.products.length])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(readdirSync(path.join(folder, 'out')).sort()).toEqual(['budget', 'county']);
  });

  test('a signal that was given before stops the build at once; wrong usage throws a problem', async () => {
    const folder = makeUserFolder('budget');
    const given = { data: path.join(folder, 'data'), out: path.join(folder, 'out') };
    await expect(build({ ...given, signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
    await expect(build({ ...given, formats: ['postcard'] })).rejects.toMatchObject({
      name: 'ProblemError',
      exitCode: 2,
      message: 'There is no format "postcard".',
    });
    expect(hashesBelow(path.join(folder, 'out'))).toEqual({});
  });
});

describe('installed as a package', () => {
  const app = { folder: '', files: [] as string[] };

  beforeAll(() => {
    app.folder = makeFolder();
    const modules = path.join(app.folder, 'node_modules');
    mkdirSync(path.join(modules, 'tuban'), { recursive: true });
    for (const name of readdirSync(path.join(projectRoot, 'node_modules'))) {
      if (!name.startsWith('.'))
        symlinkSync(path.join(projectRoot, 'node_modules', name), path.join(modules, name));
    }
    const packed = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', app.folder], {
        cwd: projectRoot,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as
      | { filename: string; files: { path: string }[] }[]
      | Record<string, { filename: string; files: { path: string }[] }>;
    const [made] = Object.values(packed);
    app.files = made!.files.map((file) => file.path);
    execFileSync('tar', [
      '-xzf',
      path.join(app.folder, made!.filename),
      '-C',
      path.join(modules, 'tuban'),
      '--strip-components=1',
    ]);
  });

  test('holds what runs and is read, and no tests, reports or products', () => {
    for (const name of [
      'package.json',
      'src/start.mjs',
      'src/cli/cli.ts',
      'styles/fonts.yaml',
      'styles/formats.yaml',
      'templates/page.hbs',
      'data/report.schema.json',
    ])
      expect(app.files).toContain(name);
    expect(app.files.filter((name) => /^(tests|out|node_modules|\.ci|data\/[^/]+\/)/.test(name))).toEqual([]);
  });

  test('import { check } from "tuban" works', () => {
    const folder = makeUserFolder('budget');
    const script = `import { check } from 'tuban'; const { exitCode, reports } = await check({ data: ${JSON.stringify(path.join(folder, 'data'))} }); console.log(exitCode, reports[0].id, reports[0].facts);`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: app.folder,
      encoding: 'utf8',
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    });
    expect([stdout, stderr]).toEqual(['0 budget 6\n', '']);
  });

  test('the command works from any folder, by way of its link', () => {
    const bin = path.join(app.folder, 'node_modules', '.bin');
    mkdirSync(bin);
    symlinkSync('../tuban/src/start.mjs', path.join(bin, 'tuban'));
    const cwd = makeUserFolder('budget');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(bin, 'tuban'), 'build', '--format', 'wechat-cover', '--json', '--quiet'],
      {
        cwd,
        encoding: 'utf8',
        env: { ...process.env, TUBAN_CACHE: path.join(projectRoot, 'node_modules', '.cache', 'tuban') },
      },
    );
    expect([status, tellsError(stderr)]).toEqual([0, false]);
    expect(
      (JSON.parse(stdout) as { reports: { products: { path: string }[] }[] }).reports[0]!.products.map(
        ({ path: file }) => file,
      ),
    ).toEqual(['cards/wechat-cover/01-cover.png']);
  });
});
