/** Which reports to build: those named, or all below the data folder. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ProblemError, says } from '../../lib/problem.ts';
import { showPath } from '../../lib/files.ts';

const fileNames = ['report.yaml', 'report.yml', 'report.json'];

const holdsReport = (folder: string): boolean =>
  fileNames.some((name) => existsSync(path.join(folder, name)));

async function listReports(data: string): Promise<string[]> {
  if (!existsSync(data) || !statSync(data).isDirectory()) {
    throw new ProblemError(
      {
        code: 'data-missing',
        severity: 'error',
        ...says({
          en: [
            `There is no folder ${showPath(data)}.`,
            'Name the folder that holds your reports with --data.',
          ],
          zh: [`没有 ${showPath(data)} 这个文件夹。`, '用 --data 指明放报告的文件夹。'],
        }),
      },
      2,
    );
  }
  if (holdsReport(data)) return [data];
  // A link to a folder is a folder; one that leads nowhere holds no report.
  const entries = await readdir(data);
  return entries
    .filter((name) => !name.startsWith('.'))
    .map((name) => path.join(data, name))
    .filter(holdsReport)
    .sort();
}

/** The path as the disk spells its last name, which may be in another form of Unicode (NFD on a Mac). */
function spelt(candidate: string): string | undefined {
  if (existsSync(candidate)) return candidate;
  const folder = path.dirname(candidate);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return undefined;
  const wanted = path.basename(candidate).normalize();
  const name = readdirSync(folder).find((one) => one.normalize() === wanted);
  return name === undefined ? undefined : path.join(folder, name);
}

/**
 * Paths of the reports, in order. A name is looked for in the data folder first, then as a path.
 * @throws ProblemError (exit 2) when a named report, or any report, is not there.
 */
export async function findReports(names: string[], data: string): Promise<string[]> {
  if (names.length > 0) {
    return [
      ...new Set(
        names.map((name) => {
          const found = spelt(path.join(data, name)) ?? spelt(path.resolve(name));
          if (found) return found;
          throw new ProblemError(
            {
              code: 'report-unknown',
              severity: 'error',
              ...says({
                en: [
                  `There is no report "${name}" in ${showPath(data)}, and no such file or folder.`,
                  'Give the name of a folder below the data folder, or the path of a report.yaml.',
                ],
                zh: [
                  `${showPath(data)} 里没有“${name}”这份报告，也没有这个文件或文件夹。`,
                  '写数据文件夹里的文件夹名，或 report.yaml 的路径。',
                ],
              }),
            },
            2,
          );
        }),
      ),
    ];
  }
  const reports = await listReports(data);
  if (reports.length > 0) return reports;
  throw new ProblemError(
    {
      code: 'report-none',
      severity: 'error',
      ...says({
        en: [
          `${showPath(data)} holds no report.`,
          'A report is a folder with a report.yaml in it; data/README.md shows how to start one.',
        ],
        zh: [
          `${showPath(data)} 里没有报告。`,
          '一份报告就是一个放着 report.yaml 的文件夹；怎样新开见 data/README.md。',
        ],
      }),
    },
    2,
  );
}
