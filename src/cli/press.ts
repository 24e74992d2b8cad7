/** `tuban preflight` and `tuban separations`: what they say. */
import type { PreflightResult } from '../edition/preflight-file.ts';
import { preflightFiles } from '../edition/preflight-file.ts';
import { separateFile, type SeparationsResult } from '../edition/separations-file.ts';
import type { SearchPath } from '../design/search.ts';
import { showPath } from '../lib/files.ts';
import { formatBytes } from '../lib/log.ts';
import { formatPreflight } from '../press/preflight/text-report.ts';
import type { Told } from './archive.ts';
import type { Arguments } from './arguments.ts';

export type PressCommand = 'preflight' | 'separations';

function tellPreflight(result: PreflightResult): Told {
  const {
    condition: { name, label },
    files,
  } = result;
  const passed = files.filter(({ preflight }) => preflight.passed).length;
  const reports = files.map(({ file, preflight }) => formatPreflight(preflight, showPath(file)));
  const head = files.length === 0 ? '' : `Judged for ${name} (${label})\n\n`;
  const outcome = `${passed} of ${files.length + result.problems.length} passed.`;
  return { result, text: `${head}${reports.join('\n')}`, outcome };
}

const plates = [
  ['cyan', '青版'],
  ['magenta', '品红版'],
  ['yellow', '黄版'],
  ['black', '黑版'],
  ['ink', '总墨量 ink sum, red where over the limit'],
  ['proof', '软打样 soft proof on the paper'],
];

function tellSeparations(result: SeparationsResult): Told {
  const total = result.pictures.reduce((sum, { bytes }) => sum + bytes, 0);
  const what = plates.map(([name, meaning]) => `  page-N-${name!.padEnd(9)} ${meaning}`);
  const text = `${result.pictures.length} pictures of ${result.pages} ${result.pages === 1 ? 'page' : 'pages'} in ${showPath(result.folder)}/ (${formatBytes(total)})\n${what.join('\n')}\n`;
  return { result, text, outcome: '' };
}

export async function runPress(command: PressCommand, args: Arguments, search: SearchPath): Promise<Told> {
  const [file = ''] = args.reports;
  const press = {
    search,
    ...(args.condition === undefined ? {} : { condition: args.condition }),
    ...(args.profile === undefined ? {} : { profile: args.profile }),
  };
  if (command === 'preflight')
    return tellPreflight(
      await preflightFiles({
        files: args.reports,
        ...press,
        ...(args.rules === undefined ? {} : { rules: args.rules }),
      }),
    );
  return tellSeparations(
    await separateFile({
      file,
      ...press,
      ...(args.ownOut === undefined ? {} : { out: args.ownOut }),
      ...(args.dpi === undefined ? {} : { dpi: args.dpi }),
    }),
  );
}
