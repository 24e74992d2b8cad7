/** What the codes of a simple font are called (ISO 32000-1, annex D), and which characters names stand for. */

const punctuation =
  'space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater question at';
const brackets = 'bracketleft backslash bracketright asciicircum underscore grave';
const braces = 'braceleft bar braceright asciitilde';
const letters = (from: string): string[] =>
  Array.from({ length: 26 }, (_, i) => String.fromCharCode(from.charCodeAt(0) + i));

/** Names of 32 to 126. */
const ascii = [
  ...punctuation.split(' '),
  ...letters('A'),
  ...brackets.split(' '),
  ...letters('a'),
  ...braces.split(' '),
];

/** Names of Latin 1 from 160 on. */
const latin1 =
  'space exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft logicalnot hyphen registered macron degree plusminus twosuperior threesuperior acute mu paragraph periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf threequarters questiondown Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis'.split(
    ' ',
  );

/** Further names of the standard Latin set and of Mac OS. */
const others: Record<string, string> = {
  Euro: '€',
  quotesinglbase: '‚',
  florin: 'ƒ',
  quotedblbase: '„',
  ellipsis: '…',
  dagger: '†',
  daggerdbl: '‡',
  circumflex: 'ˆ',
  perthousand: '‰',
  Scaron: 'Š',
  guilsinglleft: '‹',
  OE: 'Œ',
  Zcaron: 'Ž',
  quoteleft: '‘',
  quoteright: '’',
  quotedblleft: '“',
  quotedblright: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
  tilde: '˜',
  trademark: '™',
  scaron: 'š',
  guilsinglright: '›',
  oe: 'œ',
  zcaron: 'ž',
  Ydieresis: 'Ÿ',
  fraction: '⁄',
  fi: 'ﬁ',
  fl: 'ﬂ',
  breve: '˘',
  dotaccent: '˙',
  ring: '˚',
  hungarumlaut: '˝',
  ogonek: '˛',
  caron: 'ˇ',
  Lslash: 'Ł',
  lslash: 'ł',
  dotlessi: 'ı',
  minus: '−',
  notequal: '≠',
  infinity: '∞',
  lessequal: '≤',
  greaterequal: '≥',
  partialdiff: '∂',
  summation: '∑',
  product: '∏',
  pi: 'π',
  integral: '∫',
  Omega: 'Ω',
  radical: '√',
  approxequal: '≈',
  Delta: '∆',
  lozenge: '◊',
  apple: '\uf8ff',
};

const characters = new Map<string, string>([
  ...latin1.map((name, i): [string, string] => [name, String.fromCharCode(160 + i)]),
  ...ascii.map((name, i): [string, string] => [name, String.fromCharCode(32 + i)]),
  ...Object.entries(others),
]);
const names = new Map([...characters].map(([name, character]) => [character, name]));

/** The character of a glyph's name: of the tables, or "uni4E00", "u1F600"; undefined for names that say nothing. */
export function characterOf(name: string): string | undefined {
  const plain = name.split('.')[0]!;
  const known = characters.get(plain);
  if (known !== undefined) return known;
  const code = /^(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))$/.exec(plain);
  const point = Number.parseInt(code?.[1] ?? code?.[2] ?? '', 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

type Encoding = (string | undefined)[];

const decoded = (label: string): Encoding => {
  const decoder = new TextDecoder(label);
  return Array.from({ length: 256 }, (_, code) =>
    code < 32 ? undefined : names.get(decoder.decode(Uint8Array.of(code))),
  );
};

/** The upper half of StandardEncoding, from its codes. */
const upper: Record<number, string> = Object.fromEntries(
  '161 exclamdown 162 cent 163 sterling 164 fraction 165 yen 166 florin 167 section 168 currency 169 quotesingle 170 quotedblleft 171 guillemotleft 172 guilsinglleft 173 guilsinglright 174 fi 175 fl 177 endash 178 dagger 179 daggerdbl 180 periodcentered 182 paragraph 183 bullet 184 quotesinglbase 185 quotedblbase 186 quotedblright 187 guillemotright 188 ellipsis 189 perthousand 191 questiondown 193 grave 194 acute 195 circumflex 196 tilde 197 macron 198 breve 199 dotaccent 200 dieresis 202 ring 203 cedilla 205 hungarumlaut 206 ogonek 207 caron 208 emdash 225 AE 227 ordfeminine 232 Lslash 233 Oslash 234 OE 235 ordmasculine 241 ae 245 dotlessi 248 lslash 249 oslash 250 oe 251 germandbls'
    .match(/\d+ \w+/g)!
    .map((pair) => pair.split(' ')),
);

/** Names by code; undefined where there is none. */
export const standardEncoding: Encoding = Array.from({ length: 256 }, (_, code) =>
  code === 39 ? 'quoteright' : code === 96 ? 'quoteleft' : (ascii[code - 32] ?? upper[code]),
);

export const baseEncodings: Record<string, Encoding> = {
  StandardEncoding: standardEncoding,
  WinAnsiEncoding: decoded('windows-1252'),
  MacRomanEncoding: decoded('macintosh'),
};
