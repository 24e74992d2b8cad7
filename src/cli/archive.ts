/** `tuban extract`, `tuban verify`, `tuban rebuild`: what they say. */
import path from 'node:path';
import { type Both, type MessageLanguage, inEach, plural } from '../lib/languages.ts';
import { extract, type ExtractResult } from '../edition/look-back/extract.ts';
import type { ExitCode } from '../edition/options.ts';
import { rebuild, type Likeness, type RebuildResult } from '../edition/look-back/rebuild.ts';
import type { ShownSignature } from '../edition/look-back/place.ts';
import { verify, type VerifyResult } from '../edition/look-back/verify.ts';
import { showPath } from '../lib/files.ts';
import { formatBytes, type Log } from '../lib/log.ts';
import type { Problem } from '../lib/problem.ts';
import type { Arguments } from './arguments.ts';

export type ArchiveCommand = 'extract' | 'verify' | 'rebuild';

export interface Told {
  result: { exitCode: ExitCode; problems: Problem[] };
  /** For standard output. */
  text: Both;
  /** Last line below the problems. */
  outcome: Both;
}

/** As a shell wants it. */
const quoted = (word: string): string =>
  /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

function tellExtract(result: ExtractResult): Told {
  const folder = showPath(result.folder);
  const width = Math.max(...result.files.map(({ name }) => name.length));
  const lines = result.files.map(
    ({ name, bytes, relationship, description }) =>
      `  ${name.padEnd(width)}  ${formatBytes(bytes).padStart(7)}  ${relationship.padEnd(10)}  ${description}`,
  );
  const { length } = result.files;
  const build = `tuban ${result.build.map(quoted).join(' ')}`;
  return {
    result,
    text: {
      en: `${lines.join('\n')}\n${plural(length, 'file')} in ${folder}/. To build from them: ${build}\n`,
      zh: `${lines.join('\n')}\n${folder}/ 里有 ${length} 个文件。用它们出产品：${build}\n`,
    },
    outcome: { en: `${plural(length, 'file')} in ${folder}/.`, zh: `${folder}/ 里有 ${length} 个文件。` },
  };
}

function verifyLine({ place, files, parts, strings, problems }: VerifyResult['places'][number]): Both {
  const differences = problems.filter(({ severity }) => severity === 'error').length;
  const shown = showPath(place);
  if (differences > 0)
    return {
      en: `CHANGED    ${shown}: ${plural(differences, 'difference')}`,
      zh: `变了  ${shown}：${differences} 处不同`,
    };
  const en = [
    plural(files, 'file'),
    ...(parts > 0 ? [plural(parts, 'embedded part')] : []),
    ...(strings > 0 ? [`${plural(strings, 'text')} read back in place and order`] : []),
  ];
  const zh = [
    `${files} 个文件`,
    ...(parts > 0 ? [`${parts} 个内嵌附件`] : []),
    ...(strings > 0 ? [`${strings} 段文字回读，位置和次序都对`] : []),
  ];
  return { en: `unchanged  ${shown}: ${en.join(', ')}`, zh: `没变  ${shown}：${zh.join('，')}` };
}

const day = (time: string | undefined): string => time?.slice(0, 10) ?? '?';

/** Who signed, by the certificate, which is shown as it is. */
function signatureLine({ file, ...signature }: ShownSignature): Both {
  const { signer, kind, intact, signingTime, stamp, certificates } = signature;
  const [own] = certificates;
  const time = stamp?.time.replace(/\.\d+Z/, 'Z');
  const en = [
    `${intact ? 'signed   ' : 'NOT VALID'}  ${showPath(file)}: ${signer} (${kind}), declared ${day(signingTime)}`,
    ...(stamp ? [`, time-stamped ${time} by ${stamp.by}`] : []),
    ...(own ? [`; certificate of ${own.issuer}, ${day(own.from)} to ${day(own.to)}, not judged`] : []),
  ];
  const zh = [
    `${intact ? '签名' : '无效'}  ${showPath(file)}：${signer}（${kind}），声明 ${day(signingTime)}`,
    ...(stamp ? [`，${stamp.by} 的时间戳 ${time}`] : []),
    ...(own ? [`；证书由 ${own.issuer} 发，${day(own.from)} 至 ${day(own.to)}，可信与否不作判断`] : []),
  ];
  return { en: en.join(''), zh: zh.join('') };
}

function tellVerify(result: VerifyResult): Told {
  const lines = result.places.flatMap((place) => [verifyLine(place), ...place.signatures.map(signatureLine)]);
  const changed = result.places.filter(({ problems }) =>
    problems.some(({ severity }) => severity === 'error'),
  ).length;
  const { length } = result.places;
  return {
    result,
    text: inEach((language) => lines.map((line) => `${line[language]}\n`).join('')),
    outcome: {
      en: `${changed} of ${plural(length, 'place')} changed.`,
      zh: `${length} 处里有 ${changed} 处变了。`,
    },
  };
}

const likenessText: Record<Likeness, Both> = {
  same: { en: 'same        ', zh: '相同  ' },
  differs: { en: 'DIFFERS     ', zh: '不同  ' },
  alone: { en: 'made        ', zh: '已出  ' },
  uncompared: { en: 'not compared', zh: '未比较' },
};

function tellRebuild(result: RebuildResult): Told {
  const of = (likeness: Likeness) =>
    result.products.filter((product) => product.likeness === likeness).length;
  const [same, differs, uncompared, alone] = (['same', 'differs', 'uncompared', 'alone'] as const).map(of);
  const said: Both = {
    en: [
      `${same} of ${plural(result.products.length, 'product')} the same byte for byte`,
      ...(differs ? [`${differs} not`] : []),
      ...(uncompared ? [`${uncompared} not compared`] : []),
      ...(alone ? [`${alone} with nothing to compare with`] : []),
    ].join(', '),
    zh: [
      `${result.products.length} 个产品里，${same} 个逐字节相同`,
      ...(differs ? [`${differs} 个不同`] : []),
      ...(uncompared ? [`${uncompared} 个没有比较`] : []),
      ...(alone ? [`${alone} 个没有可比的`] : []),
    ].join('，'),
  };
  const outcome: Both = { en: `${said.en}.`, zh: `${said.zh}。` };
  const lineOf = (
    { path: file, likeness, sha256 }: RebuildResult['products'][number],
    language: MessageLanguage,
  ) =>
    `${likenessText[likeness][language]}  ${file}${sha256 === undefined ? '' : `  ${sha256.slice(0, 16)}…`}\n`;
  return {
    result,
    text: inEach(
      (language) =>
        `${result.products.map((product) => lineOf(product, language)).join('')}${outcome[language]}\n`,
    ),
    outcome,
  };
}

export async function runArchive(
  command: ArchiveCommand,
  args: Arguments,
  { log, signal }: { log: Log; signal: AbortSignal },
): Promise<Told> {
  const [file = ''] = args.reports;
  const { ownData: data, ownOut: out } = args;
  if (command === 'verify') return tellVerify(await verify(args.reports));
  if (command === 'extract')
    return tellExtract(await extract({ file, ...(out === undefined ? {} : { out }) }));
  const result = await rebuild({
    file,
    log,
    signal,
    ...(out === undefined ? {} : { out: path.resolve(out) }),
    ...(data === undefined ? {} : { data }),
    ...(args.only ? { only: args.only } : {}),
    ...(args.profile === undefined ? {} : { profile: args.profile }),
  });
  return tellRebuild(result);
}
