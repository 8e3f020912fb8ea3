/** What the databases say of a move: so that one that was cut short goes on, and nobody serves both. */
import { StoreUnavailable } from "../store-unavailable.ts";

/**
 * `leaving`: a move out of here has begun. `gone`: the data is elsewhere. `filling`: a move into here has begun. `here`: the data
 * came from elsewhere.
 */
export type MoveState = "leaving" | "gone" | "filling" | "here";

export interface Mark {
  readonly id: string;
  readonly state: MoveState;
}

/** Every mark, on both engines. */
export const MARKS = "SELECT id, state FROM moves";

/** @throws StoreUnavailable where the data must not be served from here */
export function refuseMoved(marks: readonly Mark[]): void {
  if (marks.some(({ state }) => state === "gone")) {
    throw new StoreUnavailable({
      en: "The data of this database was moved to another by shiming migrate-database: if both were served, the log would fork.",
      zh: "此数据库的数据已由 shiming migrate-database 迁移到别处：若两处同时提供服务，日志会分叉。",
    });
  }
  if (marks.some(({ state }) => state === "filling")) {
    throw new StoreUnavailable({
      en: "This database is not filled yet: run shiming migrate-database again, which goes on where it stopped.",
      zh: "此数据库尚未迁移完：请再次运行 shiming migrate-database，它会从中断处继续。",
    });
  }
}
