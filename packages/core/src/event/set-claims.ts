import type { Openids } from "../login/openids.ts";
import type { EventMessage } from "../outbox/message.ts";

/** The claims of a Security Event Token (RFC 8417); its subject is of the format `opaque` (RFC 9493). */
export interface SetClaims {
  readonly iss: string;
  readonly aud: string;
  /** When it was signed, in Unix seconds. */
  readonly iat: number;
  readonly jti: string;
  /** When it happened, in Unix seconds. */
  readonly toe: number;
  readonly sub_id: { readonly format: "opaque"; readonly id: string };
  readonly events: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface ClaimDeps {
  /** The platform's base URL, which the URIs of its events begin with. */
  readonly issuer: string;
  readonly openids: Pick<Openids, "of">;
}

/** @throws `platform_busy` where openids cannot be made just now */
export async function setClaims(
  { id, about, template, said, at: toe }: EventMessage,
  { issuer, openids }: ClaimDeps,
  at: Date,
): Promise<SetClaims> {
  const subject = said.account ? await openids.of(said.account, about) : about;
  return {
    iss: issuer,
    aud: about,
    iat: secondsOf(at),
    jti: id,
    toe: secondsOf(toe),
    sub_id: { format: "opaque", id: subject },
    events: { [eventUri(issuer, template)]: said.details },
  };
}

export const eventUri = (issuer: string, type: string) => `${issuer}/events/${type}`;

const secondsOf = (at: Date) => Math.floor(at.getTime() / 1000);
