/** One page under examination: what every rule needs, and the noting of findings. */
import { ptToMm, round } from '../../lib/units.ts';
import type { Severity, Sentences } from '../../lib/problem.ts';
import type { PressLimits } from '../condition.ts';
import type { Inks } from '../ink/inks.ts';
import type { Box } from '../../pdf/matrix.ts';
import type { PDFDict } from '../../pdf/objects.ts';
import type { Finding } from './finding.ts';
import type { RuleName } from './rule-names.ts';
import type { RuleSet } from './rules.ts';

export interface Examined {
  /** From 1. */
  number: number;
  node: PDFDict;
  media: Box;
  trim: Box;
  bleed: Box;
  limits: PressLimits;
  /** PDF/X-1a takes less than the other standards. */
  isX1a: boolean;
  /** Spot inks that have a plate. */
  spots?: readonly string[];
  /** Pictures may be RGB by a profile. */
  keepsRgb?: boolean;
  /** Name of the fonts that the job may use; undefined: not known. */
  fonts?: readonly string[];
  safe?: number;
  fold?: number;
  /** The job says how much bleed it has, mm; undefined: a file of somebody else. */
  bleedWanted?: number;
  /** The page has an ArtBox and no TrimBox: a drawing to be placed, which is not cut. */
  isArtwork?: boolean;
  /** Inks that lie under a place so far, page points. */
  ground: (box: Box) => Inks;
  note: (finding: NotedFinding) => void;
  /**
   * Reports an ink sum (per cent) that the coarse plates may show too low: fine type, single pixels of
   * pictures.
   */
  peak: (sum: number, box: Box) => void;
}

/** As a rule gives it; equal rule and object on a page are counted together. */
export interface NotedFinding {
  rule: RuleName;
  severity: Severity;
  box?: Box;
  object: string;
  message: string;
  remedy: string;
  zh: Sentences;
  /** What makes two findings the same; the message if not given. */
  key?: string;
}

/** Collects findings; the first of a kind is kept with its place. */
export class Findings {
  private readonly found = new Map<string, Finding>();
  private readonly weights: RuleSet['weights'];
  /** How often anything was noted. */
  noted = 0;

  /** @param weights Rules that count otherwise than they say. */
  constructor(weights: RuleSet['weights'] = {}) {
    this.weights = weights;
  }

  note(page: { number: number; trim: Box } | undefined, { box, key, ...told }: NotedFinding): void {
    const severity = this.weights[told.rule] ?? told.severity;
    if (severity === 'off') return;
    const finding = { ...told, severity };
    this.noted += 1;
    const id = [page?.number ?? 0, finding.rule, key ?? finding.message].join('\n');
    const known = this.found.get(id);
    if (known) {
      known.count += 1;
      return;
    }
    const place =
      page && box
        ? {
            x: round(ptToMm(box.x0 - page.trim.x0), 1),
            y: round(ptToMm(page.trim.y1 - box.y1), 1),
            width: round(ptToMm(box.x1 - box.x0), 1),
            height: round(ptToMm(box.y1 - box.y0), 1),
          }
        : undefined;
    this.found.set(id, {
      ...finding,
      ...(page ? { page: page.number } : {}),
      ...(place ? { box: place } : {}),
      count: 1,
    });
  }

  /** Errors first, then by page and rule. */
  list(): Finding[] {
    const order = { error: 0, warning: 1, note: 2 };
    return [...this.found.values()].sort(
      (a, b) =>
        order[a.severity] - order[b.severity] ||
        (a.page ?? 0) - (b.page ?? 0) ||
        (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
    );
  }
}

export const points = (value: number): string => `${round(value, 2)} pt`;

/** "0/32/36/4"; on a sheet of a spot, which stands in the place of magenta, "Special Red 100 + Black 36". */
export function inksText(inks: Inks, { spots }: Pick<Examined, 'spots'>): string {
  const [, second, , black] = inks.map((ink) => Math.round(ink));
  if (!spots || spots.length === 0) return inks.map((ink) => Math.round(ink)).join('/');
  return `${spots.join(', ')} ${second} + Black ${black}`;
}
