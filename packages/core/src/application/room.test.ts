/** How much an applicant can make the platform keep. */
import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { authorize } from "../authorization/authorize.ts";
import type { StoredFile } from "../file/stored-file.ts";
import { applicationsInMemory, TEST_KEYS } from "../testing/applications.ts";
import { ON_MACHINE } from "../testing/operator.ts";
import { attachFile, roomFor } from "./attachments.ts";
import { requireApplication } from "./change.ts";
import { draftApplication } from "./fill-in.ts";

const at = new Date("2026-11-23T04:00:00Z");
const LARGE = 10_000_000;

function setUp() {
  const kept: StoredFile[] = [];
  const { store, rows } = applicationsInMemory({ value: undefined });
  const deps = {
    ...{ applications: store, keys: TEST_KEYS, random: randomBytes, isScanned: false },
    calendar: { days: async () => new Map(), deadlines: async () => new Map() },
    miniPrograms: { find: async () => undefined },
    files: {
      put: async (file: StoredFile) => void kept.push(file),
      find: async () => undefined,
      listHeld: async () => [],
      settle: async () => {},
    },
  };
  const draft = async (organisationId = "one") => {
    const actor = authorize(ON_MACHINE, "applications.draft", { organisationId });
    return (await draftApplication({ items: {}, organisationId }, actor, deps, at)).id;
  };
  const attach = (id: string, content: Buffer) => {
    const actor = authorize(ON_MACHINE, "applications.attach", { applicationId: id });
    return attachFile(id, { kind: "qualification", name: "a.pdf", content }, actor, deps, at);
  };
  return { deps, kept, rows, draft, attach };
}

const pdf = (n: number, size = 100) => Buffer.concat([Buffer.from(`%PDF-1.7 ${n}`), Buffer.alloc(size - 20)]);

it("the files of an application are bounded together, and what is refused is not kept", async () => {
  const { deps, kept, draft, attach } = setUp();
  const id = await draft();
  for (let n = 0; n < 10; n++) await attach(id, pdf(n, LARGE));
  await expect(attach(id, pdf(10, LARGE))).rejects.toMatchObject({
    detail: { hint: { zh: "一份申请的文件合计不得超过 100 MB" } },
  });
  expect(kept).toHaveLength(10);
  const { application } = await requireApplication(id, deps);
  const one = { ...application.attachments[0], digest: "new" } as (typeof application.attachments)[number];
  expect(roomFor(application, { kept: [{ ...one, name: "b.pdf" }], tooMany: [] })).toMatchObject({
    kept: [],
    tooMany: ["b.pdf"],
  });
});

it("an organisation has two hundred applications under way at most", async () => {
  const { draft, rows } = setUp();
  for (let n = 0; n < 200; n++) await draft();
  await expect(draft()).rejects.toMatchObject({ failure: "value_invalid" });
  expect(rows.size).toBe(200);
});
