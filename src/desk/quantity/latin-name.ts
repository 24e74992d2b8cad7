/** The ways in which an English clause names its quantity. Each gives a name, nothing, or "loose": none fits. */
import {
  article,
  capital,
  inside,
  isChange,
  shorten,
  withAct,
  type Clause,
  type Named,
} from './latin-clause.ts';

export type Way = (clause: Clause) => Named | 'loose' | undefined;

const auxiliary =
  /(?<!\b(?:that|which|who) )\b(?:(?:will|must|to|can) be|was|were|is|are|has been|have been|had been|being)\b ?/g;
/** A name inside another: a word that only its sentence made begin with a capital. */
const small = (name: string): string =>
  /^\p{Lu}\p{Ll}+(?: \p{Ll}|s$)/u.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name;

/** Verbs that end a name and say what the amount is. */
const costs = /\S (?:costs?|gave|earned|saved|brought|cost us|gave us|saved us)(?: an? .+)?$/i;
export const preposition = /^(?:in|by|to|from|on|at|since|of|for|over|than)\b/i;

/** "homes were completed and work began" → "homes completed": the other half is another's. */
function passive(words: string): string {
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
const openEnd = /(?: (?:with|of|for|at|in|on|to|from|by|across|and|or|an?|the|its|our|their|all))+$/;

/** "Calls between 1 April 2024 and 31 March 2025": when, as far as the next number. */
const dated =
  / (?:between|from|since|until|by|on) (?:the )?(?:\d{1,2}(?:st|nd|rd|th)? \p{Lu}|(?:\p{Lu}\p{Ll}+ )?(?:19|20)\d\d).*$/u;

/** "34 drivers left and only 21 were hired": another number, and what was done to that. */
const andOther = / and (?:\p{Ll}+ ){0,2}?\d[\d.,]* (?:was|were|is|are|has|have|had|\p{Ll}+ed)\b.*$/u;

/** 640 affordable homes were completed; the port received 5,284 ship calls. */
export const nameCounted: Way = (clause) => {
  const { quantity, behind, subject, act, level, direction, inherited, verb } = clause;
  const isCount = ['count', 'plain'].includes(quantity.family) && quantity.sign === '';
  if (!isCount || !/^[a-z]/i.test(behind) || preposition.test(behind) || often.test(behind)) return undefined;
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

/** "in 71% of", but not "accounted for", "stood at". */
const placed =
  /(?<!\b(?:account\w*|stood|stands?|remain\w*|held|holds?|was|is|were|are|averaged)) (?:in|on|at|for|within|during)$/i;

/** 91.3% of schools are rated good; adult care is 25% of all spending. */
export const namePart: Way = ({ quantity, behind, subject: own, act, words: before, phrases }) => {
  // The commission completed 94% of sailings: whose they are is the report's own.
  const isOwn = /^(?:we|they)$/i.test(own) || (act !== '' && phrases.isBody(own));
  const subject = isOwn ? '' : own.replace(/ equals?$/, '');
  const [, whole] = /^of ((?:the |a |all |its |their )?[^,;]+)$/.exec(behind.replace(openEnd, '')) ?? [];
  const of = isOwn ? whole?.replace(/^(?:its|our|their) /, '') : whole;
  if (!/^(?:percent|fraction)$/.test(quantity.family)) return undefined;
  if (of === undefined) return undefined;
  if (/^(?:them|these|those|it)\b/.test(of)) return 'loose';
  // "but only 58% of ferry users": what they did is not said again.
  const isSilent = subject === '' && act === '' && of.split(' ').length <= 3 && !/\w(?:ed|n)\b/.test(of);
  if (isSilent && !auxiliary.test(of)) return 'loose';
  auxiliary.lastIndex = 0;
  if (subject === '') {
    const told = of.replace(state, ' that $1 ');
    const plain = told === of ? passive(of) : told;
    const words = plain === of && act === '' ? phrases.relative(of) : plain;
    const label = capital(shorten(withAct(words, act)));
    return { label, direction: undefined, doubts: [], share: true, subject: label };
  }
  // "Fares covered 52% of costs, 4 points less": the share fell, and not the fares.
  const told = act === '' ? phrases.relative(of) : withAct(of, act);
  const label = `${capital(shorten(subject))}: share of ${shorten(told)}`;
  // "A nurse rang in 71% of cases": a sentence is no name.
  const doubts: Named['doubts'] = placed.test(before) ? ['label'] : [];
  return { label, direction: undefined, doubts, share: true, subject: label };
};

/** £312m on adult social care; 87 km of road were resurfaced; 8.7% lower than for men. */
export const nameMeasured: Way = ({ quantity, behind, subject, act, inheritedVerb, words }) => {
  const [, joint, what = ''] =
    /^(of|on|for|in|into|from) ((?:the |a |all |its |their )?[^;]+)$/.exec(behind) ?? [];
  const isSpent = joint === 'on' || joint === 'for' || (act !== '' && (joint === 'in' || joint === 'into'));
  // Spending was £12m on schools and £9m on roads.
  const isWhole = subject !== '' && act === '' && /\b(?:was|is|were|are|came to|reached)$/.test(words);
  if (quantity.family === 'money' && joint === 'on' && isWhole) {
    const label = capital(shorten(`${subject} on ${what}`));
    return { label, direction: undefined, doubts: [], subject: label };
  }
  if (quantity.family === 'money' && isSpent) {
    const spent = act || (/(\w+(?:ed|spent|paid))$/.exec(subject)?.[1] ?? inheritedVerb);
    // Net spending was £214.6m: £171.2m on officers. "Was on" is no name.
    // A loss on sales of £12m: nothing was spent.
    if (spent === '') return undefined;
    const isBeing = /^(?:was|were|is|are|be|been)$/i.test(spent);
    // "A band D household paid £87.93 for": who paid, where it is not the report's own body.
    const [, payer] = /^((?:an?|each|every) .+) (?:paid|spent)$/i.exec(`${subject} ${act}`.trim()) ?? [];
    const paid = payer && `${spent} by ${shorten(inside(payer))}`;
    const label = capital(paid ?? (isBeing ? shorten(what) : `${spent} ${joint} ${shorten(what)}`.trim()));
    return { label, direction: undefined, doubts: [], verb: spent, subject: label };
  }
  // Income was £11.8m: £9.4m from the council. What stands before the colon is the sum, not this part of it.
  const isPart = subject === '' || /[£$€]\d/.test(subject);
  if (quantity.family === 'money' && isPart && /^(?:from|in|for)$/.test(joint ?? '') && /^\D+$/.test(what))
    return {
      label: capital(shorten(what.replace(/^(?:the|a) /, ''))),
      direction: undefined,
      doubts: ['label'],
    };
  const isMeasure = /^(?:length|mass|area|energy|volume|duration)$/.test(quantity.family);
  if (isMeasure && joint === 'of') {
    const label = capital(shorten(withAct(passive(what).replace(/ in (?:19|20)\d\d$/, ''), act)));
    const doubts: Named['doubts'] = subject === '' || act !== '' ? [] : ['label'];
    return { label, direction: undefined, doubts, subject: label };
  }
  const [, compared] = /^((?:lower|higher|more|less|fewer) than .+)$/.exec(behind) ?? [];
  if (!compared || subject === '') return undefined;
  const isLess = /^(?:lower|less|fewer)/.test(compared);
  return {
    label: `${capital(subject)}: ${shorten(compared)}`,
    direction: isLess ? 'down' : 'up',
    doubts: ['label'],
  };
};

/** New capital investment is £186m. */
export const nameSubject: Way = (clause) => {
  const { quantity, behind, subject, act, inherited, verb, level, words } = clause;
  // 9% more than what? No level of anything.
  if (
    /^(?:more|higher|greater|lower|less|fewer|above|below) than\b/.test(behind) &&
    level === false &&
    quantity.family === 'percent'
  )
    return 'loose';
  // Storms spilled 1,204 times, for 9,870 hours: a time that no name is near.
  if (subject === '' && quantity.family === 'duration' && /^for$/i.test(words)) return 'loose';
  // 8,140 tonnes of fish, worth £21.6m: their value, and no weight.
  const valued = subject || inherited;
  const isWorth = valued !== '' && /^worth$/i.test(subject === '' ? words : verb);
  if (isWorth)
    return {
      label: `${capital(shorten(valued))}${valued.includes(': ') ? ',' : ':'} value`,
      direction: undefined,
      doubts: [],
    };
  const name = (subject || inherited).replace(/^(?:on|from|with) (?=\p{Ll})/iu, '');
  // It took 34 days to let a flat; we let 600 homes and took 41 days to let each.
  const isTaken =
    /^it$/i.test(subject || verb) || (/^(?:we|they)?$/i.test(subject) && /\btook$/i.test(words));
  if (isTaken && quantity.family === 'duration' && /^to \p{L}/u.test(behind))
    return { label: `Time ${shorten(behind)}`, direction: undefined, doubts: [] };
  // "Savings of £24m were made against a target of £27m": of the sentence, not of the number.
  if (/^(?:were|was|are|is|have|has|had|will|can) /i.test(subject)) return 'loose';
  // "We managed 76.4%": of what?
  const isOwn = /^(?:we|they|it|he|she|who)$/i.test(name) && act !== '';
  if (isOwn) return 'loose';
  if (name !== '' && act !== '') {
    if (/^(?:duration|area|length)$/.test(quantity.family) && !article.test(name)) {
      const label = `${shorten(capital(name))}: ${quantity.unit} ${act}`;
      return { label, direction: undefined, doubts: [], subject: label };
    }
    const label =
      article.test(name) || quantity.sign !== ''
        ? `${capital(act)} by ${shorten(small(inside(name)))}`
        : `${shorten(name)}: ${act}`;
    return { label, direction: undefined, doubts: [], subject: label };
  }
  if (name !== '')
    return {
      label: capital(shorten(name)),
      direction: undefined,
      doubts:
        verb === '' && !level && subject !== '' && name === subject && !costs.test(name) ? ['label'] : [],
      subject: name,
    };
  const isCount = ['count', 'plain'].includes(quantity.family) && behind !== '';
  return isCount ? { label: capital(shorten(behind)), direction: undefined, doubts: ['label'] } : 'loose';
};
