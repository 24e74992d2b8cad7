import { writeFileSync, readFileSync } from 'node:fs';
import { wordsFor } from '../src/view/words.ts';
import { findingWords, drawnWord } from '../src/view/drawn-words.ts';
const read = (f: string) => readFileSync(f, 'utf8');
const drawnSource = read('src/view/drawn-words.ts');
const drawnNames = [...drawnSource.slice(drawnSource.indexOf('const zh'), drawnSource.indexOf('} as const')).matchAll(/^  '?([\w-]+)'?: /gm)].map((m) => m[1]!);
const plainSource = read('src/view/plain-words.ts');
const fallSource = read('src/view/fall-words.ts');
const q = (s: string): string =>
  /[\u00a0\u202f]/.test(s)
    ? JSON.stringify(s).replaceAll('\u00a0', '\\u00a0').replaceAll('\u202f', '\\u202f')
    : s === '' || /^[\s{\[&*!|>'"%@`#,?-]|[:#]\s|:$|\s$|^(true|false|null|yes|no|on|off)$/i.test(s) || /[{}]/.test(s)
      ? `'${s.replaceAll("'", "''")}'`
      : s;
const wrap = (words: string[], joint: string, indent = '  ') => {
  const lines: string[] = [''];
  for (const word of words) {
    const last = lines.at(-1)!;
    if ((last + joint + word).length > 100) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last}${joint}${word}`;
  }
  return lines.map((l) => indent + l).join('\n');
};
const names: Record<string, string> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English', de: 'Deutsch', fr: 'français' };
const dir: Record<string, string> = {
  'zh-Hans': '', 'zh-Hant': '', en: '', de: '', fr: '',
};
void dir;
for (const tag of Object.keys(names)) {
  const f = findingWords(tag);
  const latin = new RegExp(`^  ${tag}: list\\(\`([\\s\\S]*?)\``, 'm').exec(plainSource)?.[1];
  const han = /const han = list\(`([\s\S]*?)`/.exec(plainSource)![1];
  const plain = (latin ?? (tag.startsWith('zh') ? han : ''))!.split(/\s+/).filter(Boolean);
  const falls = new RegExp(`^  ${tag.split('-')[0]}: \\[(.*)\\]`, 'm').exec(fallSource)![1]!.split(',').map((one) => one.trim().replace(/'/g, ''));
  const w = wordsFor(tag);
  const out = [
    `# ${names[tag]}`,
    `language: ${tag}`,
    'words:',
    ...Object.entries(w).map(([k, v]) => `  ${k}: ${q(v)}`),
    'drawn:',
    ...drawnNames.map((n) => `  ${n}: ${q(drawnWord(n, n, tag))}`),
    'findings:',
    ...(['share', 'about', 'most', 'change', 'points'] as const).map((k) => `  ${k}: ${q(f[k])}`),
    `  fractions: [${f.fractions.join(', ')}]`,
    'fall:',
    `  words: [${falls.join(', ')}]`,
    'plain: |',
    wrap(plain, ' '),
    '',
  ].join('\n');
  writeFileSync(`styles/languages/${tag}.yaml`, out);
}
