/** What a build says of its stages while it runs. */
import { alike, plural, type Both } from '../lib/languages.ts';
import { formatBytes, type Clock, type Log } from '../lib/log.ts';
import type { Problem } from '../lib/problem.ts';
import type { LoadedReport } from '../model/load.ts';
import type { ReportResult } from './options.ts';

export function logLoaded(log: Log, clock: Clock, loaded: LoadedReport[]): void {
  const facts = loaded.reduce((sum, { report }) => sum + Object.keys(report?.facts ?? {}).length, 0);
  const problems = loaded.flatMap((one) => one.problems);
  const count = (severity: Problem['severity']) =>
    problems.filter((problem) => problem.severity === severity).length;
  const files = loaded.reduce((sum, { inputs }) => sum + inputs.length, 0);
  log.stage(
    'report',
    {
      en: `${plural(loaded.length, 'report')}, ${plural(files, 'file')} read`,
      zh: `${loaded.length} 份报告，读了 ${files} 个文件`,
    },
    clock.ms('report'),
  );
  log.stage(
    'model',
    {
      en: `${plural(facts, 'fact')}; ${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}, ${plural(count('note'), 'note')}`,
      zh: `${facts} 条事实；错误 ${count('error')}，警告 ${count('warning')}，提示 ${count('note')}`,
    },
    clock.ms('model'),
  );
}

const numbered = (count: number, one: string, zh: string): Both => ({
  en: plural(count, one),
  zh: `${count} ${zh}`,
});

export function logMade(log: Log, clock: Clock, results: ReportResult[], chromium: string): void {
  const products = results.flatMap((result) => result.products);
  const size = formatBytes(products.reduce((sum, product) => sum + product.bytes, 0));
  log.stage('view', numbered(results.length, 'edition', '份'), clock.ms('view'));
  log.stage(
    'charts',
    {
      en: `${plural(clock.counted('charts'), 'chart')} besides those of pages and cards`,
      zh: `${clock.counted('charts')} 幅图（版面和卡片上的不算）`,
    },
    clock.ms('charts'),
  );
  log.stage(
    'html',
    { en: 'fonts cut to the characters of each report', zh: '按每份报告的用字裁字体' },
    clock.ms('html'),
  );
  log.stage('render', alike(`Chromium ${chromium}`), clock.ms('render'));
  if (clock.counted('pages'))
    log.stage('compose', numbered(clock.counted('pages'), 'newspaper page', '个版'), clock.ms('compose'));
  if (clock.counted('accounts'))
    log.stage(
      'account',
      {
        en: `${plural(clock.counted('accounts'), 'product')} read back`,
        zh: `${clock.counted('accounts')} 个产品回读核对`,
      },
      clock.ms('account'),
    );
  if (clock.ms('proof') > 0)
    log.stage(
      'proof',
      { en: 'pictures of pages and cards, small', zh: '版面和卡片的小样' },
      clock.ms('proof'),
    );
  if (clock.counted('archives'))
    log.stage(
      'archive',
      numbered(clock.counted('archives'), 'archive edition', '个存档版'),
      clock.ms('archive'),
    );
  if (clock.counted('cards'))
    log.stage('cards', numbered(clock.counted('cards'), 'picture', '张图'), clock.ms('cards'));
  log.stage(
    'manifest',
    {
      en: `${plural(products.length, 'product')}, ${size}`,
      zh: `${products.length} 个产品，${size}`,
    },
    clock.ms('manifest'),
  );
}
