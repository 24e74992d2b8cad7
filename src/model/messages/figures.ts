/** What is said of figures. */
import type { Both } from '../../lib/languages.ts';
import { error, warning } from '../../lib/problem.ts';
import { quoteValue, quoteZh } from '../../lib/visible.ts';

/** Figures: what may share an axis. */
export const figureMessages = {
  empty: (kind: string, field: string) =>
    error('figure-empty', {
      en: [
        `This figure (${kind}) shows nothing: it has no ${field}.`,
        `List what it shows under ${field}, or delete the figure.`,
      ],
      zh: [`这幅图（${kind}）是空的：缺 ${field}。`, `在 ${field} 下列出要画的，或删去这幅图。`],
    }),
  wrongField: (kind: string, field: string, right: Both) =>
    error('figure-field', {
      en: [`A figure of kind ${kind} takes no "${field}".`, `Use ${right.en}.`],
      zh: [`${kind} 图不用“${field}”。`, `改用 ${right.zh}。`],
    }),
  twice: (id: string) =>
    warning('figure-fact-twice', {
      en: [`The fact "${id}" is in this figure twice.`, 'Delete one of them.'],
      zh: [`事实“${id}”在这幅图里出现两次。`, '删去一个。'],
    }),
  labelsAlike: (id: string, first: string, label: string) =>
    warning('figure-labels-alike', {
      en: [
        `"${id}" and "${first}" are both printed as "${label}": readers cannot tell them apart.`,
        'Write what tells them apart, such as the year or the place, into their labels.',
      ],
      zh: [`“${id}”和“${first}”都印作“${label}”，读者分不清。`, '名称里写明区别，如年份、地点。'],
    }),
  notDrawable: (id: string, kind: string, figure: Both) =>
    error('figure-not-drawable', {
      en: [
        `"${id}" (${kind}) has no number and cannot be drawn in ${figure.en}.`,
        'Leave it to the text, or show it in tiles.',
      ],
      zh: [`“${id}”（${kind}）没有数值，不能画进${figure.zh}。`, '留在正文里，或改用 tiles。'],
    }),
  crowded: (figure: string, rows: number, most: number) =>
    warning('figure-crowded', {
      en: [
        `This figure (${figure}) has ${rows} rows; more than ${most} are not compared at a glance, and may find no room.`,
        'Show the strongest, or make several figures.',
      ],
      zh: [
        `这幅图（${figure}）有 ${rows} 行；超过 ${most} 行，读者很难一眼比较，也可能排不下。`,
        '只画最要紧的，或分成几幅。',
      ],
    }),
  noMark: (id: string, kind: string) =>
    warning('figure-not-drawable', {
      en: [
        `"${id}" (${kind}) has no number: where this chart draws "value", it stands without a mark.`,
        'Leave it out of "facts", or show it in tiles.',
      ],
      zh: [
        `“${id}”（${kind}）没有数值：图里按 value 画的地方，它没有图形。`,
        '从 facts 里去掉，或改用 tiles。',
      ],
    }),
  wordsOnly: (id: string) =>
    error('figure-not-drawable', {
      en: [`"${id}" is a result in words and cannot be shown as a tile.`, 'Leave it to the text.'],
      zh: [`“${id}”只有文字，不能画成数字牌。`, '留在正文里。'],
    }),
  ordinalDrawn: (id: string) =>
    error('figure-not-drawable', {
      en: [`"${id}" is an ordinal: it has no size that could be drawn.`, 'Leave it to the text.'],
      zh: [`“${id}”是序数，没有大小，画不出来。`, '留在正文里。'],
    }),
  mixedKinds: (id: string, kind: string, first: string, firstKind: string, apart: Both) =>
    error('figure-mixes-kinds', {
      en: [
        `"${id}" (${kind}) shares an axis with "${first}" (${firstKind}).`,
        `One axis takes one kind. ${apart.en}`,
      ],
      zh: [`“${id}”（${kind}）和“${first}”（${firstKind}）用了同一根轴。`, `一根轴只画一类数。${apart.zh}`],
    }),
  mixedUnits: (id: string, unit: string, first: string, firstUnit: string, apart: Both) =>
    error('figure-mixes-units', {
      en: [
        `"${id}" (${quoteValue(unit)}) shares an axis with "${first}" (${quoteValue(firstUnit)}).`,
        `One axis takes one unit. ${apart.en}`,
      ],
      zh: [
        `“${id}”（单位${quoteZh(unit)}）和“${first}”（单位${quoteZh(firstUnit)}）用了同一根轴。`,
        `一根轴只用一种单位。${apart.zh}`,
      ],
    }),
  mixedStatus: (id: string, status: string, first: string, firstStatus: string) =>
    error('figure-mixes-status', {
      en: [
        `"${id}" (${status}) is drawn like "${first}" (${firstStatus}).`,
        'Targets may be shown beside outcomes and estimates only in a dumbbell or in a comparison of pairs.',
      ],
      zh: [
        `“${id}”（${status}）和“${first}”（${firstStatus}）画成了一样的图形。`,
        '目标数和实际数只在 dumbbell 或成对比较的图里并列。',
      ],
    }),
  notShare: (id: string, kind: string) =>
    error('figure-not-share', {
      en: [
        `"${id}" (${kind}) is not a share.`,
        'A figure of kind shares takes facts of kind share only; use bars.',
      ],
      zh: [`“${id}”（${kind}）不是占比。`, 'shares 图只画 kind 为 share 的事实；其余用 bars。'],
    }),
  specMissing: () =>
    error('figure-spec-missing', {
      en: [
        'A figure of kind custom needs a "spec".',
        'Give a Vega-Lite specification whose data is {"name": "facts"}, or choose another kind.',
      ],
      zh: ['custom 图要有“spec”。', '写一份 Vega-Lite 图表描述，数据写 {"name": "facts"}；或换一种图。'],
    }),
  specUnused: (kind: string) =>
    error('figure-field', {
      en: [`A figure of kind ${kind} takes no "spec".`, 'Use kind: custom, or delete the spec.'],
      zh: [`${kind} 图不用“spec”。`, '用 kind: custom，或删去 spec。'],
    }),
  pairStatus: (id: string, status: string) =>
    warning('target-status', {
      en: [`"${id}" is among the targets, but its status is ${status}.`, 'Write status: target.'],
      zh: [`“${id}”列在目标里，status 却是 ${status}。`, '写 status: target。'],
    }),
  pairLast: (id: string) =>
    error('target-status', {
      en: [
        `"${id}" is given as last year’s outcome, but its status is target.`,
        'Swap the pair, or correct the status.',
      ],
      zh: [`“${id}”作为上年实际数，status 却是 target。`, '两个对调，或改正 status。'],
    }),
};
