/** What a mini program keeps by `wx.setStorage`: of each mini program and persona apart, in this browser. */
import type { Start } from "../link/link.ts";

type Kept = Start["storage"];

export interface AppStorage {
  read(): Kept;
  /** @returns whether there was room */
  write(key: string, value: string | null): boolean;
  clear(): void;
}

export function openAppStorage(appId: string, userId: string, storage: Storage = localStorage): AppStorage {
  const place = `storage/${appId}/${userId}`;
  const read = (): Kept => parseKept(storage.getItem(place));
  return {
    read,
    write(key, value) {
      const { [key]: _before, ...others } = read();
      const kept = value === null ? others : { ...others, [key]: value };
      try {
        storage.setItem(place, JSON.stringify(kept));
        return true;
      } catch {
        return false;
      }
    },
    clear: () => storage.removeItem(place),
  };
}

function parseKept(text: string | null): Kept {
  try {
    const entries = Object.entries(JSON.parse(text ?? "{}") as Record<string, unknown>);
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  } catch {
    return {};
  }
}
