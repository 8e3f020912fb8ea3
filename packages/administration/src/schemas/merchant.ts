import { certificateStates } from "@shiming/core";
import Type, { type Static } from "typebox";
import { Nullable, RequestState, Time } from "./common.ts";

export const MchId = Type.String({ description: "8 to 10 digits" });
export const CertSerialNo = Type.String({ description: "40 upper-case hex digits, leading zeros kept" });
export const WrittenSerialNo = Type.String({
  description:
    "a serial number as any tool writes it: upper or lower case, with colons, decimal, without leading zeros",
});
export const Pem = Type.String({ description: "PEM" });

export type Certificate = Static<typeof Certificate>;
export const Certificate = Type.Object({
  cert_serialno: CertSerialNo,
  not_before: Time,
  not_after: Time,
  status: Type.Object({
    state: Type.Enum(certificateStates),
    retires_at: Nullable(Time),
    revoked_at: Nullable(Time),
  }),
});

export type ListedCertificate = Static<typeof ListedCertificate>;
export const ListedCertificate = Type.Object({
  ...Certificate.properties,
  mch_id: MchId,
  legal_name: Type.String(),
});

/** One number, as different tools write it. */
const SerialNumber = Type.Object({
  request: Type.String({
    description: "as a request needs it: 40 upper-case hex digits, leading zeros kept",
  }),
  decimal: Type.String(),
  colons: Type.String(),
  lower_case: Type.String(),
  without_zeros: Type.String(),
});

export type IssuedCertificate = Static<typeof IssuedCertificate>;
export const IssuedCertificate = Type.Object({
  ...Certificate.properties,
  serial_number: SerialNumber,
  certificate: Pem,
  chain: Type.String({ description: "the certificates above it, up to the root, in PEM" }),
});

export type ShownCertificate = Static<typeof ShownCertificate>;
export const ShownCertificate = Type.Object({
  ...Certificate.properties,
  mch_id: MchId,
  issuer: Type.String(),
  subject: Type.String(),
  serial_number: SerialNumber,
  certificate: Pem,
  chain: Type.String({
    description: "the certificates above it, as far as they are known here, in PEM; else empty",
  }),
});

const NamedApp = Type.Object({ appid: Type.String(), name: Type.String(), legal_name: Type.String() });

export type Merchant = Static<typeof Merchant>;
export const Merchant = Type.Object({
  mch_id: MchId,
  organisation_id: Nullable(Type.String()),
  legal_name: Type.String(),
  apps: Type.Array(NamedApp, { description: "mini programs that may use its number, whosever they are" }),
  binding_requests: Type.Array(
    Type.Object({
      ...NamedApp.properties,
      requested_at: Time,
      ends_at: Time,
      state: RequestState,
    }),
    {
      description:
        "mini programs that ask for this number; what nobody answered in time is shown for 30 days",
    },
  ),
  certificates: Type.Array(Certificate),
});
