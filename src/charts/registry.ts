/**
 * The scales of a page: figures whose marks are of one key (measure.ts) are drawn at one scale, the longest that
 * all of them have room for; one that would be too small for it, or too large, keeps its own and says so.
 */

/** A figure as it would be drawn by itself. */
export interface Member {
  key: string;
  /** px for a unit of the key. */
  perUnit: number;
  /** Its largest value, in units of the key. */
  largest?: number;
  /** Figures of one group stand together, and are compared. */
  group: string;
  /** Names and numbers stand in its marks, which need their length. */
  holdsWords: boolean;
  /** Whether it can say that its scale is its own. */
  mayDiffer: boolean;
  /** What it is read by, where that is within it: pieces of a hundred per cent, an aim beside a result, parts of a whole. */
  readBy?: keyof typeof aloneCost;
  /** Whether it can be drawn at a smaller scale in its place. */
  fits: (perUnit: number) => boolean;
}

/** The scale of a key for those that share it; `own` for one that keeps its own. */
export type Assigned = { scale: number } | { own: true };

/** A figure is never drawn so many times smaller than it could be. */
const mostShrunk = 30;
/** What a figure of its own scale costs, in halvings of a mark; beside another of the key in its group, more. */
const ownCost = 2;
/** Bars of shares lie in their whole, which tells their scale. */
const shareCost = 1;
/** What is read by marks of its own hardly needs another's scale; amounts in parts are compared with others, too. */
const aloneCost = { hundred: 0.5, aim: 0.5, parts: 2.6 };
const besideCost = 2.4;
/** That it draws a smaller value longer than another figure a larger one: no note undoes what is seen. */
const inversionCost = 20;
/** Share of that cost for marks that hold no words: they lose less. */
const plainShare = 0.6;
/** Scales as near as this are one. */
const same = 1e-6;

/** Members are of one key. @returns One for each. */
export function shareScale(members: Member[]): Assigned[] {
  const candidates = [...new Set(members.map(({ perUnit }) => perUnit))].sort((a, b) => b - a);
  const plans = candidates.map((scale) => {
    const shared = members.map(
      (member) =>
        sharesAt(member, scale) && !(member.readBy && shortening(member, scale) > costOfOwn(member)),
    );
    const cost = members.reduce((sum, member, index) => {
      if (shared[index]) return sum + shortening(member, scale);
      if (!member.mayDiffer) return Infinity;
      const beside = members.some((other) => other !== member && other.group === member.group);
      const isInverted = members.some((other, at) =>
        isSeenInverted(member, member.perUnit, other, shared[at] ? scale : other.perUnit),
      );
      return sum + costOfOwn(member) + (beside ? besideCost : 0) + (isInverted ? inversionCost : 0);
    }, 0);
    return { scale, shared, cost };
  });
  const best = plans.reduce((least, plan) => (plan.cost < least.cost - same ? plan : least), plans[0]!);
  return best.shared.map((isShared) => (isShared ? { scale: best.scale } : { own: true }));
}

/** What it costs to draw it shorter than it could be, in halvings. */
const shortening = ({ perUnit, holdsWords }: Member, scale: number): number =>
  Math.log2(Math.max(1, perUnit / scale)) * (holdsWords ? 1 : plainShare);

const costOfOwn = ({ key, readBy }: Member): number =>
  readBy ? aloneCost[readBy] : key.endsWith(' %') ? shareCost : ownCost;

/** Of two figures at their scales: is the smaller of their largest values drawn longer? */
function isSeenInverted(one: Member, oneScale: number, two: Member, twoScale: number): boolean {
  const [a, b] = [one.largest ?? 0, two.largest ?? 0];
  if (one.readBy || two.readBy) return false;
  return a > 0 && b > 0 && a !== b && a < b !== a * oneScale < b * twoScale;
}

const sharesAt = ({ perUnit, fits }: Member, scale: number): boolean =>
  perUnit >= scale * (1 - same) &&
  perUnit <= scale * mostShrunk &&
  (perUnit <= scale * (1 + same) || fits(scale));
