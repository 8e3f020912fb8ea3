/** `wx.setStorage` and its kin. The phone keeps what is stored; here is a copy, because half of them answer at once. */
import type { ScreenLink } from "../link.ts";
import type { Work } from "./call.ts";
import { Refusal } from "./refusal.ts";

/** Of one mini program, in KiB. */
const LIMIT = 10_240;

export interface Storage {
  readonly functions: Readonly<Record<string, Work>>;
  /** Those that end in `Sync`. */
  readonly synchronous: Readonly<Record<string, (...values: never[]) => unknown>>;
}

export function createStorage(kept: Readonly<Record<string, string>>, link: ScreenLink): Storage {
  const stored = new Map(Object.entries(kept));
  const set = (key: unknown, data: unknown) => {
    const value = JSON.stringify(data) ?? '""';
    const size = sizeOf(new Map(stored).set(nameOf(key), value));
    if (size > LIMIT) throw new Refusal("exceed storage max size 10Mb");
    stored.set(nameOf(key), value);
    link.tell({ kind: "store", key: nameOf(key), value });
  };
  const get = (key: unknown): unknown => {
    const value = stored.get(nameOf(key));
    return value === undefined ? undefined : JSON.parse(value);
  };
  const remove = (key: unknown) => {
    stored.delete(nameOf(key));
    link.tell({ kind: "store", key: nameOf(key), value: null });
  };
  const clear = () => [...stored.keys()].forEach(remove);
  const info = () => ({
    keys: [...stored.keys()],
    currentSize: Math.ceil(sizeOf(stored)),
    limitSize: LIMIT,
  });
  return {
    functions: {
      setStorage: ({ key, data }) => set(key, data),
      getStorage({ key }) {
        if (!stored.has(nameOf(key))) throw new Refusal("data not found");
        return { data: get(key) };
      },
      removeStorage: ({ key }) => remove(key),
      clearStorage: clear,
      getStorageInfo: info,
    },
    synchronous: {
      setStorageSync: set,
      getStorageSync: (key: unknown) => (stored.has(nameOf(key)) ? get(key) : ""),
      removeStorageSync: remove,
      clearStorageSync: clear,
      getStorageInfoSync: info,
    },
  };
}

function nameOf(key: unknown): string {
  if (typeof key !== "string") throw new Refusal("parameter error: parameter.key should be String");
  return key;
}

function sizeOf(stored: ReadonlyMap<string, string>): number {
  return [...stored].reduce((size, [key, value]) => size + key.length + value.length, 0) / 1024;
}
