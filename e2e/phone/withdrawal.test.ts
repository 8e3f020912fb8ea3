/** A consent that is taken back in 我的授权: on the phone, while the city service has it in its hands. */
import { requestFields } from "@shiming/wire";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { type Visit, visitCity } from "../city-service/visit.ts";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { exchange, fetchToken, openMyAuthorizations } from "../support/protocol.ts";
import { partiesOf } from "../support/sandbox-parties.ts";
import { readEvents, usePhone } from "./support/phone.ts";
import { auditOf, authorizationsOf } from "./support/story.ts";

const browser = useBrowser();
const phone = usePhone();

interface Login {
  /** What the mini program sends to its back end. */
  readonly authToken: Promise<string>;
  /** Lets the request go on. */
  release(): void;
}

/** Keeps the mini program's next login on its way, until it is let go. */
async function holdLogin(page: Page): Promise<Login> {
  const [sent, letGo] = [Promise.withResolvers<string>(), Promise.withResolvers<void>()];
  await page.route("**/api/requests", async (route) => {
    const { url, body } = route.request().postDataJSON();
    if (new URL(url).pathname === "/login") {
      sent.resolve(JSON.parse(body).auth_token);
      await letGo.promise;
    }
    await route.continue();
  });
  return { authToken: sent.promise, release: letGo.resolve };
}

/** From the phone's home screen, in the window that it opens. */
async function withdraw({ page }: Visit): Promise<void> {
  const device = page.getByRole("group", { name: "手机" });
  await device.getByRole("button", { name: "主屏幕" }).click();
  const [mine] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: "我的授权" }).click(),
  ]);
  await mine.getByRole("button", { name: "撤回授权" }).click();
  await mine.getByRole("dialog").getByRole("button", { name: "撤回" }).click();
  await mine.locator(".consent .tag", { hasText: "已撤回" }).waitFor();
  await mine.close();
}

/** What the back end sent for the token, as the panel shows it, and the token itself, of which that shows the beginning. */
async function sentFields(authToken: string): Promise<Record<string, string>> {
  const reader = await readEvents(phone);
  const shown = `${authToken.slice(0, 6)}…`;
  const fields: Record<string, string> = {};
  await reader.until((event) => {
    if (event.kind !== "traffic") return false;
    const { request } = event.entry;
    const isIt =
      request.some(({ name }) => name === requestFields.sign) &&
      request.some(({ name, value }) => name === requestFields.authToken && value === shown);
    if (isIt) for (const { name, value } of request) fields[name] = value;
    return isIt;
  });
  return { ...fields, [requestFields.authToken]: authToken };
}

it("before the back end has used it: it gets nothing, and the citizen is asked to tap once more", async () => {
  const citizen = await visitCity(phone, browser, "䶮文博");
  const login = await holdLogin(citizen.page);
  await citizen.askForConsent();
  const consentId = await citizen.consentId();
  await citizen.consent();
  await login.authToken;
  await withdraw(citizen);
  login.release();
  await citizen.page.getByRole("button", { name: "关闭", exact: true }).click();
  await citizen.page.getByRole("button", { name: "城市服务" }).click();
  await citizen.sees("已过期或已撤回。如需登录，请再点一次");
  await storeScreen(citizen.page, "city-withdrawn");
  expect(await authorizationsOf(phone, "yanwenbo")).toEqual(["withdrawn"]);
  await citizen.tap("实名授权");
  await citizen.consent();
  await citizen.sees("养老保险");
  expect(await auditOf(phone, consentId, "known_token_refused")).toEqual([
    ...["consent_approved", "consent_withdrawn", "known_token_refused"],
  ]);
});

it("after the release: the same request is refused from then on, and the city, once it is told, has nothing any more and says so", async () => {
  const citizen = await visitCity(phone, browser, "陈𬭎");
  const login = await holdLogin(citizen.page);
  login.release();
  await citizen.askForConsent();
  const consentId = await citizen.consentId();
  await citizen.consent();
  await citizen.sees("养老保险");
  const parties = partiesOf(phone.sandbox);
  const [accessToken, fields] = [await fetchToken(parties), await sentFields(await login.authToken)];
  const again = async () => (await exchange(parties, accessToken, fields)).json.errcode;
  expect(await again()).toBe(0);
  await withdraw(citizen);
  expect(await again()).toBe(94005);
  expect(await auditOf(phone, consentId, "known_token_refused")).toEqual([
    ...["consent_approved", "identity_released", "identity_repeated"],
    ...["consent_withdrawn", "known_token_refused"],
  ]);
  const mine = await openMyAuthorizations(parties, "chenhong");
  const news = async () => (await mine.list()).json.consents[0].notified?.state;
  await expect.poll(news, { timeout: 30_000 }).toBe("notified");
  await citizen.page.getByRole("button", { name: "关闭", exact: true }).click();
  await citizen.page.getByRole("button", { name: "城市服务" }).click();
  await citizen.back();
  await citizen.sees(/您已撤回授权，我们已于 \d{4}-\d\d-\d\d \d\d:\d\d 删除您的全部数据/);
  expect(await citizen.screen.getByText("陈𬭎").count()).toBe(0);
  await citizen.screen.getByRole("button", { name: "实名登录" }).waitFor();
});
