/** What a fresh clone lacks is found from the files alone. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findPackage, isCheckout, missingPackages, pinnedRuntime } from '../../src/setup/packages.mjs';
import { makeFolder, projectRoot, writeFiles, type Files } from '../support/folders.ts';

const pinned = JSON.stringify({
  dependencies: { one: '1.0.0', '@scope/two': '2.1.0' },
  devDependencies: { three: '3.0.0' },
});
const has = (name: string, version: string): Files => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ version }),
});
const project = (files: Files) => writeFiles(makeFolder(), { 'package.json': pinned, ...files });

test('nothing is missing where every pinned version is there', () => {
  expect(
    missingPackages(
      project({ ...has('one', '1.0.0'), ...has('@scope/two', '2.1.0'), ...has('three', '3.0.0') }),
    ),
  ).toEqual([]);
});

test('absent, of another version, half-installed or broken: each is missing', () => {
  expect(missingPackages(project({}))).toEqual(['one', '@scope/two', 'three']);
  expect(
    missingPackages(
      project({ ...has('one', '1.0.1'), ...has('@scope/two', '2.1.0'), ...has('three', '3.0.0') }),
    ),
  ).toEqual(['one']);
  expect(
    missingPackages(
      project({ ...has('one', '1.0.0'), 'node_modules/@scope/two/index.js': '', ...has('three', '3.0.0') }),
    ),
  ).toEqual(['@scope/two']);
  expect(
    missingPackages(
      project({
        ...has('one', '1.0.0'),
        ...has('@scope/two', '2.1.0'),
        'node_modules/three/package.json': '{"version":',
      }),
    ),
  ).toEqual(['three']);
});

test('a package hoisted to a folder above is found', () => {
  const root = writeFiles(makeFolder(), {
    ...has('one', '1.0.0'),
    ...has('@scope/two', '2.1.0'),
    ...has('three', '3.0.0'),
    'inner/package.json': pinned,
  });
  expect(missingPackages(path.join(root, 'inner'))).toEqual([]);
  expect(findPackage(path.join(root, 'inner'), 'one')).toBe(path.join(root, 'node_modules', 'one'));
});

test('the runtime’s package without its program is missing', () => {
  const root = writeFiles(makeFolder(), {
    'package.json': '{"dependencies":{"node":"24.0.0"}}',
    ...has('node', '24.0.0'),
  });
  expect(missingPackages(root)).toEqual(['node']);
  writeFiles(root, { [path.relative(root, pinnedRuntime(root))]: '' });
  expect(missingPackages(root)).toEqual([]);
});

test('this checkout is a checkout with all that it needs; an installed package is none', () => {
  expect([isCheckout(projectRoot), missingPackages(projectRoot)]).toEqual([true, []]);
  expect(isCheckout(project({}))).toBe(false);
});

/** A checkout in little: the starter with an npm of ours, which writes down what it is asked. */
function littleCheckout(npm: string): {
  root: string;
  run: () => { status: number | null; stdout: string; stderr: string };
} {
  const root = writeFiles(makeFolder(), {
    'package.json': '{"dependencies":{"one":"1.0.0"}}',
    'package-lock.json': '{}',
    'tests/run.ts': '',
    'hello.mjs': 'console.log("built")',
    'bin/npm': `#!/bin/sh\n${npm}\n`,
    'src/start.mjs': readFileSync(path.join(projectRoot, 'src/start.mjs')),
    ...Object.fromEntries(
      readdirSync(path.join(projectRoot, 'src/setup'))
        .filter((file) => file.endsWith('.mjs'))
        .map((file) => [`src/setup/${file}`, readFileSync(path.join(projectRoot, 'src/setup', file))]),
    ),
  });
  chmodSync(path.join(root, 'bin/npm'), 0o755);
  const env = { ...process.env, PATH: `${path.join(root, 'bin')}:${process.env.PATH}` };
  return {
    root,
    run: () =>
      spawnSync(process.execPath, [path.join(root, 'src/start.mjs'), '--run', 'hello.mjs'], {
        cwd: root,
        env,
        encoding: 'utf8',
      }),
  };
}

test('a fresh clone installs from the lockfile, says so, and goes on; the second time it says nothing', () => {
  const { root, run } = littleCheckout(
    'echo "$@" > asked; mkdir -p node_modules/one; echo \'{"version":"1.0.0"}\' > node_modules/one/package.json',
  );
  const first = run();
  expect([first.status, first.stdout]).toEqual([0, 'built\n']);
  expect(first.stderr).toMatch(
    /^setup {5}installing one from package-lock\.json \(npm ci\); needed once …\nsetup {5}installed in \d+ s\n$/,
  );
  expect(readFileSync(path.join(root, 'asked'), 'utf8')).toMatch(/^ci /);
  expect(run()).toMatchObject({ status: 0, stdout: 'built\n', stderr: '' });
  // Half an installation is mended likewise.
  rmSync(path.join(root, 'node_modules/one/package.json'));
  expect(run().stderr).toContain('installing one');
  expect(existsSync(path.join(root, 'node_modules/one/package.json'))).toBe(true);
});

test('an installation that fails ends with 2 and what to do', () => {
  const failing = littleCheckout('echo "npm error network" >&2; exit 1').run();
  expect([failing.status, failing.stdout]).toEqual([2, '']);
  expect(failing.stderr).toContain(
    'npm error network\nsetup     npm ci did not succeed; trying npm install with the same versions …\nnpm error network\nsetup     npm did not install one; what it says above is the reason.\nsetup     Nothing was built. Mend that and run the same command again.\n',
  );
  const lying = littleCheckout('exit 0').run();
  expect([lying.status, lying.stderr.includes('npm did not install one')]).toEqual([2, true]);
});

test('where the registry lacks packages of other platforms, npm install does what npm ci refuses', () => {
  const { root, run } = littleCheckout(
    'echo "$@" >> asked; [ "$1" = ci ] && exit 1; mkdir -p node_modules/one; echo \'{"version":"1.0.0"}\' > node_modules/one/package.json',
  );
  expect(run()).toMatchObject({ status: 0, stdout: 'built\n' });
  expect(readFileSync(path.join(root, 'asked'), 'utf8')).toMatch(/^ci .*\ninstall --no-save .*\n$/);
});

test('a checkout that cannot be written is no obstacle where all is installed', () => {
  const { root, run } = littleCheckout('exit 1');
  mkdirSync(path.join(root, 'node_modules/one'), { recursive: true });
  writeFileSync(path.join(root, 'node_modules/one/package.json'), '{"version":"1.0.0"}');
  chmodSync(path.join(root, 'node_modules'), 0o555);
  expect(run()).toMatchObject({ status: 0, stdout: 'built\n' });
  chmodSync(path.join(root, 'node_modules'), 0o755);
});
