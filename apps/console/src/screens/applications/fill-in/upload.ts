/** Files on their way to the platform. What is in them counts, not what they are called. */
const LARGEST = 10_000_000;

export type FileFault = "tooLarge" | "wrongType" | "emptyFile";

const BEGINNINGS = [
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
] as const;

/** Said before ten megabytes travel; the platform judges the whole by itself. */
export async function faultOf(file: File): Promise<FileFault | undefined> {
  if (file.size === 0) return "emptyFile";
  if (file.size > LARGEST) return "tooLarge";
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  const isOne = BEGINNINGS.some((bytes) => bytes.every((byte, place) => head[place] === byte));
  return isOne ? undefined : "wrongType";
}
