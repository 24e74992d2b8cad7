/** A QR code as modules, whatever library makes it. */
export interface QrCode {
  /** Modules along a side. */
  size: number;
  isDark: (row: number, column: number) => boolean;
}
