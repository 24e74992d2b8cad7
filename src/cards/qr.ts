/** QR codes (ISO/IEC 18004) as modules. */
import { encode } from 'uqr';

export interface QrCode {
  /** Modules along a side, without the quiet zone. */
  size: number;
  isDark: (row: number, column: number) => boolean;
}

/** A code of a link, with a quarter of it to spare (level M). */
export function qrOf(link: string): QrCode {
  const { size, data } = encode(link, { ecc: 'M', border: 0 });
  return { size, isDark: (row, column) => data[row]![column]! };
}
