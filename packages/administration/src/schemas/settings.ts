import Type, { type Static } from "typebox";
import { Nullable } from "./common.ts";
import { Deadline } from "./deadline.ts";

const Words = Type.Object({ en: Type.String(), zh: Type.String() });

/** What a server was started with. */
export type SettingFacts = Static<typeof SettingFacts>;
export const SettingFacts = Type.Object({
  operator: Type.Object({
    name: Type.String(),
    contact: Type.String(),
    privacy_url: Nullable(Type.String()),
    has_logo: Type.Boolean(),
  }),
  four_eyes_approvals: Type.Boolean(),
  addresses: Type.Object({
    platform: Type.String(),
    sheet: Type.String(),
    console: Nullable(Type.String()),
    mail: Nullable(Type.String()),
  }),
  adapters: Type.Array(
    Type.Object({
      port: Type.Enum([
        ...["database", "keys", "identities", "payment_passwords", "certificates"],
        ...["mail_out", "mail_in", "single_sign_on", "file_scan"],
      ] as const),
      adapter: Nullable(Type.String({ description: "null where there is none" })),
    }),
  ),
  variables: Type.Array(
    Type.Object({
      name: Type.String(),
      meaning: Words,
      is_set: Type.Boolean(),
      value: Nullable(Type.String({ description: "null for a secret, and for what is not set" })),
      is_secret: Type.Boolean(),
    }),
    { description: "what can only be set at the start" },
  ),
});

export type PlatformSettings = Static<typeof PlatformSettings>;
export const PlatformSettings = Type.Object({
  ...SettingFacts.properties,
  deadlines: Type.Array(Deadline),
});
