/**
 * What is in a file that somebody chose, as a text for the API. Spreadsheets in China save in GB 18030; certificates and lists of
 * revoked ones may be DER, which travels in base64.
 */
export async function textOfFile(file: File, binary: "gb18030" | "base64"): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    if (binary === "gb18030") return new TextDecoder("gb18030").decode(bytes);
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  }
}
