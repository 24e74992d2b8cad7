/** Drawings that a report brings along: what is kept of them, and hostile ones that must not take forever. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/lib/hash.ts';
import { readDrawing } from '../../src/model/art/drawing.ts';
import type { Shape } from '../../src/model/art/shape.ts';
import { loadReport } from '../../src/model/load.ts';
import { loadFiles, writeFolder, writeReport } from './support.ts';

const svg = (inside: string, attributes = 'viewBox="0 0 60 10"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;
const withArt = (file = 'hero.svg'): string =>
  writeReport({}).replace('masthead: {', `masthead: {art: ${file}, `);

/** `path fill=#fff d=M0 0` and what is inside, one line each. */
const show = ({ name, attributes, children }: Shape, depth = 0): string[] => [
  `${'  '.repeat(depth)}${[name, ...[...attributes].map(([key, value]) => `${key}=${value}`)].join(' ')}`,
  ...children.flatMap((child) => show(child, depth + 1)),
];

const kept = (text: string): string[] => {
  const { drawing, faults } = readDrawing(text);
  expect(faults).toEqual([]);
  return show(drawing!.content);
};
const said = (text: string): string[] => readDrawing(text).faults.map(({ wording }) => wording.message);

describe('a drawing', () => {
  it('is what drawing programs write: classes and styles become attributes, ids numbers, notes go', () => {
    expect(
      kept(`<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Generator: one & another -->
${svg(
  `<sodipodi:namedview id="v"><inkscape:grid/></sodipodi:namedview><metadata><rdf:RDF/></metadata><title>山水</title>
<style type="text/css"><![CDATA[/* sky */ .st0{fill:url(#天空);} .a, .st1 { fill : #0b4a38 ; font-family:'X'; mix-blend-mode:normal }]]></style>
<defs><linearGradient id="天空" xlink:href="#基"/><radialGradient id="基"><stop offset="50%" style="stop-color:#FFF;stop-opacity:1"/></radialGradient></defs>
<g inkscape:label="层 1" data-name="a" style="display:inline"><rect id="unused" class="st0 none" width="60" height="1e1" fill="red"/>
<path class="st1" style="fill:#2a7f5b;-inkscape-stroke:none;paint-order:fill markers stroke" d="M0 0&#10;L1-1.5e-2z"/></g>`,
  'version="1.1" x="0px" viewBox="0,0 60 10" fill="none" xml:space="preserve" style="enable-background:new 0 0 60 10"',
)}`),
    ).toEqual([
      'g fill=none',
      '  defs',
      '    linearGradient id=1 href=#2',
      '    radialGradient id=2',
      '      stop offset=50% stop-color=#FFF stop-opacity=1',
      '  g display=inline',
      '    rect id=3 width=60 height=1e1 fill=url(#1)',
      '    path d=M0 0 L1-1.5e-2z fill=#2a7f5b',
    ]);
  });

  it.each([
    ['viewBox="-5 -5 60 10" width="100%"', [-5, -5, 60, 10]],
    ['width="600" height="100px"', [0, 0, 600, 100]],
    ['width="1in" height="72pt"', [0, 0, 96, 96]],
    ['width="25.4mm" height="2.54cm"', [0, 0, 96, 96]],
  ])('has the size of %s', (attributes, viewBox) => {
    expect(
      readDrawing(svg('<path/>', attributes)).drawing!.viewBox.map((side) => Math.round(side * 1e6) / 1e6),
    ).toEqual(viewBox);
  });

  it('may repeat a tree', () => {
    expect(kept(svg('<g id="tree"><path d="M0 0L1 1"/></g><use href="#tree" x="5"/>'))).toEqual([
      'g',
      '  g id=1',
      '    path d=M0 0L1 1',
      '  use href=#1 x=5',
    ]);
  });
});

describe('nothing gets past by another spelling', () => {
  it.each([
    ['<svg:script/><path/>', '<svg:script> could run a program.'],
    ['<SCRIPT/><path/>', '<SCRIPT> is not a part of drawings that is read here.'],
    ['<path xlink:onload="x"/>', '"xlink:onload" would run a program.'],
    ['<path ONLOAD="x"/>', '"ONLOAD" would run a program.'],
    ['<use href="&#106;avascript:alert(1)"/>', '"javascript:alert(1)" leads out of the drawing.'],
    ['<use href=" #a b"/>', '" #a b" leads out of the drawing.'],
    ['<rect fill="URL(a.svg)"/>', 'fill cannot be "URL(a.svg)".'],
    ['<rect fill="url(a.svg) #fff"/>', 'fill cannot be "url(a.svg) #fff".'],
    ['<rect style="fill:u\\72l(a.svg)"/>', 'fill cannot be "u\\72l(a.svg)".'],
    ['<rect style="background:url(a.png)"/>', '"a.png" leads out of the drawing.'],
    ['<rect style="behavior:x"/>', '"behavior" is not known on <style>.'],
    ['<rect clip-path="circle(5px)"/>', 'clip-path cannot be "circle(5px)".'],
    ['<path constructor="1"/>', '"constructor" is not known on <path>.'],
    ['<constructor/><path/>', '<constructor> is not a part of drawings that is read here.'],
    [
      '<style>.a{}</style><path/><style>@font-face{src:url(a)}</style>',
      '"@font-face" loads something from outside.',
    ],
    ['<style>.a{fill:red} *{fill:red}</style><path/>', '"*" is a style rule that is not known here.'],
    ['<style>.a:hover{fill:red}</style><path/>', '".a:hover" is a style rule that is not known here.'],
    ['<path d="M0 0" d="M1 1"/>', '"d" is given twice.'],
    ['<path d="<script>"/>', 'This is not XML.'],
    ['<path/>]]></svg><script/>', '</svg> closes nothing here.'],
  ])('%s', (inside, message) => expect(said(svg(inside))).toContain(message));

  it('and the first fault of each kind is told once, a dozen at most', () => {
    expect(said(svg('<script/><script/><path/>'))).toEqual(['<script> could run a program.']);
    expect(said(svg(`${Array.from({ length: 40 }, (_, n) => `<x${n}/>`).join('')}<path/>`))).toHaveLength(12);
  });
});

describe('hostile drawings come to an end', () => {
  const long = 300_000;
  it.each([
    [
      'digits without end',
      svg(`<polygon points="${'1'.repeat(long)}x"/>`),
      'points cannot be "11111111111111111111111111111111111111111111111…".',
    ],
    [
      'spaces without end',
      svg(`<path d="${' '.repeat(long)}@"/>`),
      'd cannot be "                                               …".',
    ],
    [
      'a long number',
      svg(`<rect x="${'1'.repeat(long)}x"/>`),
      'The value of "x" is longer than any that a drawing needs.',
    ],
    [
      'comments in a style sheet',
      svg(`<style>${'/*'.repeat(long)}</style>`),
      'There is no shape in this drawing.',
    ],
    [
      'rules without end',
      svg(`<style>${'.a{fill:red}'.repeat(long / 10)}</style><path class="a"/>`),
      '".a" is a style rule that is not known here.',
    ],
    ['groups within groups', svg('<g>'.repeat(long)), 'Groups are nested more than 64 deep here.'],
    ['parts without end', svg('<path/>'.repeat(long / 10)), 'The drawing has more than 20000 parts.'],
    [
      'attributes without end',
      svg(`<path ${Array.from({ length: 5000 }, (_, n) => `a${n}=""`).join(' ')}/>`),
      '<path> has more than 200 attributes.',
    ],
    [
      'references one after the other',
      svg(Array.from({ length: 15_000 }, (_, n) => `<use id="a${n}" href="#a${n + 1}"/>`).join('')),
      '"a128" refers back to itself, or on and on.',
    ],
    [
      'gradients in a circle',
      svg('<path fill="url(#a)"/><linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'),
      '"a" refers back to itself, or on and on.',
    ],
    [
      'a group that repeats itself',
      svg('<g id="a"><path/><use href="#a"/></g>'),
      '"a" refers back to itself, or on and on.',
    ],
  ])('%s', (_name, text, message) => expect(said(text)).toContain(message));
});

describe('the art of a report', () => {
  it('is listed among the inputs and in its place in the report', async () => {
    const text = svg('<path d="M0 0H60V10Z" fill="#0b4a38"/>');
    const { loaded, codes } = await loadFiles({
      'report.yaml': withArt('art/hero.svg'),
      'art/hero.svg': text,
    });
    expect(codes).toEqual([]);
    expect(loaded.report?.masthead.art).toBe('art/hero.svg');
    expect(loaded.inputs.at(-1)).toEqual({
      path: 'art/hero.svg',
      bytes: text.length,
      sha256: sha256(Buffer.from(text)),
    });
  });

  it('is told of after the report, whatever its lines', async () => {
    const { codes } = await loadFiles({
      'report.yaml': withArt().replace('责编', '编务'),
      'hero.svg': svg('<script/><path/>'),
    });
    expect(codes).toEqual(['missing 5:1', 'art-element 1:61']);
  });

  it('may not be a link out of the folder', async () => {
    const folder = writeFolder({ 'report.yaml': withArt() });
    symlinkSync('/etc/hostname', join(folder, 'hero.svg'));
    expect((await loadReport(folder)).problems.map(({ code }) => code)).toEqual(['art-path']);
  });
});
