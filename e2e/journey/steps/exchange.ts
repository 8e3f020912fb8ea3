/** The document's own shell samples, and a phone with the hospital's mini program. */
import { expect } from "vitest";
import { allow, openShell } from "../../phone/support/shell.ts";
import type { TestBrowser } from "../../support/browser.ts";
import { runDocumentSamples } from "../../support/samples.ts";
import { consent } from "../support/calls.ts";
import { openHospital } from "../support/hospital.ts";
import { switchOnPhone } from "../support/phone.ts";
import type { Step } from "../support/step.ts";
import { APP_NAME, CITIZEN, noted, type Story } from "../support/story.ts";
import { ISSUER } from "./open-the-office.ts";

export const runsTheSamples: Step = {
  name: "the document's shell samples get the citizen's name and ID number",
  act: async () => undefined,
  isDone: async () => true,
  async seen(story) {
    const { name, number } = await samples(story);
    const { real_name, credential_id } = CITIZEN.identity;
    expect([name === real_name, number === credential_id]).toEqual([true, true]);
  },
};

async function samples(story: Story) {
  const { platform, notes } = story;
  const { mchId, certSerialNo, privateKeyFile } = noted(notes.merchant);
  return runDocumentSamples({
    URL: platform.url,
    APPID: noted(notes.appid),
    APPSECRET: noted(notes.secret),
    MCH_ID: mchId,
    CERT_SERIALNO: certSerialNo,
    KEY: privateKeyFile,
    AUTH_TOKEN: await consent(story),
    CHARSET: "gb18030",
  });
}

export const usesThePhone = (browser: TestBrowser): Step => ({
  name: "a citizen opens the mini program on the phone, consents, and is greeted by name",
  act: async () => undefined,
  isDone: async () => true,
  async seen(story) {
    await using hospital = await openHospital(story);
    await using phone = await switchOnPhone(story, hospital.url);
    await story.operator.do("hosts.set_origins", { issuer: ISSUER, origins: [phone.origin] });
    const shell = await openShell(browser, phone);
    await shell.openApp(APP_NAME);
    await shell.screen.getByText("请先实名授权").waitFor();
    await shell.screen.getByRole("button", { name: "实名授权" }).click();
    await shell.sheet.locator("h1").waitFor();
    const asked = await shell.sheet.locator("main").textContent();
    for (const text of ["䶮州市第二人民医院", "预约挂号和查询检验报告时核验患者本人身份", "**博"]) {
      expect(asked).toContain(text);
    }
    await allow(shell);
    await shell.screen.getByText("䶮文博，您好").waitFor();
    await shell.page.close();
  },
});
