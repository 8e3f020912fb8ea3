import type { UsageCount } from "./usage.ts";

/** What was counted and is not stored yet. */
export class UsageTally {
  #counts = new Map<string, UsageCount>();

  get isEmpty(): boolean {
    return this.#counts.size === 0;
  }

  add(count: UsageCount): void {
    const { appid, hour, what, code, times } = count;
    const key = `${appid} ${hour.getTime()} ${what} ${code}`;
    this.#counts.set(key, { ...count, times: (this.#counts.get(key)?.times ?? 0) + times });
  }

  /** Everything, which is the caller's to store from now on. */
  take(): readonly UsageCount[] {
    const taken = [...this.#counts.values()];
    this.#counts = new Map();
    return taken;
  }
}
