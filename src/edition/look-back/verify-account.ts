/** The account of a product, asked again of its file: does every string stand in its place, and no other? */
import type { Both } from '../../lib/languages.ts';
import { countStrings, type AccountFile, type Deviation } from '../../account/record.ts';
import { quote } from '../../account/words.ts';
import { showPath } from '../../lib/files.ts';
import { ProblemError, type Problem, says, sentencesOf } from '../../lib/problem.ts';
import type { Product } from '../../manifest/manifest.ts';
import { apart } from '../apart/apart.ts';
import { accountedAs } from '../write/account-file.ts';

/** Told one by one up to so many. */
const mostTold = 12;

/** `review.sections.economy.items.2` as an editor reads it. */
const spoken = (at: string): string => at.replaceAll('.', ' › ');

function sentenceOf(file: string, { page, ats, found, foreign }: Deviation): Both {
  const [en, zh] = [`${showPath(file)}, page ${page}`, `${showPath(file)} 第 ${page} 页`];
  const of = ats.slice(0, 3).map(spoken).join(', ');
  if (foreign)
    return {
      en: `${en}: ${quote(found)} stands in no account.`,
      zh: `${zh}：文字清单里没有${quote(found)}。`,
    };
  if (found === '')
    return {
      en: `${en}: ${of || 'what was printed there'} is not there.`,
      zh: `${zh}：${of || '原来印着的文字'} 不见了。`,
    };
  return {
    en: `${en}: ${quote(found)} is not what was printed there${of ? ` (${of})` : ''}.`,
    zh: `${zh}：${quote(found)}不是原来印的${of ? `（${of}）` : ''}。`,
  };
}

const problemOf = (file: string, deviation: Deviation): Problem => ({
  code: 'verify-account',
  severity: 'error',
  ...says({
    en: [
      sentenceOf(file, deviation).en,
      'Fetch the file again from where it is kept, or build the report again.',
    ],
    zh: [sentenceOf(file, deviation).zh, '到保存的地方重新取一份，或把报告重新出一次。'],
  }),
});

/** Products that an account says nothing of: made by an earlier Tuban. */
export const unaccounted = (place: string, names: string[]): Problem[] =>
  names.length === 0
    ? []
    : [
        {
          code: 'verify-no-account',
          severity: 'note',
          ...says({
            en: [
              `${showPath(place)} has no account of the texts of ${names.join(', ')}; they were made by an earlier Tuban.`,
              'The files are compared by their checksums alone. Build the report again for an account.',
            ],
            zh: [
              `${showPath(place)} 没有 ${names.join('、')} 的文字清单：是以前的图版做的。`,
              '只比较文件的校验值。要有清单，把报告再做一次。',
            ],
          }),
        },
      ];

/** An archive file away from its folder that carries no account of its texts. */
export const accountElsewhere = (file: string): Problem => ({
  code: 'verify-no-account',
  severity: 'note',
  ...says({
    en: [
      `The texts of ${showPath(file)} were not compared with the report: it carries no account of them.`,
      'Its rules and embedded parts were verified. Put it back into the folder in which it was built, or let "tuban rebuild" make it again from what it carries and compare the two.',
    ],
    zh: [
      `没有把 ${showPath(file)} 的文字与报告对照：它没有带着文字清单。`,
      '它的规则和随附文件都核过了。把它放回当初做出它的文件夹，或用“tuban rebuild”凭它自带的数据重做一份来比。',
    ],
  }),
});

/** By what a product has its account. */
type Named = Pick<Product, 'kind' | 'path' | 'format'>;

export const isAccounted = (account: AccountFile | undefined, product: Named): boolean =>
  Object.hasOwn(account?.products ?? {}, accountedAs(product));

/**
 * @param file Its path. @returns Strings that stand where they are said to, and what stands otherwise. Of a
 * picture the account says what it shows; that it is the same picture, its checksum.
 */
export async function verifyAccount(
  pdf: Uint8Array,
  { file, product, account }: { file: string; product: Named; account: AccountFile },
): Promise<{ strings: number; problems: Problem[] }> {
  const record = account.products[accountedAs(product)]!;
  if (record.kind === 'deck') return { strings: 0, problems: [] };
  try {
    const deviations = await apart('account', { pdf, record }, { file, size: pdf.length });
    const rest = deviations.length - mostTold;
    const problems = deviations.slice(0, mostTold).map((deviation) => problemOf(file, deviation));
    if (rest > 0)
      problems.push({
        ...problems[0]!,
        message: `${showPath(file)}: ${rest} more places are not as they were printed.`,
        zh: {
          message: `${showPath(file)} 还有 ${rest} 处和印出时不一样。`,
          remedy: sentencesOf(problems[0]!, 'zh').remedy,
        },
      });
    return { strings: deviations.length > 0 ? 0 : countStrings(record), problems };
  } catch (error) {
    if (error instanceof ProblemError) return { strings: 0, problems: error.problems };
    return {
      strings: 0,
      problems: [
        {
          code: 'verify-account',
          severity: 'error',
          ...says({
            en: [
              `The text of ${showPath(file)} cannot be read back: the file or its account is damaged.`,
              'Fetch both again from where they are kept, or build the report again.',
            ],
            zh: [
              `${showPath(file)} 的文字读不回来：文件或它的清单已损坏。`,
              '到保存的地方把两样都重新取一份，或把报告重新出一次。',
            ],
          }),
        },
      ],
    };
  }
}
