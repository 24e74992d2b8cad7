/**
 * What a picture of the report is, in a word, by language: for those who do not see it. A form has its own word,
 * else that of its device (`whole-ring`, `series`).
 */
import { isChinese, isTraditional } from '../model/language.ts';

const zh = {
  cover: '封面',
  columns: '柱形图',
  bars: '条形图',
  bridge: '分步图',
  'whole-stack': '堆叠图',
  'whole-ring': '环形图',
  'whole-band': '分段条',
  'whole-treemap': '树图',
  seal: '印章',
  targets: '目标与上年对比',
  mosaic: '数字拼图',
  count: '图形计数',
  share: '一百个圆点',
  'share-level': '水位图',
  split: '对比图',
  'series-line': '折线图',
  'series-area': '面积图',
  'series-stack': '堆叠条形图',
  'series-multiples': '小折线图',
  'series-slope': '斜率图',
  'series-ranking': '名次变化图',
  'series-pyramid': '金字塔图',
  'series-heat': '深浅表',
  'series-table': '表格',
  'series-map': '地图',
  'series-timeline': '时间线',
  tasks: '任务清单',
  checklist: '清单',
} as const;

export type DrawnWord = keyof typeof zh;
type Table = Record<DrawnWord, string>;

const hant: Table = {
  cover: '封面',
  columns: '長條圖',
  bars: '橫條圖',
  bridge: '分步圖',
  'whole-stack': '堆疊圖',
  'whole-ring': '環形圖',
  'whole-band': '分段條',
  'whole-treemap': '樹狀圖',
  seal: '印章',
  targets: '目標與上年對比',
  mosaic: '數字拼圖',
  count: '圖形計數',
  share: '一百個圓點',
  'share-level': '水位圖',
  split: '對比圖',
  'series-line': '折線圖',
  'series-area': '面積圖',
  'series-stack': '堆疊橫條圖',
  'series-multiples': '小折線圖',
  'series-slope': '斜率圖',
  'series-ranking': '名次變化圖',
  'series-pyramid': '金字塔圖',
  'series-heat': '深淺表',
  'series-table': '表格',
  'series-map': '地圖',
  'series-timeline': '時間線',
  tasks: '任務清單',
  checklist: '清單',
};

const en: Table = {
  cover: 'Cover',
  columns: 'Columns',
  bars: 'Bars',
  bridge: 'Step chart',
  'whole-stack': 'Stack',
  'whole-ring': 'Ring',
  'whole-band': 'Divided bar',
  'whole-treemap': 'Treemap',
  seal: 'Seal',
  targets: 'Targets and last year',
  mosaic: 'Tiles',
  count: 'Pictogram',
  share: 'Field of one hundred',
  'share-level': 'Level',
  split: 'Two bars',
  'series-line': 'Line chart',
  'series-area': 'Area chart',
  'series-stack': 'Stacked bars',
  'series-multiples': 'Small multiples',
  'series-slope': 'Slope chart',
  'series-ranking': 'Ranks over time',
  'series-pyramid': 'Pyramid',
  'series-heat': 'Shaded table',
  'series-table': 'Table',
  'series-map': 'Map',
  'series-timeline': 'Timeline',
  tasks: 'Tasks',
  checklist: 'Checklist',
};

const de: Table = {
  cover: 'Titelbild',
  columns: 'Säulen',
  bars: 'Balken',
  bridge: 'Stufendiagramm',
  'whole-stack': 'Stapel',
  'whole-ring': 'Ring',
  'whole-band': 'Geteilter Balken',
  'whole-treemap': 'Flächendiagramm',
  seal: 'Siegel',
  targets: 'Ziele und Vorjahr',
  mosaic: 'Kacheln',
  count: 'Bildzeichen',
  share: 'Feld aus hundert Punkten',
  'share-level': 'Füllstand',
  split: 'Zwei Balken',
  'series-line': 'Liniendiagramm',
  'series-area': 'Gestapelte Flächen',
  'series-stack': 'Gestapelte Balken',
  'series-multiples': 'Kleine Liniendiagramme',
  'series-slope': 'Steigungsdiagramm',
  'series-ranking': 'Ränge im Zeitverlauf',
  'series-pyramid': 'Pyramide',
  'series-heat': 'Schattierte Tabelle',
  'series-table': 'Tabelle',
  'series-map': 'Karte',
  'series-timeline': 'Zeitstrahl',
  tasks: 'Vorhaben',
  checklist: 'Erledigt',
};

const fr: Table = {
  cover: 'Couverture',
  columns: 'Colonnes',
  bars: 'Barres',
  bridge: 'Diagramme en cascade',
  'whole-stack': 'Pile',
  'whole-ring': 'Anneau',
  'whole-band': 'Barre divisée',
  'whole-treemap': 'Carte proportionnelle',
  seal: 'Sceau',
  targets: 'Objectifs et année précédente',
  mosaic: 'Mosaïque',
  count: 'Pictogrammes',
  share: 'Champ de cent points',
  'share-level': 'Niveau',
  split: 'Deux barres',
  'series-line': 'Courbe',
  'series-area': 'Aires',
  'series-stack': 'Barres empilées',
  'series-multiples': 'Petites courbes',
  'series-slope': 'Diagramme de pentes',
  'series-ranking': 'Rangs dans le temps',
  'series-pyramid': 'Pyramide',
  'series-heat': 'Tableau nuancé',
  'series-table': 'Tableau',
  'series-map': 'Carte',
  'series-timeline': 'Frise chronologique',
  tasks: 'Actions',
  checklist: 'Liste cochée',
};

/** By the language's first subtag, as in words.ts. */
const tables: Record<string, Table> = { en, de, fr };

/** The longest beginning of a form's name that has a word, else its device's; "" where neither has. */
export function drawnWord(form: string, device: string, language: string): string {
  const table: Partial<Record<string, string>> = isTraditional(language)
    ? hant
    : isChinese(language)
      ? zh
      : (tables[language.split('-')[0]!.toLowerCase()] ?? en);
  const parts = form.split('-');
  for (let count = parts.length; count > 0; count -= 1) {
    const word = table[parts.slice(0, count).join('-')];
    if (word) return word;
  }
  return table[device] ?? '';
}
