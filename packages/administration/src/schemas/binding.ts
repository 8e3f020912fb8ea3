import Type, { type Static } from "typebox";
import { Nullable, Time } from "./common.ts";
import { MchId } from "./merchant.ts";
import { Appid } from "./mini-program.ts";

/** A binding, or a request for one. */
export type Binding = Static<typeof Binding>;
export const Binding = Type.Object({
  key: Type.String({ description: "what `after` names" }),
  appid: Appid,
  name: Type.String(),
  mch_id: MchId,
  legal_name: Type.String(),
  state: Type.Enum(["bound", "open", "expired"]),
  requested_at: Nullable(Time),
  ends_at: Nullable(Time),
});
