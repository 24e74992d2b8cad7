/** The ways in which an English clause names its quantity. Each gives a name, nothing, or "loose": none fits. */
import { capital, shorten, type Clause, type Named } from './latin-clause.ts';

type Way = (clause: Clause) => Named | 'loose' | undefined;

const auxiliary = /\b(?:(?:will|must|to|can) be|was|were|is|are|has been|have been|had been|being)\b ?/g;
const preposition = /^(?:in|by|to|from|on|at|since|of|for|over|than)\b/i;

/** "homes were completed and work began" → "homes completed": the other half is another's. */
function passive(words: string): string {
  const [first = ''] = words.split(' and ');
  const own = first !== words && auxiliary.test(first) ? first : words;
  auxiliary.lastIndex = 0;
  return own.replace(auxiliary, '');
}

/** 640 affordable homes were completed. */
export const nameCounted: Way = ({ quantity, behind, subject, level, direction }) => {
  const isCount = ['count', 'plain'].includes(quantity.family) && quantity.sign === '';
  if (!isCount || !/^[a-z]/i.test(behind) || preposition.test(behind)) return undefined;
  return {
    label: capital(shorten(passive(behind))),
    direction: level ? undefined : direction,
    doubts: subject === '' ? [] : ['label'],
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
}) => {
  const isPart = /^(?:in|on|for|at|from|to|of) /i.test(subject) && inherited !== '';
  const moved = direction ?? (isPart && quantity.family !== 'money' ? inheritedDirection : undefined);
  if (moved === undefined) return undefined;
  // "Prices rose 3% of …" would be another thing.
  if (quantity.family === 'percent' && /^of\b/.test(behind)) return undefined;
  const head = inherited.replace(/ (?:in|on|for|at|from|to|of) .*$/, '');
  const name = isPart ? `${head} ${subject}` : subject || inherited;
  if (name === '') return 'loose';
  if (level) return { label: capital(shorten(name)), direction: undefined, doubts: [], subject: name };
  const way = moved === 'up' ? 'rise' : 'fall';
  return { label: `${capital(shorten(name))}: ${way}`, direction: moved, doubts: [], subject: name };
};

/** 91.3% of schools are rated good; adult care is 25% of all spending. */
export const namePart: Way = ({ quantity, behind, subject }) => {
  const [, of] = /^of ((?:the |a |all |its |their )?[^,;]+)$/.exec(behind) ?? [];
  if (!/^(?:percent|fraction)$/.test(quantity.family)) return undefined;
  if (of === undefined) return undefined;
  if (/^(?:them|these|those|it)\b/.test(of)) return 'loose';
  if (subject === '')
    return { label: capital(shorten(passive(of))), direction: undefined, doubts: [], share: true };
  return {
    label: `${capital(shorten(subject))}: share of ${shorten(of)}`,
    direction: undefined,
    doubts: [],
    share: true,
  };
};

/** £312m on adult social care; 87 km of road were resurfaced; 8.7% lower than for men. */
export const nameMeasured: Way = ({ quantity, behind, subject, inheritedVerb }) => {
  const [, joint, what = ''] = /^(of|on|for) ((?:the |a |all |its |their )?[^,;]+)$/.exec(behind) ?? [];
  if (quantity.family === 'money' && (joint === 'on' || joint === 'for')) {
    const spent = /(\w+(?:ed|t))$/.exec(subject)?.[1] ?? inheritedVerb;
    return {
      label: capital(`${spent} ${joint} ${shorten(what)}`.trim()),
      direction: undefined,
      doubts: [],
      verb: spent,
    };
  }
  const isMeasure = /^(?:length|mass|area|energy|volume|duration)$/.test(quantity.family);
  if (isMeasure && joint === 'of')
    return {
      label: capital(shorten(passive(what))),
      direction: undefined,
      doubts: subject === '' ? [] : ['label'],
    };
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
export const nameSubject: Way = ({ quantity, behind, subject, inherited, verb }) => {
  const name = subject || inherited;
  if (name !== '')
    return {
      label: capital(shorten(name)),
      direction: undefined,
      doubts: verb === '' && subject !== '' ? ['label'] : [],
      subject: name,
    };
  const isCount = ['count', 'plain'].includes(quantity.family) && behind !== '';
  return isCount ? { label: capital(shorten(behind)), direction: undefined, doubts: ['label'] } : 'loose';
};
