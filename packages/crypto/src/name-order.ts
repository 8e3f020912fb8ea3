/** Names in the order in which they are looked up, as a text that a database can order and keep an index of. */
import iconv from "iconv-lite";

/**
 * GB18030 has the common characters by their sound, 丙 before 甲 before 乙, and Latin letters before them all.
 * @returns hexadecimal digits: whatever their collation, they are ordered as the names are
 */
export function orderOfName(name: string): string {
  return iconv.encode(name.normalize("NFKC").toLowerCase(), "gb18030").toString("hex");
}
