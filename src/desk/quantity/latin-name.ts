/** The ways in which an English clause names its quantity. Each gives a name, nothing, or "loose": none fits. */
import { capital, inside, isChange, shorten, withAct, type Clause, type Named } from './latin-clause.ts';

export type Way = (clause: Clause) => Named | 'loose' | undefined;

const auxiliary =
  /(?<!\b(?:that|which|who) )\b(?:(?:will|must|to|can) be|was|were|is|are|has been|have been|had been|being)\b ?/g;
/** A name inside another: a word that only its sentence made begin with a capital. */
export const small = (name: string): string =>
  /^\p{Lu}\p{Ll}+(?: \p{Ll}|s$)/u.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name;

export const preposition = /^(?:in|by|to|from|on|at|since|of|for|over|than)\b/i;

/** "homes were completed and work began" → "homes completed": the other half is another's. */
export function passive(words: string): string {
  const [first = ''] = words.split(' and ');
  const own = first !== words && auxiliary.test(first) ? first : words;
  auxiliary.lastIndex = 0;
  return own.replace(auxiliary, '');
}

/** 44 a week: how often, and nothing that is counted. */
const often = /^(?:an?|per|each|every) (?:hour|day|week|month|year)\b/;

const change = { up: 'rise', down: 'fall' };

/** Complaints: rise; behind a name that has its colon, a comma. */
function moved(name: string, direction: 'up' | 'down'): string {
  // A name that would be cut says before its colon of what it is.
  const own = shorten(name) === name.trim() ? name : name.replace(/: .*$/, '');
  return `${capital(shorten(own))}${own.includes(': ') ? ',' : ':'} ${change[direction]}`;
}

/** £31.2m in all is no part of what was named last: the sentence says of what it is the sum. */
export const nameInAll: Way = ({ behind, subject }) =>
  subject === '' && /^(?:in all|in total|all told|altogether|all together)\b/i.test(behind)
    ? 'loose'
    : undefined;

/** 12 million tonnes, 3.4% more than in 2024; 14 million tonnes (+0.3%): of what the words before are about. */
export const nameCompared: Way = ({ quantity, behind, subject, verb, act, inherited }) => {
  // 31% below the market price: neither that price's number nor a fall.
  const [, place] = /^((?:below|above|under|over|short of|ahead of) (?!\d).+)$/.exec(behind) ?? [];
  // 6% below the 438,000 of the year before: how far from another number, which cuts the words.
  if (
    quantity.family === 'percent' &&
    /^(?:below|above|under|over) the(?: [£$€]?(?!(?:19|20)\d\d)\d.*)?$/.test(behind)
  )
    return 'loose';
  if (
    quantity.family === 'percent' &&
    place !== undefined &&
    subject === '' &&
    act === '' &&
    inherited !== ''
  )
    return {
      label: `${capital(shorten(inherited))}: ${shorten(place)}`,
      direction: undefined,
      doubts: [],
      ratio: true,
      subject: inherited,
    };
  const [, word] =
    /^(more|higher|greater|larger|longer|lower|less|fewer|smaller|shorter|up|down) (?:than|on)\b/.exec(
      behind,
    ) ?? [];
  const isEarlier =
    /\bthan (?:(?:in|at|a|the|last)\b.*(?:19|20\d\d|year|month|quarter|week|before|ago|earlier))/;
  const isMeasure = !['count', 'plain'].includes(quantity.family) || quantity.sign !== '';
  const isChange =
    /^(?:percent|points|fraction)$/.test(quantity.family) || (isMeasure && isEarlier.test(behind));
  const isSigned = subject === '+';
  // "385 offences (−6%)"
  const isNegative = quantity.value !== undefined && quantity.value < 0 && subject === '' && behind === '';
  if (isChange && isNegative && inherited !== '')
    return {
      label: `${capital(shorten(inherited))}: change`,
      direction: 'up',
      doubts: [],
      subject: inherited,
    };
  if (
    !isChange ||
    act !== '' ||
    !(isSigned || (word !== undefined && subject === '' && /^(?:is|was)?$/.test(verb)))
  )
    return undefined;
  if (inherited === '') return 'loose';
  const direction =
    word !== undefined && /^(?:lower|less|fewer|smaller|shorter|down)/.test(word) ? 'down' : 'up';
  return { label: moved(inherited, direction), direction, doubts: [], subject: inherited };
};

