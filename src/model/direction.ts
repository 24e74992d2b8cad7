/**
 * Which way a quantity went, in words. A fact of kind `decrease` is stated as a positive number, so some word
 * beside it has to say that it fell; where none does, it is printed with the mark that its language uses.
 */
import { isChinese, isTraditional } from './language.ts';

interface Custom {
  /** Words that say that something fell, anywhere in a label or sentence. */
  says: RegExp;
  /** Names of things that hold such a word and say nothing of the quantity: a fall in them is still to be said. */
  names?: RegExp[];
  /** Put after a short label whose long form says so: "Agency costs (down)". */
  down: string;
}

/**
 * Single characters where they cannot mean anything else: 降水 is rain, 青少年 are young people, 少数民族
 * minorities, 防灾减灾 is no fall.
 */
const hanFall =
  /降(?![水雨雪落临生])|减(?!灾)|減(?!災)|[跌滑萎]|(?<![浓濃])[缩縮](?![微影])|(?<![青至最])少(?![年数數儿兒先女林])|回落|走低|低于|低於|下行|下探|向下|收窄|负增长|負增長|亏损|虧損|流失|退出|淘汰|清退|化解|节约|節約|节省|節省/;

/** By the language's first subtag. Sources: the verbs and nouns of statistical releases in each language. */
const customs: Record<string, Custom> = {
  zh: {
    says: hanFall,
    names: [
      /升降[机機梯台]|[减減](?:速[带帶器机機]|[震振]器|肥|[压壓]器)|降(?:[压壓]|血[压壓糖脂]|[噪温溫])(?:[药藥剂劑片针針机機器耳]|材料)|跌水|下行(?=[车車列船线線])|滑(?:雪|翔|板|冰|轨|軌|石)|低[压壓]/g,
    ],
    down: '下降',
  },
  ja: { says: /減|低下|下落|下降|縮小|マイナス/, down: '減少' },
  ko: { says: /감소|하락|축소|줄어|마이너스|낮아/, down: '감소' },
  en: {
    says: /\b(?:f[ae]ll(?:s|en|ing)?|decreas\w*|declin\w*|down|drop(?:s|ped|ping)?|reduc\w*|cuts?|cutting|los[est]|los(?:es|ing)|loss(?:es)?|shr[aiu]nk\w*|shrinkage|lower\w*|fewer|less|minus|savings?|saved|contract(?:ed|ion|s)|slump\w*|plunge\w*|tumbl\w*|slid|slides?|shed|sheds)\b/i,
    names: [
      /\b(?:cut flowers?|(?:clear|paper|power) cuts|drop-?(?:in|off|out)s?|(?:autumn|fall) (?:terms?|semesters?|quarters?|season|intake)|down syndrome|loss adjust\w*|less-than-\w+|less than (?:truck|car|container)loads?|shed (?:space|building)s?|water slides?|savings? (?:banks?|accounts?|certificates?|bonds?|societ\w+)|contract(?:ed|ion)? (?:staff|workers?|services?|out))\b/gi,
      // Lower Manhattan; a street.
      /\b(?:Lower (?=[A-Z])|Minus (?=[A-Z]))/g,
    ],
    down: 'down',
  },
  de: {
    says: /rückgang|rückgänge|gesunken|sank|sinkt|senkung|abnahme|abgenommen|weniger|verlust|minus|einsparung|fiel|gefallen|reduzier|verringer|schrumpf|abbau|kürzung/i,
    down: 'Rückgang',
  },
  fr: {
    says: /baiss|recul|diminu|réduct|réduit|chute|perte|perdu|moins|déclin|économi(?:sé|es d)|repli|contraction|repl/i,
    down: 'en baisse',
  },
  es: {
    says: /descen|disminu|reduc|baj[aóo]|caíd|caída|cay[óe]|pérdid|perdi|menos|ahorr|retroce|merma|recort/i,
    down: 'a la baja',
  },
  pt: {
    says: /desc(?:ida|eu|enso)|diminu|redu[çcz]|qued|caiu|caíram|baix|perd|menos|poupan|recuo|recuou|corte/i,
    down: 'em queda',
  },
  it: {
    says: /cal[oia]\b|calat|diminu|riduzion|ridott|perdit|pers[oi]|meno|risparmi|flession|contrazion|scesa|sceso|scende/i,
    down: 'in calo',
  },
  nl: {
    says: /daling|gedaald|daalde|afname|afgenomen|minder|verlies|krimp|vermindering|verlaging|besparing|min(?:us)?\b/i,
    down: 'daling',
  },
};

const customOf = (language: string): Custom | undefined => customs[language.split('-')[0]!.toLowerCase()];

/** Does a label or sentence say by its words that something fell? Never, in a language without a table. */
export const saysFall = (text: string, language: string): boolean => saysIt(customOf(language), text);

const saysIt = (custom: Custom | undefined, text: string): boolean =>
  custom?.says.test((custom.names ?? []).reduce((rest, name) => rest.replace(name, ' '), text)) ?? false;

/** Units of which Chinese says 下降; of amounts it says 减少. */
const proportion = /^\s*(?:[%％‰‱]|个?百分点|個?百分點|成|折|倍)/;

/** The word for a fall in Chinese, by its unit; undefined for languages that set a minus sign. */
export function fallWord(unit: string, language: string): string | undefined {
  if (!isChinese(language)) return undefined;
  if (proportion.test(unit)) return '下降';
  return isTraditional(language) ? '減少' : '减少';
}

/** The label with the direction that it leaves unsaid: 能耗 → 能耗下降, "Agency costs" → "Agency costs (down)". */
export function withFall(label: string, unit: string, language: string): string {
  const han = fallWord(unit, language);
  if (han !== undefined) return label + han;
  return `${label} (${customOf(language)?.down ?? '−'})`;
}
