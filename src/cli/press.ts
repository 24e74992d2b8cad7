/** `tuban preflight` and `tuban separations`: what they say. */
import { type Both, type MessageLanguage, alike, inEach, plural } from '../lib/languages.ts';
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
  const all = files.length + result.problems.length;
  const head: Both =
    files.length === 0
      ? alike('')
      : { en: `Judged for ${name} (${label})\n\n`, zh: `按 ${name}（${label}）预检\n\n` };
  return {
    result,
    text: inEach((language) => {
      const reports = files.map(({ file, preflight }) =>
        formatPreflight(preflight, showPath(file), language),
      );
      return `${head[language]}${reports.join('\n')}`;
    }),
    outcome: { en: `${passed} of ${all} passed.`, zh: `${all} 个文件，${passed} 个通过。` },
  };
}

const plates: readonly (readonly [name: string, meaning: Both])[] = [
  ['cyan', { en: 'plate of cyan', zh: '青版' }],
  ['magenta', { en: 'plate of magenta', zh: '品红版' }],
  ['yellow', { en: 'plate of yellow', zh: '黄版' }],
  ['black', { en: 'plate of black', zh: '黑版' }],
  ['ink', { en: 'ink sum, red where over the limit', zh: '总墨量，超过上限处为红' }],
  ['proof', { en: 'soft proof on the paper', zh: '纸上的软打样' }],
];

function tellSeparations(result: SeparationsResult): Told {
  const total = result.pictures.reduce((sum, { bytes }) => sum + bytes, 0);
  const { length } = result.pictures;
  const folder = showPath(result.folder);
  const head: Both = {
    en: `${length} pictures of ${plural(result.pages, 'page')} in ${folder}/ (${formatBytes(total)})`,
    zh: `${result.pages} 页，${length} 张图，在 ${folder}/（${formatBytes(total)}）`,
  };
  const what = (language: MessageLanguage) =>
    plates.map(([name, meaning]) => `  page-N-${name.padEnd(9)} ${meaning[language]}\n`).join('');
  return {
    result,
    text: inEach((language) => `${head[language]}\n${what(language)}`),
    outcome: alike(''),
  };
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
