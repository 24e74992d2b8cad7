/** A package for keeping: a bag that is whole, says what it holds, is verified, and is rebuilt from elsewhere. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bagOf, readBagManifest } from '../../src/archive/package/bag.ts';
import { answerTimeStamp, keyFile, passwords } from '../archive/signing.ts';
import { hashOf, makeUserFolder, runTuban } from '../support/command.ts';
import { makeFolder, writeFiles } from '../support/folders.ts';
import { needTool } from '../press/tools.ts';

let bag: string;
let service: Server;
afterAll(() => service.close());
beforeAll(async () => {
  const url = await startService((request) => answerTimeStamp(request, '2031-03-04T05:06:07Z'));

  const cwd = makeUserFolder('budget');
  const file = path.join(cwd, 'data', 'budget', 'report.yaml');
  writeFiles(cwd, {
    'data/budget/report.yaml': readFileSync(file, 'utf8').replace(
      /^masthead:/m,
      'issue: { cn: 11-0065, issn: 1672-1234, number: "8", publisher: Town Press, identifier: "urn:x:8-b12" }\nmasthead:',
    ),
  });
  const { code, stderr } = await runTuban(
    [
      ...['build', 'budget', '--only', 'archive', '--format', 'reading', '--package', '--quiet'],
      ...['--sign', keyFile('rsa'), '--time-stamp', url],
    ],
    { cwd, env: { TUBAN_SIGN_PASSWORD: passwords.rsa } },
  );
  expect(code, stderr).toBe(0);
  // On another machine there is nothing but the package.
  bag = path.join(makeFolder('kept'), 'budget');
  cpSync(path.join(cwd, 'out', 'budget', 'package'), bag, { recursive: true });
}, 180_000);

const read = (name: string) => readFileSync(path.join(bag, name), 'utf8');
const spoilt = (spoil: (folder: string) => void): string => {
  const folder = path.join(makeFolder('spoilt'), 'budget');
  cpSync(bag, folder, { recursive: true });
  spoil(folder);
  return folder;
};

/** A local service that answers as the function does. */
async function startService(answer: (request: Uint8Array) => Uint8Array): Promise<string> {
  service = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => response.end(answer(Buffer.concat(parts))));
  });
  await new Promise<void>((resolve) => {
    service.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(service.address() as AddressInfo).port}/`;
}

/** Changes a file and puts its new checksum into the list. */
function forge(folder: string, name: string, list: string): void {
  const before = hashOf(path.join(folder, name));
  appendFileSync(path.join(folder, name), 'Contact-Name: Nobody\n');
  const file = path.join(folder, list);
  writeFileSync(file, readFileSync(file, 'utf8').replace(before, hashOf(path.join(folder, name))));
}

describe('a package', () => {
  test('is a bag: every file with its SHA-256, the sum of octets, and none besides', () => {
    expect(read('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    const payload = readBagManifest(read('manifest-sha256.txt'))!;
    const files = readdirSync(path.join(bag, 'data'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(bag, path.join(entry.parentPath, entry.name)));
    expect([...payload.keys()].sort()).toEqual(files.sort());
    for (const [name, hash] of payload) expect(hashOf(path.join(bag, name))).toBe(hash);
    const octets = files.reduce((sum, name) => sum + readFileSync(path.join(bag, name)).length, 0);
    expect(read('bag-info.txt')).toContain(`Payload-Oxum: ${octets}.${files.length}\n`);
    expect(read('bag-info.txt')).toContain('External-Identifier: urn:x:8-b12\n');
    for (const part of [
      'archive/budget-reading.pdf',
      'dataset/budget/report.yaml',
      'program/package-lock.json',
      'program/environment.json',
      'fonts/licences/source-sans-3.txt',
    ])
      expect(payload.has(`data/${part}`), part).toBe(true);
  });

  test('is described in METS, PREMIS, Dublin Core and by the Chinese fields', (context) => {
    const payload = readBagManifest(read('manifest-sha256.txt'))!;
    for (const [name, hash] of payload) {
      expect(read('metadata/mets.xml')).toContain(`CHECKSUM="${hash}"`);
      expect(read('metadata/premis.xml')).toContain(`<premis:originalName>${name}</premis:originalName>`);
    }
    expect(read('metadata/dc.xml')).toContain('<dc:publisher>Town Press</dc:publisher>');
    expect(read('metadata/dc.xml')).toContain('<dc:identifier>urn:x:8-b12</dc:identifier>');
    const chinese = read('metadata/record-zh.xml');
    for (const line of [
      '<国内统一连续出版物号>11-0065</国内统一连续出版物号>',
      '<国际标准连续出版物号>1672-1234</国际标准连续出版物号>',
      '<期号>8</期号>',
      '<出版者>Town Press</出版者>',
      '<全宗号 说明="由接收档案馆赋值"></全宗号>',
      '<年度>2031</年度>',
      '<计算机文件名>data/archive/budget-reading.pdf</计算机文件名>',
      '<报纸 说明="自加，DA/T 46-2009 没有这一项">',
      '<日期>20310304</日期>',
    ])
      expect(chinese).toContain(line);
    needTool(context, 'xmllint');
    for (const name of ['mets', 'premis', 'record-zh', 'dc'])
      execFileSync('xmllint', ['--noout', path.join(bag, 'metadata', `${name}.xml`)]);
  });

  test('is verified, and says what was changed, lost or added', async () => {
    const whole = await runTuban(['verify', bag], { cwd: bag });
    expect(whole).toMatchObject({ code: 0, stderr: '' });
    const by =
      'declared 2031-03-04, time-stamped 2031-03-04T05:06:07Z by Test Time-Stamp Service; certificate of C=CN, O=滨海日报 Test, CN=Test Authority, 2000-01-01 to 2099-12-31, not judged';
    expect(whole.stdout.split('\n').slice(1)).toEqual([
      `signed     data/archive/budget-reading.pdf: 档案部 Archive Desk (PAdES B-T), ${by}`,
      `signed     tagmanifest-sha256.txt.p7s: 档案部 Archive Desk (CAdES B-T), ${by}`,
      '',
    ]);
    const told = async (folder: string) => {
      const { code, stdout } = await runTuban(['verify', '--json', folder], { cwd: folder });
      return [
        code,
        ...(JSON.parse(stdout) as { problems: { code: string }[] }).problems.map((one) => one.code),
      ];
    };
    const yaml = 'data/dataset/budget/report.yaml';
    expect(await told(spoilt((at) => appendFileSync(path.join(at, yaml), '#')))).toEqual([
      1,
      'verify-differs',
    ]);
    expect(await told(spoilt((at) => rmSync(path.join(at, yaml))))).toEqual([1, 'verify-missing']);
    expect(await told(spoilt((at) => writeFiles(at, { 'data/more.txt': 'x' })))).toEqual([
      1,
      'verify-unlisted',
    ]);
    expect(await told(spoilt((at) => appendFileSync(path.join(at, 'metadata/mets.xml'), ' ')))).toEqual([
      1,
      'verify-differs',
    ]);
    // Whoever writes the lists anew has not the key.
    const tag = 'tagmanifest-sha256.txt';
    expect(await told(spoilt((at) => appendFileSync(path.join(at, tag), '')))).toEqual([0]);
    expect(await told(spoilt((at) => forge(at, 'bag-info.txt', tag)))).toEqual([1, 'signature-broken']);
    expect(await told(spoilt((at) => writeFiles(at, { [`${tag}.p7s`]: 'x' })))).toEqual([
      1,
      'signature-unexamined',
    ]);
  }, 120_000);

  test('is made again, byte for byte, where there is nothing else', async () => {
    const { code, stdout, stderr } = await runTuban(['rebuild', bag, '--only', 'archive'], {
      cwd: makeFolder('elsewhere'),
    });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^same +archive\/budget-reading\.pdf/m)]);
    expect(stderr).toContain('archive/budget-reading.pdf was compared without its signature.');
  }, 180_000);
});

test('paths with line ends and per cent signs are coded in the lists', () => {
  const files = bagOf([{ path: 'data/a%b\nc', bytes: Buffer.from('x') }], [], []);
  const list = Buffer.from(files.find(({ path: name }) => name === 'manifest-sha256.txt')!.bytes).toString();
  expect(list).toMatch(/ {2}data\/a%25b%0Ac\n$/);
  expect([...readBagManifest(list)!.keys()]).toEqual(['data/a%b\nc']);
  expect(readBagManifest('no list\n')).toBeUndefined();
});
