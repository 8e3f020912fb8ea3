import { readFileSync } from "node:fs";
import { createTransport } from "nodemailer";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { storeScreen } from "../support/browser.ts";
import { refusedBy, useConsole } from "./support/console.ts";
import { follow } from "./support/follow.ts";
import { expectNoBarriers } from "./support/looks.ts";
import { inhabitant, onMachine } from "./support/people.ts";

const console_ = useConsole();

/** The organisation's applications, as one of its members sees them. */
const pathOf = (who: string, rest = "") => {
  const { organisation } = inhabitant(console_.sandbox, who) as unknown as { readonly organisation: string };
  return `/provider/${organisation}/applications${rest}`;
};

/** The number of the one for a mini program, that was made last. */
async function numberOf(appid: string): Promise<string> {
  const found = await onMachine(console_.sandbox, "applications.list", { search: appid });
  return found[0]?.id ?? "";
}
const standing = (id: string) => onMachine(console_.sandbox, "applications.show", { id });
const saved = (page: Page) => page.getByText("已自动保存").waitFor();
/** The consent sheet beside the form: the platform's own page, on its own origin. */
const sheetIn = (page: Page) => page.frameLocator('iframe[title="市民将看到的授权页"]');

it("a provider sees each application with its state, whose move it is, and until when", async () => {
  const page = await console_.open(pathOf("school_owner"), "school_owner");
  await page.getByRole("row", { name: /毕业生就业服务.*草稿.*待你处理/ }).waitFor();
  await page.getByRole("row", { name: /奖助学金申请.*权限审核中.*待平台处理/ }).waitFor();
  await storeScreen(page, "console-applications");
  await expectNoBarriers(page);
  await page.getByLabel("状态").selectOption("expired");
  await page.getByRole("row", { name: /校园一卡通/ }).waitFor();
  await page.getByRole("row", { name: /毕业生就业服务/ }).waitFor({ state: "detached" });
  expect(new URL(page.url()).search).toBe("?state=expired");
  expect(refusedBy(page)).toEqual([]);
});

it("files that were handed in are looked at in the page, in a frame that has no origin", async () => {
  const page = await console_.open(pathOf("school_owner"), "school_owner");
  await follow(
    page
      .getByRole("row", { name: /奖助学金申请/ })
      .getByRole("link")
      .first(),
  );
  await page
    .getByRole("button", { name: /^查看 / })
    .first()
    .click();
  await page.frameLocator("iframe.paper").locator("canvas", { hasText: "(invented)" }).first().waitFor();
  await expectNoBarriers(page);
  await page
    .getByRole("button", { name: /^收起 / })
    .first()
    .click();
  expect(await page.locator("iframe.paper").count()).toBe(0);
  expect(refusedBy(page)).toEqual([]);
});

it("an item is judged as it is left, what was typed survives a closed window, and all of it is shown before it is sent", async () => {
  const id = await numberOf("wx92a3b4c5d6e7f809");
  const page = await console_.open(pathOf("school_owner", `/${id}/fill-in`), "school_owner");
  const scenario = page.getByLabel("使用该接口的场景和用途");
  await scenario.fill("测试");
  await scenario.blur();
  await page.getByText("含有占位内容").waitFor();
  await expectNoBarriers(page);
  await page.reload();
  await page.getByText("含有占位内容").waitFor();
  expect(await scenario.inputValue()).toBe("测试");
  await scenario.fill("毕业生办理就业登记和档案转递，办理前核验真实身份，防止冒领档案");
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByLabel("日均用户数").fill("许多");
  await page.getByText("请只用数字填写整数").waitFor();
  await page.getByText("有数字无法识别，暂未保存").waitFor();
  await page.getByLabel("日均用户数").fill("700");
  await page.getByLabel("日均用户数").blur();
  await page.getByText("日均用户数 700 大于日均调用次数 600").waitFor();
  await page.getByLabel("日均用户数").fill("500");
  await saved(page);
  await follow(page.getByRole("link", { name: "确认并提交" }));
  await page.getByText("已通过全部自动检查，可以提交").waitFor();
  await page.getByText("防止冒领档案").waitFor();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "提交申请" }).click();
  await page.getByText("申请表审核中").first().waitFor();
  expect(await standing(id)).toMatchObject({ state: "submitted", users_per_day: 500 });
  expect(refusedBy(page)).toEqual([]);
});

