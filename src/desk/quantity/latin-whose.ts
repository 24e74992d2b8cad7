/** Names of shares and counts whose owner stands elsewhere than right before the number. */
import { capital, shorten } from './latin-clause.ts';
import type { Way } from './latin-name.ts';

/** More words than these lose what a share is limited to. */
const mostWords = 10;
const mostWhole = 12;
const isWhole = (label: string): boolean => label.split(' ').length <= mostWhole;
const isShort = (label: string): boolean => label.split(' ').length <= mostWords;
const isShareLike = /^(?:percent|fraction)$/;

/** The survey was answered by 58% of employees: employees that answered it. */
export const nameAgent: Way = ({ quantity: { family }, words, behind }) => {
  const [, what, verb] = /^(.+) (?:was|were|is|are|has been|have been) (\p{Ll}+ed) by$/iu.exec(words) ?? [];
  const [, who] = /^of (?:the |our |its |all )?(\p{Ll}[\p{L} -]*)$/u.exec(behind) ?? [];
  if (!isShareLike.test(family) || what === undefined || who === undefined) return undefined;
  const label = capital(`${who} that ${verb!} ${what[0]!.toLowerCase()}${what.slice(1)}`);
  return isShort(label) ? { label, direction: undefined, doubts: [], share: true, subject: label } : 'loose';
};

/** We have 126 volunteers. 68% of them completed their course: of whom was counted before. */
export const nameOfThose: Way = ({ quantity: { family }, subject, act, behind, thing }) => {
  const [, did] =
    /^of (?:them|these|those) ((?!within\b|in\b|at\b|on\b|for\b|from\b|by\b|with\b|to\b|over\b|under\b)\p{Ll}+ .+|\p{Ll}+ed)$/u.exec(
      behind,
    ) ?? [];
  if (!isShareLike.test(family) || did === undefined || subject !== '' || act !== '' || thing === '')
    return undefined;
  const [, being] = /^(?:were|are|was|is) (.+)$/.exec(did) ?? [];
  const label = capital(being === undefined ? `${thing} that ${did}` : `${thing} ${being}`);
  return isShort(label) ? { label, direction: undefined, doubts: [], share: true, subject: thing } : 'loose';
};

/** Of these cancellations two thirds were caused by the landslip and a fifth by a lack of drivers. */
export const nameOfSuch: Way = ({ quantity: { family }, words, subject, act, behind, parallel }) => {
  if (!isShareLike.test(family)) return undefined;
  const [, what] =
    /^(?:of (?:these|those|the|our) )?(\p{Ll}[\p{L} -]*(?<!\b(?:i|wa|ha))s)$/u.exec(words) ?? [];
  const [, done] = /^(?:was|were|is|are) (.+)$/.exec(behind) ?? [];
  const also =
    what === undefined && subject === '' && act === '' && /^by \p{L}/u.test(behind) && / by /.test(parallel);
  if (what === undefined && !also) return undefined;
  if (!also && done === undefined) return undefined;
  const label = capital(
    also ? parallel.replace(/ by .*$/, ` ${behind}`) : `${what!} ${done!.replace(/ and$/, '')}`,
  );
  return isShort(label) ? { label, direction: undefined, doubts: [], share: true, subject: label } : 'loose';
};

/** Of 930 searches, 27% found a knife: the searches that did. */
export const nameDoing: Way = ({ quantity: { family }, words, behind, among, phrases }) => {
  if (!isShareLike.test(family) || words !== '' || among === undefined || !phrases.isVerbFirst(behind))
    return undefined;
  const label = `${among} that ${behind}`;
  return isShort(label) ? { label, direction: undefined, doubts: [], share: true, subject: among } : 'loose';
};

