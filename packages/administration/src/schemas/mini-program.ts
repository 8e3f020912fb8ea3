import Type, { type Static } from "typebox";
import { Input, Nullable, RequestState, Time } from "./common.ts";

export const Appid = Type.String({ description: "wx and 16 lower-case hex digits" });

const CategoryLevel = Input({
  id: Type.Integer({ minimum: 0 }),
  name: Type.String(),
  english: Type.Optional(Type.String()),
});

export const Category = Input({
  first: CategoryLevel,
  second: CategoryLevel,
  third: Type.Optional(CategoryLevel),
});

export const CategoryIds = Type.Array(
  Type.Array(Type.Integer({ minimum: 0 }), { minItems: 2, maxItems: 3 }),
  {
    description: "out of the tree, as [first, second] or [first, second, third]",
  },
);

export const Quota = Input({
  per_minute: Type.Integer({ minimum: 0 }),
  per_day: Type.Integer({ minimum: 0 }),
});

export const ServiceProvider = Input({ legal_name: Type.String(), contact: Type.String() });

const useTexts = {
  purpose: Type.String(),
  legal_basis: Type.String(),
  retention: Type.String(),
  necessity: Type.Optional(
    Type.String({ description: "why exactly this is needed, and what it means for the person" }),
  ),
};

export const UseTexts = Input(useTexts);

const ApprovedItems = Type.Array(
  Input({
    item: Type.String({
      description: "real_name, credential_id, masked_name, masked_credential_id, age_over_N or verification",
    }),
    required: Type.Boolean({ description: "whether a person who consents has to hand it over" }),
  }),
  { description: "what may be asked for; where it is left out, real_name and credential_id, both required" },
);

/** What the identity is for in one category, in Chinese, and in English where it is given. */
export type ApprovedUse = Static<typeof ApprovedUse>;
export const ApprovedUse = Input({
  category: Category,
  items: Type.Optional(ApprovedItems),
  ...useTexts,
  english: Type.Optional(UseTexts),
});

/** How real-name access stands. */
export const accessStates = ["none", "approved", "suspended", "ended"] as const;

export type App = Static<typeof App>;
export const App = Type.Object({
  appid: Appid,
  name: Type.String(),
  logo: Type.Optional(Type.String({ description: "SHA-256 of the picture" })),
  organisation_id: Nullable(Type.String()),
  service_provider: ServiceProvider,
  access: Type.Object({
    state: Type.Enum([...accessStates]),
    since: Nullable(Time),
    ends_at: Nullable(Time),
    reason: Nullable(Type.String()),
  }),
  categories: Type.Array(Type.Array(Type.Integer())),
  approved_categories: Type.Array(Type.Array(Type.Integer())),
  category_details: Type.Array(Category, { description: "with their names, also of those in no tree" }),
  approved_category_details: Type.Array(Category),
  merchants: Type.Array(Type.String()),
  merchant_details: Type.Array(Type.Object({ mch_id: Type.String(), legal_name: Type.String() }), {
    description: "those that it is bound to, with whose each is",
  }),
  binding_requests: Type.Array(
    Type.Object({ mch_id: Type.String(), requested_at: Time, ends_at: Time, state: RequestState }),
    { description: "what merchants' owners have not answered, for 30 days also what they did not in time" },
  ),
  quota: Quota,
});

/** Told this once. */
export const AppSecret = Type.Object({ appid: Appid, secret: Type.String() });

const Figure = (description: string) => Type.Integer({ minimum: 0, description });

export type AppInUse = Static<typeof AppInUse>;
export const AppInUse = Type.Object({
  appid: Appid,
  access_tokens: Figure("that have not ended: by them its back ends call"),
  calls_last_day: Figure("in the last 24 hours, by the hour"),
  people_asked: Figure("whose consent sheet is open"),
  auth_tokens: Figure("of people who have consented, and whose identity was not fetched yet"),
  merchants: Figure("whose numbers it may use"),
});
