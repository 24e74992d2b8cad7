/**
 * `--package`: an edition as a bag for keeping, from which a fresh machine verifies and rebuilds it. It holds
 * the archive PDFs, their catalogue, the dataset as it was given, designs, fonts with their licences, and what
 * the program was.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { bagOf, payloadFolder, tagManifest, tagSignature, type BagFile } from '../../archive/package/bag.ts';
import { mets, premis, type KeptFile, type KeptRecord } from '../../archive/package/describe.ts';
import { chineseRecord } from '../../archive/package/chinese-record.ts';
import { programRoot } from '../../lib/program.ts';
import { fixedDate } from '../../lib/fixed-date.ts';
import { sha256 } from '../../lib/hash.ts';
import { readInput } from '../../lib/inputs.ts';
import { type Problem, says } from '../../lib/problem.ts';
import { isDataFile } from '../../report/table.ts';
import type { Edition, MadeFile } from '../edition.ts';
import type { Signing } from './signing.ts';
import { version } from '../version.ts';
import { dataFolder, licensedPhotos, mimeOf, originNames, originParts } from './origin.ts';

/** Folder of the bag below the report's products. */
export const packageFolder = 'package';

interface Item {
  /** Below `data/`. */
  path: string;
  bytes: Uint8Array;
  mime: string;
  group: KeptFile['group'];
}

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content, 'utf8') : content;

const catalogueMimes: Record<string, string> = {
  '.xml': 'application/xml',
  '.jsonld': 'application/ld+json',
  '.csv': 'text/csv',
  '.pdf': 'application/pdf',
};

/** Archive PDFs and their catalogue records, as they lie in `archive/`. */
const editionItems = (made: MadeFile[]): Item[] =>
  made.map(({ path: file, bytes, product }) => ({
    path: file,
    bytes: bytesOf(bytes),
    mime: catalogueMimes[path.extname(file)] ?? 'application/octet-stream',
    group: product ? 'edition' : 'catalogue',
  }));

/** Every file that the report was read from, whoever may be handed it: this is for the house that keeps it. */
const datasetItems = ({ loaded, view }: Edition): Promise<Item[]> =>
  Promise.all(
    loaded.inputs.map(async (input) => ({
      path: `${dataFolder(view.id).replace(/^data\//, 'dataset/')}/${input.path}`,
      bytes: await readInput(loaded.folder, input),
      mime: mimeOf(input.path),
      group: 'dataset' as const,
    })),
  );

async function designItems(edition: Edition): Promise<Item[]> {
  const named = [originNames.designs, originNames.fonts, originNames.queries] as string[];
  return (await originParts(edition))
    .filter(({ name }) => named.includes(name))
    .map(({ name, bytes, mime }) => ({ path: `origin/${name}`, bytes, mime, group: 'design' as const }));
}

/** Fonts as they stand in the products, cut to the report; the whole ones are pinned by the lockfile. */
async function fontItems({ faces }: Edition): Promise<Item[]> {
  const licences = path.join(programRoot, 'styles', 'fonts');
  const texts = (await readdir(licences)).sort();
  return [
    ...faces.map(({ name, bytes, only }) => ({
      path: `fonts/${name.replace(/[^\w-]+/g, '-')}${only ? '-rest' : ''}.ttf`,
      bytes,
      mime: 'font/ttf',
      group: 'font' as const,
    })),
    ...(await Promise.all(
      texts.map(async (name) => ({
        path: `fonts/licences/${name}`,
        bytes: await readFile(path.join(licences, name)),
        mime: 'text/plain',
        group: 'font' as const,
      })),
    )),
  ];
}

const howTo = (id: string): string => `图版 ${version}：怎样从这个包重做 How to make it again

1. Install Tuban ${version} (program/package.json and package-lock.json name every library with its checksum;
   program/environment.json the runtime and browser).
2. tuban verify PACKAGE        核对每个文件 checks every file against its SHA-256
3. tuban rebuild PACKAGE       重做并逐字节比较 makes ${id} again and compares byte for byte
   照片等数据在 data/dataset 里，重做时自动取用。 The dataset is taken from data/dataset.
`;

async function programItems(edition: Edition): Promise<Item[]> {
  const { workshop, faces, view } = edition;
  const environment = {
    tuban: version,
    node: process.versions.node,
    chromium: (await workshop.browser()).version,
    platform: `${process.platform} ${process.arch}`,
    fonts: faces.map(({ name, sha256: hash, licence }) => ({ name, sha256OfWholeFile: hash, licence })),
  };
  const item = (name: string, bytes: Uint8Array, mime: string): Item => ({
    path: `program/${name}`,
    bytes,
    mime,
    group: 'program',
  });
  const own = async (name: string) =>
    readFile(path.join(programRoot, name)).then(
      (bytes) => [item(name, bytes, 'application/json')],
      // Installed as a package Tuban has no lockfile of its own.
      () => [],
    );
  return [
    ...(await own('package.json')),
    ...(await own('package-lock.json')),
    item('environment.json', Buffer.from(`${JSON.stringify(environment, null, 2)}\n`), 'application/json'),
    item('README.txt', Buffer.from(howTo(view.id)), 'text/plain'),
  ];
}

