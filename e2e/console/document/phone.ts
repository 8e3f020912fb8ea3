/** The provider's back end and its mini program on the citizen's phone. */
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { askRunningServer } from "../../../apps/cli/src/administration/control-client.ts";
import { openHospital } from "../../journey/support/hospital.ts";
import { allow, openShell } from "../../phone/support/shell.ts";
import { PURPOSE } from "./permission.ts";
import { APP_NAME, HOSPITAL, type Story } from "./story.ts";

const MINI_PROGRAM = fileURLToPath(new URL("../../journey/mini-program", import.meta.url));
/** Who holds the phone of a sandbox at first. */
const CITIZEN = "张三丰";

/** The citizen taps, reads, consents with the payment password, and is greeted by what the back end has got. */
export async function greetsByName({ console_, notes }: Story): Promise<void> {
  const { sandbox, browser } = console_;
  await using backEnd = await openHospital({ platform: sandbox, notes });
  const app = { folder: MINI_PROGRAM, name: APP_NAME, appid: notes.appid, ext: { baseUrl: backEnd.url } };
  await askRunningServer(sandbox.data, { operation: "phone.open", input: app, user: "test" });
  const { port } = new URL(sandbox.url);
  const shell = await openShell(browser, { origin: `http://phone.localhost:${port}` });
  await shell.page.locator(".home").getByRole("button", { name: APP_NAME, exact: true }).last().click();
  await shell.screen.getByRole("button", { name: "实名授权" }).click();
  await shell.sheet.locator("h1").waitFor();
  const asked = await shell.sheet.locator("main").textContent();
  for (const text of [HOSPITAL, PURPOSE]) expect(asked).toContain(text);
  expect(asked).not.toContain(CITIZEN);
  await allow(shell);
  await shell.screen.getByText(`${CITIZEN}，您好`).waitFor();
  await shell.page.close();
}
