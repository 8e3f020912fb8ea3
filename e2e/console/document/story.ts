/** Whose windows are open, and what the two sides write down while the document is played in them. */
import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { TestMerchant } from "../../support/merchants.ts";
import type { TestConsole } from "../support/console.ts";
import { refusedBy } from "../support/console.ts";
import { follow } from "../support/follow.ts";

export interface Story {
  readonly console_: TestConsole;
  /** Of the service provider, who has nothing yet, not even an account. */
  readonly provider: Page;
  /** Of the operator's staff: who reviews, who looks after the registers, and the second pair of eyes. */
  readonly reviewer: Page;
  readonly second: Page;
  readonly operator: Page;
  readonly notes: Notes;
}

/** What one step leaves for the next. */
export interface Notes {
  organisationId: string;
  appid: string;
  secret: string;
  applicationId: string;
  /** The newest certificate with its key, as the provider's back end has them. */
  merchant?: TestMerchant;
  former?: TestMerchant;
}

export const DESK = { width: 1280, height: 800 } as const;
export const PROVIDER = { email: "zhang@second-hospital.example", name: "张三" } as const;
export const HOSPITAL = "䶮州市第二人民医院";
export const CREDIT_CODE = "12990000MB00002021";
export const APP_NAME = "䶮州二院";
export const MCH_ID = "1900000777";
/** Of another organisation of the sandbox, and its owner. */
export const LENT = { mchId: "1900000208", owner: "hospital_owner", organisation: 1 } as const;

export async function beginStory(console_: TestConsole): Promise<Story> {
  return {
    console_,
    provider: await console_.open("/sign-in"),
    reviewer: await console_.open("/staff/queue", "reviewer"),
    second: await console_.open("/staff/queue", "second_reviewer"),
    operator: await console_.open("/staff/merchants", "operator"),
    notes: { organisationId: "", appid: "", secret: "", applicationId: "" },
  };
}

/** No window has asked a third party or broken its policy. */
export function expectNothingRefused({ provider, reviewer, second, operator }: Story): void {
  for (const page of [provider, reviewer, second, operator]) expect(refusedBy(page)).toEqual([]);
}

/** The step of the way to the first call that the overview says comes next. */
export const nextStep = (page: Page, name: string): Locator =>
  page.locator('[aria-current="step"]').getByRole("link", { name, exact: true });
export const dialogOf = (page: Page): Locator => page.getByRole("dialog");
/** An entry may say behind its name how much waits there. */
export const inMenu = (page: Page, name: string): Promise<void> =>
  follow(
    page
      .getByRole("navigation", { name: "主菜单" })
      .getByRole("link", { name: new RegExp(`^${name}(\\s|$)`) }),
  );
export const press = (within: Page | Locator, name: string | RegExp): Promise<void> =>
  within.getByRole("button", { name, exact: typeof name === "string" }).click();
export const headed = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole("heading", { name }).first().waitFor();

/** Drops a file on a place, as from the desktop. */
export async function dropOn(place: Locator, name: string, content: Buffer): Promise<void> {
  const dataTransfer = await place.page().evaluateHandle(
    ({ file, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], file));
      return transfer;
    },
    { file: name, base64: content.toString("base64") },
  );
  await place.dispatchEvent("drop", { dataTransfer });
}

export const textOf = (file: string): string => readFileSync(file, "utf8");
