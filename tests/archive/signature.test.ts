/** Signatures of archive PDFs: made, read back, and judged by poppler; whatever was changed after signing is told. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { finishArchive } from '../../src/archive/archive.ts';
import { checkArchive } from '../../src/archive/check.ts';
import { sha256Bytes, signDigest } from '../../src/archive/signature/cms.ts';
import { detachedSignature } from '../../src/archive/signature/detached.ts';
import { signPdf } from '../../src/archive/signature/embed.ts';
import { declaredTime, openSigningKey, type SigningKey } from '../../src/archive/signature/key.ts';
import { pdfSignatures } from '../../src/archive/signature/pdf-signatures.ts';
import { firstRevision, revisionsOf } from '../../src/archive/signature/revisions.ts';
import { verifyArchive } from '../../src/archive/verify.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { makeFolder } from '../support/folders.ts';
import { needTool } from '../press/tools.ts';
import { keyFile, passwords, timeStamped } from './signing.ts';

const keyOf = (name: keyof typeof passwords): SigningKey =>
  openSigningKey(readFileSync(keyFile(name)), passwords[name], `${name}.p12`);
const time = new Date('2024-01-09T00:00:00Z');

let pdf: Uint8Array;
let signed: Uint8Array;

beforeAll(async () => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage([300, 400]).drawRectangle({ x: 20, y: 20, width: 50, height: 50 });
  ({ pdf } = await finishArchive({
    pdf: await document.save({ useObjectStreams: false }),
    conformance: '2u',
    title: '报告',
    language: 'zh-Hans',
    date: '2024-01-09',
    report: 'sample',
    version: '9.9.9',
    attachments: [],
  }));
  signed = await signPdf(pdf, keyOf('rsa'), { time });
});

const codesOf = async (file: Uint8Array): Promise<string[]> =>
  (await pdfSignatures(file, 'a.pdf')).problems.map(({ code }) => code);

const changed = (file: Uint8Array, at: number): Uint8Array => {
  const copy = file.slice();
  copy[at]! ^= 1;
  return copy;
};

describe('a key file', () => {
  it.each(['rsa', 'rsa-legacy', 'ec'] as const)('%s is opened with its certificates', (name) => {
    const { key, certificate, chain } = keyOf(name);
    expect(certificate.checkPrivateKey(key)).toBe(true);
    expect(chain.map(({ subject }) => subject)).toEqual([expect.stringContaining('CN=Test Authority')]);
  });

  const faultOf = (name: string, password: string): string => {
    try {
      openSigningKey(readFileSync(name), password, path.basename(name));
      return 'none';
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      expect(error.exitCode).toBe(2);
      return `${error.problems[0]!.code}: ${error.problems[0]!.message}`;
    }
  };

  it('is told apart from one with another password, without a key, and from what is none', () => {
    expect(faultOf(keyFile('rsa'), 'tuban')).toBe('sign-password: The password does not open rsa.p12.');
    expect(faultOf(keyFile('rsa-legacy'), '')).toBe(
      'sign-password: The password does not open rsa-legacy.p12.',
    );
    expect(faultOf(keyFile('no-key'), 'tuban')).toBe('sign-key-unreadable: no-key.p12 holds no private key.');
    expect(faultOf(keyFile('make.sh'), 'tuban')).toBe(
      'sign-key-unreadable: make.sh is not a PKCS#12 key file.',
    );
  });

  it('signs on days of its certificate only', () => {
    expect(declaredTime(keyOf('rsa'), '2024-01-09')).toEqual(time);
    expect(declaredTime(keyOf('expired'), '2015-12-31')).toEqual(new Date('2015-12-31T00:00:00Z'));
    expect(declaredTime(keyOf('expired'), '2016-01-01')).toMatchObject({
      code: 'sign-certificate-date',
      message:
        'The certificate of Archive Desk until 2015 is valid from 2010-01-01 to 2015-12-31, not on 2016-01-01, the date of issue.',
    });
    expect(declaredTime(keyOf('expired'), '2009-12-31')).toMatchObject({ code: 'sign-certificate-date' });
  });
});

describe('a signed file', () => {
  it('begins with the file as it was, and is signed over every byte', async () => {
    expect(Buffer.compare(firstRevision(signed), pdf)).toBe(0);
    expect(revisionsOf(signed)).toEqual([pdf.length, signed.length]);
    const { signatures, whole, problems } = await pdfSignatures(signed, 'a.pdf');
    expect([whole, problems]).toEqual([true, []]);
    expect(signatures).toMatchObject([
      {
        field: 'Signature1',
        kind: 'PAdES B-B',
        signer: '档案部 Archive Desk',
        signingTime: '2024-01-09T00:00:00.000Z',
        digest: 'SHA-256',
        intact: true,
        covers: signed.length,
        certificates: [
          { issuer: 'C=CN, O=滨海日报 Test, CN=Test Authority', to: '2099-12-31T23:59:59.000Z' },
          { subject: 'C=CN, O=滨海日报 Test, CN=Test Authority' },
        ],
      },
    ]);
  });

  it('is the same bytes again with RSA, and other bytes with ECDSA', async () => {
    expect(Buffer.compare(await signPdf(pdf, keyOf('rsa'), { time }), signed)).toBe(0);
    const [one, other] = [
      await signPdf(pdf, keyOf('ec'), { time }),
      await signPdf(pdf, keyOf('ec'), { time }),
    ];
    expect(Buffer.compare(one, other)).not.toBe(0);
    for (const file of [one, other])
      expect(await pdfSignatures(file, 'a.pdf')).toMatchObject({ whole: true });
  });

  it('breaks no rule of the archive that the file kept before', async () => {
    expect(await checkArchive(signed, { conformance: '2u' })).toEqual(
      await checkArchive(pdf, { conformance: '2u' }),
    );
    expect(await verifyArchive({ pdf: signed, file: 'a.pdf' })).toMatchObject({ unchanged: true });
  });

  it('is told when a byte of it changes, before or behind the signature', async () => {
    for (const at of [200, pdf.length - 40, signed.length - 40]) {
      const spoilt = changed(signed, at);
      const found = await verifyArchive({ pdf: spoilt, file: 'a.pdf' });
      expect(
        found.problems.some(({ severity }) => severity === 'error'),
        String(at),
      ).toBe(true);
      expect(found.unchanged, String(at)).toBe(false);
    }
    expect(await codesOf(changed(signed, 200))).toEqual(['signature-broken']);
  });

  it('is told when something is added that is not signed, or all is written anew', async () => {
    const added = Buffer.concat([signed, Buffer.from('\n% more\n')]);
    expect(await codesOf(added)).toEqual(['signature-partial']);
    expect((await verifyArchive({ pdf: added, file: 'a.pdf' })).unchanged).toBe(false);
    // What a forger would do: another revision with other objects.
    const forged = await PDFDocument.load(signed, { updateMetadata: false });
    forged.getPage(0).drawRectangle({ x: 0, y: 0, width: 300, height: 400 });
    const later = await forged.save({ useObjectStreams: false });
    expect(await codesOf(later)).not.toEqual([]);
  });

  it('is told when its signature is taken away', async () => {
    const cut = await verifyArchive({ pdf: signed.subarray(0, signed.length - 10), file: 'a.pdf' });
    expect(cut.unchanged).toBe(false);
  });

  it('is told when the signature is another’s, over other bytes', async () => {
    const other = await signPdf(changed(pdf, 12), keyOf('rsa'), { time });
    const mixed = Buffer.concat([pdf, other.subarray(pdf.length)]);
    expect(await codesOf(mixed)).toEqual(['signature-broken']);
  });

  it('is valid for poppler, too, which names the signer', async (context) => {
    needTool(context, 'pdfsig');
    const folder = makeFolder('signed');
    const judge = (bytes: Uint8Array): string => {
      writeFileSync(path.join(folder, 'a.pdf'), bytes);
      return execFileSync('pdfsig', ['a.pdf'], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    };
    for (const name of ['rsa', 'ec'] as const) {
      const said = judge(await signPdf(pdf, keyOf(name), { time }));
      expect(said).toContain('Signature is Valid.');
      expect(said).toContain('Total document signed');
      expect(said).toContain('ETSI.CAdES.detached');
      expect(said).toContain('Archive Desk');
    }
    expect(judge(changed(signed, 200))).not.toContain('Signature is Valid.');
  });
});

describe('a time-stamp', () => {
  it('stands over the signature and is read with its time; another’s is told', async (context) => {
    const stamped = await signPdf(pdf, keyOf('rsa'), { time, stamp: timeStamped('2024-01-09T06:30:00Z') });
    const { signatures, problems } = await pdfSignatures(stamped, 'a.pdf');
    expect(problems).toEqual([]);
    expect(signatures[0]).toMatchObject({
      kind: 'PAdES B-T',
      stamp: { time: '2024-01-09T06:30:00.000Z', by: 'Test Time-Stamp Service', intact: true },
    });
    const elsewhere = timeStamped('2024-01-09T06:30:00Z');
    const wrong = await signPdf(pdf, keyOf('rsa'), { time, stamp: () => elsewhere(Buffer.from('another')) });
    expect(await codesOf(wrong)).toEqual(['signature-stamp']);
    needTool(context, 'pdfsig');
    const file = path.join(makeFolder('stamped'), 'a.pdf');
    writeFileSync(file, stamped);
    expect(
      execFileSync('pdfsig', [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    ).toContain('Signature is Valid.');
  });
});

describe('a detached signature', () => {
  it('fits what it signs and nothing else; OpenSSL says so, too', async (context) => {
    const content = Buffer.from('hash  data/a.pdf\n');
    const cms = await signDigest(sha256Bytes(content), keyOf('rsa'), { signingTime: time });
    expect(await detachedSignature(cms, content, 'a.p7s')).toMatchObject({
      signature: { kind: 'CAdES B-B', intact: true, signingTime: '2024-01-09T00:00:00.000Z' },
      problems: [],
    });
    expect((await detachedSignature(cms, Buffer.from('other'), 'a.p7s')).problems).toMatchObject([
      { code: 'signature-broken' },
    ]);
    expect((await detachedSignature(content, content, 'a.p7s')).problems).toMatchObject([
      { code: 'signature-unexamined' },
    ]);
    needTool(context, 'openssl');
    const folder = makeFolder('detached');
    writeFileSync(path.join(folder, 'a.p7s'), cms);
    writeFileSync(path.join(folder, 'a.txt'), content);
    const args = [
      'cms',
      '-verify',
      '-inform',
      'DER',
      '-in',
      'a.p7s',
      '-content',
      'a.txt',
      '-binary',
      '-noverify',
    ];
    expect(execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })).toEqual(
      content,
    );
  });
});
