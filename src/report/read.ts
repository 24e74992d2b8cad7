/**
 * Reads a report file into a Source. YAML 1.2 and JSON go through the same reader, since one
 * contains the other.
 */
import { isScalar, parseDocument, type Document } from 'yaml';
import { showPath } from '../lib/files.ts';
import { sha256 } from '../lib/hash.ts';
import { hasErrors, ProblemError, type Problem } from '../lib/problem.ts';
import { quoteValue, quoteZh } from '../lib/visible.ts';
import { nameCharacter, showCharacter } from './characters.ts';
import { decodeText } from './decode.ts';
import { locateReport, readReportBytes } from './locate.ts';
import { treeMessages } from './messages/tree.ts';
import { syntaxMessages } from './messages/syntax.ts';
import { encodingMessages, fileMessages } from './messages/file.ts';
import { LineIndex } from './lines.ts';
import { createLookup, type Source } from './source.ts';
import { explainSyntax } from './syntax.ts';
import { TreeWalker } from './tree.ts';

/** Characters lost or never printable, each told once per line, the first few. */
function checkCharacters(lines: LineIndex): Problem[] {
  // U+FEFF inside the text is a byte order mark left over from joining files.
  const bad = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffd]/g;
  const problems = new Map<number, Problem>();
  for (const match of lines.text.matchAll(bad)) {
    const line = lines.lineAt(match.index);
    if (problems.has(line)) continue;
    if (problems.size >= 8) break;
    const wording =
      match[0] === '\ufffd'
        ? encodingMessages.replacement()
        : encodingMessages.control(nameCharacter(match[0]));
    problems.set(line, { ...wording, place: lines.place(match.index, match.index + 1) });
  }
  return [...problems.values()];
}

/** Compatibility ideographs, which NFC turns into the ordinary ones: the first of each line is told. */
function checkComposed(typed: string, lines: LineIndex): Problem[] {
  if (!/[\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u.test(typed)) return [];
  return typed.split('\n').flatMap((line, index) => {
    const found = [...line].find(
      (char) => /[\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u.test(char) && char !== char.normalize(),
    );
    if (found === undefined) return [];
    const ordinary = found.normalize();
    const [start] = lines.boundsOf(index + 1);
    const at = start + line.slice(0, line.indexOf(found)).normalize().length;
    const wording = encodingMessages.composed(showCharacter(found), showCharacter(ordinary));
    return [{ ...wording, place: lines.place(at, at + ordinary.length) }];
  });
}

/** More closing brackets than this without an opening one, and the parser would only list them. */
const mostStray = 200;

/** Brackets alone, nested or stray, beyond anything a report holds; the parser need not see them. */
function findBracketFlood(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth -= 1;
    if (depth > mostStray || depth < -mostStray) return at;
  }
  return undefined;
}

function parse(lines: LineIndex): Document.Parsed {
  const flood = findBracketFlood(lines.text);
  if (flood !== undefined)
    throw new ProblemError({ ...syntaxMessages.tooDeep(), place: lines.place(flood, flood + 1) });
  const document = parseDocument(lines.text, {
    // 'silent' would also silence the error of a second document.
    // Keys are compared by the walker: the library compares each with each, minutes for a large file.
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const problems = explainSyntax(document, lines);
  if (document.directives?.yaml.explicit && document.directives.yaml.version !== '1.2') {
    problems.push({ ...syntaxMessages.directive(), place: lines.place(0, lines.boundsOf(1)[1]) });
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return document;
}

function refuseRoot(document: Document.Parsed, lines: LineIndex): never {
  const { contents } = document;
  if (!contents || (isScalar(contents) && contents.value === null))
    throw new ProblemError(fileMessages.empty(lines.file));
  const [start, end] = contents.range;
  const [, key, colon] = /^([\w-]+)([：﹕︰∶])/.exec(lines.text.slice(start, end)) ?? [];
  const wording = key
    ? syntaxMessages.fullWidthColon(key, showCharacter(colon!))
    : treeMessages.notAMap(
        isScalar(contents)
          ? { en: quoteValue(contents.value), zh: quoteZh(contents.value) }
          : { en: 'a list', zh: '一个列表' },
      );
  throw new ProblemError({ ...wording, place: lines.place(start, end) });
}

/** Turns the bytes of a report into a Source. `path` is the absolute path of the file. */
export function parseSource(path: string, bytes: Uint8Array): Source {
  const file = showPath(path);
  const typed = decodeText(bytes);
  if (typeof typed !== 'string') {
    const place = new LineIndex(file, typed.before).place(typed.before.length, typed.before.length);
    throw new ProblemError({ ...typed.wording, place: { file, line: place.line, column: place.column } });
  }
  // One form for each character, whatever system typed it: é is one and not e with an accent (UAX #15).
  const lines = new LineIndex(file, typed.normalize('NFC'));
  const characters = checkCharacters(lines);
  if (characters.length > 0) throw new ProblemError(characters);
  const document = parse(lines);
  const walker = new TreeWalker(lines);
  const { value, placed } = walker.walk(document.contents, 0);
  const { problems } = walker;
  problems.push(...checkComposed(typed, lines));
  if (!placed.pairs && hasErrors(problems)) throw new ProblemError(problems);
  if (!placed.pairs) refuseRoot(document, lines);
  return {
    file,
    path,
    bytes: bytes.length,
    sha256: sha256(bytes),
    value,
    problems,
    ...createLookup(lines, placed),
  };
}

/**
 * Reads `report.yaml`, `report.yml` or `report.json` from a folder, or the file at the path.
 * @throws ProblemError when there is no such file or it cannot be read as a map of fields.
 */
export async function readSource(path: string): Promise<Source> {
  const file = await locateReport(path);
  return parseSource(file, await readReportBytes(file));
}
