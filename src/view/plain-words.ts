/**
 * Words without news, by language: those that join a thing to its number and say nothing that a figure with the
 * label and the number does not. A language that is not here has none, and its sentences are printed in full
 * unless they are labels and numbers alone.
 *
 * Words that tell how a number changed are not among them (they are in the label, or they are news), nor are
 * those that doubt, restrict or compare it: initial, adjusted, at least, among the best.
 */
import { isChinese } from '../model/language.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

const latin: Record<string, ReadonlySet<string>> = {
  en: list(`
    a an the this that these those it its they them their theirs which who whom whose there here
    of in on at to by for from with within into out up and or as than both all each together respectively
    is are was were be been being has have had do does did will now also other others another rest remaining
    make makes made up take takes took taken receive receives received bring brings brought add adds added
    account accounts accounted amount amounts amounted come comes came reach reaches reached stand stands stood
    total totals totalled get gets got give gives gave hold holds held number numbers numbered more year
    serve serves served employ employs employed elsewhere source sources
    welcome welcomes welcomed count counts counted recorded delivered cost costs
    people live lives lived work works worked
  `),
  de: list(`
    der die das den dem des ein eine einen einem einer eines dieser diese dieses es sie ihr ihre ihrer
    von in im am an auf aus bei zu zum zur für mit und oder als wie je davon darunter jeweils insgesamt zusammen
    ist sind war waren wird werden wurde wurden hat haben hatte hatten beträgt betragen betrug betrugen
    erhält erhalten macht machen entfallen entfällt kommt kommen erreicht erreichte liegt liegen lag auch weitere
    übrige übrigen andere anderen nimmt nehmen nahm hinzu quelle quellen zählt zählen zählte zählten
    vom um nahmen kostet kosten kostete gibt geben gab gaben
    menschen personen lebt leben lebten wohnt wohnen wohnten arbeitet arbeiten arbeiteten führt führen führte führten
  `),
  fr: list(`
    le la les l un une des du de d ce cette ces il elle ils elles leur leurs son sa ses qui que dont où y en
    à au aux par pour dans sur avec et ou comme chacun ensemble respectivement est sont était étaient a ont avait
    avaient été sera seront représente représentent atteint atteignent compte comptent reçoit reçoivent apporte
    apportent s élève élèvent total autres autre reste sert servent accueille accueillent emploie emploient
    obtenu obtiennent chaque
    coûte coûtent enregistre enregistrent
    personnes vit vivent habite habitent travaille travaillent encadre encadrent encadrés encadrées
  `),
};

const han = list(`
  比上年末 比上年 比去年 上年末 其中 分别 分別 分别为 分別為 全年 年末 同比 达到 達到 共有 共计 共計 总计 合计 以及 同时
  完成 实现 實現 设有 設有 现有 拥有 占比 累计 为 為 是 占 的 了 和 与 與 及 共 计 有 均 也 又 由 至 到 达 達 率 各
`);

/** Words that say nothing together, and something alone: "the year ended with", but not "the strike ended". */
const phrases: Record<string, RegExp> = {
  en: /\b(?:look(?:s|ed)? after|(?:the )?(?:financial )?year (?:began|started|ended|closed)|at the (?:start|end) of the year)\b/giu,
};

/** Statistical Chinese names what the following figures are divided by: 按常住地分, 分季度看. */
const grouping = /^(?:按.{2,6}分|分.{1,4}看|从.{1,6}看)$/u;

/** @returns Whether a word in lower case is one of them; undefined for languages without a list. */
export const plainWordsOf = (language: string): ReadonlySet<string> =>
  latin[language.split('-')[0]!.toLowerCase()] ?? new Set();

/** A text without phrases that say nothing. */
export const withoutPlainPhrases = (text: string, language: string): string => {
  const found = phrases[language.split('-')[0]!.toLowerCase()];
  return found ? text.replace(found, ' ') : text;
};

/** Does a stretch of Chinese words say nothing by itself? Never, in any other language. */
export const isPlainHan = (text: string, language: string): boolean =>
  isChinese(language) && (han.has(text) || grouping.test(text));

/** Endings by which forms of one word differ, and what a stem keeps. */
const stemLength = 5;
/** Verbs whose past is another word. */
const irregular: Record<string, string> = {
  spent: 'spend',
  growth: 'grow',
  fell: 'fall',
  fallen: 'fall',
  rose: 'rise',
  risen: 'rise',
  grew: 'grow',
  grown: 'grow',
};

/** What forms of one word share: planted and planting are `plant`, schools is `schoo`, homes is `home`. */
export function stemOf(word: string): string {
  const lower = word.toLowerCase().replace(/[’']s?$/u, '');
  const plain = irregular[lower] ?? lower;
  const single = plain.length > 3 ? plain.replace(/(?:ies|es|s|ed|ing)$/u, '') : plain;
  return [...single].slice(0, stemLength).join('');
}
