/**
 * Cards by satori and resvg, for comparison: a title, a large number, six labels with theirs and a source line on a
 * square of 1080 px, encoded as PNG by two workers. No choice, no checks.
 *
 *   node tests/bench/satori.ts SATORI RESVG COUNT OUT
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { packageFile } from '../../src/design/fonts.ts';

interface Share {
  satori: string;
  resvg: string;
  from: number;
  to: number;
  folder: string;
}
type Satori = (tree: object, options: object) => Promise<string>;
type Resvg = new (svg: string) => { render: () => { asPng: () => Uint8Array } };

const box = (style: object, children: unknown): object => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children },
});

const cardTree = (number: number): object =>
  box(
    { flexDirection: 'column', width: 1080, height: 1080, padding: 72, background: '#123b31', color: '#fff' },
    [
      box({ fontSize: 72, fontWeight: 700 }, `全市经济运行回稳向好 ${number}`),
      box({ fontSize: 260, fontWeight: 700, color: '#f6c945' }, `${number % 100}.3%`),
      ...['地区生产总值', '工业增加值', '固定资产投资', '社会消费品零售总额', '粮食产量', '城镇新增就业'].map(
        (label, at) =>
          box({ fontSize: 44, justifyContent: 'space-between', borderTop: '2px solid #fff' }, [
            box({}, label),
            box({ fontWeight: 700 }, `${at + number}.6亿元`),
          ]),
      ),
      box({ fontSize: 28 }, '数据来源：统计局'),
    ],
  );

async function makeCards({ satori, resvg, from, to, folder }: Share): Promise<void> {
  const load = createRequire(import.meta.url);
  const { default: setCard } = load(satori) as { default: Satori };
  const { Resvg } = load(resvg) as { Resvg: Resvg };
  const fonts = [400, 700].map((weight) => ({
    name: 'Noto',
    weight,
    data: readFileSync(
      packageFile(
        `@expo-google-fonts/noto-sans-sc/${weight === 400 ? '400Regular/NotoSansSC_400Regular' : '700Bold/NotoSansSC_700Bold'}.ttf`,
      ),
    ),
  }));
  for (let number = from; number < to; number += 1) {
    const svg = await setCard(cardTree(number), { width: 1080, height: 1080, fonts });
    writeFileSync(path.join(folder, `satori-${number}.png`), new Resvg(svg).render().asPng());
  }
}

if (isMainThread) {
  const [satori, resvg, count, folder] = process.argv.slice(2) as [string, string, string, string];
  const half = Math.ceil(Number(count) / 2);
  const shares = [
    [0, half],
    [half, Number(count)],
  ];
  await Promise.all(
    shares.map(
      ([from, to]) =>
        new Promise<void>((resolve, reject) => {
          const worker = new Worker(new URL(import.meta.url), {
            workerData: { satori, resvg, from, to, folder },
          });
          worker.once('error', reject);
          worker.once('exit', () => resolve());
        }),
    ),
  );
} else await makeCards(workerData as Share);
