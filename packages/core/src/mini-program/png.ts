/** Whether a PNG is whole and still: ISO/IEC 15948 (RFC 2083), chunk by chunk. What it shows is nobody's to judge here. */
import { crc32, inflateSync } from "node:zlib";

const SIGNATURE_BYTES = 8;
/** Length, type and checksum around a chunk's data. */
const AROUND_BYTES = 12;
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
/** The seven passes of an interlaced picture: first column and row, and how far apart. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
const MAX_FILTER = 4;

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly bitsPerPixel: number;
  readonly colour: number;
  readonly isInterlaced: boolean;
}

/** @param image begins with the signature of a PNG */
export function isStillPng(image: Buffer): boolean {
  const chunks = chunksOf(image);
  const header = chunks?.[0] && headerOf(chunks[0]);
  if (!chunks || !header || chunks.at(-1)?.type !== "IEND") return false;
  const types = chunks.map(({ type }) => type);
  const isOnce = (type: string) => types.indexOf(type) === types.lastIndexOf(type);
  if (!isOnce("IHDR") || !isOnce("IEND") || types.some((type) => ANIMATION.has(type))) return false;
  if (header.colour === 3 && !types.slice(0, types.indexOf("IDAT")).includes("PLTE")) return false;
  return hasPixels(chunks, header);
}

/** Of APNG. */
const ANIMATION = new Set(["acTL", "fcTL", "fdAT"]);

/** Every chunk to the last byte, each with the checksum it should have; `undefined` for anything else. */
function chunksOf(image: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  for (let place = SIGNATURE_BYTES; place < image.length; ) {
    if (place + AROUND_BYTES > image.length) return undefined;
    const length = image.readUInt32BE(place);
    const end = place + AROUND_BYTES + length;
    if (end > image.length) return undefined;
    const named = image.subarray(place + 4, end - 4);
    if (crc32(named) !== image.readUInt32BE(end - 4)) return undefined;
    chunks.push({ type: named.toString("latin1", 0, 4), data: named.subarray(4) });
    place = end;
  }
  return chunks;
}

function headerOf({ type, data }: Chunk): Header | undefined {
  if (type !== "IHDR" || data.length !== 13) return undefined;
  const [depth = 0, colour = 0, compression, filter, interlace = 0] = data.subarray(8);
  const isKnown = DEPTHS[colour]?.includes(depth) && compression === 0 && filter === 0 && interlace <= 1;
  if (!isKnown) return undefined;
  return {
    width: data.readUInt32BE(0),
    height: data.readUInt32BE(4),
    bitsPerPixel: depth * (CHANNELS[colour] ?? 0),
    colour,
    isInterlaced: interlace === 1,
  };
}

/** Whether the data decompress to as many rows as the header says, each with a filter that there is. */
function hasPixels(chunks: readonly Chunk[], header: Header): boolean {
  const rows = rowsOf(header);
  const size = rows.reduce((sum, { count, bytes }) => sum + count * bytes, 0);
  const data = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map((chunk) => chunk.data));
  const pixels = inflate(data, size);
  if (pixels?.length !== size) return false;
  let place = 0;
  for (const { count, bytes } of rows) {
    for (let row = 0; row < count; row += 1, place += bytes) {
      if ((pixels[place] ?? 0) > MAX_FILTER) return false;
    }
  }
  return true;
}

/** The rows of each pass, a byte for the filter before each. */
function rowsOf({ width, height, bitsPerPixel, isInterlaced }: Header) {
  const passes = isInterlaced ? ADAM7 : ([[0, 0, 1, 1]] as const);
  return passes.flatMap(([x, y, dx, dy]) => {
    const [columns, count] = [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)];
    return columns > 0 && count > 0 ? [{ count, bytes: 1 + Math.ceil((columns * bitsPerPixel) / 8) }] : [];
  });
}

/** No more than was announced: a small file can unfold to gigabytes. */
function inflate(data: Buffer, size: number): Buffer | undefined {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return undefined;
  }
}
