/** The names of tiles and entry bundles, as they are served: `tile/0/x001/x234/067.p/5` (C2SP tlog-tiles). */
import { TILE_WIDTH, type Tile } from "./tile.ts";

/** A tile, or the bundle of the entries whose hashes are in a tile of level 0. */
export type TileName = Omit<Tile, "level"> & { readonly level: number | "entries" };

export function tilePath({ level, index, width }: TileName): string {
  const suffix = width === TILE_WIDTH ? "" : `.p/${width}`;
  return `tile/${level}/${placePath(index)}${suffix}`;
}

function placePath(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  const parts = padded.match(/\d{3}/g) ?? [];
  return parts.map((part, at) => (at < parts.length - 1 ? `x${part}` : part)).join("/");
}

const PATH = /^tile\/(\d{1,2}|entries)\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/;

/** `undefined` for a path that is none, or not spelt as {@link tilePath} spells it. */
export function parseTilePath(path: string): TileName | undefined {
  const [, level = "", place = "", width] = PATH.exec(path) ?? [];
  const name: TileName = {
    level: level === "entries" ? level : Number(level),
    index: Number(place.replace(/[x/]/g, "")),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  const isTile = name.level === "entries" || name.level <= 63;
  const isWide = width === undefined || (name.width > 0 && name.width < TILE_WIDTH);
  return isTile && isWide && tilePath(name) === path ? name : undefined;
}
