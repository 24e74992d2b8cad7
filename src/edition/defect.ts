/** What nobody foresaw: a problem of the report in which it happened, and no reason to stop the others. */
import path from 'node:path';
import { programRoot } from '../lib/program.ts';
import { type Problem, says } from '../lib/problem.ts';
import { makeVisible } from '../lib/visible.ts';
import { version } from './version.ts';
import { machineProblem } from '../lib/machine.ts';

/** Characters of the error's own words that are shown. */
const mostShown = 300;

/** The first place in Tuban's own files that the error's stack names: "src/cards/photos.ts:43". */
function placeOf(stack: string): string {
  const source = path.join(programRoot, 'src').split(path.sep).join('/');
  const frame = stack
    .split('\n')
    .map((line) => /((?:file:\/\/)?\/?[^\s()]*?):(\d+):\d+\)?$/.exec(line))
    .find((found) => found?.[1]!.includes(`${source}/`));
  return frame ? `src/${frame[1]!.split(`${source}/`)[1]}:${frame[2]}` : '';
}

/** The machine's fault, where it is that. @param what What was being made or read: "town", "cards of town". */
export function defectProblem(error: unknown, what: string): Problem {
  const machine = machineProblem(error);
  if (machine) return machine;
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const place = error instanceof Error ? placeOf(error.stack ?? '') : '';
  const said = makeVisible(words.replace(/\s+/g, ' ').slice(0, mostShown));
  return {
    code: 'defect',
    severity: 'error',
    ...says({
      en: [
        `Tuban ${version} failed at ${what}: ${said}${place ? ` (${place})` : ''}`,
        'This is a defect of Tuban, not yours: please report it with this line and the report’s folder. Everything else is made.',
      ],
      zh: [
        `图版 ${version} 在 ${what} 出错：${said}${place ? `（${place}）` : ''}`,
        '这是图版自身的问题，与报告无关：请把这一行和报告文件夹一并发给我们。其余产品已照常做出。',
      ],
    }),
  };
}
