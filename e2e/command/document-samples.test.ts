import { join } from "node:path";
import { expect, test } from "vitest";
import { authorize, runSamples } from "../support/samples.ts";
import { startSandbox, useSandbox } from "../support/shiming.ts";

const sandbox = useSandbox();

const GBK_LACKS = ["yanwenbo", "chenhong"];
const RELEASABLE = ["zhangsanfeng", "lilei", "ouyang", "ayguli", "yanwenbo", "chenhong", "zhaoxing"];

test("the document's own shell samples get every persona's name and ID number", async () => {
  const tokens = await Promise.all(RELEASABLE.map((userId) => authorize(sandbox, userId)));
  for (const [place, userId] of RELEASABLE.entries()) {
    const charset = GBK_LACKS.includes(userId) ? "gb18030" : "gbk";
    const { name, number } = await runSamples(sandbox, tokens[place] ?? "", { charset });
    const user = sandbox.file.users.find(({ user_id }) => user_id === userId);
    expect({ userId, isName: name === user?.real_name, isNumber: number === user?.credential_id }).toEqual({
      userId,
      isName: true,
      isNumber: true,
    });
  }
});

test("the samples work with a certificate of RSA 4096 too", async () => {
  const { name } = await runSamples(sandbox, await authorize(sandbox, "lilei"), { merchant: 1 });
  expect(name).toBe("李雷");
});

test("the samples work over TLS, by the sandbox's own certificate authority", async () => {
  const encrypted = await startSandbox(undefined, ["--https"]);
  expect(encrypted.url).toMatch(/^https:/);
  const curl = `--cacert ${join(encrypted.data, "https", "ca.crt")}`;
  const { name } = await runSamples(encrypted, await authorize(encrypted, "lilei"), { curl });
  expect(name).toBe("李雷");
});

test("get_category answers with the form of the document", async () => {
  const { answers } = await runSamples(sandbox, "none");
  expect(JSON.parse(answers.slice(0, answers.indexOf("}]}") + 3))).toEqual({
    errcode: 0,
    errmsg: "ok",
    category_list: [
      { first_class: "工具", second_class: "备忘录", first_id: 1, second_id: 2 },
      { first_class: "政务", second_class: "社会保障", first_id: 99, second_id: 904 },
      {
        first_class: "教育",
        second_class: "学历教育",
        third_class: "高等",
        first_id: 3,
        second_id: 4,
        third_id: 5,
      },
      { first_class: "政务", second_class: "政务服务", first_id: 99, second_id: 901 },
    ],
  });
});