/** 38% of leavers at level 3 went to university, 29% into employment: leavers that did so. */
export const nameLeavers: Way = ({ quantity: { family }, subject, act, behind, parallel, phrases }) => {
  if (!isShareLike.test(family) || subject !== '' || act !== '') return undefined;
  const { went } = phrases;
  const [, who, where] =
    new RegExp(`^of (.+?) (${went} (?:to|into|on to|from|back to) .+)$`).exec(behind) ?? [];
  const [, kept] = new RegExp(`^(.+ that ${went}) (?:to|into|on to|from|back to) `).exec(parallel) ?? [];
  const goes = kept !== undefined && /^(?:to|into|on to) /.test(behind);
  if (who === undefined && !goes) return undefined;
  const label = capital(goes ? `${kept} ${behind.replace(/ and$/, '')}` : `${who!} that ${where!}`);
  return isShort(label) ? { label, direction: undefined, doubts: [], share: true, subject: label } : 'loose';
};

/** Emergency repairs were done within 24 hours in 97.6% of cases: what was done so. */
export const nameDone: Way = ({ quantity: { family }, words, behind }) => {
  const [, what, done] = /^(.+?) (?:was|were|is|are) (\p{Ll}+(?: .+)?) (?:in|on|for)$/u.exec(words) ?? [];
  const isOccasion = /^of (?:all )?(?:cases|occasions|calls|times|instances)\b/.test(behind);
  if (family !== 'percent' || !isOccasion || what === undefined) return undefined;
  const label = capital(`${what} ${done!}`);
  return isShort(label) ? { label, direction: undefined, doubts: [], share: true, subject: label } : 'loose';
};

/** 54% of our staff would recommend the trust: the staff that would. */
export const nameWould: Way = ({ quantity: { family }, words, behind }) => {
  const [, who, did] = /^of (?:the |our |its |all )?(\p{Ll}[\p{L} -]*?) would (.+)$/u.exec(behind) ?? [];
  if (family !== 'percent' || who === undefined) return undefined;
  // "In the staff survey 54% of": where it was asked.
  if (words !== '' && !/^(?:in|on|at|by) /i.test(words)) return undefined;
  const label = capital(`${who} that would ${did!}`);
  return isWhole(label) ? { label, direction: undefined, doubts: [], share: true, subject: label } : 'loose';
};

/** We received 1,058 complaints and closed 74% of them in time: complaints closed in time. */
export const nameOfThemDone: Way = ({ quantity: { family }, act, behind, thing }) => {
  const [, rest] = /^of (?:them|these|those)(?: (within|in|on|by|at|before|after) .+)?$/u.exec(behind) ?? [];
  const isOf = /^of (?:them|these|those)\b/.test(behind);
  if (!isShareLike.test(family) || !isOf || act === '' || thing === '') return undefined;
  const how = behind.replace(/^of \p{L}+ ?/u, '');
  if (how !== '' && rest === undefined) return 'loose';
  const label = capital(`${thing} ${act} ${how}`.trim());
  return isWhole(label) ? { label, direction: undefined, doubts: [], share: true, subject: thing } : 'loose';
};

/** Women make up 36.5% of officers and people from minorities 4.8%: of the same. */
export const nameOfSame: Way = ({ quantity: { family }, subject, act, verb, behind, parallel, words }) => {
  const [, whole] = /: share of (.+)$/.exec(parallel) ?? [];
  const isGap = act === '' && verb === '' && words === subject && /^\p{Ll}/u.test(subject);
  if (family !== 'percent' || whole === undefined || !isGap || behind !== '') return undefined;
  const label = `${capital(subject)}: share of ${whole}`;
  return isWhole(label) ? { label, direction: undefined, doubts: [], share: true, subject: label } : 'loose';
};

/** In eighth-grade math only 31.5% were proficient: of those, and which. */
export const nameBeing: Way = ({ quantity: { family }, words, behind }) => {
  const [, where] = /^in ((?!the )\p{L}[\p{L} -]*)$/iu.exec(words) ?? [];
  const [, being] = /^(?:were|are) (\p{Ll}+)$/u.exec(behind) ?? [];
  if (family !== 'percent' || where === undefined || being === undefined) return undefined;
  const label = `${capital(where)}: ${being}`;
  return { label, direction: undefined, doubts: [], share: true, subject: label };
};