/** Firefighters hired with a: the number behind cuts the words. */
const openEnd =
  /(?: (?:in|over|during|for) the (?:previous|last|past|first|next)| (?:with|of|for|at|in|on|to|from|by|across|and|or|an?|the|its|our|their|all))+$/;

/** "Calls between 1 April 2024 and 31 March 2025": when, as far as the next number. */
const dated =
  / (?:between|from|since|until|by|on) (?:the )?(?:\d{1,2}(?:st|nd|rd|th)? \p{Lu}|(?:\p{Lu}\p{Ll}+ )?(?:19|20)\d\d).*$/u;

/** "34 drivers left and only 21 were hired": another number, and what was done to that. */
const andOther = / and (?:\p{Ll}+ ){0,2}?\d[\d.,]* (?:was|were|is|are|has|have|had|\p{Ll}+ed)\b.*$/u;

/** A clause of its own whose place the counted things are: it has been found in, it was extended to. */
const placedAt =
  /^(\p{L}.* (?:was|were|is|are|been) (?!up|down|out|back|cut|due)(?:\p{Ll}+ ){0,2}?\p{Ll}+(?:ed|en|und|ut|ght|nt|wn)) (in|on|at|to|from|with|into|across|among)$/u;
const mostTold = 10;
/** How long, which is none of the things. */
const until = / (?:until|since|from) (?:\p{Lu}\p{Ll}+|the (?:end|start) of \p{L}+|(?:19|20)\d\d)$/u;

