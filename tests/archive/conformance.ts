/**
 * `npm run test:conformance [-- FILE.pdf …]`: veraPDF on every archive file, by the standards that
 * each claims, and on pages in PDF/X-1a, by the rules of PDF/A-1b that PDF/X-1a has, too. Without
 * arguments the files of `judged-files.ts`, made for it.
 *
 * Exit code 0: all conform. 1: some do not. 3: not run, because Java or Maven is absent.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeArchives, makeX1aPages, withGroup } from './judged-files.ts';
import { findVeraPdf, runVeraPdf, type Flavour, type Verdict } from './verapdf.ts';
import { x1aProfile } from './x1a-rules.ts';

const notRun = 3;

/** PDFs below a folder, or the file itself. */
const pdfsIn = (place: string): string[] =>
  statSync(place).isDirectory()
    ? readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.pdf'))
        .sort()
        .map((name) => path.join(place, name))
    : [place];

type Claim = Flavour | 'x1a';

/** What a file claims: Tuban writes its metadata uncompressed. */
function claimsOf(file: string): Claim[] {
  const text = readFileSync(file, 'latin1');
  const claim = `${/<pdfaid:part>(\d)/.exec(text)?.[1] ?? ''}${/<pdfaid:conformance>(\w)/.exec(text)?.[1]?.toLowerCase() ?? ''}`;
  const known = (['3a', '2a', '2u'] as const).filter((flavour) => flavour === claim);
  return [
    ...known,
    ...(/<pdfuaid:part>1</.test(text) ? ['ua1' as const] : []),
    ...(text.includes('PDF/X-1a') ? ['x1a' as const] : []),
  ];
}

function report({ file, profile, compliant, passed, failed, failures }: Verdict): void {
  console.log(
    `${compliant ? 'conforms' : 'FAILS   '} ${profile}: ${path.basename(file)} (${failed} of ${passed + failed} assertions failed)`,
  );
  for (const failure of failures) console.log(`         ${failure}`);
}

const claims = ['3a', '2a', '2u', 'ua1', 'x1a'] as const;

/** Judges the files by what each claims. @returns The exit code. */
function judge(files: string[], jar: string, rulesOfX1a: string): number {
  const claimed = new Map(files.map((file) => [file, claimsOf(file)]));
  const silent = files.filter((file) => claimed.get(file)!.length === 0);
  for (const file of silent) console.log(`FAILS    ${file} claims no standard.`);
  const of = (claim: Claim) => files.filter((file) => claimed.get(file)!.includes(claim));
  const verdicts = claims
    .filter((claim) => of(claim).length > 0)
    .flatMap((claim) => runVeraPdf(jar, claim === 'x1a' ? { profile: rulesOfX1a } : claim, of(claim)));
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

/** A page with a transparency group, and nothing else, must fail: else the rules judge nothing. */
async function rulesFindGroups(page: string, folder: string, jar: string, profile: string): Promise<boolean> {
  const planted = await withGroup(page, path.join(folder, 'planted.pdf'));
  const [verdict] = runVeraPdf(jar, { profile }, [planted]);
  const found = verdict!.failures.length === 1 && verdict!.failures[0]!.includes(' 6.4-3 ');
  console.log(`${found ? 'found    ' : 'FAILS    '} a transparency group planted in ${path.basename(page)}`);
  return found;
}

/** What there is to judge of the reports, made in a folder of its own. */
async function judgeReports(folder: string, jar: string, rulesOfX1a: string): Promise<number> {
  const archives = await makeArchives(path.join(folder, 'archive'));
  const pages = await makeX1aPages(path.join(folder, 'press'));
  const unmade = [...archives.unmade, ...pages.unmade];
  for (const name of unmade) console.log(`FAILS    ${name} was not made.`);
  const judged = judge([...archives.files, ...pages.files], jar, rulesOfX1a);
  const found = await rulesFindGroups(pages.files[0]!, folder, jar, rulesOfX1a);
  return unmade.length === 0 && found ? judged : 1;
}

async function main(): Promise<number> {
  const found = findVeraPdf();
  if ('absent' in found) {
    console.log(`NOT RUN: ${found.absent}. No file was judged by veraPDF; this is no pass.`);
    return notRun;
  }
  const places = process.argv.slice(2);
  const folder = mkdtempSync(path.join(tmpdir(), 'tuban-conformance-'));
  try {
    const rulesOfX1a = path.join(folder, 'x1a.xml');
    writeFileSync(rulesOfX1a, x1aProfile(found.jar));
    return places.length > 0
      ? judge(places.flatMap(pdfsIn), found.jar, rulesOfX1a)
      : await judgeReports(folder, found.jar, rulesOfX1a);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
