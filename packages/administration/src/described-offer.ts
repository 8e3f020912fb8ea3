import { endOfOffer, isOpenOffer, type MiniProgram, type Stores } from "@shiming/core";
import type { TransferOffer } from "./schemas/transfer.ts";

type Offered = MiniProgram & { readonly offer: NonNullable<MiniProgram["offer"]> };

export function offersAmong(apps: readonly MiniProgram[]): readonly Offered[] {
  return apps.filter((app): app is Offered => app.offer !== undefined);
}

export async function describeOffer(
  app: Offered,
  { organisations }: Stores,
  at: Date,
): Promise<TransferOffer> {
  const { appid, name, organisationId = "", offer, serviceProvider } = app;
  const receiver = await organisations.find(offer.to);
  return {
    appid,
    name,
    from: { organisation_id: organisationId, legal_name: serviceProvider.legalName },
    to: { organisation_id: offer.to, legal_name: receiver?.legalName ?? "" },
    offered_at: offer.at.toISOString(),
    ends_at: endOfOffer(offer).toISOString(),
    state: isOpenOffer(offer, at) ? "open" : "expired",
  };
}