it("whoever asks for more than is usual is told beside it, and asks for less: the sheet follows, and so does the reviewer's page", async () => {
  const id = await numberOf("wx5e6f708192a3b4c5");
  const page = await console_.open(pathOf("fund_owner", `/${id}/fill-in?step=uses`), "fund_owner");
  const asked = (item: RegExp, how: string) =>
    page.getByRole("group", { name: item }).getByRole("button", { name: how }).click();
  await page.getByText("索取了姓名、身份证号；此类业务通常只需核验").waitFor();
  await sheetIn(page).getByText("身份证号属于敏感个人信息").waitFor();
  await expectNoBarriers(page);
  await page.locator(".asked").scrollIntoViewIfNeeded();
  await storeScreen(page, "console-application-items");
  await asked(/^身份证号/, "不索取");
  await asked(/^脱敏身份证号/, "可选");
  await page.getByLabel("是否年满某个年龄").fill("60");
  await page.getByLabel("是否年满某个年龄").blur();
  await sheetIn(page).getByText("这次不提供您的完整身份证号").waitFor();
  await sheetIn(page).getByText("是否年满 60 周岁").waitFor();
  await asked(/^姓名/, "不索取");
  await asked(/^脱敏身份证号/, "不索取");
  await page.getByLabel("是否年满某个年龄").fill("");
  await page.getByLabel("是否年满某个年龄").blur();
  await asked(/^仅核验/, "必需");
  await sheetIn(page).getByText("不会提供您的姓名和身份证号").waitFor();
  await saved(page);
  await page.getByText("此类业务通常只需核验").waitFor({ state: "detached" });
  await page.getByLabel("必要性和对个人的影响").fill("中心已有您的姓名和号码，只需确认是本人");
  await page.getByLabel("必要性和对个人的影响").blur();
  await expect
    .poll(async () => (await standing(id)).uses[0])
    .toMatchObject({
      items: [{ item: "verification", required: true }],
      necessity: "中心已有您的姓名和号码，只需确认是本人",
    });
  // The tests below are of an application that asks for what the original does.
  await asked(/^姓名/, "必需");
  await asked(/^身份证号/, "必需");
  await asked(/^仅核验/, "不索取");
  await expect.poll(async () => (await standing(id)).uses[0]?.items?.length ?? 2).toBe(2);

  const reviewed = await numberOf("wxa3b4c5d6e7f8091a");
  const reviewer = await console_.open(`/staff/queue/${reviewed}`, "reviewer");
  await reviewer.getByText("姓名；身份证号").waitFor();
  await reviewer.getByText("类目与用途 · 第 1 个类目 · 索取的信息项").waitFor();
  await expectNoBarriers(reviewer);
  expect([...refusedBy(page), ...refusedBy(reviewer)]).toEqual([]);
});

