/** CCITT fax data of a PDF as a TIFF file, for a library that reads those. */

export interface FaxData {
  columns: number;
  rows: number;
  /** Below 0: Group 4; 0: Group 3, one-dimensional; above 0: Group 3, two-dimensional. */
  k: number;
  blackIsOne: boolean;
  /** Rows begin on whole bytes. */
  aligned: boolean;
}

/** Types of TIFF fields. */
const short = 3;
const long = 4;

/** The file: a header, the data as one strip, one directory (TIFF 6.0, sections 2 and 11). */
export function faxTiff(data: Uint8Array, { columns, rows, k, blackIsOne, aligned }: FaxData): Buffer {
  const group4 = k < 0;
  // Bit 0 of T4Options: two-dimensional; bit 2: ends of lines are filled to whole bytes.
  const options = (k > 0 ? 1 : 0) | (aligned ? 4 : 0);
  const fields: [tag: number, type: number, value: number][] = [
    [256, long, columns],
    [257, long, rows],
    [258, short, 1],
    [259, short, group4 ? 4 : 3],
    // PDF gives black as 0 unless it says otherwise, and a TIFF reader as what this field says.
    [262, short, blackIsOne ? 1 : 0],
    [273, long, 8],
    [277, short, 1],
    [278, long, rows],
    [279, long, data.length],
    [group4 ? 293 : 292, long, group4 ? 0 : options],
  ];
  const directory = 8 + data.length + (data.length % 2);
  const file = Buffer.alloc(directory + 2 + fields.length * 12 + 4);
  file.write('II', 0, 'latin1');
  file.writeUInt16LE(42, 2);
  file.writeUInt32LE(directory, 4);
  file.set(data, 8);
  file.writeUInt16LE(fields.length, directory);
  fields.forEach(([tag, type, value], index) => {
    const at = directory + 2 + index * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(1, at + 4);
    if (type === short) file.writeUInt16LE(value, at + 8);
    else file.writeUInt32LE(value, at + 8);
  });
  return file;
}
