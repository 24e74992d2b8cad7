/** Compares what a rebuild made with what there was: byte for byte, or by the hash that is on record. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { firstRevision } from '../../archive/signature/revisions.ts';
import type { Both } from '../../lib/languages.ts';
import { readBytes, showPath } from '../../lib/files.ts';
import { sha256 } from '../../lib/hash.ts';
import { type Problem, says } from '../../lib/problem.ts';
import type { Manifest, Product } from '../../manifest/manifest.ts';
import { originNames, type OriginManifest } from '../make/origin.ts';
import { manifestIn, readParts } from './origin-read.ts';
import type { Gathered, OutputFolder } from './rebuild-gather.ts';
import { version } from '../version.ts';

/**
 * same: byte for byte, or in size and SHA-256. alone: made, but there is nothing to compare it with.
 * uncompared: see the problems.
 */
export type Likeness = 'same' | 'differs' | 'alone' | 'uncompared';

export interface Comparison {
  likeness: Likeness;
  problem?: Problem;
}

export interface Reference {
  /** The archive file that is rebuilt. */
  file: string;
  gathered: Gathered;
  beside: OutputFolder | undefined;
}

/** What differs between here and there, and may make other bytes. */
export function checkVersions(
  { versions }: OriginManifest,
  made: Manifest,
  files: Map<string, Uint8Array>,
): Problem[] {
  const rows = [
    ['Tuban', versions.tuban, version],
    ['Node', versions.node, made.versions.node],
    ['Chromium', versions.chromium, made.versions.chromium],
  ];
  const others = rows
    .filter(([, then, now]) => then !== now)
    .map(([name, then, now]) => ({
      en: `${name} ${then}, here ${now}`,
      zh: `${name} ${then}，这里是 ${now}`,
    }));
  const fonts = JSON.parse(Buffer.from(files.get(originNames.fonts) ?? []).toString('utf8') || '[]') as {
    name: string;
    sha256: string;
  }[];
  const changed = fonts
    .filter(
      ({ name, sha256: hash }) => !made.fonts.some((font) => font.name === name && font.sha256 === hash),
    )
    .map(({ name }) => name);
  return [
    ...(others.length > 0
      ? [
          {
            code: 'rebuild-versions',
            severity: 'warning' as const,
            ...says({
              en: [
                `It was made with ${others.map(({ en }) => en).join('; ')}.`,
                'For the same bytes use the same version of Tuban, which brings the rest.',
              ],
              zh: [
                `它是用别的版本做的：${others.map(({ zh }) => zh).join('；')}。`,
                '要逐字节相同，就用同一版图版，别的随它带来。',
              ],
            }),
          },
        ]
      : []),
    ...(changed.length > 0
      ? [
          {
            code: 'rebuild-fonts',
            severity: 'warning' as const,
            ...says({
              en: [
                `Other font files stand here for ${changed.join(', ')}.`,
                `${originNames.fonts} in the archive has their hashes.`,
              ],
              zh: [
                `这里的字体文件和当时不同：${changed.join('、')}。`,
                `存档里的 ${originNames.fonts} 写着当时的校验值。`,
              ],
            }),
          },
        ]
      : []),
  ];
}

/**
 * A folder that was built again after the archive file: what was made then does not come out of this file.
 */
export function checkLaterBuild(
  { date, inputs }: OriginManifest,
  { folder, manifest }: OutputFolder,
): Problem[] {
  const other = manifest.inputs
    .filter((now) => inputs.some((then) => then.path === now.path && then.sha256 !== now.sha256))
    .map((now): Both => ({ en: `another ${now.path}`, zh: `另一份 ${now.path}` }));
  const reasons = [
    ...other,
    ...(manifest.date === date
      ? []
      : [
          {
            en: `the date ${manifest.date || 'left open'} (here ${date || 'left open'})`,
            zh: `日期 ${manifest.date || '空着'}（这里是 ${date || '空着'}）`,
          },
        ]),
  ];
  return reasons.length === 0
    ? []
    : [
        {
          code: 'rebuild-later',
          severity: 'warning',
          ...says({
            en: [
              `${showPath(folder)} was last built with ${reasons.map(({ en }) => en).join(' and ')}.`,
              'What was made then differs; rebuild it from an archive file of that build.',
            ],
            zh: [
              `${showPath(folder)} 后来又做过一次，用的是${reasons.map(({ zh }) => zh).join('、')}。`,
              '那次做的不一样；要重做它，用那一次的存档文件。',
            ],
          }),
        },
      ];
}

