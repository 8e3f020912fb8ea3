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

/** What a form may be in an archive of the sender's; folders count, archives in it do not. */
const MAY_BE_A_FORM = /\.(?:docx|xlsx|txt|csv|html?)$/i;
const MOST_FORMS = 10;
const LONGEST_OF_FORMS = 10 * 1024 * 1024;

/** The files in an archive that may be the form, each as if it were attached itself; none where a password is needed. */
export function filesIn(
  archive: Uint8Array,
): readonly { readonly name: string; readonly content: Uint8Array }[] {
  let [size, files, forms] = [0, 0, 0];
  try {
    const parts = unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        if (++files > MOST_FILES) throw new RangeError("too many files");
        if (!MAY_BE_A_FORM.test(name) || /(?:^|\/)(?:__MACOSX\/|~\$)/.test(name)) return false;
        size += originalSize;
        if (size > LONGEST_OF_FORMS) throw new RangeError("too long");
        return ++forms <= MOST_FORMS;
      },
    });
    return Object.entries(parts).map(([name, content]) => ({ name, content }));
  } catch {
    return [];
  }
}
