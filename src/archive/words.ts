/** Words that only the archive editions print, by language; all others come with the view. */
const zh = {
  report: '报告标识', period: '数据时期', madeWith: '制作程序', licence: '许可', checksum: 'SHA-256', files: '随档文件', file: '文件', description: '内容', font: '字体',
  proposed: '拟改：', lead: '核心指标', none: '—', actual: '实际',
};
export type ArchiveWord = keyof typeof zh;

const en: Record<ArchiveWord, string> = {
  report: 'Report', period: 'Period', madeWith: 'Made with', licence: 'Licence', checksum: 'SHA-256', files: 'Embedded files', file: 'File', description: 'Content', font: 'Font',
  proposed: 'Proposed: ', lead: 'Headline figures', none: '—', actual: 'actual',
};

export const archiveWords = (language: string): Record<ArchiveWord, string> => (language.startsWith('zh') ? zh : en);
