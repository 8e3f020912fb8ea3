import { StoreUnavailable } from "../store-unavailable.ts";

export function crowded(): StoreUnavailable {
  return new StoreUnavailable({
    en: "Too many calls wait for the database; this one was refused at once.",
    zh: "等待数据库的调用过多，本次调用已直接拒绝。",
  });
}
