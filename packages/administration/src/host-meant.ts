import { refuse, type Stores } from "@shiming/core";

/** Where there is one host, nobody needs to name it. */
export async function requireHost(issuer: string | undefined, stores: Stores): Promise<string> {
  const [only, ...others] = await stores.hosts.list();
  if (issuer === undefined) {
    if (!only || others.length > 0)
      refuse("value_invalid", {
        hint: { en: "name the host with --host ISSUER", zh: "请用 --host ISSUER 指明宿主" },
      });
    return only.issuer;
  }
  return (
    (await stores.hosts.find(issuer))?.issuer ??
    refuse("entity_not_found", { hint: { en: `no host ${issuer}`, zh: `没有宿主 ${issuer}` } })
  );
}