it("the sheet that citizens will see is drawn beside the form as its texts are typed, in both languages", async () => {
  const id = await numberOf("wx5e6f708192a3b4c5");
  const page = await console_.open(pathOf("fund_owner", `/${id}/fill-in`), "fund_owner");
  await sheetIn(page).getByText("公积金贷款通").waitFor();
  await page.getByLabel("用途", { exact: true }).fill("核对贷款申请人的身份");
  await sheetIn(page).getByText("核对贷款申请人的身份").waitFor();
  await storeScreen(page, "console-application-wizard");
  await expectNoBarriers(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByText("英文说明（选填）").click();
  await page.getByLabel("Purpose").fill("To check who applies for the loan");
  await page.getByLabel("Legal basis").fill("Regulations on Housing Provident Funds, Article 26");
  await page.getByLabel("Kept for").fill("Deleted within 30 days");
  await page.getByRole("button", { name: "English" }).last().click();
  await sheetIn(page).getByText("To check who applies for the loan").waitFor();
  await sheetIn(page).getByText("asks for your name and ID card number").waitFor();
  await saved(page);
  expect((await standing(id)).uses[0]?.english?.purpose).toBe("To check who applies for the loan");
  expect(refusedBy(page)).toEqual([]);
});

it("a day that there is not, one that has passed, and a paste that is too long are told beside the field", async () => {
  const id = await numberOf("wx5e6f708192a3b4c5");
  const page = await console_.open(pathOf("fund_owner", `/${id}/fill-in?step=ground`), "fund_owner");
  const end = page.getByLabel("申请的截止日期");
  await end.fill("2020-01-01");
  await end.blur();
  await page.getByText("申请的截止日期已过").waitFor();
  await end.fill("");
  await end.pressSequentially("1");
  await end.blur();
  await page.getByText("日期不完整，或没有这一天").waitFor();
  await end.fill("2030-12-31");
  await end.blur();
  await page.getByText("日期不完整，或没有这一天").waitFor({ state: "detached" });
  await expect.poll(async () => (await standing(id)).ends_at).toBe("2030-12-31T15:59:59.000Z");
  await end.fill("");
  const article = page.getByLabel("条款");
  const former = await article.inputValue();
  await article.fill("");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const paste = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await article.press("Control+V");
  };
  await paste("第二十\u200b六条\ufeff");
  expect(await article.inputValue()).toBe("第二十六条");
  await paste("款".repeat(200));
  await page.getByText("粘贴的内容太长：最多 200 字，最后 5 字没有录入").waitFor();
  expect(await article.inputValue()).toBe(`第二十六条${"款".repeat(195)}`);
  await expect.poll(async () => (await standing(id)).legal_ground?.article).toMatch(/款$/);
  // Whoever is signed in to a café's network alone hears nothing of the platform.
  await page.route("**/api/applications/**", (route) => route.fulfill({ status: 200, body: "<html>" }));
  await article.fill(former);
  await page.getByText("没有收到平台的回应，请检查网络后重试").waitFor();
  await page.unroute("**/api/applications/**");
  await page.getByRole("button", { name: "重试" }).click();
  await saved(page);
  await expect.poll(async () => (await standing(id)).legal_ground?.article).toBe(former);
});

