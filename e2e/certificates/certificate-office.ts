/** An office whose platform issues certificates, and a merchant of an organisation in it. */
import { createCertificateAuthority, createIssuingAuthority, createRootAuthority } from "@shiming/ca";
import { requestFor, rsaKey } from "../../packages/ca/src/testing/openssl.ts";
import { CODES, type Office, openOffice } from "../organisations/office.ts";
import { NO_AUTHORITY } from "../support/no-authority.ts";

export const MCH_ID = "1900000777";
export const ANOTHER_MCH_ID = "1900000888";
const DAY_MS = 86_400_000;

export interface CertificateOffice extends Office {
  readonly rootPem: string;
  /** Applies as the owner, with a new key or the one given. */
  apply(mchId?: string, key?: string, retireAt?: Date): Promise<Issued>;
  stateOf(certSerialNo: string): Promise<string>;
  /** So many days from the platform's now. */
  inDays(days: number): Date;
}

export interface Issued {
  readonly key: string;
  readonly cert_serialno: string;
  readonly certificate: string;
  readonly chain: string;
}

export async function openCertificateOffice(): Promise<CertificateOffice> {
  const validity = { notBefore: new Date(), notAfter: new Date(Date.now() + 3650 * DAY_MS) };
  const root = await createRootAuthority({ commonName: "Root", validity, over: "authorities" });
  const issuer = await createIssuingAuthority(root, { commonName: "Issuer", validity });
  const authority = createCertificateAuthority({
    root: { name: "root", ...root },
    issuers: [{ name: "one", ...issuer }],
  });
  const office = await openOffice({ ...NO_AUTHORITY, authority });
  for (const [mchId, owner, code] of [
    [MCH_ID, "owner", CODES[0]],
    [ANOTHER_MCH_ID, "another", CODES[1]],
  ] as const) {
    const organisation_id = await office.found(owner, `单位 ${owner}`, code ?? "");
    await office.staff("operator").do("merchants.create", { mch_id: mchId, organisation_id });
  }
  return {
    ...office,
    rootPem: root.certificatePem,
    async apply(mchId = MCH_ID, key = rsaKey(2048), retireAt) {
      const owner = office.member(mchId === MCH_ID ? "owner" : "another");
      const retire_at = retireAt?.toISOString();
      const input = { mch_id: mchId, csr: requestFor(key), ...(retire_at !== undefined && { retire_at }) };
      return { key, ...(await owner.do("merchants.issue_certificate", input)) };
    },
    async stateOf(cert_serialno) {
      const found = await office.staff("auditor").do("merchants.show_certificate", { cert_serialno });
      return found.status.state;
    },
    inDays: (days) => new Date(office.platform.now().getTime() + days * DAY_MS),
  };
}
