/** Where each screen of the console is shown with something real of the inhabited sandbox, and who opens it there. */
import type { Page } from "playwright-core";
import { askConsent, deny, openMyAuthorizations, openSheet } from "../../support/protocol.ts";
import { partiesOf } from "../../support/sandbox-parties.ts";
import type { RunningSandbox } from "../../support/shiming.ts";
import { onMachine } from "./people.ts";
import { failsToSend, findsAccount } from "./reached.ts";

export interface SampleScreen {
  /** Nobody: before the sign-in. */
  readonly who: string | undefined;
  readonly path: string;
  /** Brings the screen, once it is open, to what its buttons are about. */
  reach?(page: Page): Promise<void>;
}

/** The provider whose approval is being changed, and who has another application in the works. */
const PROVIDER = "fund_owner";
const CHANGED_APP = "wx4d5e6f708192a3b4";
const DRAFT_APP = "wx5e6f708192a3b4c5";
/** Reviews and operates: sees all but the audit. */
const STAFF = "second_reviewer";

/** By the names of the routes. @param staff a page of {@link STAFF}, who proposes what another has to confirm */
export async function sampleScreens(
  sandbox: RunningSandbox,
  staff: Page,
): Promise<Readonly<Record<string, SampleScreen>>> {
  const { organisation, merchant, serial, change, draft, mail, proposal } = await realThings(sandbox, staff);
  const nobody = (path: string) => ({ who: undefined, path });
  const provider = (path = "") => ({ who: PROVIDER, path: `/provider/${organisation}${path}` });
  const seenBy = (who: string, path = "") => ({ who, path: `/staff${path}` });
  return {
    "sign-in": nobody("/sign-in"),
    "sign-up": nobody("/sign-up"),
    invitation: nobody("/invitation#token=of-nobody"),
    "reset-password": nobody("/reset-password#token=of-nobody"),
    "second-factor": nobody("/second-factor"),
    home: { who: "newcomer", path: "/" },
    account: { who: PROVIDER, path: "/account" },
    "new-organisation": { who: PROVIDER, path: "/new-organisation" },
    overview: provider(),
    "mini-programs": provider("/mini-programs"),
    "new-mini-program": provider("/mini-programs/new"),
    "mini-program": provider(`/mini-programs/${CHANGED_APP}`),
    capability: provider(`/interface?appid=${CHANGED_APP}`),
    applications: provider("/applications"),
    application: provider(`/applications/${change}`),
    "application-fill-in": provider(`/applications/${draft}/fill-in`),
    "own-merchants": provider("/merchants"),
    security: provider("/security"),
    certificate: provider(`/security/${serial}`),
    usage: provider("/usage"),
    members: provider("/members"),
    explorer: provider("/explorer"),
    tokens: provider("/tokens"),
    webhook: provider("/webhook"),
    "staff-overview": seenBy(STAFF),
    queue: seenBy(STAFF, "/queue"),
    review: seenBy(STAFF, `/queue/${change}`),
    proposals: seenBy(STAFF, "/proposals"),
    proposal: seenBy("operator", `/proposals/${proposal}`),
    mails: seenBy(STAFF, "/mails"),
    mail: seenBy(STAFF, `/mails/${mail}`),
    reasons: seenBy(STAFF, "/reasons"),
    organisations: seenBy(STAFF, "/organisations"),
    organisation: seenBy(STAFF, `/organisations/${organisation}`),
    "staff-mini-programs": seenBy(STAFF, "/mini-programs"),
    "staff-mini-program": seenBy(STAFF, `/mini-programs/${CHANGED_APP}`),
    merchants: seenBy(STAFF, "/merchants"),
    merchant: seenBy("certificate_officer", `/merchants/${merchant}`),
    bindings: seenBy(STAFF, "/bindings"),
    certificates: seenBy("certificate_officer", "/certificates"),
    "staff-certificate": seenBy("certificate_officer", `/certificates/${serial}`),
    authorities: seenBy("certificate_officer", "/authorities"),
    categories: seenBy(STAFF, "/categories"),
    hosts: seenBy(STAFF, "/hosts"),
    accounts: { ...seenBy(STAFF, "/accounts"), reach: findsAccount },
    processing: seenBy("auditor", "/processing"),
    recipients: seenBy("auditor", "/recipients"),
    assessments: seenBy(STAFF, "/assessments"),
    rights: seenBy(STAFF, "/rights"),
    retention: seenBy("administrator", "/retention"),
    staff: seenBy("administrator", "/staff"),
    "operator-settings": seenBy("administrator", "/settings"),
    outbox: { ...seenBy(STAFF, "/outbox"), reach: (page) => failsToSend(page, sandbox) },
    mailbox: seenBy(STAFF, "/mailbox"),
    health: seenBy(STAFF, "/health"),
    audit: seenBy("auditor", "/audit"),
    breaches: seenBy("auditor", "/breaches?kind=any&from=2026-01-01"),
    compliance: seenBy("auditor", "/compliance?from=2026-01-01"),
    figures: seenBy(STAFF, "/figures"),
  };
}

async function realThings(sandbox: RunningSandbox, staff: Page) {
  const applicationOf = async (appid: string) =>
    (await onMachine(sandbox, "applications.list", { search: appid }))[0];
  const [change, draft, merchants, mails] = await Promise.all([
    applicationOf(CHANGED_APP),
    applicationOf(DRAFT_APP),
    onMachine(sandbox, "merchants.list", {}),
    onMachine(sandbox, "mails.list", {}),
  ]);
  const merchant = merchants.find(({ organisation_id }) => organisation_id === change?.organisation_id);
  await makeToken(sandbox, `${change?.organisation_id}`);
  await complain(sandbox);
  const certificate = merchant?.certificates.find(({ status }) => status.state === "valid");
  return {
    organisation: change?.organisation_id,
    merchant: merchant?.mch_id,
    serial: certificate?.cert_serialno,
    change: change?.id,
    draft: draft?.id,
    mail: mails[0]?.id,
    proposal: await proposed(staff),
  };
}

/** For whoever owns the organisation: there is one to revoke. */
async function makeToken(sandbox: RunningSandbox, organisation_id: string): Promise<void> {
  const members = await onMachine(sandbox, "members.list", { organisation_id });
  const member_id = members.find(({ role }) => role === "owner")?.person_id ?? "";
  const ends_at = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const token = { name: "用量报表", actions: ["usage.show", "usage.export"], ends_at };
  await onMachine(sandbox, "tokens.create", { ...token, member_id, organisation_id });
}

/** Of somebody who was asked, refused, and is called all the same. */
async function complain(sandbox: RunningSandbox): Promise<void> {
  const [parties, person] = [partiesOf(sandbox), "zhaoxing"];
  await deny(await openSheet(parties, await askConsent(parties, person)));
  const mine = await openMyAuthorizations(parties, person);
  const [{ id }] = (await mine.list()).json.consents;
  const { status } = await mine.complain(id, "没有同意，仍接到推销电话");
  if (status >= 300) throw new Error(`the complaint was answered with ${status}`);
}

/** A binding across organisations is proposed by one of the staff and confirmed by another. */
const proposed = (staff: Page): Promise<string> =>
  staff.evaluate(async () => {
    const asked = { method: "PUT", headers: { "content-type": "application/json" }, body: "{}" };
    const answer = await fetch("/api/apps/wx3c4d5e6f708192a3/merchants/1900000505", asked);
    return (await answer.json()).proposal_id;
  });