it("a file is judged by what is in it, and one that was taken out is gone", async () => {
  const id = await numberOf("wx5e6f708192a3b4c5");
  const page = await console_.open(pathOf("fund_owner", `/${id}/fill-in?step=papers`), "fund_owner");
  const qualification = page.getByLabel("主体资质");
  const file = (name: string, content: string) => ({
    name,
    mimeType: "application/pdf",
    buffer: Buffer.from(content),
  });
  await qualification.setInputFiles(file("licence.pdf", "<html>no paper</html>"));
  await page.getByText("licence.pdf 不是 PDF、JPEG 或 PNG").waitFor();
  await qualification.setInputFiles(file("许可证.pdf", `%PDF-1.4\n${"0".repeat(3_000_000)}`));
  await page.getByText("许可证.pdf 已上传").waitFor();
  // Of several each is told of by its name, and the good ones go.
  const several = [file("空.pdf", ""), file("另.pdf", "%PDF-1.4\n2"), file("假.pdf", "MZ")];
  await qualification.setInputFiles(several);
  await page.getByText("另.pdf 已上传").waitFor();
  await page.getByText("空.pdf 是空文件").waitFor();
  await page.getByText("假.pdf 不是 PDF、JPEG 或 PNG").waitFor();
  await page.getByRole("button", { name: "移除 另.pdf" }).click();
  await page.getByRole("button", { name: "移除 另.pdf" }).waitFor({ state: "detached" });
  await qualification.setInputFiles(file(`${"长".repeat(296)}.pdf`, "%PDF-1.4\n5"));
  const named = async () => (await standing(id)).attachments.map(({ name }) => name).join();
  await expect.poll(named).toContain(`,${"长".repeat(196)}.pdf`);
  await page.getByRole("button", { name: /^移除 长/ }).click();
  await page.getByRole("button", { name: /^移除 长/ }).waitFor({ state: "detached" });
  // One that is stopped, or that nobody answers for, is not there, and said so.
  const attaching = `**/api/applications/${id}/attachments`;
  await page.route(attaching, () => {});
  await qualification.setInputFiles(file("慢.pdf", "%PDF-1.4\n3"));
  await page.getByRole("button", { name: "取消上传" }).click();
  await page.getByText("慢.pdf 已取消上传").waitFor();
  await page.unroute(attaching);
  await page.route(attaching, (route) => route.fulfill({ status: 429, body: "<h1>slower</h1>" }));
  await qualification.setInputFiles(file("忙.pdf", "%PDF-1.4\n4"));
  await page.getByText("忙.pdf 没有上传：请求太频繁或平台正忙，请稍后再试").waitFor();
  await page.unroute(attaching);
  await expectNoBarriers(page);
  expect((await standing(id)).attachments).toMatchObject([{ kind: "qualification", name: "许可证.pdf" }]);
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["%PDF-1.7"], "协议.pdf"));
    return transfer;
  });
  await page.locator(".drop").first().dispatchEvent("drop", { dataTransfer: dropped });
  await page.getByText("协议.pdf 已上传").waitFor();
  await page.getByRole("button", { name: "移除 协议.pdf" }).click();
  await page.getByRole("button", { name: "移除 协议.pdf" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "移除 许可证.pdf" }).click();
  await page.getByRole("button", { name: "移除 许可证.pdf" }).waitFor({ state: "detached" });
  expect((await standing(id)).attachments).toEqual([]);
});

it("a picture stands beside its name in small, drawn without an origin, and opens large where it is pressed", async () => {
  const id = await numberOf("wx5e6f708192a3b4c5");
  const content = readFileSync(new URL("../support/hospital-logo.png", import.meta.url)).toString("base64");
  const picture = { id, kind: "qualification", name: "许可证.png" } as const;
  const { digest } = await onMachine(console_.sandbox, "applications.attach", { ...picture, content });
  const page = await console_.open(pathOf("fund_owner", `/${id}/fill-in?step=papers`), "fund_owner");
  await page.frameLocator("iframe.thumbnail").locator("canvas").waitFor();
  const inFrame = page.frames().find((each) => each.url().endsWith("/paper"));
  expect(await inFrame?.evaluate(() => self.origin)).toBe("null");
  await expectNoBarriers(page);
  await page.locator(".files__thumbnail").click();
  const large = page.frameLocator("iframe.paper").locator("canvas");
  await large.waitFor();
  expect(await large.evaluate((canvas) => (canvas as HTMLCanvasElement).width)).toBeGreaterThan(0);
  await page.getByRole("button", { name: "收起 许可证.png" }).click();
  await onMachine(console_.sandbox, "applications.detach", { id, kind: "qualification", digest });
  expect(refusedBy(page)).toEqual([]);
});

