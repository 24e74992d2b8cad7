/** `--sign`: what cannot be signed is said in a sentence, and nothing is written for it. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { readSigning, signDetached } from '../../src/edition/make/signing.ts';
import type { BuildOptions } from '../../src/edition/options.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { answerTimeStamp, keyFile, passwords } from '../archive/signing.ts';
import { makeUserFolder, runTuban } from '../support/command.ts';
import { makeFolder } from '../support/folders.ts';

const passwordIn = (password: string): string => {
  const file = path.join(makeFolder('password'), 'password.txt');
  writeFileSync(file, `${password}\n`);
  return file;
};
const rsa = { sign: keyFile('rsa'), signPassword: passwordIn(passwords.rsa) };

/** Code, exit code and sentence of what is thrown. */
async function faultOf(work: () => Promise<unknown>): Promise<[string, number, string] | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return [error.problems[0]!.code, error.exitCode, error.problems[0]!.message];
  }
}

const signWith = (options: BuildOptions, date = '2024-01-09') =>
  faultOf(async () => signDetached(Buffer.from('list'), (await readSigning(options))!, date));

describe('a build that is to sign', () => {
  it('says what is wrong with key, password and date', async () => {
    expect(await signWith(rsa)).toBeUndefined();
    expect(await signWith({ ...rsa, sign: '/nowhere/key.p12' })).toEqual([
      'sign-key-missing',
      2,
      '/nowhere/key.p12, the key file, is missing.',
    ]);
    expect(await signWith({ ...rsa, signPassword: '/nowhere/word' })).toEqual([
      'sign-key-missing',
      2,
      '/nowhere/word, the file of the password, is missing.',
    ]);
    expect(await signWith({ ...rsa, signPassword: passwordIn('wrong') })).toEqual([
      'sign-password',
      2,
      expect.any(String),
    ]);
    expect(await signWith(rsa, '')).toEqual(['sign-no-date', 1, expect.any(String)]);
    expect(await signWith(rsa, '1999-12-31')).toEqual(['sign-certificate-date', 1, expect.any(String)]);
  });

  it('takes the password from file or environment, and its other options with a key only', async () => {
    const usage = await runTuban(['build', '--sign-password', 'x', '--only', 'archive'], {
      cwd: makeUserFolder('budget'),
    });
    expect([usage.code, usage.stderr]).toEqual([
      2,
      expect.stringContaining('--sign-password says how to sign, and --sign is not given.'),
    ]);
    expect(await signWith({ timeStamp: 'http://a' })).toEqual(['usage', 2, expect.any(String)]);
    expect(await signWith({ ...rsa, timeStamp: 'ftp://a' })).toEqual(['usage', 2, expect.any(String)]);
  });

  it('is refused where it makes nothing that is signed', async () => {
    const { code, stderr } = await runTuban(
      ['build', '--only', 'cards', '--sign', rsa.sign, '--sign-password', rsa.signPassword],
      { cwd: makeUserFolder('budget') },
    );
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('Archive PDFs are what is signed, and this build makes none.'),
    ]);
  });
});

describe('a time-stamp service', () => {
  let service: Server | undefined;
  afterEach(() => service?.close());
  const answering = async (listener: RequestListener): Promise<string> => {
    service = createServer(listener);
    await new Promise<void>((resolve) => {
      service!.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(service.address() as AddressInfo).port}/`;
  };
  const answered = (bytes: (request: Uint8Array) => Uint8Array): Promise<string> =>
    answering((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => response.end(bytes(Buffer.concat(parts))));
    });
  const why = async (timeStamp: string) =>
    (await signWith({ ...rsa, timeStamp }))?.[2].split('no time-stamp: ')[1];

  it('is asked with what it is to stamp; what it answers wrongly is said', async () => {
    expect(await why(await answered((request) => answerTimeStamp(request, '2024-01-09T06:30:00Z')))).toBe(
      undefined,
    );
    let earlier: Uint8Array | undefined;
    const old = await answered((request) => (earlier ??= answerTimeStamp(request, '2024-01-09T06:30:00Z')));
    expect(await why(old)).toBe(undefined);
    service?.close();
    expect(await why(await answered(() => Buffer.from('no')))).toBe('its answer is not a time-stamp.');
    // Status 2: rejection.
    expect(await why(await answered(() => Buffer.from('30053003020102', 'hex')))).toBe(
      'it refused (status 2).',
    );
    expect(
      await why(
        await answering((_, response) => {
          response.statusCode = 503;
          response.end();
        }),
      ),
    ).toBe('it answered 503.');
    const gone = await answered(() => Buffer.from(''));
    await new Promise((resolve) => service!.close(resolve));
    expect(await why(gone)).toBe('it cannot be reached.');
  });

  it('is refused with a stamp over another signature', async () => {
    const other = Buffer.from(answerTimeStamp(await requestFor('another'), '2024-01-09T06:30:00Z'));
    expect(await why(await answered(() => other))).toBe('its time-stamp does not fit what was sent.');
  });
});

async function requestFor(signature: string): Promise<Uint8Array> {
  const { timeStampRequest } = await import('../../src/archive/signature/time-stamp.ts');
  return timeStampRequest(Buffer.from(signature), Buffer.from('01020304', 'hex'));
}
