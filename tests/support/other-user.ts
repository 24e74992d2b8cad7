/** A second user of this machine, for what must not hang on who builds. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'vitest';
import { cacheFolder } from '../../src/design/cache.ts';
import { projectRoot } from './folders.ts';
import type { RunOptions } from './command.ts';

/** "nobody" by the habit of every Unix; it need not be in the list of users. */
const nobody = 65534;

/** Why no other user can build here; "" when one can. */
function hindrance(user: { uid: number; gid: number }): string {
  if (process.getuid?.() !== 0) return 'only root can run a build as somebody else';
  const files = [
    path.join(projectRoot, 'src', 'start.mjs'),
    path.join(projectRoot, 'package.json'),
    process.execPath,
  ];
  const { status } = spawnSync(
    process.execPath,
    ['-e', `for (const file of ${JSON.stringify(files)}) require('node:fs').accessSync(file, 4)`],
    { ...user, cwd: '/', stdio: 'ignore' },
  );
  return status === 0 ? '' : 'the project lies where other users may not read';
}

/**
 * Gives the folder to another user, with a home and a cache of their own in it, in which only the
 * unpacked browser is ours. Where that cannot be, the test is skipped and says why.
 */
export function asOtherUser(context: TestContext, folder: string): RunOptions {
  const user = { uid: nobody, gid: nobody };
  const reason = hindrance(user);
  if (reason) context.skip(`${reason}: this was NOT checked`);
  const [home, cache] = [path.join(folder, 'home'), path.join(folder, 'home', 'cache')];
  mkdirSync(cache, { recursive: true });
  const unpacked = existsSync(cacheFolder())
    ? readdirSync(cacheFolder()).filter((name) => name.startsWith('chromium-'))
    : [];
  for (const name of unpacked) symlinkSync(path.join(cacheFolder(), name), path.join(cache, name));
  spawnSync('chown', ['-R', '-h', `${nobody}:${nobody}`, folder]);
  return {
    cwd: folder,
    user,
    env: {
      HOME: home,
      USER: 'nobody',
      LOGNAME: 'nobody',
      TUBAN_CACHE: cache,
      NODE_COMPILE_CACHE: path.join(cache, 'compile'),
    },
  };
}
