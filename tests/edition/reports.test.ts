/**
 * Every report of the project comes out whole: all its products, none left out for a fault, and the tags of its
 * archive files as a listener needs them.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Manifest } from '../../src/manifest/manifest.ts';
import { loadReport } from '../../src/model/load.ts';
import { deriveView } from '../../src/view/derive.ts';
import { tagFaults } from '../archive/tag-tree.ts';
import { reportNames } from '../data/reports.ts';
import { runTuban } from '../support/command.ts';
import { makeFolder, projectRoot } from '../support/folders.ts';

test.each(reportNames)(
  '%s',
  async (name) => {
    const cwd = makeFolder();
    const { code, stdout, stderr } = await runTuban(
      ['build', name, '--data', path.join(projectRoot, 'data'), '--json', '--quiet'],
      { cwd },
    );
    expect(code, stderr).toBe(0);
    const result = JSON.parse(stdout) as { problems: { severity: string; message: string }[] };
    expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const folder = path.join(cwd, 'out', name);
    const { products } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
    expect(new Set(products.map(({ kind }) => kind))).toEqual(new Set(['press', 'archive', 'cards']));
    expect(products.length).toBeGreaterThan(30);
    expect(products.filter(({ path: file }) => !existsSync(path.join(folder, file)))).toEqual([]);
    const { report } = await loadReport(path.join(projectRoot, 'data', name));
    const view = deriveView(report!, name);
    for (const { path: file } of products.filter(({ kind }) => kind === 'archive')) {
      const { faults, tiles } = await tagFaults(new Uint8Array(readFileSync(path.join(folder, file))), view);
      expect(faults, file).toEqual([]);
      expect(tiles, file).toBeGreaterThan(2);
    }
  },
  240_000,
);
