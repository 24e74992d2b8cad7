/**
 * Judges a finished file by the file itself, whoever made it.
 *
 * The file is read anew; each page is walked once, and what is painted goes to the rules and then on
 * the plates, so that a rule can ask what lies under a thing.
 */
import { says } from '../../lib/problem.ts';
import type { Both } from '../../lib/languages.ts';
import { LockedError, openPdf, PDFDocument, type PDFDict, pagesOf } from '../../pdf/objects.ts';
import type { OutlineStore } from '../plates/outlines.ts';
import { readPictures } from '../plates/pictures.ts';
import { standInPlates } from '../plates/stand-in.ts';
import { readLayers } from '../walk/layers.ts';
import type { FontStore } from '../walk/walk.ts';
import { PageExamination } from './examination.ts';
import { checkFile } from './file-rules.ts';
import type { FontFacts, Preflight } from './finding.ts';
import { joinInk, type PageInk } from './ink-rules.ts';
import type { PreflightOptions } from './options.ts';
import { Findings } from './page.ts';
import { ruleNames } from './rule-names.ts';
import { underRules } from './rules.ts';
import { FileFault } from '../../lib/file-fault.ts';

export type { PreflightOptions };

/** @throws ProblemError never; a file that is no PDF gives one finding. */
export async function preflight(pdf: Uint8Array, asked: PreflightOptions): Promise<Preflight> {
  const { rules } = asked;
  const options = { ...asked, condition: underRules(asked.condition, rules) };
  const findings = new Findings(rules?.weights);
  const result: Preflight = {
    ...(rules
      ? {
          rules: {
            name: rules.name,
            label: rules.label,
            off: ruleNames.filter((name) => rules.weights[name] === 'off'),
          },
        }
      : {}),
    pages: [],
    ink: { limit: options.condition.ink.ceiling, max: 0, areaOver: 0 },
    fonts: [],
    pictures: [],
    transparency: 0,
    findings: [],
    notExamined: [],
    passed: false,
  };
  for (const open of options.standing ?? [])
    findings.note(undefined, {
      rule: 'standing',
      severity: 'warning',
      object: 'report',
      ...says({
        en: [open, 'Settle it in the report before release.'],
        zh: [open, '付印前在报告里定下来。'],
      }),
    });
  try {
    const document = await openPdf(pdf);
    const { profile, label } = options.condition;
    const facts = checkFile(document, (finding) => findings.note(undefined, finding), {
      identifier: profile.identifier,
      label,
    });
    Object.assign(result, facts);
    await examine(document, options, { findings, result });
  } catch (error) {
    if (error instanceof LockedError)
      findings.note(undefined, {
        rule: 'encrypted',
        severity: 'error',
        object: 'file',
        ...says({
          en: ['The file is encrypted; nothing else in it was examined.', 'Save it without a password.'],
          zh: ['文件加了密，别的都没有查。', '不加密码重新保存。'],
        }),
      });
    else
      findings.note(undefined, {
        rule: 'unreadable',
        severity: 'error',
        object: 'file',
        ...says({
          en: [
            `The file cannot be read as PDF${error instanceof FileFault ? ` (${error.said.en.replace(/\.$/, '')})` : ''}.`,
            'Export it again.',
          ],
          zh: [
            `文件读不成 PDF${error instanceof FileFault ? `（${error.said.zh.replace(/。$/, '')}）` : ''}。`,
            '重新导出一次。',
          ],
        }),
      });
  }
  result.findings = findings.list();
  result.passed = !result.findings.some(({ severity }) => severity === 'error');
  return result;
}

interface Work {
  findings: Findings;
  result: Preflight;
}

async function examine(
  document: PDFDocument,
  options: PreflightOptions,
  { findings, result }: Work,
): Promise<void> {
  // The plates are drawn as they will be exposed, each spot on its own.
  if (options.spots) standInPlates(document, options.spots);
  const pictures = await readPictures(document);
  const fonts = new Map<PDFDict, FontFacts>();
  const outlines: OutlineStore = new Map();
  const faces: FontStore = new Map();
  const inks: { number: number; ink: PageInk }[] = [];
  const isX1a = result.standard?.startsWith('PDF/X-1') ?? false;
  const isHidden = readLayers(document);
  const notExamined = new Map<string, Both>();
  for (const [index, node] of pagesOf(document).entries()) {
    const page = new PageExamination(node, index + 1, {
      options,
      pictures,
      findings,
      fonts,
      outlines,
      faces,
      isX1a,
      isHidden,
      leftOut: ({ en, zh }) =>
        notExamined.set(en + String(index), {
          en: `page ${index + 1}: ${en}`,
          zh: `第 ${index + 1} 页：${zh}`,
        }),
    });
    page.run();
    result.pages.push(page.facts());
    result.pictures.push(...page.placed);
    result.transparency += page.transparency;
    inks.push({ number: index + 1, ink: page.ink });
  }
  result.notExamined = [...notExamined.values()];
  result.ink = joinInk(inks, options.condition.ink);
  result.fonts = [...fonts.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
