/**
 * The rules that PDF/A-1b and PDF/X-1a have in common, cut out of veraPDF's own profile of PDF/A-1b: there
 * is no free validator of PDF/X, but no transparency, no LZW, no PostScript and fonts in the file are asked
 * for in the same words by both (ISO 19005-1 and ISO 15930-4, both on PDF 1.4).
 */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';

const profileName = 'org/verapdf/pdfa/validation/PDFA-1B.xml';

/**
 * Clauses of ISO 19005-1. Left out is what an archive wants and a plant does not: metadata (6.7), its own
 * output intent and colours (6.2.2, 6.2.3), smoothing of pictures (6.2.4-3), lists of glyphs (6.3.5-2, -3).
 */
const shared = [
  /^6\.1\./, // file structure, LZW, encryption, attachments, layers
  /^6\.2\.4-[12]$/, // no alternate pictures, no OPI
  /^6\.2\.([5-9]|10)-/, // no PostScript, no references, no transfer curves, known operators
  /^6\.3\.[2-4]-/, // fonts as PDF has them, and in the file
  /^6\.3\.5-1$/, // with all the glyphs that are shown
  /^6\.3\.6-/, // of the widths that are said
  /^6\.4-/, // no transparency: soft masks, groups, blend modes, opacity
];

const rulePattern = /<rule [\s\S]*?<\/rule>\s*/g;
const idPattern = /clause="([^"]+)" testNumber="([^"]+)"/;

/** @param profile veraPDF's XML of PDF/A-1b. @throws Error when it has no rule on transparency groups. */
export function cutProfile(profile: string): string {
  const idOf = (rule: string): string => rule.match(idPattern)!.slice(1).join('-');
  const kept = (profile.match(rulePattern) ?? []).map(idOf).filter((id) => shared.some((of) => of.test(id)));
  if (!kept.includes('6.4-3')) throw new Error('veraPDF has no rule 6.4-3 of PDF/A-1b to judge X-1a by.');
  return profile
    .replace(rulePattern, (rule) => (kept.includes(idOf(rule)) ? rule : ''))
    .replace(/<name>[^<]*<\/name>/, '<name>PDF/X-1a (rules of PDF/A-1b)</name>');
}

/** The profile to judge X-1a by, out of the program itself. */
export function x1aProfile(jar: string): string {
  const entry = unzipSync(readFileSync(jar), { filter: ({ name }) => name === profileName })[profileName];
  if (!entry) throw new Error(`${jar} holds no ${profileName}.`);
  return cutProfile(strFromU8(entry));
}
