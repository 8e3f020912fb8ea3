import type { Stage } from "../case.ts";
import { demand, requireStatus } from "../check.ts";
import type { TargetUser } from "../target.ts";
import { authorize, consentsIn, openMyAuthorizations } from "./person.ts";

export interface RevocableConsent {
  readonly authToken: string;
  withdraw(): Promise<void>;
}

/**
 * A consent that its person can take back. It is found as the one that was not listed before, so nobody else may
 * consent for that person meanwhile.
 */
export async function newRevocableConsent(stage: Stage, user: TargetUser): Promise<RevocableConsent> {
  const mine = await openMyAuthorizations(stage, user);
  const before = new Set(consentsIn(await mine.list()).map(({ id }) => id));
  const authToken = await authorize(stage, { user });
  const id = consentsIn(await mine.list()).find((consent) => !before.has(consent.id))?.id;
  demand(id !== undefined, "the new consent in GET /me/consents", "no new one");
  return {
    authToken,
    async withdraw() {
      requireStatus(await mine.withdraw(id), 200, 204);
    },
  };
}
