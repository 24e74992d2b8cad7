/** Doubts as sentences, in the report's language: one catalogue, every entry in every language. */
import type { Severity } from '../../lib/problem.ts';
import type { Doubt, DoubtCode, DoubtParams } from './doubt.ts';

export type DoubtLanguage = 'zh' | 'en';

interface Said {
  message: string;
  remedy: string;
}

type Catalogue = { [Code in DoubtCode]: (params: DoubtParams[Code]) => Said };

const zh: Catalogue = {
  'word-doubled': ({ word }) => ({ message: `“${word}”连写了两遍。`, remedy: '多半是重出，删去一个。' }),
  'marks-unpaired': ({ mark }) => ({ message: `“${mark}”没有配成对。`, remedy: '补上另一半，或删去它。' }),
  'list-mark': ({ found }) => ({
    message: `“${found}”处多了一个顿号。`,
    remedy: '“和”“及”前不用顿号；引号之间、书名号之间通常不用顿号（GB/T 15834）。',
  }),
  'about-twice': ({ found }) => ({
    message: `“${found}”里约数说了两遍。`,
    remedy: '“约”和“左右”、“超过”和“以上”留一个。',
  }),
  'fall-times': ({ found }) => ({
    message: `“${found}”：减少不能用倍数。`,
    remedy: '改说减少了百分之几，或“降为……分之一”。',
  }),
  'range-percent': ({ found }) => ({
    message: `范围“${found}”的前一个数没有百分号。`,
    remedy: '两个数都写百分号（GB/T 15835）。',
  }),
  'quote-typewriter': ({ found }) => ({ message: `${found} 是打字机引号。`, remedy: '写弯引号。' }),
  'dash-typewriter': ({ found }) => ({ message: `${found} 不是破折号。`, remedy: '写破折号。' }),
  'plural-one': ({ found }) => ({ message: `“${found}”：一用了复数。`, remedy: '改成单数。' }),
  'year-grouped': ({ printed }) => ({
    message: `年份印作“${printed}”。`,
    remedy: '年份写在文字里，不作事实。',
  }),
  'term-locked': ({ found, write }) => ({
    message: `“${found}”是不用的写法。`,
    remedy: `用语表规定写“${write}”。`,
  }),
  'unit-two-ways': ({ one, other }) => ({
    message: `同一个单位写作“${one}”，又写作“${other}”。`,
    remedy: '全篇用一种写法。',
  }),
  'name-two-ways': ({ one, other }) => ({
    message: `“${one}”在别处写作“${other}”，只差一字。`,
    remedy: '核对哪个是对的。',
  }),
  'text-differs': ({ one, other }) => ({
    message: `与另一处的话几乎相同，此处作“${one}”，那里作“${other}”。`,
    remedy: '核对是否本来就不同。',
  }),
  'shares-sum': ({ sum, parts }) => ({
    message: `这几个占比 ${parts} 合计 ${sum}%，不是 100%。`,
    remedy: '核对各项，或说明还有其他。',
  }),
  'growth-differs': ({ growth, reckoned }) => ({
    message: `增减量和总量算出来是 ${reckoned}%，这里写 ${growth}%。`,
    remedy: '核对三个数；按可比口径计算的，加以说明。',
  }),
};

const en: Catalogue = {
  'word-doubled': ({ word }) => ({
    message: `“${word}” stands twice in a row.`,
    remedy: 'Delete one, unless it is meant.',
  }),
  'marks-unpaired': ({ mark }) => ({
    message: `${mark} has no partner.`,
    remedy: 'Add the other mark, or delete this one.',
  }),
  'list-mark': ({ found }) => ({
    message: `There is a mark too many in “${found}”.`,
    remedy: 'Chinese puts no 、 before 和 or 及, nor between quotation marks (GB/T 15834).',
  }),
  'about-twice': ({ found }) => ({
    message: `“${found}” says “about” twice.`,
    remedy: 'Keep one of the two words.',
  }),
  'fall-times': ({ found }) => ({
    message: `“${found}”: nothing falls by several times itself.`,
    remedy: 'Say by how many per cent it fell.',
  }),
  'range-percent': ({ found }) => ({
    message: `The range “${found}” has one per cent sign.`,
    remedy: 'Write it with both numbers (GB/T 15835).',
  }),
  'quote-typewriter': ({ found }) => ({
    message: `${found} is a typewriter’s quote.`,
    remedy: 'Write curly quotes.',
  }),
  'dash-typewriter': ({ found }) => ({ message: `${found} is no dash.`, remedy: 'Write – or —.' }),
  'plural-one': ({ found }) => ({
    message: `“${found}”: one takes the singular.`,
    remedy: 'Write the singular.',
  }),
  'year-grouped': ({ printed }) => ({
    message: `The year is printed as “${printed}”.`,
    remedy: 'Type years into the text; they are no facts.',
  }),
  'term-locked': ({ found, write }) => ({
    message: `“${found}” is not how this newsroom writes it.`,
    remedy: `The list of terms has “${write}”.`,
  }),
  'unit-two-ways': ({ one, other }) => ({
    message: `One unit is written “${one}” here and “${other}” elsewhere.`,
    remedy: 'Write it in one way throughout.',
  }),
  'name-two-ways': ({ one, other }) => ({
    message: `“${one}” is spelled “${other}” elsewhere.`,
    remedy: 'Find out which is right.',
  }),
  'text-differs': ({ one, other }) => ({
    message: `Nearly the same words stand elsewhere: here “${one}”, there “${other}”.`,
    remedy: 'Compare the two with the source.',
  }),
  'shares-sum': ({ sum, parts }) => ({
    message: `These shares, ${parts}, make ${sum}% and not 100%.`,
    remedy: 'Check each, or say that there are others.',
  }),
  'growth-differs': ({ growth, reckoned }) => ({
    message: `Amount and change make ${reckoned}%, but ${growth}% is written.`,
    remedy: 'Check the three numbers; say so where they are not comparable.',
  }),
};

export const doubtCatalogues: Record<DoubtLanguage, Catalogue> = { zh, en };

/** Slips that are all but certain are warnings; what a person may have meant is a note. */
const notes = new Set<DoubtCode>(['text-differs', 'name-two-ways', 'unit-two-ways', 'list-mark']);
export const severityOf = (code: DoubtCode): Severity => (notes.has(code) ? 'note' : 'warning');

export function sayDoubt(doubt: Doubt, language: DoubtLanguage): Said {
  const say = doubtCatalogues[language][doubt.code] as (params: DoubtParams[DoubtCode]) => Said;
  const { message, remedy } = say(doubt.params);
  const proposal =
    doubt.proposed === undefined
      ? ''
      : language === 'zh'
        ? `建议：“${doubt.proposed}”。`
        : `Proposed: “${doubt.proposed}”.`;
  return { message, remedy: [remedy, proposal].filter(Boolean).join(language === 'zh' ? '' : ' ') };
}
