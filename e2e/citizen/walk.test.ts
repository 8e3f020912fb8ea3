/**
 * One walk of a citizen: is verified, gives the name alone, keeps the receipt, takes it back, and finds the data gone; complains,
 * and reads the answer. Then an auditor, who believes nothing. The platform, the city's back end and every page are those of a
 * sandbox; the sender of events is the real one.
 */
import { expect, it } from "vitest";
import { visitCity } from "../city-service/visit.ts";
import { usePhone } from "../phone/support/phone.ts";
import { authorizationsOf } from "../phone/support/story.ts";
import { storeScreen, useBrowser } from "../support/browser.ts";
import { exportsPack, verifiesAlone } from "./auditor.ts";
import {
  answers,
  complains,
  findsNothing,
  getsCard,
  keepsReceipt,
  opensMine,
  verifies,
  verifiesReceipt,
  withdraws,
} from "./steps.ts";

const browser = useBrowser();
const phone = usePhone();

const CARD = "办理市民读者证";
const COMPLAINT = "退证以后还收到了图书馆的短信";
const ANSWER = "已要求图书馆停止发送，并核实数据已经删除。";

it("a citizen verifies, gives the name alone, keeps the receipt, withdraws, complains and is answered; an auditor verifies all of it elsewhere", async () => {
  const citizen = await visitCity(phone, browser, "陈𬭎");
  await verifies(citizen);
  await getsCard(citizen);
  const mine = await opensMine(citizen);
  const receipt = await keepsReceipt(mine, CARD, phone);
  await withdraws(mine, CARD);
  await findsNothing(citizen);
  await complains(mine, COMPLAINT);
  await answers(phone, browser, COMPLAINT, ANSWER);
  await mine.reload();
  await mine.locator(".complaint", { hasText: ANSWER }).waitFor();
  await mine.locator(".complaint").scrollIntoViewIfNeeded();
  await storeScreen(mine, "citizen-answer");
  expect(await authorizationsOf(phone, "chenhong")).toEqual(["withdrawn", "verified"]);
  expect(await verifiesReceipt(receipt)).toContain("The receipt is valid");
  verifiesAlone(await exportsPack(phone, browser), receipt);
});
