/** Finds what one organisation calls another: by its id, or by the code that stands in the public register. */
import { normalSocialCreditCode, type Organisation, refuse, type Stores } from "@shiming/core";

/** @throws `entity_not_found` */
export async function organisationNamed(name: string, { organisations }: Stores): Promise<Organisation> {
  const found =
    (await organisations.find(name)) ?? (await organisations.findByCode(normalSocialCreditCode(name)));
  return found ?? refuse("entity_not_found", { hint: noOrganisation(name) });
}

export const noOrganisation = (name: string) => ({
  en: `no organisation ${name}`,
  zh: `没有主体 ${name}`,
});
