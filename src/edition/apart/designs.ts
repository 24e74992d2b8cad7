/** Unpacks the designs that an archive file carries, which anybody may have packed. */
import { unzipSync } from 'fflate';
import { isInnerPath } from '../../lib/names.ts';
import { TooLarge } from '../../lib/unpack.ts';

/** Bytes that the designs may have when unpacked, and files: a zip can claim anything. */
const most = { bytes: 100_000_000, files: 2000 };

/**
 * Templates and styles by name ("styles/page.css"); what lies elsewhere in it is left alone.
 * @throws TooLarge; Error for what is no zip.
 */
export function unpackDesigns(zip: Uint8Array): Record<string, Uint8Array> {
  let [bytes, count] = [0, 0];
  const files = unzipSync(zip, {
    filter: ({ name, originalSize }) => {
      count += 1;
      if (count > most.files) throw new TooLarge();
      if (!/^(?:styles|templates)\//.test(name) || !isInnerPath(name)) return false;
      bytes += originalSize;
      if (bytes > most.bytes) throw new TooLarge();
      return true;
    },
  });
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}
