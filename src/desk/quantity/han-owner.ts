/** Chinese names that leave out whose they are, which their sentence has said right before: 平均办理时间 of 留抵退税. */
import { anyOf, type Language } from '../language.ts';

export interface Said {
  /** Names before in the same sentence, without their verbs of change, the nearest first. */
  subjects: readonly string[];
  /** The clause right before. */
  clause: string;
}

/** 年内完成投资: behind a clause of a project of its own. */
const within = /^(?:年内|年底前|上半年|下半年)(?=\p{Script=Han}{2})/u;
const project =
  /^(\p{Script=Han}{4,}?)(?:\d{1,2}月)?(?:前|底)?(?:开工|建成|竣工|启动|投运|投产|开业|开通|完工|复工)/u;

/** The name with its owner; the name itself where it needs none; undefined where nobody tells whose it is. */
export function withOwner(whole: string, said: Said, { table }: Language): string | undefined {
  const name = whole.replace(/^另(?=.{2})/, '');
  const { subjects, clause } = said;
  const peer = ofPeer(name, subjects, table);
  if (peer !== undefined) return peer;
  // 办理留抵退税4.6亿元，平均办理时间: of what was handled.
  const [, verb] = /^平均(\p{Script=Han}{2})(?:时间|时长|用时|天数|周期)$/u.exec(name) ?? [];
  const handled = verb && subjects.find((one) => one.startsWith(verb) && one.length > verb.length);
  if (handled) return `${handled.slice(verb.length)}${name}`;
  // 停水类诉求4390件，水压不足类3127件
  const kind = /类$/.test(name)
    ? subjects.map((one) => /类(.{2,6}?)(?:占比)?$/.exec(one)?.[1]).find(Boolean)
    : undefined;
  if (kind) return `${name}${kind}`;
  const works = within.test(name) ? project.exec(clause)?.[1] : undefined;
  if (works) return `${works}${name.replace(within, '')}`;
  return withShare(name, said, table.shares) ?? together(name, said);
}

/** 生均公用经费小学750元、初中950元; 小学、初中大班额比例……，初中比上年上升: a fellow of what was named. */
function ofPeer(name: string, subjects: readonly string[], table: Language['table']): string | undefined {
  const { peers, comparisons, up, down } = table;
  const list = peers.find((one) => one.some((word) => name.startsWith(word)));
  const own = list?.find((word) => name.startsWith(word));
  if (list === undefined || own === undefined) return undefined;
  const rest = name.slice(own.length);
  const moved = new RegExp(`^(?:${anyOf([...comparisons, ...up, ...down])})+$`).test(rest);
  const whole = subjects.find((one) => one.startsWith(own) && one.length > own.length);
  if (moved && whole) return `${whole}${rest}`;
  const [last = ''] = subjects;
  // 生均公用经费（小学每生每年）, 初中每生每年
  const beside = list.find((word) => word !== own && last.endsWith(`（${word}${rest}）`));
  if (beside && rest !== '') return last.replace(`（${beside}${rest}）`, `（${own}${rest}）`);
  const fellow = list.find((word) => word !== own && last.endsWith(word) && last.length > word.length + 1);
  // 第一产业比重为7%，第二产业为38%; 城市供水率98%，农村92%
  const like = list.find((word) => word !== own && last.startsWith(`${word}${rest}`));
  if (like && last.length > like.length + rest.length) return `${own}${last.slice(like.length)}`;
  return rest === '' && fellow ? `${last.slice(0, -fellow.length)}${own}` : undefined;
}

/** 减税降费21.3亿元，其中制造业享受9.7亿元: of the sum, whose verb goes. */
function withShare(name: string, { subjects }: Said, shares: readonly string[]): string | undefined {
  const isCut = new RegExp(`.(?:${anyOf(shares) || '(?!)'})$`).test(name);
  const whole = isCut ? subjects.at(-1)?.replace(/^(?:新增|累计|完成|实现|办理)/, '') : undefined;
  return whole && `${name}${whole}`;
}

/** 欠税主要集中在12户房地产企业，共欠税3.7亿元: theirs, and not all there is. */
function together(name: string, { clause }: Said): string | undefined {
  if (!/^(?:共|合计)(?![有同计享建管用青产振])/.test(name)) return name;
  if (clause === '') return name.replace(/^(?:共|合计)/, '');
  const [, who] = /\d[户家个名条所]?(\p{Script=Han}{2,10})$/u.exec(clause) ?? [];
  return who && `${who}${name.replace(/^(?:共|合计)/, '')}`;
}
