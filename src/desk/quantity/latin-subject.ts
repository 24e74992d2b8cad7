/** Names of amounts and measures by what they went on, and by the subject of their clause. */
import { article, capital, inside, shorten, withAct, type Named } from './latin-clause.ts';
import { passive, small, type Way } from './latin-name.ts';

/** Verbs that end a name and say what the amount is. */
const costs = /\S (?:costs?|gave|earned|saved|brought|cost us|gave us|saved us)(?: an? .+)?$/i;

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
    // The contractor paid £84,000 in penalties and left: penalties, and who paid them.
    const [, forWhat] = /^(\p{Ll}[\p{Ll} -]*s)(?: and \p{Ll}+.*)?$/u.exec(joint === 'in' ? what : '') ?? [];
    if (act === 'paid' && forWhat !== undefined) {
      const by = article.test(subject) ? ` by ${shorten(inside(subject))}` : '';
      const label = capital(`${shorten(forWhat)} paid${by}`);
      return { label, direction: undefined, doubts: [], verb: spent, subject: label };
    }
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

/** Words of a name with its cause. */
const mostWhole = 12;

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
      // "lost 17.8 days to sickness", "waited 11 weeks to see a dentist": for what is a part of the name.
      const [cause = ''] = /^(?:to|for|in|on|from|because of) [^,;]+$/u.exec(behind) ?? [];
      const whole = `${shorten(capital(name))}: ${quantity.unit} ${act}${cause === '' ? '' : ` ${cause}`}`;
      const label =
        whole.split(' ').length <= mostWhole ? whole : `${shorten(capital(name))}: ${quantity.unit} ${act}`;
      return { label, direction: undefined, doubts: [], subject: label };
    }
    const label =
      article.test(name) || quantity.sign !== ''
        ? `${capital(act)} by ${shorten(small(inside(name)))}`
        : `${shorten(name)}: ${act}`;
    return { label, direction: undefined, doubts: [], subject: label };
  }
  const isPlural = /^(?:\p{L}[\p{L}-]* ){0,2}\p{L}+s$/u.test(name) && quantity.family === 'count';
  if (name !== '')
    return {
      label: capital(shorten(name)),
      ...(isPlural ? { thing: name } : {}),
      direction: undefined,
      doubts:
        verb === '' && !level && subject !== '' && name === subject && !costs.test(name) ? ['label'] : [],
      subject: name,
    };
  const isCount = ['count', 'plain'].includes(quantity.family) && behind !== '';
  return isCount ? { label: capital(shorten(behind)), direction: undefined, doubts: ['label'] } : 'loose';
};
