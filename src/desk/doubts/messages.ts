/** Doubts as sentences: one catalogue, every entry in every language. */
import type { Said, Severity } from '../../lib/problem.ts';
import type { Doubt, DoubtCode, DoubtParams } from './doubt.ts';

type Catalogue = { [Code in DoubtCode]: (params: DoubtParams[Code]) => Said };

export const doubtCatalogue: Catalogue = {
  'word-doubled': ({ word }) => ({
    en: [`“${word}” stands twice in a row.`, 'Delete one, unless it is meant.'],
    zh: [`“${word}”连写了两遍。`, '多半是衍文，删去一个。'],
  }),
  'marks-unpaired': ({ mark }) => ({
    en: [`${mark} has no partner.`, 'Add the other mark, or delete this one.'],
    zh: [`标点 ${mark} 不成对。`, '补上另一半，或删去这一半。'],
  }),
  'list-mark': ({ found }) => ({
    en: [
      `There is a mark too many in “${found}”.`,
      'Chinese puts no 、 before 和 or 及, nor between quotation marks (GB/T 15834).',
    ],
    zh: [
      `“${found}”处多了一个顿号。`,
      '“和”“及”前不用顿号；引号之间、书名号之间通常不用顿号（GB/T 15834）。',
    ],
  }),
  'about-twice': ({ found }) => ({
    en: [`“${found}” says “about” twice.`, 'Keep one of the two words.'],
    zh: [`“${found}”：约数重复。`, '“约”与“左右”、“超过”与“以上”，只留一个。'],
  }),
  'fall-times': ({ found }) => ({
    en: [`“${found}”: nothing falls by several times itself.`, 'Say by how many per cent it fell.'],
    zh: [`“${found}”：减少不能用倍数。`, '改说减少了百分之几，或“降为……分之一”。'],
  }),
  'range-percent': ({ found }) => ({
    en: [`The range “${found}” has one per cent sign.`, 'Write it with both numbers (GB/T 15835).'],
    zh: [`范围“${found}”的前一个数没有百分号。`, '两个数都写百分号（GB/T 15835）。'],
  }),
  'quote-typewriter': ({ found }) => ({
    en: [`${found} is a typewriter’s quote.`, 'Write curly quotes.'],
    zh: [`${found} 是直引号。`, '改用弯引号。'],
  }),
  'dash-typewriter': ({ found }) => ({
    en: [`${found} is not a dash.`, 'Write – or —.'],
    zh: [`${found} 不是破折号。`, '改用破折号。'],
  }),
  'plural-one': ({ found }) => ({
    en: [`“${found}”: one takes the singular.`, 'Write the singular.'],
    zh: [`“${found}”：数是一，名词却用了复数。`, '改成单数。'],
  }),
  'year-grouped': ({ printed }) => ({
    en: [`The year is printed as “${printed}”.`, 'Type years into the text; they are not facts.'],
    zh: [`年份会印成“${printed}”。`, '年份直接写在文字里，不要记作事实。'],
  }),
  'term-locked': ({ found, write }) => ({
    en: [`“${found}” is not how this newsroom writes it.`, `The list of terms has “${write}”.`],
    zh: [`“${found}”是本报不用的写法。`, `用语表规定写“${write}”。`],
  }),
  'unit-two-ways': ({ one, other }) => ({
    en: [`One unit is written “${one}” here and “${other}” elsewhere.`, 'Write it in one way throughout.'],
    zh: [`同一个单位写作“${one}”，又写作“${other}”。`, '全篇用一种写法。'],
  }),
  'name-two-ways': ({ one, other }) => ({
    en: [`“${one}” is spelled “${other}” elsewhere.`, 'Find out which is right.'],
    zh: [`“${one}”在别处写作“${other}”，只差一个字。`, '核对哪个是对的。'],
  }),
  'text-differs': ({ one, other }) => ({
    en: [
      `Nearly the same words stand elsewhere: here “${one}”, there “${other}”.`,
      'Compare the two with the source.',
    ],
    zh: [`与另一处几乎相同，这里作“${one}”，那里作“${other}”。`, '核对是不是本来就不同。'],
  }),
  'shares-sum': ({ sum, parts }) => ({
    en: [`These shares, ${parts}, make ${sum}% and not 100%.`, 'Check each, or say that there are others.'],
    zh: [`这几个占比 ${parts} 合计 ${sum}%，不是 100%。`, '核对各项，或者说明还有其他项。'],
  }),
  'growth-differs': ({ growth, reckoned }) => ({
    en: [
      `Amount and change make ${reckoned}%, but ${growth}% is written.`,
      'Check the three numbers; say so where they are not comparable.',
    ],
    zh: [
      `增减量和总量算出来是 ${reckoned}%，这里写 ${growth}%。`,
      '核对三个数；按可比口径计算的，加以说明。',
    ],
  }),
};

/** Slips that are all but certain are warnings; what a person may have meant is a note. */
const notes = new Set<DoubtCode>(['text-differs', 'name-two-ways', 'unit-two-ways', 'list-mark']);
export const severityOf = (code: DoubtCode): Severity => (notes.has(code) ? 'note' : 'warning');

/** What is doubted, what to do, and the proposal. */
export function sayDoubt({ code, params, proposed }: Doubt): Said {
  const say = doubtCatalogue[code] as (params: DoubtParams[DoubtCode]) => Said;
  const { en, zh } = say(params);
  if (proposed === undefined) return { en, zh };
  // A quotation mark is not quoted.
  const shown = /^[“”‘’«»]$/.test(proposed) ? ` ${proposed} ` : `“${proposed}”`;
  return {
    en: [en[0], `${en[1]} Proposed: ${shown.trim()}.`],
    zh: [zh[0], `${zh[1]}建议：${shown.trimStart()}。`],
  };
}
