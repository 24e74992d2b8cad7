/**
 * Radicals (Kangxi, CJK supplement) look like ideographs and are others: no search finds them, few fonts
 * have them. Half-width and full-width kana and the like are told by the typography rules.
 */
export const radicalPattern = /[\u2e80-\u2ef3\u2f00-\u2fd5]/u;
/** Radicals of the supplement that NFKC leaves alone (Unicode, EquivalentUnifiedIdeograph.txt). */
const supplement: Record<string, string> = {
  '⺁': '厂',
  '⺄': '乙',
  '⺅': '亻',
  '⺆': '冂',
  '⺈': '刀',
  '⺉': '刂',
  '⺊': '卜',
  '⺋': '㔾',
  '⺌': '小',
  '⺍': '小',
  '⺎': '兀',
  '⺏': '尣',
  '⺐': '尢',
  '⺒': '巳',
  '⺓': '幺',
  '⺔': '彑',
  '⺕': '彐',
  '⺖': '忄',
  '⺗': '心',
  '⺘': '扌',
  '⺙': '攵',
  '⺛': '旡',
  '⺝': '月',
  '⺟': '母',
  '⺠': '民',
  '⺡': '氵',
  '⺢': '氺',
  '⺣': '灬',
  '⺤': '爫',
  '⺥': '爫',
  '⺦': '丬',
  '⺨': '犭',
  '⺩': '王',
  '⺪': '疋',
  '⺫': '目',
  '⺬': '示',
  '⺭': '礻',
  '⺯': '糹',
  '⺰': '纟',
  '⺱': '罓',
  '⺲': '罒',
  '⺶': '羊',
  '⺷': '羊',
  '⺹': '耂',
  '⺺': '肀',
  '⺼': '月',
  '⺽': '臼',
  '⺾': '艹',
  '⺿': '艹',
  '⻀': '艹',
  '⻁': '虎',
  '⻂': '衤',
  '⻃': '覀',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻈': '讠',
  '⻉': '贝',
  '⻊': '足',
  '⻋': '车',
  '⻌': '辶',
  '⻍': '辶',
  '⻎': '辶',
  '⻏': '阝',
  '⻐': '钅',
  '⻑': '長',
  '⻒': '镸',
  '⻓': '长',
  '⻔': '门',
  '⻖': '阝',
  '⻗': '雨',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻟': '飠',
  '⻠': '饣',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻪': '黾',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
};

/** The ideograph that a radical looks like; undefined where there is none. */
export function ordinaryOf(radical: string): string | undefined {
  const folded = radical.normalize('NFKC');
  return folded === radical ? supplement[radical] : folded;
}

const everyRadical = new RegExp(radicalPattern, 'gu');

/**
 * The text with ideographs in place of radicals. Fonts have one glyph for both, so that a file could not tell
 * them apart: what is printed is what is searched.
 */
export const withoutRadicals = (text: string): string =>
  text.replace(everyRadical, (radical) => ordinaryOf(radical) ?? radical);
