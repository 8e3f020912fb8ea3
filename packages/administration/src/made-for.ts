/** Whom a mini program or a merchant is made for, and in which categories: what `create` takes. */
import {
  type Actor,
  type Category,
  type CategoryId,
  entryOf,
  memberBehind,
  type Organisation,
  refuse,
  type Stores,
} from "@shiming/core";
import { noOrganisation } from "./organisation-named.ts";

interface Provider {
  readonly legal_name: string;
  readonly contact: string;
}

/** @throws `value_invalid` unless exactly one of the two is given */
export async function behind(
  given: { readonly organisation_id?: string; readonly service_provider?: Provider },
  stores: Stores,
) {
  const { organisation_id: id, service_provider: provider } = given;
  if (id !== undefined && provider === undefined) return { organisation: await organisationOf(id, stores) };
  if (id !== undefined || provider === undefined) {
    return refuse("value_invalid", { hint: oneOf("service_provider") });
  }
  return { serviceProvider: { legalName: provider.legal_name, contact: provider.contact } };
}

/** @throws `value_invalid` unless exactly one of the two is given */
export async function legalEntity(
  given: { readonly organisation_id?: string; readonly legal_name?: string },
  stores: Stores,
) {
  const { organisation_id: id, legal_name: legalName } = given;
  if (id !== undefined && legalName === undefined) return { organisation: await organisationOf(id, stores) };
  if (id !== undefined || legalName === undefined) {
    return refuse("value_invalid", { hint: oneOf("legal_name") });
  }
  return { legalName };
}

/** A member chooses out of the tree; staff may give others besides. */
export async function categoriesOf(
  given: { readonly categories?: Category[]; readonly category_ids?: number[][] },
  actor: Actor,
  stores: Stores,
): Promise<readonly Category[]> {
  const { categories = [], category_ids: ids = [] } = given;
  if (categories.length > 0 && memberBehind(actor)) refuse("forbidden", { hint: BY_IDS });
  return [...categories, ...(await categoriesInTree(ids, stores))];
}

/** @throws `value_invalid` for one that is not in the tree */
export async function categoriesInTree(
  ids: readonly (readonly number[])[],
  { categories }: Stores,
): Promise<readonly Category[]> {
  const tree = await categories.tree();
  const chosen = new Map(ids.map((id) => [id.join(), id]));
  return [...chosen.values()].map(
    (id) =>
      entryOf(tree, id as unknown as CategoryId)?.category ??
      refuse("value_invalid", { hint: noCategory(id.join()) }),
  );
}

async function organisationOf(id: string, { organisations }: Stores): Promise<Organisation> {
  return (await organisations.find(id)) ?? refuse("entity_not_found", { hint: noOrganisation(id) });
}

const oneOf = (other: string) => ({
  en: `give organisation_id or ${other}, one of the two`,
  zh: `请在 organisation_id 与 ${other} 中给出一个`,
});
const noCategory = (id: string) => ({
  en: `${id} is no category of the tree; categories list shows it`,
  zh: `类目树中没有 ${id}；可用 categories list 查看`,
});
const BY_IDS = {
  en: "choose categories out of the tree, by category_ids",
  zh: "请用 category_ids 从类目树中选择类目",
};
