/** Access is suspended and opened again: what the provider's window says of it by itself, and what a call gets. */
import { expect } from "vitest";
import { openInQueue, standingOf } from "./apply.ts";
import { dialogOf, inMenu, press, type Story } from "./story.ts";

/** A request that the provider signs in the browser, with an `auth_token` that nobody has: 94005 says that the rest is right. */
export async function callIsAnswered({ provider, notes }: Story, errcode: number): Promise<void> {
  await inMenu(provider, "API 调试");
  await provider.getByLabel("选择私钥文件").setInputFiles(notes.merchant?.privateKeyFile ?? "");
  await provider.getByText("已读取 RSA 2048 位私钥").waitFor();
  await press(provider, "签名");
  await press(provider, "发送");
  const answer = provider.getByRole("region", { name: "平台应答" });
  await expect.poll(() => answer.textContent()).toContain(String(errcode));
}

export async function isSuspended(story: Story): Promise<void> {
  const { provider, reviewer } = story;
  await inMenu(provider, "接口设置");
  const card = provider.locator(".card", { hasText: "实名授权" });
  await card.getByText("已开通").first().waitFor();
  await openInQueue(reviewer, "已办结");
  await press(reviewer, "暂停");
  await reviewer.getByLabel("写给申请方").fill("核查 11 月 3 日的投诉");
  await press(reviewer, "暂停并处理下一份");
  await dialogOf(reviewer).getByText("最近 24 小时有").waitFor();
  await press(dialogOf(reviewer), "暂停");
  await expect.poll(async () => (await standingOf(story)).state).toBe("suspended");
  // Nobody loads the page anew.
  await card.getByText("已暂停").first().waitFor();
  await card.getByText("核查 11 月 3 日的投诉").waitFor();
}

export async function isResumed(story: Story): Promise<void> {
  const { provider, reviewer } = story;
  await inMenu(provider, "接口设置");
  await openInQueue(reviewer);
  await press(reviewer, "恢复");
  await reviewer.getByLabel("写给申请方").fill("投诉已核查，不成立");
  await press(reviewer, "恢复并处理下一份");
  await expect.poll(async () => (await standingOf(story)).state).toBe("approved");
  await provider.locator(".card", { hasText: "实名授权" }).getByText("已开通").first().waitFor();
}
