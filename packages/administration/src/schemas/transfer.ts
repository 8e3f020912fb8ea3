import Type, { type Static } from "typebox";
import { RequestState, Time } from "./common.ts";
import { Appid } from "./mini-program.ts";

const Party = Type.Object({ organisation_id: Type.String(), legal_name: Type.String() });

/** A mini program that is offered to another organisation, as both of them see it. */
export type TransferOffer = Static<typeof TransferOffer>;
export const TransferOffer = Type.Object({
  appid: Appid,
  name: Type.String(),
  from: Party,
  to: Party,
  offered_at: Time,
  ends_at: Time,
  state: RequestState,
});
