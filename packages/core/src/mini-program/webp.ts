/** Whether a WebP is whole and still: RFC 9649, chunk by chunk. What it shows is nobody's to judge here. */

const HEADER_BYTES = 12;
const PICTURES = new Set(["VP8 ", "VP8L"]);
const BESIDE = new Set(["VP8X", "ALPH", "ICCP", "EXIF", "XMP "]);
const ANIMATION_FLAG = 0x02;

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** @param image begins with the header of a WebP */
export function isStillWebp(image: Buffer): boolean {
  if (image.readUInt32LE(4) !== image.length - 8) return false;
  const chunks = chunksOf(image);
  if (!chunks?.every(({ type }) => PICTURES.has(type) || BESIDE.has(type))) return false;
  const [picture, ...others] = chunks.filter(({ type }) => PICTURES.has(type));
  const [first] = chunks;
  if (!picture || !first || others.length > 0 || !isPicture(picture)) return false;
  if (first.type !== "VP8X") return chunks.length === 1;
  return (
    first.data.length === 10 && ((first.data[0] ?? 0) & ANIMATION_FLAG) === 0 && isOfCanvas(picture, first)
  );
}

/** Every chunk to the last byte, each padded to an even length; `undefined` for anything else. */
function chunksOf(image: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  let place = HEADER_BYTES;
  while (place + 8 <= image.length) {
    const length = image.readUInt32LE(place + 4);
    const end = place + 8 + length;
    if (end > image.length) return undefined;
    chunks.push({ type: image.toString("latin1", place, place + 4), data: image.subarray(place + 8, end) });
    place = end + (length % 2);
  }
  return place === image.length ? chunks : undefined;
}

/** A key frame of VP8 (RFC 6386), shown, whose first partition is there; or the header of a lossless picture. */
function isPicture({ type, data }: Chunk): boolean {
  if (type === "VP8L") return data.length > 5 && data[0] === 0x2f && (data[4] ?? 0) >> 5 === 0;
  if (data.length < 10 || data.readUIntBE(3, 3) !== 0x9d012a) return false;
  const tag = data.readUIntLE(0, 3);
  const [isKeyFrame, isShown, firstPartition] = [(tag & 1) === 0, ((tag >> 4) & 1) === 1, tag >> 5];
  return isKeyFrame && isShown && 10 + firstPartition <= data.length;
}

function isOfCanvas({ type, data }: Chunk, { data: canvas }: Chunk): boolean {
  const [width, height] = [canvas.readUIntLE(4, 3) + 1, canvas.readUIntLE(7, 3) + 1];
  if (type === "VP8 ") {
    return (data.readUInt16LE(6) & 0x3fff) === width && (data.readUInt16LE(8) & 0x3fff) === height;
  }
  const size = data.readUInt32LE(1);
  return (size & 0x3fff) + 1 === width && ((size >>> 14) & 0x3fff) + 1 === height;
}
