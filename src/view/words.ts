/**
 * The program's own few words, by language. Everything else that is printed comes from the report.
 */
const zh = {
  source: '数据来源：', contents: '目录', facts: '数据一览', queries: '存疑与处理', sources: '数据来源', credits: '署名',
  indicator: '指标', value: '数值', rank: '位次', lastYear: '上年', target: '目标', estimate: '预计', lastOf: '{year}年', targetOf: '{year}年目标',
  photoMissing: '照片待补', photo: '照片', heroArt: '题图', figure: '图', table: '表', colon: '：', listComma: '、', comma: '，', fullStop: '。',
  open: '待核', resolved: '已处理', sourceReads: '原稿', printed: '现印', reason: '缘由', status: '状态', decision: '处理',
  proof: '校样', continuedOn: '下转第{page}版', continuedFrom: '上接第{page}版', continued: '（续）', page: '第{page}页', ofPages: '共{pages}页',
  edition: '存档版', fonts: '字体', note: '注', where: '位置', proposed: '拟改', noDate: '日期待定', missing: '待补', pageNumber: '版', section: '章节',
  year: '{year}年', same: '与上年持平', originalText: '原文', by: '文', items: '举措', plan: '安排', post: '发布文字',
  keyFigures: '核心指标', files: '随附文件', file: '文件', content: '内容', period: '时期', dataset: '报告数据', catalogue: '目录记录', designs: '模板与样式', manifest: '来源清单',
  folioRoles: '责编|责任编辑|编辑|校对|版式|美编',
} as const;

export type Word = keyof typeof zh;

const en: Record<Word, string> = {
  source: 'Source: ', contents: 'Contents', facts: 'All figures', queries: 'Queries on the text', sources: 'Sources', credits: 'Credits',
  indicator: 'Indicator', value: 'Value', rank: 'Rank', lastYear: 'Last year', target: 'Target', estimate: 'estimate', lastOf: '{year}', targetOf: '{year} target',
  photoMissing: 'Photo to come', photo: 'Photo', heroArt: 'Hero art', figure: 'Figure', table: 'Table', colon: ': ', listComma: ', ', comma: ', ', fullStop: '. ',
  open: 'open', resolved: 'resolved', sourceReads: 'Source reads', printed: 'Printed', reason: 'Reason', status: 'Status', decision: 'Decision',
  proof: 'PROOF', continuedOn: 'Continued on page {page}', continuedFrom: 'Continued from page {page}', continued: 'continued', page: 'Page {page}', ofPages: 'of {pages}',
  edition: 'Archive edition', fonts: 'Fonts', note: 'Note', where: 'Where', proposed: 'Proposed', noDate: 'date to come', missing: 'to come', pageNumber: 'page', section: 'Section',
  year: '{year}', same: 'unchanged', originalText: 'Original text', by: 'By', items: 'Measures', plan: 'Plan', post: 'Text of the post',
  keyFigures: 'Headline figures', files: 'Embedded files', file: 'File', content: 'Content', period: 'Period', dataset: 'The report’s data', catalogue: 'Catalogue record',
  designs: 'Designs', manifest: 'Manifest', folioRoles: 'Editor|Sub-editor|Layout|Page editor|Proofs',
};

/** Words in the report's language; English where the language has no list of its own. */
export const wordsFor = (language: string): Record<Word, string> => (language.startsWith('zh') ? zh : en);

export const fillWord = (word: string, values: Record<string, string>): string =>
  word.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