it("of two people in one draft the second is told what both have written, and nothing is overwritten until they choose", async () => {
  const id = await numberOf("wx5e6f708192a3b4c5");
  const ground = `/${id}/fill-in?step=ground`;
  const owner = await console_.open(pathOf("fund_owner", ground), "fund_owner");
  const developer = await console_.open(pathOf("fund_developer", ground), "fund_developer");
  const where = (page: Page) => page.getByLabel("存储地点");
  await where(owner).fill("本市政务云，境内");
  await saved(owner);
  await expect.poll(async () => (await standing(id)).storage?.where).toBe("本市政务云，境内");
  await where(developer).fill("本单位机房，境内");
  await developer.getByRole("heading", { name: "你和同事同时修改了以下内容" }).waitFor();
  await expectNoBarriers(developer);
  expect((await standing(id)).storage?.where).toBe("本市政务云，境内");
  await developer.setViewportSize({ width: 1280, height: 800 });
  await developer.getByRole("button", { name: "保留我的" }).click();
  await saved(developer);
  await expect.poll(async () => (await standing(id)).storage?.where).toBe("本单位机房，境内");
  await owner.getByLabel("条款").fill("第二十六条第一款");
  await owner.getByText("同事刚刚修改了：存储地点").waitFor();
  await expect.poll(() => where(owner).inputValue()).toBe("本单位机房，境内");
});

it("what a change asks for in place of what is approved stands beside it, field by field", async () => {
  const id = await numberOf("wx4d5e6f708192a3b4");
  const page = await console_.open(pathOf("fund_owner", `/${id}`), "fund_owner");
  await page.getByRole("row", { name: /日均调用次数 4,200 5,600/ }).waitFor();
  await page
    .getByRole("row", { name: /用途 查询本人的住房公积金缴存和余额 查询和提取本人的住房公积金/ })
    .waitFor();
  await storeScreen(page, "console-application");
  await expectNoBarriers(page);
  expect(refusedBy(page)).toEqual([]);
});

