/** The name by which a font calls itself in a PDF: PostScript name, entry 6 of the table "name". */

/** @returns undefined for bytes that are no TrueType or OpenType font, or one without that name. */
export function postScriptName(font: Uint8Array): string | undefined {
  const file = Buffer.from(font.buffer, font.byteOffset, font.byteLength);
  try {
    const table = tableAt(file, 'name');
    if (table === undefined) return undefined;
    const texts = table + file.readUInt16BE(table + 4);
    for (let i = 0; i < file.readUInt16BE(table + 2); i++) {
      const record = table + 6 + 12 * i;
      if (file.readUInt16BE(record + 6) !== 6) continue;
      const start = texts + file.readUInt16BE(record + 10);
      const bytes = Buffer.from(file.subarray(start, start + file.readUInt16BE(record + 8)));
      // Macintosh names (platform 1) are one byte a character, the others UTF-16.
      return file.readUInt16BE(record) === 1 ? bytes.toString('latin1') : bytes.swap16().toString('utf16le');
    }
  } catch {
    // Offsets that lead out of the file.
  }
  return undefined;
}

function tableAt(file: Buffer, tag: string): number | undefined {
  for (let i = 0; i < file.readUInt16BE(4); i++) {
    if (file.toString('latin1', 12 + 16 * i, 16 + 16 * i) === tag) return file.readUInt32BE(20 + 16 * i);
  }
  return undefined;
}
