/** What an operation answers about something, as it stands: plain JSON, without a secret or personal data. */
import {
  type AccountKey,
  categoryIdOf,
  type Host,
  type Merchant,
  type MerchantCertificate,
  type MiniProgram,
  refuse,
  type Stores,
} from "@shiming/core";

export async function appNow(appid: string, stores: Stores) {
  return describeApp(there(await stores.miniPrograms.find(appid), appid), stores);
}

export async function describeApp(app: MiniProgram, { miniPrograms }: Stores) {
  return {
    appid: app.appid,
    name: app.name,
    ...(app.logo && { logo: app.logo }),
    service_provider: app.serviceProvider,
    access: app.access,
    categories: app.categories.map(categoryIdOf),
    approved_categories: app.approvedUses.map((use) => categoryIdOf(use.category)),
    merchants: await miniPrograms.boundMerchants(app.appid),
    quota: app.quota,
  };
}

export async function describeMerchant({ mchId, legalName }: Merchant, { merchants }: Stores) {
  const certificates = await merchants.certificatesOf(mchId);
  return { mch_id: mchId, legal_name: legalName, certificates: certificates.map(describeCertificate) };
}

export async function certificateNow(certSerialNo: string, { merchants }: Stores) {
  return describeCertificate(there(await merchants.findCertificate(certSerialNo), certSerialNo));
}

export function describeCertificate({ certSerialNo, notAfter, status }: MerchantCertificate) {
  return { cert_serialno: certSerialNo, not_after: notAfter, status };
}

export async function hostNow(issuer: string, { hosts }: Stores): Promise<Host> {
  return there(await hosts.find(issuer), issuer);
}

/** Whether an identity and a password are there, never what they are. */
export async function accountNow(key: AccountKey, { accounts }: Stores) {
  const { hasPaymentAccount, sealedIdentity, payPasswordHash, lockout } = there(
    await accounts.find(key),
    key.userId,
  );
  return {
    issuer: key.issuer,
    user_id: key.userId,
    payment_account: hasPaymentAccount,
    identity: sealedIdentity !== undefined,
    pay_password: payPasswordHash !== undefined,
    locked_until: lockout.lockedUntil ?? null,
  };
}

function there<T>(found: T | undefined, name: string): T {
  return found ?? refuse("entity_not_found", { hint: { en: `${name} is gone`, zh: `${name} 已不存在` } });
}
