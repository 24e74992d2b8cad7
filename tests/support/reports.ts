/** The cases under tests/reports, loaded as a build loads them. */
import path from 'node:path';
import { hasErrors } from '../../src/lib/problem.ts';
import { loadReport } from '../../src/model/load.ts';
import type { Report } from '../../src/model/report.ts';
import { deriveView } from '../../src/view/derive.ts';
import type { ReportView } from '../../src/view/view.ts';
import { casesFolder } from './golden.ts';

export async function loadCase(name: string): Promise<Report> {
  const { report, problems } = await loadReport(path.join(casesFolder, name));
  if (!report || hasErrors(problems))
    throw new Error(`${name}: ${problems.map((problem) => problem.message).join('\n')}`);
  return report;
}

export const viewCase = async (name: string): Promise<ReportView> => deriveView(await loadCase(name), name);