it("what staff have asked stands above the form, and the answer goes back with what was changed", async () => {
  const id = await numberOf("wx091a2b3c4d5e6f70");
  const page = await console_.open(pathOf("courier_owner", `/${id}`), "courier_owner");
  await page.getByText("请补充访问权限的设置").first().waitFor();
  await expectNoBarriers(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("button", { name: "补充并答复" }).click();
  await follow(page.getByRole("link", { name: "影响评估" }));
  await page.getByLabel("保护措施").fill("按岗位授权，网点员工只见核验结果，不见身份证号");
  await follow(page.getByRole("link", { name: "确认并提交" }));
  await page.getByLabel("答复说明").fill("已补充网点员工的访问权限");
  await page.getByRole("button", { name: "提交补充材料" }).click();
  await page.getByText("已补充网点员工的访问权限").waitFor();
  const { state, assessment, history } = await standing(id);
  expect(state).toBe("permission_submitted");
  expect(assessment?.measures).toContain("网点员工只见核验结果");
  expect(history.at(-1)).toMatchObject({ move: "answer", reason: "已补充网点员工的访问权限" });
});

it("an owner takes an application back, after it is said what that does and with a reason", async () => {
  const id = await numberOf("wxd6e7f8091a2b3c4d");
  const page = await console_.open(pathOf("courier_owner", `/${id}`), "courier_owner");
  await page.getByRole("button", { name: "撤回申请" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("平台不再审核").waitFor();
  await expectNoBarriers(page);
  await dialog.getByLabel("原因").fill("骑手注册改由总部统一申请");
  await dialog.getByRole("button", { name: "撤回申请" }).click();
  await page.getByText("已关闭").first().waitFor();
  expect((await standing(id)).state).toBe("closed");
});

const BY_MAIL = [
  "1. 业务方名称（主体名称）：示例市第一人民医院",
  "2. 使用该接口的场景和用途：受检者预约体检时核验本人的真实身份，防止冒名体检",
  "3. 小程序名称及对应appid：一院体检预约",
  "4. 商户号：1900000208",
  "5. 日均调用量预估：900次/日，800人/日",
  "6. 最高并发调用量预估（分钟级）：8",
  "7. 日并发调用量均值预估（分钟级）：1",
  "8. 产品联系人：陆明 13800138000 luming@hospital.example",
  "9. 开发联系人：陆明 13800138000 luming@hospital.example",
];

/** The form comes by mail, without the appid: nobody can say whose it is. @returns the number in the subject of the receipt */
async function applyByMail(from: string): Promise<string> {
  const { smtp, apply_to: to } = console_.sandbox.file;
  const transport = createTransport({ host: smtp?.host, port: smtp?.port, ignoreTLS: true });
  await transport.sendMail({ from, to, subject: "实名授权接口申请", text: BY_MAIL.join("\n") });
  const receipt = async () => {
    const mails = await onMachine(console_.sandbox, "mailbox.list", {});
    return mails.find((mail) => mail.to.includes(from))?.subject ?? "";
  };
  await expect.poll(receipt, { timeout: 60_000 }).toMatch(/SM-\w{13}/);
  return /SM-\w{13}/.exec(await receipt())?.[0] ?? "";
}

it("an application that came by mail is claimed with the number in the subject, and belongs to the organisation from then on", async () => {
  const token = await applyByMail("checkups@hospital.example");
  const page = await console_.open(pathOf("hospital_owner"), "hospital_owner");
  await page.getByRole("button", { name: "认领邮件申请" }).click();
  await page.getByLabel("申请编号").fill("SM-0000000000000");
  await page.getByRole("button", { name: "认领", exact: true }).click();
  await page.getByText("没有待认领的申请使用该编号").waitFor();
  await expectNoBarriers(page);
  await page.getByLabel("申请编号").fill(token);
  await page.getByRole("button", { name: "认领", exact: true }).click();
  await page.getByRole("heading", { name: "一院体检预约" }).waitFor();
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  expect((await standing(id)).organisation_id).not.toBeNull();
});

it("an application begins with what the platform knows of its mini program", async () => {
  const page = await console_.open(pathOf("school_owner"), "school_owner");
  await page.getByRole("button", { name: "新建申请" }).click();
  await page.getByLabel("为哪个小程序申请").selectOption("wxb4c5d6e7f8091a2b");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "开始填写" }).click();
  await page.getByRole("heading", { name: /填写申请 · 校园一卡通/ }).waitFor();
  expect(await page.getByLabel("业务方名称（主体名称）").inputValue()).toBe("示例职业技术大学");
  expect(await page.getByLabel("商户号").inputValue()).toBe("1900000505");
  await follow(page.getByRole("link", { name: "确认并提交" }));
  await page.getByText("第 2 项“使用该接口的场景和用途”：未填写，请补充").waitFor();
  expect(await page.getByRole("button", { name: "提交申请" }).isDisabled()).toBe(true);
});

it("a change of what was approved begins as a copy of it, and says at the end what differs", async () => {
  const former = await numberOf("wxe7f8091a2b3c4d5e");
  const page = await console_.open(pathOf("courier_owner", `/${former}`), "courier_owner");
  await page.getByRole("button", { name: "变更或续期" }).click();
  await page.getByRole("heading", { name: /填写申请 · 快运同城急送/ }).waitFor();
  expect(await page.getByLabel("小程序", { exact: false }).first().isDisabled()).toBe(true);
  await follow(page.getByRole("link", { name: "类目与用途" }));
  await page.getByLabel("保存期限", { exact: true }).fill("寄递完成后 90 日删除");
  await follow(page.getByRole("link", { name: "确认并提交" }));
  await page.getByRole("row", { name: /保存期限 寄递完成后 180 日删除 寄递完成后 90 日删除/ }).waitFor();
  await expectNoBarriers(page);
  expect((await standing(former)).state).toBe("suspended");
});

it("who may only look is offered nothing to write", async () => {
  const page = await console_.open(pathOf("city_viewer"), "city_viewer");
  expect(await page.getByRole("button", { name: "新建申请" }).count()).toBe(0);
  await page.goto(pathOf("city_viewer", `/${"A".repeat(17)}/fill-in`));
  await page.getByRole("heading", { name: "没有权限" }).waitFor();
});