/** Half as many again as in 2023, twice as likely to be late: so much of another number. */
export const nameAsMany: Way = ({ behind, quantity: { family } }) =>
  /^as (?:many|much|high|large|long|often)\b/.test(behind) ||
  (family === 'times' && /^as \p{Ll}/u.test(behind))
    ? 'loose'
    : undefined;

/** Our crews went to 8,912 incidents: attended; free meals went to 1,014 pupils: meals to them. */
export const nameAttended: Way = ({ quantity, words, behind, phrases }) => {
  const isCount = ['count', 'plain'].includes(quantity.family) && quantity.sign === '';
  const called = phrases.callOf(words);
  if (!isCount || called === undefined || !/^\p{Ll}/u.test(behind)) return undefined;
  const { who, done } = called;
  const label = phrases.isCrew(who) ? `${shorten(behind)} ${done}` : `${shorten(who)} to ${shorten(behind)}`;
  return { label: capital(label), direction: undefined, doubts: [], subject: capital(label) };
};

/** Resits: 18.2% reached grade 4: the share that did. */
export const nameReaching: Way = ({ quantity: { family }, verb, subject, behind, phrases }) => {
  if (family !== 'percent' || verb !== ':' || !phrases.isVerbFirst(behind)) return undefined;
  const did = behind.replace(/^(\p{Ll}+)ed /u, '$1ing ');
  const label = `${capital(shorten(subject))}: ${did === behind ? '' : 'share '}${shorten(did)}`;
  return { label, direction: undefined, doubts: [], share: true, subject: label };
};

/** Students passed at 92%: those that did. */
export const namePassed: Way = ({ quantity: { family }, verb, subject }) => {
  const [, who, did] = /^(.+s) (\p{Ll}+ed)$/u.exec(subject) ?? [];
  if (family !== 'percent' || verb !== 'at' || did === undefined) return undefined;
  const label = capital(shorten(`${who!} that ${did}`));
  return { label, direction: undefined, doubts: [], share: true, subject: label };
};

/** 214 staff, 12 fewer than in 2024: the staff fell by 12. */
export const nameFewer: Way = ({ quantity, words, behind, inherited, parallel }) => {
  const [, more] =
    /^(more|fewer|less) than (?:in |at )?(?:the year before|a year (?:ago|earlier|before)|(?:the )?(?:previous|prior) year|last year|in the (?:previous|prior) year|(?:19|20)\d\d)/.exec(
      behind,
    ) ?? [];
  const isCount = ['count', 'plain'].includes(quantity.family) && quantity.sign === '';
  if (!isCount || more === undefined || words !== '' || inherited === '' || parallel === '') return undefined;
  const direction = more === 'more' ? 'up' : 'down';
  const own = /: (?:rise|fall)$/.test(inherited) ? '' : parallel;
  if (own === '') return 'loose';
  return { label: `${own}: ${direction === 'up' ? 'rise' : 'fall'}`, direction, doubts: [], subject: own };
};

/** The service cost £9.42m, £0.31m more than budgeted: above its budget, and no change. */
export const nameBudgeted: Way = ({ quantity, words, behind, inherited }) => {
  const [, more] =
    /^(more|higher|less|lower) than (?:was )?(?:budgeted|planned|forecast|the budget|plan)\b/.exec(behind) ??
    [];
  if (more === undefined || words !== '' || inherited === '' || quantity.family === 'percent')
    return undefined;
  const side = /^(?:more|higher)/.test(more) ? 'above' : 'below';
  return { label: `${capital(shorten(inherited))}: ${side} budget`, direction: undefined, doubts: [] };
};
