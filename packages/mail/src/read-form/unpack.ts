/** Office files are zip archives; what is packed in them is bounded before anybody looks at it. */
import { type Unzipped, unzipSync, zipSync } from "fflate";

/** A form has some kilobytes; a Word file brings styles and themes besides. */
const LONGEST_UNPACKED = 6 * 1024 * 1024;
const MOST_FILES = 500;
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/.+|(?:word|xl)\/(?:[^/]+\.xml|_rels\/.+|worksheets\/(?:[^/]+\.xml|_rels\/.+)))$/;

/**
 * The texts of an archive, without its pictures.
 * @returns `undefined` for what is no archive, or has more in it than a form
 */
export function unpack(archive: Uint8Array): Unzipped | undefined {
  let size = 0;
  let files = 0;
  try {
    return unzipSync(archive, {
      // Memory is taken for what is stated here, and no more is unpacked than that.
      filter: ({ name, originalSize }) => {
        if (++files > MOST_FILES) throw new RangeError("too many files");
        if (!NEEDED.test(name)) return false;
        size += originalSize;
        if (size > LONGEST_UNPACKED) throw new RangeError("too long");
        return true;
      },
    });
  } catch {
    return undefined;
  }
}

/** As an archive again, for libraries that take one: nothing in it is compressed. */
export const pack = (parts: Unzipped): Buffer => Buffer.from(zipSync(parts, { level: 0 }));
