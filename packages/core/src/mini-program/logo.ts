import { refuse } from "../failure.ts";
import { isStillPng } from "./png.ts";
import { isStillWebp } from "./webp.ts";

/** The picture that a person knows a mini program by. */
export type LogoType = "image/png" | "image/webp";

const MAX_BYTES = 64 * 1024;
/** Of a side. A small file can claim a size that a phone has no memory for. */
const MAX_PIXELS = 1024;

interface Picture {
  readonly type: LogoType;
  readonly width: number;
  readonly height: number;
}

/** By what it begins with, whatever its name was; `undefined` for what is no logo. */
export function logoTypeOf(image: Uint8Array): LogoType | undefined {
  return pictureIn(Buffer.from(image))?.type;
}

/** @throws `value_invalid`, also for a picture that moves or is not whole. SVG is none: it is a document, which can hold scripts and load from elsewhere. */
export function requireLogo(image: Uint8Array): void {
  const bytes = Buffer.from(image);
  const picture = pictureIn(bytes);
  const sides = picture ? [picture.width, picture.height] : [];
  if (bytes.length > MAX_BYTES || !picture || sides.some((side) => side < 1 || side > MAX_PIXELS)) {
    refuse("value_invalid", { hint: NO_LOGO });
  }
  const isStill = picture.type === "image/png" ? isStillPng(bytes) : isStillWebp(bytes);
  if (!isStill) refuse("value_invalid", { hint: BROKEN });
}

const NO_LOGO = {
  en: "a logo is a PNG or WebP of at most 64 KiB and 1024 pixels a side",
  zh: "图标应为 PNG 或 WebP，不超过 64 KiB，边长不超过 1024 像素",
};
const BROKEN = {
  en: "the picture is animated, damaged or incomplete; a logo is one still picture, as a drawing program saves it",
  zh: "图片是动图，或已损坏、不完整；图标应为一张静态图片，请用图像软件重新保存",
};

function pictureIn(image: Buffer): Picture | undefined {
  return pngIn(image) ?? webpIn(image);
}

/** RFC 2083: the signature, then IHDR with the size. */
function pngIn(image: Buffer): Picture | undefined {
  const isPng = image.subarray(0, 16).toString("latin1") === "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
  if (!isPng || image.length < 24) return undefined;
  return { type: "image/png", width: image.readUInt32BE(16), height: image.readUInt32BE(20) };
}

/** RFC 9649: a RIFF container whose first chunk has the size, in one of three forms. */
function webpIn(image: Buffer): Picture | undefined {
  const text = image.subarray(0, 16).toString("latin1");
  if (!/^RIFF.{4}WEBPVP8[ LX]$/s.test(text) || image.length < 30) return undefined;
  const type = "image/webp";
  switch (text.at(-1)) {
    case " ":
      return { type, width: image.readUInt16LE(26) & 0x3fff, height: image.readUInt16LE(28) & 0x3fff };
    case "L": {
      const size = image.readUInt32LE(21);
      return { type, width: (size & 0x3fff) + 1, height: ((size >>> 14) & 0x3fff) + 1 };
    }
    default:
      return { type, width: image.readUIntLE(24, 3) + 1, height: image.readUIntLE(27, 3) + 1 };
  }
}
