import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OutgoingMail } from "@shiming/core";
import { expect, it, onTestFinished } from "vitest";
import { createFolderMailer } from "./folder-mailer.ts";

const SENDER = { name: "示例平台", address: "apply@realname.example.com" };
const HEAD = { to: ["chen@city.example"], language: "both", references: [] } as const;
const MAIL: OutgoingMail = { ...HEAD, template: "invitation", url: "https://a.example/" };

it("a folder that takes no mail refuses it for now, and takes it later", async () => {
  const parent = mkdtempSync(join(tmpdir(), "shiming-mailbox-"));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  const folder = join(parent, "mailbox");
  writeFileSync(folder, "");
  const mailer = createFolderMailer(folder, SENDER);
  const message = { id: "a", mail: MAIL, at: new Date("2026-10-12T02:20:30Z") };
  expect(await mailer.send(message)).toEqual({ outcome: "refused", permanent: false, error: "EEXIST" });
  rmSync(folder);
  expect(await mailer.send(message)).toEqual({ outcome: "sent" });
  expect(await mailer.list()).toMatchObject([{ id: "a", to: ["chen@city.example"] }]);
});