const firstDifference = (a: Uint8Array, b: Uint8Array): number => {
  const least = Math.min(a.length, b.length);
  for (let at = 0; at < least; at++) if (a[at] !== b[at]) return at;
  return least;
};

const differs = (product: Product, how: Both): Comparison => ({
  likeness: 'differs',
  problem: {
    code: 'rebuild-differs',
    severity: 'error',
    ...says({
      en: [
        `${product.path} did not come out the same: ${how.en}.`,
        'Use the versions that the archive names; if they are these, it was changed after it was made, or other designs were used.',
      ],
      zh: [
        `${product.path} 重做出来不一样：${how.zh}。`,
        '用存档里写的版本；版本相同还不一样，就是做好后被改过，或用了别的设计。',
      ],
    }),
  },
});

const unsigned = ({ path: file }: Product): Problem => ({
  code: 'rebuild-signed',
  severity: 'note',
  ...says({
    en: [
      `${file} was compared without its signature.`,
      'A signature is made by its owner alone; tuban verify judges it.',
    ],
    zh: [`${file} 比较时没有算签名。`, '签名只有密钥的主人做得出；tuban verify 查它。'],
  }),
});

/** An archive file of another build records other press pages; only from itself does it come out the same. */
async function isOfThisBuild(before: Uint8Array, file: string, origin: OriginManifest): Promise<boolean> {
  const other = await readParts(before, file).then(manifestIn, () => undefined);
  const recordOf = ({ date, products, inputs }: OriginManifest) => JSON.stringify([date, products, inputs]);
  return other === undefined || recordOf(other) === recordOf(origin);
}

async function compareBytes(
  product: Product,
  now: Uint8Array,
  { before, file, origin }: { before: Uint8Array; file: string; origin: OriginManifest },
): Promise<Comparison> {
  if (Buffer.compare(before, now) === 0) return { likeness: 'same' };
  // Who rebuilds has not the signer's key: what was signed is compared.
  if (product.kind === 'archive' && Buffer.compare(firstRevision(before), now) === 0)
    return { likeness: 'same', problem: unsigned(product) };
  if (
    product.kind === 'archive' &&
    product.path !== origin.path &&
    !(await isOfThisBuild(before, file, origin))
  ) {
    return {
      likeness: 'uncompared',
      problem: {
        code: 'rebuild-uncompared',
        severity: 'note',
        ...says({
          en: [
            `Not compared: ${product.path}, of another build than this archive file.`,
            `Rebuild it from itself: tuban rebuild ${showPath(file)}`,
          ],
          zh: [
            `没有比较 ${product.path}：它是另一次做的，不是这个存档文件那次。`,
            `用它自己重做：tuban rebuild ${showPath(file)}`,
          ],
        }),
      },
    };
  }
  return differs(product, {
    en: `${now.length} bytes, before ${before.length}; first difference at byte ${firstDifference(before, now)}`,
    zh: `现在 ${now.length} 字节，原来 ${before.length} 字节，从第 ${firstDifference(before, now)} 字节起不同`,
  });
}

/** @param made Path of the product made again. */
export async function compareProduct(
  product: Product,
  made: string,
  { file, gathered: { pdf, origin }, beside }: Reference,
): Promise<Comparison> {
  const now = await readFile(made);
  if (product.path === origin.path) return compareBytes(product, now, { before: pdf, file, origin });
  const other = beside && path.join(beside.folder, product.path);
  const read = other === undefined ? undefined : await readBytes(other, 2_000_000_000);
  if (read && 'bytes' in read)
    return compareBytes(product, now, { before: read.bytes, file: other!, origin });
  const recorded = origin.products.find(({ path: name }) => name === product.path);
  if (!recorded) return { likeness: 'alone' };
  if (recorded.sha256 === sha256(now)) return { likeness: 'same' };
  return differs(product, {
    en: `${now.length} bytes with the SHA-256 ${sha256(now).slice(0, 12)}…, recorded ${recorded.bytes} with ${recorded.sha256.slice(0, 12)}…`,
    zh: `现在 ${now.length} 字节，SHA-256 是 ${sha256(now).slice(0, 12)}…；记的是 ${recorded.bytes} 字节，${recorded.sha256.slice(0, 12)}…`,
  });
}
