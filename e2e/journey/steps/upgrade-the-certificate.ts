/** A new certificate beside the old one, under load, without one refused call. */
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { consent, errcodeOf } from "../support/calls.ts";
import { startLoad } from "../support/load.ts";
import type { Step } from "../support/step.ts";
import { MCH_ID, noted, type Story } from "../support/story.ts";
import { makeRequest, merchantWith } from "./get-a-certificate.ts";

const DAY_MS = 86_400_000;
/** How long both work. */
const OVERLAP_DAYS = 7;
const CALLS = 20;

async function issueAnother(story: Story): Promise<void> {
  const { platform, merchantOwner, notes } = story;
  const { keyFile, csrFile } = makeRequest(story, `second-${platform.now().getTime()}`);
  const issued = await merchantOwner.do("merchants.issue_certificate", {
    mch_id: MCH_ID,
    csr: readFileSync(csrFile, "utf8"),
    retire_at: new Date(platform.now().getTime() + OVERLAP_DAYS * DAY_MS).toISOString(),
  });
  notes.formerMerchant = noted(notes.merchant);
  notes.merchant = merchantWith(keyFile, issued.serial_number.request, issued.certificate);
}

async function seen(story: Story): Promise<void> {
  const { merchantOwner, notes } = story;
  const [now, former] = [noted(notes.merchant), noted(notes.formerMerchant)];
  expect(new X509Certificate(now.certificatePem).serialNumber).not.toBe(former.certSerialNo);
  const [merchant] = await merchantOwner.do("merchants.list", {});
  const stateOf = (serial: string) =>
    merchant?.certificates.find(({ cert_serialno }) => cert_serialno === serial)?.status.state;
  expect([stateOf(now.certSerialNo), stateOf(former.certSerialNo)]).toEqual(["valid", "superseded"]);
  for (const each of [former, now]) expect(await errcodeOf(story, await consent(story), each)).toBe(0);
}

const isDone: Step["isDone"] = async ({ notes }) => notes.formerMerchant !== undefined;

export const upgradesTheCertificate: Step = {
  name: "the merchant's owner upgrades the certificate",
  act: issueAnother,
  isDone,
  seen,
};

export const upgradesUnderLoad: Step = {
  name: "the merchant's owner upgrades the certificate under load, and no call is refused",
  async act(story) {
    const { notes } = story;
    const old = noted(notes.merchant);
    const load = await startLoad(story, [old]);
    await load.until([old], CALLS);
    await issueAnother(story);
    const both = [old, noted(notes.merchant)];
    load.use(both);
    await load.until(both, CALLS);
    load.use([noted(notes.merchant)]);
    await load.until([noted(notes.merchant)], CALLS);
    const answers = await load.end();
    expect([...answers.keys()].sort()).toEqual(both.map(({ certSerialNo }) => certSerialNo).sort());
    expect(new Set([...answers.values()].flat())).toEqual(new Set([0]));
  },
  isDone,
  seen,
};
