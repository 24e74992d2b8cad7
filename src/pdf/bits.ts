/** Reads numbers of any width from bytes, most significant bit first. */
export class BitReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Are there so many bits more? */
  has(bits: number): boolean {
    return this.at + bits <= this.bytes.length * 8;
  }

  read(bits: number): number {
    let value = 0;
    for (let left = bits; left > 0;) {
      const offset = this.at & 7;
      const take = Math.min(8 - offset, left);
      const byte = this.bytes[this.at >> 3] ?? 0;
      value = value * 2 ** take + ((byte >> (8 - offset - take)) & (2 ** take - 1));
      this.at += take;
      left -= take;
    }
    return value;
  }

  /** On to the next whole byte. */
  align(): void {
    this.at = (this.at + 7) & ~7;
  }
}