function recordOf(
  edition: Edition,
  {
    files,
    chromium,
    dublinCore,
    signer,
  }: { files: KeptFile[]; chromium: string; dublinCore: string[]; signer: string | undefined },
): KeptRecord {
  const { view, date } = edition;
  const { masthead, credits, review, plan, licence, issue = {} } = view;
  return {
    id: view.id,
    title: [masthead.kicker, masthead.title.text].filter(Boolean).join(' '),
    language: view.language,
    date,
    stamp: date ? `${date}T00:00:00Z` : fixedDate,
    creators: [...new Set(credits.flatMap(({ names }) => names))],
    publisher: issue.publisher ?? masthead.newspaper,
    subjects: [...review.sections.map(({ title }) => title.text), ...(plan ? [plan.title.text] : [])],
    rights: licence,
    newspaper: masthead.newspaper,
    page: masthead.page,
    section: masthead.section,
    ...(issue.identifier ? { identifier: issue.identifier } : {}),
    ...(issue.cn ? { cn: issue.cn } : {}),
    ...(issue.issn ? { issn: issue.issn } : {}),
    ...(issue.number ? { number: issue.number } : {}),
    ...(issue.edition ? { edition: issue.edition } : {}),
    versions: { tuban: version, node: process.versions.node, chromium },
    ...(signer === undefined ? {} : { signer }),
    dublinCore,
    files,
  };
}

/** Photos whose originals may not be handed on with the package. */
function unlicensed({ loaded, view }: Edition): Problem[] {
  const licences = licensedPhotos(view);
  const [, ...pictures] = loaded.inputs;
  const own = new Set([view.masthead.art, view.masthead.logo]);
  const kept = pictures.filter(
    ({ path: file }) => !own.has(file) && !isDataFile(file) && !licences.has(file),
  );
  return kept.length === 0
    ? []
    : [
        {
          code: 'package-unlicensed',
          severity: 'note',
          ...says({
            en: [
              `The package holds ${kept.map(({ path: file }) => file).join(', ')}, for which the report gives no licence.`,
              'Keep the package in the house, or give the licence under the photo before it is handed on.',
            ],
            zh: [
              `保存包里有 ${kept.map(({ path: file }) => file).join('、')}，报告没有写许可。`,
              '保存包只留在本单位；要交出去，先在照片下写明许可。',
            ],
          }),
        },
      ];
}

/** Over the list of lists, and so over every file of the bag. */
async function bagSignature({ date }: Edition, bag: BagFile[], signing: Signing): Promise<BagFile> {
  const { signDetached } = await import('./signing.ts');
  const list = bag.find(({ path: file }) => file === tagManifest)!;
  return { path: tagSignature, bytes: await signDetached(list.bytes, signing, date) };
}

/** @param archived What was made for `archive/`. @returns the files of the bag; none where nothing was made. */
export async function makePackage(
  edition: Edition,
  archived: MadeFile[],
  signing?: Signing,
): Promise<MadeFile[]> {
  if (archived.length === 0) return [];
  const items = [
    ...editionItems(archived),
    ...(await datasetItems(edition)),
    ...(await designItems(edition)),
    ...(await fontItems(edition)),
    ...(await programItems(edition)),
  ];
  const files: KeptFile[] = items.map(({ path: file, bytes, mime, group }) => ({
    path: payloadFolder + file,
    mime,
    group,
    bytes: bytes.length,
    sha256: sha256(bytes),
  }));
  const dc = bytesOf(archived.find(({ path: file }) => file.endsWith('.dc.xml'))?.bytes ?? '');
  const lines = Buffer.from(dc)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.startsWith('  <dc:'))
    .map((line) => line.trim());
  const chromium = (await edition.workshop.browser()).version;
  const signer = signing?.key.certificate.subject.replace(/\n/g, ', ');
  const record = recordOf(edition, { files, chromium, dublinCore: lines, signer });
  const tag = (name: string, content: string): BagFile => ({
    path: name,
    bytes: Buffer.from(content, 'utf8'),
  });
  const bag = bagOf(
    items.map(({ path: file, bytes }) => ({ path: payloadFolder + file, bytes })),
    [
      tag('metadata/mets.xml', mets(record)),
      tag('metadata/premis.xml', premis(record)),
      tag('metadata/record-zh.xml', chineseRecord(record)),
      { path: 'metadata/dc.xml', bytes: dc },
    ],
    [
      ['Source-Organization', record.publisher],
      ['External-Identifier', record.identifier ?? record.id],
      ['External-Description', record.title],
      ['Bagging-Date', record.date],
      ['Bag-Software-Agent', `Tuban ${version}`],
      ['Internal-Sender-Description', record.rights],
    ],
  );
  edition.problems.push(...unlicensed(edition));
  if (signing) bag.push(await bagSignature(edition, bag, signing));
  return bag.map(({ path: file, bytes }) => ({ path: `${packageFolder}/${file}`, bytes }));
}
