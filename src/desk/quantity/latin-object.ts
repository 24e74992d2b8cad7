/** Names that the words right around a number give it: what was made, what it is called, what it stands for. */
import { capital, inside, shorten } from './latin-clause.ts';
import { preposition, type Way } from './latin-name.ts';

/** £412,000 in the red: a deficit, whatever ended so. */
export const nameOutcome: Way = ({ outcome, quantity }) =>
  outcome === undefined || quantity.sign === ''
    ? undefined
    : { label: outcome, direction: undefined, doubts: [], subject: outcome };

/** Our crews launched 214 times: launches. We overspent by £0.7m: an overspend. */
export const nameDeed: Way = ({ quantity: { family }, words, behind, phrases }) => {
  // Saved £4m on heating: on what, says the name.
  if (family === 'money' && /^(?:on|in|for) \p{L}/u.test(behind)) return undefined;
  const deed = ['times', 'money'].includes(family) ? phrases.deedOf(words) : undefined;
  if (deed === undefined || (family === 'times') !== /s$/.test(deed)) return undefined;
  const label = capital(deed);
  const isCount = family === 'times';
  return { label, direction: undefined, doubts: [], subject: label, ...(isCount ? { count: true } : {}) };
};

/** The club made a surplus of £7.9m; the bakery made a loss of £3m: what it made. */
export const nameObject: Way = ({ owned, behind, quantity }) => {
  const isCount = ['count', 'plain'].includes(quantity.family) && quantity.sign === '';
  if (owned === undefined || (isCount && /^[a-z]/i.test(behind) && !preposition.test(behind)))
    return undefined;
  if (owned === 'loose') return 'loose';
  const { owner, name, doubtful } = owned;
  const label =
    owner === '' ? capital(shorten(name)) : `${capital(shorten(inside(owner)))}: ${shorten(name)}`;
  return { label, direction: undefined, doubts: doubtful ? ['label'] : [], subject: label };
};

/** Voters rejected a $74 million bond: the bond's, and it was not spent. */
export const nameAttribute: Way = ({ quantity: { sign }, words, behind }) =>
  sign !== '' && /(?:^|\s)(?:an?|the|its|our|their|this|another)$/i.test(words) && /^\p{Ll}/u.test(behind)
    ? 'loose'
    : undefined;

/** 2.9 million on international routes and 1.2 million on domestic ones: the second place stands for the first. */
export const nameInstead: Way = ({ subject, act, behind, parallel, direction }) => {
  const [, joint = ''] =
    /^(on|in|at|for|to|with|between|among|via|through|within) [\p{L}\d]/iu.exec(behind) ?? [];
  const at = joint === '' ? -1 : parallel.lastIndexOf(` ${joint} `);
  if (subject !== '' || act !== '' || direction !== undefined || at < 0) return undefined;
  const label = `${parallel.slice(0, at)} ${shorten(behind)}`;
  return { label, direction: undefined, doubts: [], subject: label };
};

/** We received 871 complaints. We answered 79.5% at stage one: of what was counted before. */
export const nameOfThing: Way = ({ quantity, behind, subject, act, thing }) => {
  const isOf = /^(?:|we|they|it)$/i.test(subject) && act !== '' && thing !== '';
  if (quantity.family !== 'percent' || !isOf || /^of\b/.test(behind)) return undefined;
  return {
    label: capital(shorten(`${thing} ${act} ${behind}`.trim())),
    direction: undefined,
    doubts: [],
    share: true,
    subject: thing,
  };
};

/** Most of it is about students. We taught 9,430 of them: of whom the sentence before tells. */
export const nameOfThem: Way = ({ quantity, behind, act, others }) => {
  const isCount = ['count', 'plain'].includes(quantity.family) && quantity.sign === '';
  if (!isCount || act === '' || others === '' || !/^of them$/.test(behind)) return undefined;
  const label = capital(shorten(`${others} ${act}`));
  return { label, direction: undefined, doubts: [], subject: label, thing: others };
};

/** That is 5% more than in 2023: of what the sentence before counts. */
export const nameThat: Way = ({ quantity, words, behind, whole }) => {
  const [, more] = /^(more|higher|less|lower|fewer) than\b/.exec(behind) ?? [];
  const isThat = /^(?:that|this|it)(?:['’]s| is| was)$/i.test(words);
  if (!isThat || more === undefined || whole === '' || quantity.family !== 'percent') return undefined;
  const direction = /^(?:more|higher)/.test(more) ? 'up' : 'down';
  return {
    label: `${whole}: ${direction === 'up' ? 'rise' : 'fall'}`,
    direction,
    doubts: [],
    subject: whole,
  };
};

/** Complaints rose to 905; 88% were answered within 40 days. */
export const nameShareOf: Way = ({ quantity, behind, subject, act, inherited }) => {
  const [, rest] = /^(?:were|was|are|is|have been|had been) (.+)$/.exec(behind) ?? [];
  if (quantity.family !== 'percent' || subject !== '' || act !== '' || rest === undefined || inherited === '')
    return undefined;
  return {
    label: `${capital(inherited)} ${shorten(rest)}`,
    direction: undefined,
    doubts: ['label'],
    share: true,
  };
};

/** Reserves stood at £3.9m, or 8.0% of the net budget: the same as a share of something. */
export const nameAlso: Way = ({ quantity, words, behind, inherited }) => {
  const [, whole] = /^of ((?:the |a |all |its |our )?[^,;\d]+)$/.exec(behind) ?? [];
  if (quantity.family !== 'percent' || !/^or$/i.test(words) || inherited === '' || whole === undefined)
    return undefined;
  const label = `${capital(inherited)}: share of ${shorten(whole)}`;
  return { label, direction: undefined, doubts: [], share: true, subject: inherited };
};

/** Of the 8,912 incidents attended, 2,117 were fires: a part of what was counted at the beginning. */
export const nameAmong: Way = ({ quantity, subject, act, verb, behind, among }) => {
  const [, what] = /^(?:were|are) (?!not\b|(?!aged)\p{Ll}+ed\b)(.+)$/u.exec(behind) ?? [];
  const isCount = ['count', 'plain'].includes(quantity.family) && quantity.sign === '';
  // 9,430 students: 3,870 were adults
  const isOwn = verb === ':' || (subject === '' && act === '');
  if (!isCount || among === undefined || !isOwn || what === undefined) return undefined;
  const label = `${capital(among)}: ${shorten(what.replace(/ and$/, ''))}`;
  return { label, direction: undefined, doubts: [], subject: capital(among) };
};

/** Spending was £142m, of which £96m went into Quay 9. */
export const nameOfWhich: Way = ({ part, behind, subject, inherited, quantity }) => {
  const what =
    /^(?:(?:went|goes|came|comes|was|were|is|are|will be) )?(?:spent )?(?:(?:on|to|into|for|from|in|at) )?(.+)$/.exec(
      behind,
    )?.[1];
  const isCount = ['count', 'plain'].includes(quantity.family) && quantity.sign === '';
  if (!part || isCount || subject !== '' || what === undefined || inherited === '') return undefined;
  return {
    label: `${capital(shorten(inherited))}: ${shorten(what)}`,
    direction: undefined,
    doubts: [],
    subject: inherited,
    ...(quantity.family === 'percent' ? { share: true as const } : {}),
    part: true,
  };
};
