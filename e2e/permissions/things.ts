/** Two organisations with everything that belongs to one, and what an operation is asked about it. */
import type { AnyOperation } from "@shiming/administration";
import type { OpenStores } from "@shiming/store";
import type { ApiPlatform } from "../support/api-platform.ts";
import { largeMerchant, merchant, type TestMerchant } from "../support/merchants.ts";
import { addApp } from "../support/world.ts";

/** What members of an input name, by their names; `offered` is the mini program that is offered to the organisation. */
export type Things = Readonly<Record<string, string>>;

/** A mini program, a merchant with its certificate, and a member, all of one organisation. */
export async function thingsOf(
  platform: ApiPlatform,
  organisationId: string,
  { mchId, certSerialNo }: TestMerchant,
): Promise<Things> {
  const { stores, now } = platform;
  const { appid } = await addApp(stores, now());
  await give(stores.miniPrograms, appid, organisationId);
  await give(stores.merchants, mchId, organisationId);
  await platform.admit(`member of ${organisationId}`, organisationId, "viewer");
  const offered = (await addApp(stores, now())).appid;
  await stores.miniPrograms.change(offered, (app) => {
    if (!app) throw new Error(`${offered} is not there`);
    return { next: { ...app, offer: { to: organisationId, at: now() } }, events: [] };
  });
  const email = "invited@realname.example.com";
  const invited = await platform.performOnMachine("members.invite", {
    ...{ organisation_id: organisationId, email, role: "viewer" },
  });
  const drafted = await platform.performOnMachine("applications.draft", { organisation_id: organisationId });
  return {
    id: (drafted as { id: string }).id,
    organisation_id: organisationId,
    appid,
    mch_id: mchId,
    cert_serialno: certSerialNo,
    offered,
    invitation_id: (invited as { invitation_id: string }).invitation_id,
    person_id: `member of ${organisationId}`,
  };
}

type Owned = OpenStores["miniPrograms"] | OpenStores["merchants"];

async function give(store: Owned, id: string, organisationId: string): Promise<void> {
  await (store as OpenStores["merchants"]).change(id, (now) => {
    if (!now) throw new Error(`${id} is not there`);
    return { next: { ...now, organisationId }, events: [] };
  });
}

export const MERCHANTS = { own: merchant, other: largeMerchant };

/** Names in the form of things that are there. */
export const nothing: Things = {
  id: "ap_none",
  organisation_id: "0000000000000000",
  appid: "wx0000000000000000",
  offered: "wx0000000000000000",
  invitation_id: "A".repeat(22),
  mch_id: "1999999999",
  cert_serialno: "0".repeat(40),
  person_id: "nobody",
  token_id: "A".repeat(22),
  proposal_id: "A".repeat(22),
  reason_id: "A".repeat(22),
};

/** The least that the schema takes, about these things. */
export function inputAbout({ name, input }: AnyOperation, things: Things): Record<string, unknown> {
  const named = Object.entries(meantBy(name, things)).filter(([name]) =>
    Object.hasOwn(input.properties, name),
  );
  return { ...(sampleOf(input as Schema) as object), ...Object.fromEntries(named) };
}

/** By an appid: one that is offered, for whoever answers an offer; and none, for what is yet to be made. */
function meantBy(name: string, { offered = "", appid = "", ...others }: Things): Things {
  if (name === "apps.create") return others;
  const isOfOffer = name === "apps.accept_transfer" || name === "apps.refuse_transfer";
  return { ...others, appid: isOfOffer ? offered : appid };
}

/** What of JSON Schema the schemas of operations use. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
}

function sampleOf(schema: Schema): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf?.[0]) return sampleOf(schema.anyOf[0]);
  switch (schema.type) {
    case "object": {
      const { properties = {}, required = [] } = schema;
      return Object.fromEntries(required.map((name) => [name, sampleOf(properties[name] ?? {})]));
    }
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
    case "integer":
    case "number":
      return schema.minimum ?? 0;
    case "boolean":
      return false;
    default:
      if (schema.format === "date") return "2027-01-01";
      if (schema.format === "date-time") return "2027-01-01T00:00:00Z";
      return schema.pattern === undefined ? "x".repeat(schema.minLength ?? 1) : "li@realname.example.com";
  }
}
