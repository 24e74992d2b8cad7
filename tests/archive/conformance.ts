/**
 * `npm run test:conformance [-- FILE.pdf …]`: veraPDF on every archive file, by the standards that
 * each claims. Without arguments all PDFs below `out/` that claim PDF/A.
 *
 * Exit code 0: all conform. 1: some do not. 3: not run, because Java or Maven is absent.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { findVeraPdf, runVeraPdf, type Flavour, type Verdict } from './verapdf.ts';

const notRun = 3;

/** PDFs below a folder, or the file itself. */
const pdfsIn = (place: string): string[] => (statSync(place).isDirectory()
  ? readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf')).sort().map((name) => path.join(place, name))
  : [place]);

/** What a file claims: Tuban writes its metadata uncompressed. */
function claimsOf(file: string): Flavour[] {
  const text = readFileSync(file, 'latin1');
  const claim = `${/<pdfaid:part>(\d)/.exec(text)?.[1] ?? ''}${/<pdfaid:conformance>(\w)/.exec(text)?.[1]?.toLowerCase() ?? ''}`;
  const known = (['3a', '2a', '2u'] as const).filter((flavour) => flavour === claim);
  return [...known, ...(/<pdfuaid:part>1</.test(text) ? ['ua1' as const] : [])];
}

function report({ file, profile, compliant, passed, failed, failures }: Verdict): void {
  console.log(`${compliant ? 'conforms' : 'FAILS   '} ${profile}: ${path.relative(process.cwd(), file)} (${failed} of ${passed + failed} assertions failed)`);
  for (const failure of failures) console.log(`         ${failure}`);
}

function main(): number {
  const places = process.argv.slice(2);
  const files = (places.length > 0 ? places : ['out'].filter(existsSync)).flatMap(pdfsIn);
  const claims = new Map(files.map((file) => [file, claimsOf(file)]));
  const claiming = files.filter((file) => claims.get(file)!.length > 0);
  const silent = places.length > 0 ? files.filter((file) => claims.get(file)!.length === 0) : [];
  for (const file of silent) console.log(`FAILS    ${file} claims no standard.`);
  if (claiming.length === 0) {
    console.log('There is no archive file to judge. Build a report first: tuban build data/<report>');
    return 1;
  }
  const found = findVeraPdf();
  if ('absent' in found) {
    console.log(`NOT RUN: ${found.absent}. ${claiming.length} archive files were not judged by veraPDF; this is no pass.`);
    return notRun;
  }
  const flavours = (['3a', '2a', '2u', 'ua1'] as const).filter((flavour) => claiming.some((file) => claims.get(file)!.includes(flavour)));
  const verdicts = flavours.flatMap((flavour) => runVeraPdf(found.jar, flavour, claiming.filter((file) => claims.get(file)!.includes(flavour))));
  verdicts.forEach(report);
  const failing = verdicts.filter(({ compliant, passed }) => !compliant || passed === 0).length + silent.length;
  console.log(failing === 0 ? `All ${verdicts.length} judgements: conforming.` : `${failing} of ${verdicts.length + silent.length} judgements: not conforming.`);
  return failing === 0 ? 0 : 1;
}

process.exitCode = main();
