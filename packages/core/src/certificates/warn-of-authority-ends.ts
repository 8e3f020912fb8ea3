/** Tells the certificate officers that the authority comes to an end: an issuer issues for a year, so it stops a year before. */
import { X509Certificate } from "node:crypto";
import { sealMail } from "../mail/sealed-mail.ts";
import type { CertificateAuthority } from "../ports/certificate-authority.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { OutboxStore } from "../ports/outbox-store.ts";
import type { RandomBytes } from "../random.ts";
import { DAY_MS, warnedDaysAt } from "./warned-days.ts";

const YEAR_MS = 365 * DAY_MS;

export interface AuthorityWarningDeps {
  readonly authority: Pick<CertificateAuthority, "issuers">;
  readonly outbox: Pick<OutboxStore, "put" | "list">;
  readonly officers: () => Promise<readonly string[]>;
  readonly keys: KeyEncryptionKeys;
  readonly random: RandomBytes;
}

/** The issuer that issues now: before it stops issuing, and before its certificate ends. Each is told once. */
export async function warnOfAuthorityEnds(deps: AuthorityWarningDeps, at: Date): Promise<void> {
  const issuer = deps.authority.issuers.at(-1);
  if (!issuer) return;
  const notAfter = new X509Certificate(issuer.certificatePem).validToDate;
  const stops = new Date(notAfter.getTime() - YEAR_MS);
  for (const [what, end] of [
    ["issuing", stops],
    ["certificate", notAfter],
  ] as const) {
    const days = warnedDaysAt(end, at);
    if (days === undefined) continue;
    const about = `${what} of authority ${issuer.name}, ${days} days`;
    if ((await deps.outbox.list({ limit: 1, about })).length > 0) continue;
    const content = {
      template: "authority_expiring",
      name: issuer.name,
      what,
      end: end.toISOString(),
      days,
    } as const;
    const mails = (await deps.officers()).map((address) =>
      sealMail({ to: [address], language: "both", references: [], ...content }, about, deps, at),
    );
    if (mails.length > 0) await deps.outbox.put(mails);
  }
}
