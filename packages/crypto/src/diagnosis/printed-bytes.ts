/** `[18, -127, …]` as Java prints a byte[], `[18 129 …]` as Go does, and the JSON of Node's Buffer: the bytes in base64; `undefined` for anything else. */
export function readPrintedBytes(text: string): string | undefined {
  const list = bytesOf(text);
  const isByte = (value: unknown) => Number.isInteger(value) && Number(value) >= -128 && Number(value) <= 255;
  if (!list?.every(isByte) || list.length === 0) return undefined;
  return Buffer.from(list.map((value) => Number(value) & 0xff)).toString("base64");
}

function bytesOf(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(/^\[[\d ]{1,4000}\]$/.test(text) ? text.replaceAll(" ", ",") : text);
    if (Array.isArray(value)) return value;
    if (typeof value !== "object" || value === null || !("data" in value)) return undefined;
    return Array.isArray(value.data) ? value.data : undefined;
  } catch {
    return undefined;
  }
}
