/** The preflight in words, for the person at the plate maker; and as JSON, for programs. */
import type { Finding, Preflight } from './finding.ts';

const words = { error: '错误 error', warning: '警告 warning', note: '提示 note' };

const place = ({ page, box }: Finding): string =>
  [page === undefined ? '' : `p. ${page}`, box ? `${box.x}, ${box.y} mm (${box.width} × ${box.height})` : '']
    .filter(Boolean)
    .join(', ');

function findingLines(finding: Finding): string {
  const where = place(finding);
  const more = finding.count > 1 ? ` [${finding.count}×]` : '';
  return `  ${words[finding.severity]}  ${finding.rule}${more}${where ? `  ${where}` : ''}\n    ${finding.message}\n    ${finding.remedy}`;
}

/** @param name Of the file, as the reader knows it. */
export function formatPreflight(preflight: Preflight, name: string): string {
  const { pages, ink, fonts, pictures, findings } = preflight;
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const title = `${name}: ${preflight.passed ? '通过 passed' : '未通过 not passed'} — ${count('error')} errors, ${count('warning')} warnings, ${count('note')} notes`;
  const facts = [
    ...(preflight.rules
      ? [
          `  rules      ${preflight.rules.name} (${preflight.rules.label})${preflight.rules.off.length > 0 ? `; not looked for: ${preflight.rules.off.join(', ')}` : ''}`,
        ]
      : []),
    `  standard   ${preflight.standard === undefined ? 'none declared' : `${preflight.standard} declared; checked by Tuban’s own rules, certified by nobody`}`,
    `  press      ${preflight.outputCondition ?? 'no output intent'}`,
    ...pages.map(
      (page) =>
        `  page ${page.number}     trim ${page.trim.width} × ${page.trim.height} mm, bleed ${page.bleed} mm, ${page.glyphs} glyphs`,
    ),
    `  ink        at most ${ink.max} % of ${ink.limit} %${ink.place ? ` (p. ${ink.place.page}, ${ink.place.x}, ${ink.place.y} mm)` : ''}; ${ink.areaOver} % of the area over${ink.leastArea === undefined ? '' : `, places under ${ink.leastArea} mm² let pass`}`,
    `  fonts      ${fonts.map((font) => `${font.name} (${font.kind}${font.embedded ? '' : ', not embedded'})`).join(', ') || 'none'}`,
    `  pictures   ${pictures.length === 0 ? 'none' : `${pictures.length}, ${Math.min(...pictures.map(({ ppi }) => ppi))}–${Math.max(...pictures.map(({ ppi }) => ppi))} ppi`}`,
    `  not examined  ${preflight.notExamined.join('; ') || 'nothing was left out'}`,
  ];
  // Of a file that cannot be read there are none.
  return `${[title, ...(pages.length > 0 ? facts : []), ...(findings.length > 0 ? ['', ...findings.map(findingLines)] : [])].join('\n')}\n`;
}

/** @returns JSON text that ends in a line end. */
export const preflightJson = (preflight: Preflight): string => `${JSON.stringify(preflight, undefined, 2)}\n`;