/** 640 affordable homes were completed; the port received 5,284 ship calls. */
export const nameCounted: Way = (clause) => {
  const { quantity, behind, subject, act, level, direction, inherited, verb } = clause;
  const isCount = ['count', 'plain'].includes(quantity.family) && quantity.sign === '';
  if (
    !isCount ||
    !/^(?!(?:and|or|but|while)\b)[a-z]/i.test(behind) ||
    preposition.test(behind) ||
    often.test(behind)
  )
    return undefined;
  // "9 cases and found fault in 4": behind "and" stands what else was done.
  const own = (/ (?:which|that|who|whom) /.test(behind) ? behind : behind.replace(openEnd, ''))
    // "46 blocks over 11 metres has": a verb of one is none of many.
    .replace(/(?<=^(?:[\p{L}’'-]+ ){0,6}?\p{L}+s(?: [^,;]*?)?) (?:has|stands|lies|goes|comes)\b.*$/u, '')
    .replace(dated, '')
    .replace(andOther, '')
    .replace(
      / and (?:\w+ed|found|made|put|took|gave|left|sent|held|kept|lost|cut|shed|won|sold|built|saw|had|set|open|build|hire|close|start|launch|train|bring|keep|make|an?|one|two|three|four|five|six|seven|eight|nine|ten)\b.*$| (?:against|compared with|compared to|versus|short of)\b.*$/,
      '',
    );
  // "rejected it by 312 votes": how far two numbers are apart; "counselors each serve 410": of one of them.
  if (/^(?:.* )?(?:by|each \p{L}+)$/iu.test(clause.words) && direction === undefined) return 'loose';
  // "Dieback has been found in 1,260 trees": trees in which it has been.
  const [, told, where1] = placedAt.exec(clause.words) ?? [];
  if (told !== undefined && act === '' && !level) {
    const label = capital(`${own.replace(until, '')} ${where1!} which ${small(inside(told))}`);
    const isShort = label.split(' ').length <= mostTold;
    return isShort ? { label, direction: undefined, doubts: [], subject: label, thing: own } : 'loose';
  }
  const [asked] = /\b(?:survey|poll|sample) of$/i.exec(clause.words) ?? [];
  if (asked !== undefined && /^\p{Ll}+s$/u.test(own))
    return { label: capital(`${own} surveyed`), direction: undefined, doubts: [], subject: own, thing: own };
  const doer = clause.isCut && subject === '' && act === '' ? clause.phrases.withoutVerb(own) : own;
  if (doer !== own) return { label: capital(shorten(doer)), direction: undefined, doubts: [], subject: doer };
  // "27 patents; 3 lapsed": of what, the clause before says.
  if (subject === '' && /^\p{L}+ed$/u.test(own)) return 'loose';
  // Of these, 2.9 million flew on international routes: passengers do.
  const [, where] = clause.thing === '' ? [] : (clause.flies?.exec(own) ?? []);
  if (where !== undefined) {
    const label = capital(shorten(`${clause.thing} ${where}`));
    return { label, direction: undefined, doubts: [], subject: label };
  }
  // "3 points fewer than last year"
  if (subject === '' && /^\p{L}+ (?:fewer|more|less|higher|lower|better|worse)\b/u.test(own)) return 'loose';
  const isOfThese = clause.flies !== undefined;
  if (subject === '' && act === '' && !level && clause.phrases.isVerbFirst(own)) {
    // "of whom 94 hold permits": who do, where that was counted.
    if (!isOfThese || clause.thing === '') return 'loose';
    const label = capital(shorten(`${clause.thing} that ${own}`));
    return { label, direction: undefined, doubts: ['label'], subject: label };
  }
  const plain = passive(own);
  const counted = shorten(withAct(plain === own && act === '' ? clause.phrases.relative(own) : plain, act));
  // Burglary: 2,310 offences. What is named before the colon is what is counted.
  if (verb === ':' && subject !== '') {
    const label = `${capital(shorten(subject))}: ${counted}`;
    return { label, direction: undefined, doubts: [], subject: capital(shorten(subject)) };
  }
  // Traffic rose by 5% to 412,000 units: still the traffic.
  const thing = subject || inherited;
  // "41 billion litres, 2% less than in 2024, to 318,000 homes": nothing rose or fell to it.
  const isMoved = subject === '' && clause.lastDirection !== undefined;
  const isReached = isMoved || direction !== undefined || (subject !== '' && verb !== '');
  // "Crews went to 8,912 incidents, 4% more": the incidents rose, and not the crews.
  const isPlace = /^(?:went|goes?)$/i.test(verb);
  const isMean = /^averaged?$/i.test(verb) && subject !== '';
  const reached = ((level && isReached) || isMean) && act === '' && thing !== '';
  // "to 318,000 homes": nobody tells what about them.
  const isPlain = /^(?:|all|both|the|our)$/i.test(subject) && !/^to$/i.test(clause.words);
  const label = reached ? `${capital(shorten(thing))}: ${counted}` : capital(counted);
  return {
    label,
    direction: level ? undefined : direction,
    doubts: isPlain || act !== '' || reached ? [] : ['label'],
    subject: reached && !isPlace ? thing : label,
    thing: counted === label || act === '' ? shorten(own) : shorten(passive(own)),
  };
};

/** Retail sales rose by 3.2%; … in construction by 0.9%. */
export const nameMoved: Way = ({
  subject,
  direction,
  level,
  inherited,
  inheritedDirection,
  quantity,
  behind,
  verb,
  act,
  by,
  lastDirection,
}) => {
  // Passengers fell by 4% and vehicles carried by 12%: the verb is that of the clause before.
  const isGap = by && direction === undefined && subject !== '' && isChange(quantity.family);
  if (isGap && lastDirection !== undefined) {
    const name = `${subject} ${act}`.trim();
    const label = moved(name, lastDirection);
    return { label, direction: lastDirection, doubts: [], subject: name };
  }
  const isPart = /^(?:in|on|for|at|from|to|of) /i.test(subject) && inherited !== '';
  const way = direction ?? (isPart && quantity.family !== 'money' ? inheritedDirection : undefined);
  if (way === undefined) return undefined;
  // "Prices rose 3% of …" would be another thing.
  if (quantity.family === 'percent' && /^of\b/.test(behind)) return undefined;
  const head = inherited.replace(/ (?:in|on|for|at|from|to|of) .*$/, '');
  const name = isPart ? `${head} ${subject}` : subject || inherited;
  if (name === '') return 'loose';
  // The mill lost £3.9m: a loss, and nothing that fell.
  if (/^(?:lost|loses|lose)$/i.test(verb) && quantity.family === 'money' && !level) {
    const loss = `${capital(shorten(name))}${/s$/.test(name) ? '’' : '’s'} loss`;
    return { label: loss, direction: undefined, doubts: [], subject: loss };
  }
  if (level) return { label: capital(shorten(name)), direction: undefined, doubts: [], subject: name };
  return { label: moved(name, way), direction: way, doubts: [], subject: name };
};

/** "31% of managers are women": what they are, where nothing was done to them. */
const state =
  / (is|are|was|were) (?!\p{L}+ed\b|rated|seen|taken|given|made|built|held|left|sold|paid|spent|met|kept|lost|found|sent|born|read|caught|done|known|shown|driven|written|drawn|grown|put|cut|set|heard|told|brought|bought|taught|fed|won|run)/u;

/** A sentence of its own, and where: "A nurse rang in". */
const happening =
  /^(\p{L}.*? (?!account|stood)(?:\p{Ll}{2,}ed|rang|came|went|ran|met|took|got|left) ?(?:(?:on time|late|early|there) )?)(in|on|at|during)$/u;

/** Words of a name that must not be cut. */
const mostWhole = 13;
/** Offences ended in a charge: those that did. */
const didThere =
  /(?<=^(?:[\p{L}-]+ ){0,3}[\p{L}-]+s) (\p{Ll}+ed|led|fell|came|went) (?=(?:in|on|to|at|with|by) )/u;
const withinMark = /\b(?:the|an?|our|its) (?:\p{L}+ )?\p{L}+ of$/u;

/** "in 71% of", but not "accounted for", "stood at". */
const placed =
  /(?<!\b(?:account\w*|stood|stands?|remain\w*|held|holds?|was|is|were|are|averaged)) (?:in|on|at|for|within|during)$/i;

/** 91.3% of schools are rated good; adult care is 25% of all spending. */
export const namePart: Way = (clause) => {
  const { quantity, subject: own, act, words: before, phrases, isOneOf, rest } = clause;
  // "of incidents within the target | of 15 minutes": what the next number belongs to goes with it.
  const isOpen = clause.isCut && withinMark.test(clause.behind);
  // "Crews reached 68% of emergencies within ten minutes"
  const isTimed = /\breached$/u.test(before) && / within /.test(clause.behind);
  const isWhole = isOpen || isOneOf || isTimed;
  const behind = isWhole ? rest : clause.behind;
  // The commission completed 94% of sailings: whose they are is the report's own.
  const isOwn = /^(?:we|they)$/i.test(own) || (act !== '' && phrases.isBody(own));
  const subject = isOwn ? '' : own.replace(/ equals?$/, '');
  const pattern = isWhole ? /^of (.+)$/ : /^of ((?:the |a |all |its |their )?[^,;]+)$/;
  const [, whole] = pattern.exec(behind.replace(openEnd, '')) ?? [];
  const of = isOwn ? whole?.replace(/^(?:its|our|their) /, '') : whole;
  if (!/^(?:percent|fraction)$/.test(quantity.family)) return undefined;
  if (of === undefined) return undefined;
  if (/^(?:them|these|those|it)\b/.test(of)) return 'loose';
  // "but only 58% of ferry users": what they did is not said again.
  const isSilent = subject === '' && act === '' && of.split(' ').length <= 3 && !/\w(?:ed|n)\b/.test(of);
  if (isSilent && !auxiliary.test(of)) return 'loose';
  auxiliary.lastIndex = 0;
  // "Officers reached 82% of incidents within the target of": incidents reached within it.
  const [, done] = (isOpen || isTimed) && act === '' ? (/\b(\p{Ll}+ed)$/u.exec(before) ?? []) : [];
  if (isWhole) {
    const verb = act || done || '';
    const said = verb === '' ? phrases.relative(of) : withAct(of, verb);
    const label = capital(said.replace(/^(?:the|a|all|its|their) /, '').replace(didThere, ' that $1 '));
    const isNamed = (subject === '' || verb !== '') && label.split(' ').length <= mostWhole;
    return isNamed ? { label, direction: undefined, doubts: [], share: true, subject: label } : 'loose';
  }
  if (subject === '') {
    const told = of.replace(state, ' that $1 ');
    const plain = told === of ? passive(of) : told;
    const words = plain === of && act === '' ? phrases.relative(of) : plain;
    const label = capital(shorten(withAct(words, act)));
    return { label, direction: undefined, doubts: [], share: true, subject: label };
  }
  // "Fares covered 52% of costs, 4 points less": the share fell, and not the fares.
  // Buses arrived on time on 91.7% of runs: runs on which they did.
  const [, happened, where] = act === '' ? (happening.exec(before) ?? []) : [];
  if (happened !== undefined) {
    const label = capital(
      `${of.replace(/^(?:the|all|its|their) /, '')} ${where!} which ${small(inside(happened.trim()))}`,
    );
    if (label.split(' ').length > mostWhole) return 'loose';
    return { label, direction: undefined, doubts: [], share: true, subject: label };
  }
  const told = act === '' ? phrases.relative(of) : withAct(of, act);
  const label = `${capital(shorten(subject))}: share of ${shorten(told)}`;
  // "A nurse rang in 71% of cases": a sentence is no name.
  const doubts: Named['doubts'] = placed.test(before) ? ['label'] : [];
  return { label, direction: undefined, doubts, share: true, subject: label };
};
