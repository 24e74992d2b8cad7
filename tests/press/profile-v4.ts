/**
 * A version 4 profile from one of ours, as profile makers write them today: texts in mluc, tables as
 * lutAToBType and lutBToAType with 16 bit Lab in version 4's encoding. (ICC.1:2010, 10.10 to 10.13.)
 */

const tagsOf = (file: Buffer): [string, Buffer][] =>
  Array.from({ length: file.readUInt32BE(128) }, (_, i) => {
    const at = 132 + 12 * i;
    const offset = file.readUInt32BE(at + 4);
    return [file.toString('latin1', at, at + 4), file.subarray(offset, offset + file.readUInt32BE(at + 8))];
  });

function mluc(text: string): Buffer {
  const words = Buffer.from(text, 'utf16le').swap16();
  const head = Buffer.alloc(28);
  head.write('mluc', 0, 'latin1');
  [1, 12].forEach((value, i) => head.writeUInt32BE(value, 8 + 4 * i));
  head.write('enUS', 16, 'latin1');
  [words.length, 28].forEach((value, i) => head.writeUInt32BE(value, 20 + 4 * i));
  return Buffer.concat([head, words]);
}

const padded = (body: Buffer): Buffer => Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);

/** No entry: the straight curve. */
function curve(words: number[]): Buffer {
  const out = Buffer.alloc(12 + 2 * words.length);
  out.write('curv', 0, 'latin1');
  out.writeUInt32BE(words.length, 8);
  words.forEach((word, i) => out.writeUInt16BE(Math.round(word), 12 + 2 * i));
  return padded(out);
}

/** From version 2's FF00 for L* 100 to version 4's FFFF; a and b alike. */
const stretch = 65535 / 65280;

/** lut16Type with straight output curves to lutAToBType or lutBToAType. */
function table(old: Buffer, kind: 'mAB ' | 'mBA '): Buffer {
  const [inputs, outputs, nodes] = [old[8]!, old[9]!, old[10]!];
  const entries = old.readUInt16BE(48);
  const word = (index: number) => old.readUInt16BE(52 + 2 * index);
  const fromLab = kind === 'mBA ';
  const inputCurve = (channel: number) =>
    Array.from({ length: entries }, (_, i) => {
      const place = Math.min(entries - 1, fromLab ? i / stretch : i);
      const low = Math.min(Math.floor(place), entries - 2);
      return (
        word(channel * entries + low) +
        (place - low) * (word(channel * entries + low + 1) - word(channel * entries + low))
      );
    });
  const nodeWords = Array.from({ length: nodes ** inputs * outputs }, (_, i) =>
    Math.min(65535, Math.round(word(inputs * entries + i) * (fromLab ? 1 : stretch))),
  );
  const grid = Buffer.alloc(20 + 2 * nodeWords.length);
  grid.fill(nodes, 0, inputs);
  grid[16] = 2;
  nodeWords.forEach((value, i) => grid.writeUInt16BE(value, 20 + 2 * i));
  const before = Buffer.concat(Array.from({ length: inputs }, (_, channel) => curve(inputCurve(channel))));
  const after = Buffer.concat(Array.from({ length: outputs }, () => curve([])));
  const head = Buffer.alloc(32);
  head.write(kind, 0, 'latin1');
  head.set([inputs, outputs], 8);
  const clut = padded(grid);
  // Places of B curves, matrix, M curves, table, A curves; matrix and M curves are left out.
  const [first, third] = [32, 32 + before.length + clut.length];
  const places = fromLab
    ? [first, 0, 0, first + before.length, third]
    : [third, 0, 0, first + before.length, first];
  places.forEach((place, i) => head.writeUInt32BE(place, 12 + 4 * i));
  return Buffer.concat([head, before, clut, after]);
}

export function version4(profile: Uint8Array): Buffer {
  const file = Buffer.from(profile);
  const description = 'A press in version 4';
  const tags = tagsOf(file)
    .filter(([name]) => name !== 'gamt')
    .map(([name, body]): [string, Buffer] => {
      if (name === 'desc') return [name, mluc(description)];
      if (name === 'cprt') return [name, mluc('No copyright')];
      return /^(A2B|B2A)/.test(name)
        ? [name, table(body, name.startsWith('A2B') ? 'mAB ' : 'mBA ')]
        : [name, body];
    });
  const list = Buffer.alloc(4 + 12 * tags.length);
  list.writeUInt32BE(tags.length, 0);
  let offset = 128 + list.length;
  tags.forEach(([name, body], i) => {
    list.write(name, 4 + 12 * i, 'latin1');
    list.writeUInt32BE(offset, 8 + 12 * i);
    list.writeUInt32BE(body.length, 12 + 12 * i);
    offset += padded(body).length;
  });
  const header = Buffer.from(file.subarray(0, 128));
  header.writeUInt32BE(offset, 0);
  header.writeUInt32BE(0x04200000, 8);
  return Buffer.concat([header, list, ...tags.map(([, body]) => padded(body))]);
}
