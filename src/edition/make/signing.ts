/**
 * `--sign`: the key that archive PDFs and packages are signed with, and the time-stamp service that is asked
 * over each signature. It is the only network that Tuban ever reaches, and only where it is named.
 */
import { randomBytes } from 'node:crypto';
import { declaredTime, openSigningKey, type SigningKey } from '../../archive/signature/key.ts';
import { sha256Bytes, signDigest, type Stamp } from '../../archive/signature/cms.ts';
import { signPdf } from '../../archive/signature/embed.ts';
import { timeStampRequest, timeStampToken } from '../../archive/signature/time-stamp.ts';
import { readBytes, showPath } from '../../lib/files.ts';
import type { Both } from '../../lib/languages.ts';
import { ProblemError, says, type Problem, type Said } from '../../lib/problem.ts';
import type { BuildOptions } from '../options.ts';

export interface Signing {
  key: SigningKey;
  stamp?: Stamp;
}

const fault = (code: string, said: Said): Problem => ({ code, severity: 'error', ...says(said) });

/** Bytes; a key file has a few thousand, a password a few. */
const keyLimit = 1_000_000;
const passwordLimit = 10_000;
/** Bytes of an answer of a time-stamp service, with its certificates. */
const answerLimit = 1_000_000;
/** ms that it may take. */
const patience = 30_000;

export const passwordVariable = 'TUBAN_SIGN_PASSWORD';

async function readGiven(file: string, limit: number, what: Both): Promise<Uint8Array> {
  const read = await readBytes(file, limit);
  if ('bytes' in read) return read.bytes;
  const why: Record<string, Both> = {
    missing: { en: 'is missing', zh: '不在' },
    forbidden: { en: 'may not be read', zh: '没有读取权限' },
  };
  const { en, zh } = why[read.reason] ?? { en: 'is no such file', zh: '不是这种文件' };
  const shown = showPath(file);
  throw new ProblemError(
    fault('sign-key-missing', {
      en: [
        `${shown}, the ${what.en}, ${en}.`,
        'Give the path of the file, from the folder where the command runs.',
      ],
      zh: [`${what.zh} ${shown} ${zh}。`, '给出文件的路径，从运行命令的文件夹算起。'],
    }),
    2,
  );
}

/** From a file, its line end left out, or from the environment; never from the command line, which others see. */
async function passwordOf(file: string | undefined): Promise<string> {
  if (file === undefined) return process.env[passwordVariable] ?? '';
  return Buffer.from(await readGiven(file, passwordLimit, { en: 'file of the password', zh: '口令文件' }))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replace(/\r?\n$/, '');
}

const noStamp = (url: string, why: Both): ProblemError =>
  new ProblemError(
    fault('sign-time-stamp', {
      en: [
        `The time-stamp service ${url} gave no time-stamp: ${why.en}.`,
        'Try again later, name another service, or leave out --time-stamp: the signature then declares the date of issue alone.',
      ],
      zh: [
        `时间戳服务 ${url} 没有给时间戳：${why.zh}。`,
        '过一会儿再试，换一个服务，或不写 --time-stamp：签名就只声明出版日期。',
      ],
    }),
  );

async function ask(url: string, request: Uint8Array): Promise<Uint8Array> {
  let answer: Response;
  try {
    answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(request),
      signal: AbortSignal.timeout(patience),
    });
    if (!answer.ok) throw noStamp(url, { en: `it answered ${answer.status}`, zh: `它回答 ${answer.status}` });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length > answerLimit) throw noStamp(url, { en: 'its answer is too long', zh: '它的回答太长' });
    return bytes;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const late = error instanceof Error && error.name === 'TimeoutError';
    throw noStamp(
      url,
      late
        ? { en: `no answer in ${patience / 1000} seconds`, zh: `${patience / 1000} 秒没有回答` }
        : { en: 'it cannot be reached', zh: '连不上' },
    );
  }
}

/** A token that does not stand over this signature is refused. */
const stampBy =
  (url: string): Stamp =>
  async (signature) => {
    const nonce = randomBytes(8);
    // A whole number of 64 bits above nought, without a byte to spare.
    nonce[0] = (nonce[0]! & 0x3f) | 0x40;
    const token = timeStampToken(await ask(url, timeStampRequest(signature, nonce)));
    if (!(token instanceof Uint8Array)) throw noStamp(url, token.refused);
    const { readTimeStamp } = await import('../../archive/signature/read.ts');
    const read = await readTimeStamp(token, signature);
    if (!read?.intact)
      throw noStamp(url, { en: 'its time-stamp does not fit what was sent', zh: '时间戳和送去的对不上' });
    return token;
  };

function checkUsage({ sign, signPassword, timeStamp }: BuildOptions): void {
  const usage = (said: Said) => new ProblemError(fault('usage', said), 2);
  const given = signPassword === undefined ? '--time-stamp' : '--sign-password';
  if (sign === undefined && (signPassword !== undefined || timeStamp !== undefined))
    throw usage({
      en: [
        `${given} says how to sign, and --sign is not given.`,
        'Name the key file with --sign, or leave it out.',
      ],
      zh: [`${given} 说的是怎样签名，却没有 --sign。`, '用 --sign 指明密钥文件，或不写它。'],
    });
  if (timeStamp !== undefined && !/^https?:\/\/[^\s]+$/.test(timeStamp))
    throw usage({
      en: [
        `--time-stamp: "${timeStamp}" is no address of a service.`,
        'Give the http:// or https:// address of an RFC 3161 time-stamp service.',
      ],
      zh: [
        `--time-stamp：“${timeStamp}”不是服务的网址。`,
        '给出 RFC 3161 时间戳服务的 http:// 或 https:// 网址。',
      ],
    });
}

/** @throws ProblemError (exit 2) for a key file that is missing, not opened by the password, or of no use. */
export async function readSigning(options: BuildOptions): Promise<Signing | undefined> {
  checkUsage(options);
  const { sign, signPassword, timeStamp } = options;
  if (sign === undefined) return undefined;
  const bytes = await readGiven(sign, keyLimit, { en: 'key file', zh: '密钥文件' });
  return {
    key: openSigningKey(bytes, await passwordOf(signPassword), showPath(sign)),
    ...(timeStamp === undefined ? {} : { stamp: stampBy(timeStamp) }),
  };
}

/** The time that signatures of an edition declare. @throws ProblemError where it has no date, or another than the certificate's. */
function timeOf({ key }: Signing, date: string): Date {
  if (date === '')
    throw new ProblemError(
      fault('sign-no-date', {
        en: [
          'A signature declares the date of issue, and the report has none.',
          'Give the date under masthead › date, or with --date.',
        ],
        zh: ['签名声明出版日期，而报告没有日期。', '写在 masthead › date，或用 --date 给出。'],
      }),
    );
  const time = declaredTime(key, date);
  if (time instanceof Date) return time;
  throw new ProblemError(time);
}

/** @param date YYYY-MM-DD or "". @throws ProblemError where the date does not do, or the service gives no time-stamp. */
export const signArchive = (pdf: Uint8Array, signing: Signing, date: string): Promise<Uint8Array> =>
  signPdf(pdf, signing.key, { time: timeOf(signing, date), stamp: signing.stamp });

/** DER of a detached signature (.p7s), with the same faults. */
export const signDetached = (content: Uint8Array, signing: Signing, date: string): Promise<Uint8Array> =>
  signDigest(sha256Bytes(content), signing.key, {
    signingTime: timeOf(signing, date),
    stamp: signing.stamp,
  });
