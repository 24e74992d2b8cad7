/**
 * `npm run test:conformance [-- FILE.pdf …]`: veraPDF on every archive file, by the standards that
 * each claims. Without arguments the archive of every report below data/, made for it; the first
 * report's also by PDF/A-2.
 *
 * Exit code 0: all conform. 1: some do not. 3: not run, because Java or Maven is absent.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../../src/edition/build.ts';
import type { BuildOptions } from '../../src/edition/options.ts';
import { archiveNames } from '../../src/edition/make/archive-formats.ts';
import { programRoot } from '../../src/design/search.ts';
import { findVeraPdf, runVeraPdf, type Flavour, type Verdict } from './verapdf.ts';

const notRun = 3;

/** PDFs below a folder, or the file itself. */
const pdfsIn = (place: string): string[] =>
  statSync(place).isDirectory()
    ? readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.pdf'))
        .sort()
        .map((name) => path.join(place, name))
    : [place];

/** What a file claims: Tuban writes its metadata uncompressed. */
function claimsOf(file: string): Flavour[] {
  const text = readFileSync(file, 'latin1');
  const claim = `${/<pdfaid:part>(\d)/.exec(text)?.[1] ?? ''}${/<pdfaid:conformance>(\w)/.exec(text)?.[1]?.toLowerCase() ?? ''}`;
  const known = (['3a', '2a', '2u'] as const).filter((flavour) => flavour === claim);
  return [...known, ...(/<pdfuaid:part>1</.test(text) ? ['ua1' as const] : [])];
}

function report({ file, profile, compliant, passed, failed, failures }: Verdict): void {
  console.log(
    `${compliant ? 'conforms' : 'FAILS   '} ${profile}: ${path.basename(file)} (${failed} of ${passed + failed} assertions failed)`,
  );
  for (const failure of failures) console.log(`         ${failure}`);
}

const flavourOrder = ['3a', '2a', '2u', 'ua1'] as const;

/** Judges the files by what each claims. @returns The exit code. */
function judge(files: string[], jar: string): number {
  const claims = new Map(files.map((file) => [file, claimsOf(file)]));
  const silent = files.filter((file) => claims.get(file)!.length === 0);
  for (const file of silent) console.log(`FAILS    ${file} claims no standard.`);
  const of = (flavour: Flavour) => files.filter((file) => claims.get(file)!.includes(flavour));
  const verdicts = flavourOrder
    .filter((flavour) => of(flavour).length > 0)
    .flatMap((flavour) => runVeraPdf(jar, flavour, of(flavour)));
  verdicts.forEach(report);
  const failing =
    verdicts.filter(({ compliant, passed }) => !compliant || passed === 0).length + silent.length;
  console.log(
    failing === 0
      ? `All ${verdicts.length} judgements of ${files.length} files: conforming.`
      : `${failing} of ${verdicts.length + silent.length} judgements: not conforming.`,
  );
  return failing === 0 && verdicts.length > 0 ? 0 : 1;
}

interface Made {
  files: string[];
  unmade: string[];
}

async function make(options: BuildOptions): Promise<Made> {
  const { reports, problems } = await build({
    ...options,
    data: path.join(programRoot, 'data'),
    only: ['archive'],
  });
  for (const { severity, message } of problems) if (severity === 'error') console.log(`FAILS    ${message}`);
  return {
    files: reports.flatMap((made) => made.products.map((product) => path.join(made.folder, product.path))),
    unmade: reports.flatMap(({ id, unwritten }) => unwritten.map((name) => `${id}/${name}`)),
  };
}

/**
 * The archive of every report below data/, and of the first one also by PDF/A-2, in a folder of their own.
 */
async function judgeReports(jar: string): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tuban-conformance-'));
  try {
    const usual = await make({ out: folder });
    const [first] = readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort();
    const others = await make({
      out: path.join(folder, 'others'),
      reports: [first!],
      formats: archiveNames.filter((name) => /-2[au]$/.test(name)),
    });
    const unmade = [...usual.unmade, ...others.unmade];
    for (const name of unmade) console.log(`FAILS    ${name} was not made.`);
    const judged = judge([...usual.files, ...others.files], jar);
    return unmade.length === 0 ? judged : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const found = findVeraPdf();
  if ('absent' in found) {
    console.log(`NOT RUN: ${found.absent}. No archive file was judged by veraPDF; this is no pass.`);
    return notRun;
  }
  const places = process.argv.slice(2);
  return places.length > 0 ? judge(places.flatMap(pdfsIn), found.jar) : judgeReports(found.jar);
}

process.exitCode = await main();
