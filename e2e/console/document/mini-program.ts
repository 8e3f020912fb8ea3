/** A mini program of the provider's, its secret, and the merchant numbers that it may call with. */
import { expect } from "vitest";
import { follow } from "../support/follow.ts";
import { onMachine } from "../support/people.ts";
import {
  APP_NAME,
  dialogOf,
  HOSPITAL,
  headed,
  inMenu,
  LENT,
  MCH_ID,
  nextStep,
  press,
  type Story,
} from "./story.ts";

export async function makesAMiniProgram({ provider, notes }: Story): Promise<void> {
  await follow(nextStep(provider, "创建小程序"));
  await provider.getByLabel("小程序名称").fill(APP_NAME);
  await provider.getByLabel("查找类目").fill("公立医疗");
  await provider.getByRole("checkbox", { name: /公立医疗机构/ }).check();
  await press(provider, "创建小程序");
  notes.secret = (await dialogOf(provider).locator(".secret__list li").textContent()) ?? "";
  await press(dialogOf(provider), "我已保存");
  await headed(provider, APP_NAME);
  notes.appid = new URL(provider.url()).pathname.split("/").at(-1) ?? "";
  expect(notes.secret).toMatch(/^[0-9a-f]{32}$/);
  expect(await provider.content()).not.toContain(notes.secret);
}

/** The operator gives the provider a number of its own. */
export async function isGivenAMerchant({ operator }: Story): Promise<void> {
  await inMenu(operator, "商户");
  await press(operator, "新建商户");
  const dialog = dialogOf(operator);
  await dialog.getByLabel("商户号").fill(MCH_ID);
  await dialog.getByLabel("查找主体").fill(HOSPITAL);
  await dialog.getByLabel("主体", { exact: true }).selectOption({ label: HOSPITAL });
  await press(dialog, "新建商户");
  await headed(operator, `商户 ${MCH_ID}`);
}

/** Its own number is bound at once; another's owner has to say yes, in a window of theirs. */
export async function bindsBothMerchants({ console_, provider, notes }: Story): Promise<void> {
  const ask = async (mchId: string) => {
    await press(provider, "申请绑定");
    await dialogOf(provider).getByLabel("商户号").fill(mchId);
    await press(dialogOf(provider), "申请绑定");
  };
  await ask(MCH_ID);
  await provider.getByRole("row", { name: new RegExp(`${MCH_ID}.*已绑定`) }).waitFor();
  await ask(LENT.mchId);
  await provider.getByRole("row", { name: new RegExp(`${LENT.mchId}.*待商户号所有者确认`) }).waitFor();
  const { organisations } = console_.sandbox.file;
  const lender = await console_.open(`/provider/${organisations[LENT.organisation]?.id}`, LENT.owner);
  await follow(lender.locator(".to-do", { hasText: APP_NAME }).getByRole("link"));
  await press(lender.getByRole("listitem").filter({ hasText: HOSPITAL }), "确认绑定");
  await press(dialogOf(lender), "确认绑定");
  await lender.getByRole("row", { name: new RegExp(`${LENT.mchId}.*${APP_NAME}`) }).waitFor();
  await lender.close();
  await provider.getByRole("row", { name: new RegExp(`${LENT.mchId}.*已绑定`) }).waitFor();
  const { merchants } = await onMachine(console_.sandbox, "apps.show", { appid: notes.appid });
  expect([...merchants].sort()).toEqual([LENT.mchId, MCH_ID]);
}
