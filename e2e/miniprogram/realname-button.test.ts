import { describe, expect, it, onTestFinished, vi } from "vitest";
import { mount, type Wx } from "./mount.ts";

/** As hosts of 2019 tell it, and as those since 2021 do. */
const told = (platform: unknown, version: unknown, language = "zh_CN"): Wx => ({
  getSystemInfoSync: () => ({ platform, version, language }),
});
const toldApart = (platform: string, version: string, language = "zh_CN"): Wx => ({
  getAppBaseInfo: () => ({ version, language }),
  getDeviceInfo: () => ({ platform }),
});
const phone = told("ios", "8.0.50");
const englishPhone = told("android", "8.0.50", "en");

function mounted(...given: Parameters<typeof mount>) {
  const page = mount(...given);
  onTestFinished(page.leave);
  return page;
}

/** Taps and lets the host answer. */
function tapAndAnswer(detail: unknown, wx: Wx = phone) {
  const page = mounted(wx);
  page.tap();
  page.answer(detail);
  return page.events;
}

describe("the button", () => {
  it("is the host's button with its open-type, and a label in Chinese", () => {
    const page = mounted(phone);
    expect(page.button()).toEqual({
      openType: "getRealnameAuthInfo",
      categoryId: [99, 904],
      type: "default",
      size: "default",
      disabled: false,
      loading: false,
    });
    expect(page.label()).toBe("实名授权");
  });

  it.each([
    ["99,904", [99, 904]],
    ["[99, 904]", [99, 904]],
    [" 3 , 4 , 5 ", [3, 4, 5]],
    [
      [3, 4, 5],
      [3, 4, 5],
    ],
    [
      ["99", "904"],
      ["99", "904"],
    ],
  ])("gives the host the category %j as a list", (category, levels) => {
    expect(mounted(phone, { category }).button().categoryId).toEqual(levels);
  });

  it.each([["99"], ["099,904"], ["类目"], [null], [{}], [["a", "b"]]])(
    "leaves it to the host to refuse the category %j",
    (category) => {
      const page = mounted(phone, { category });
      expect(page.button().openType).toBe("getRealnameAuthInfo");
      expect(page.button().categoryId).not.toEqual([99, 904]);
    },
  );

  it("follows its properties", () => {
    const page = mounted(phone, { type: "primary", size: "mini" });
    expect(page.button()).toMatchObject({ type: "primary", size: "mini" });
    page.set({ category: "1,2", type: "warn", disabled: true, lang: "en" });
    expect(page.button()).toMatchObject({ categoryId: [1, 2], type: "warn", disabled: true });
    expect(page.label()).toBe("Authorize");
  });

  it.each([
    ["zh_CN", "", "实名授权"],
    ["zh_TW", "", "实名授权"],
    ["", "", "实名授权"],
    ["en", "", "Authorize"],
    ["fr", "", "Authorize"],
    ["zh_CN", "en", "Authorize"],
    ["en", "zh_CN", "实名授权"],
  ])("is labelled for a host in %j with lang %j as %s", (language, lang, label) => {
    expect(mounted(told("ios", "8.0.50", language), { lang }).label()).toBe(label);
  });
});

describe("a tap", () => {
  it("ends in success with the auth_token", () => {
    expect(tapAndAnswer({ errMsg: "openRealnameAuth:ok", auth_token: "T1" })).toEqual([
      { name: "success", detail: { errMsg: "openRealnameAuth:ok", auth_token: "T1" } },
    ]);
  });

  it("switches the button off until the host answers, and on again", () => {
    const page = mounted(phone);
    page.tap();
    expect(page.button()).toMatchObject({ disabled: true, loading: true });
    page.answer({ errMsg: "openRealnameAuth:fail cancel" });
    expect(page.button()).toMatchObject({ disabled: false, loading: false });
    page.tap();
    page.answer({ errMsg: "openRealnameAuth:ok", auth_token: "T2" });
    expect(page.events.map(({ name }) => name)).toEqual(["fail", "success"]);
  });

  it("has one result, however often it is tapped and answered", () => {
    const page = mounted(phone);
    page.tap();
    page.tap();
    page.answer({ errMsg: "openRealnameAuth:ok", auth_token: "T3" });
    page.answer({ errMsg: "openRealnameAuth:fail cancel" });
    expect(page.events.map(({ name }) => name)).toEqual(["success"]);
  });

  it("does nothing while the page has switched the button off", () => {
    const page = mounted(phone, { disabled: true });
    page.tap();
    expect(page.button().loading).toBe(false);
  });

  it("is not needed for a result: not every host tells of it", () => {
    const page = mounted(phone);
    page.answer({ errMsg: "openRealnameAuth:ok", auth_token: "T4" });
    expect(page.events).toHaveLength(1);
  });

  it("fails when the host has said nothing by the end of the request's life", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const page = mounted(phone);
    page.tap();
    vi.advanceTimersByTime(300_000);
    expect(page.events).toEqual([]);
    vi.advanceTimersByTime(10_000);
    expect(page.events).toMatchObject([{ name: "fail", detail: { reason: "system_error" } }]);
    expect(page.button().disabled).toBe(false);
  });

  it("says nothing more to a page that was left", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const page = mount(phone);
    page.tap();
    page.leave();
    vi.advanceTimersByTime(400_000);
    expect(page.events).toEqual([]);
  });
});

/** Contract §2, copied by hand. */
const failures = {
  cancel: "cancel",
  "access denied": "access_denied",
  "invalid category-id": "invalid_category_id",
  "version too low": "version_too_low",
  "account locked": "account_locked",
  "no real name info": "no_real_name_info",
  "not register wechat pay": "not_register_wechat_pay",
  "stale request": "stale_request",
  "system error": "system_error",
};

describe("a failure", () => {
  it.each(Object.entries(failures))("%s is told as %s, to the user and to the developer", (words, reason) => {
    const errMsg = `openRealnameAuth:fail ${words}`;
    expect(tapAndAnswer({ errMsg, reason: "What is missing." })).toEqual([
      {
        name: "fail",
        detail: {
          errMsg,
          reason,
          message: expect.stringMatching(/^\p{Script=Han}.*。$/u),
          hint: "What is missing.",
        },
      },
    ]);
    expect(tapAndAnswer({ errMsg }, englishPhone)).toEqual([
      {
        name: "fail",
        detail: {
          errMsg,
          reason,
          message: expect.stringMatching(/^[A-Z].*\.$/),
          hint: expect.stringMatching(/^[A-Z].*\.$/),
        },
      },
    ]);
  });

  it.each([
    ["getRealnameAuthInfo:fail cancel", "cancel"],
    ["OpenRealnameAuth:Fail Access Denied", "access denied"],
    ["  openRealnameAuth:fail access  denied \n", "access denied"],
    ["openRealnameAuth:fail:access denied", "access denied"],
    ["openRealnameAuth:fail_access_denied", "access denied"],
    ["openRealnameAuth:fail invalid category id", "invalid category-id"],
    ["openRealnameAuth:fail Invalid category-id: [1]", "invalid category-id"],
    ["openRealnameAuth:fail version too low, update", "version too low"],
    ["getRealnameAuthInfo:fail user cancel", "cancel"],
    ["getRealnameAuthInfo:fail user deny", "cancel"],
    ["getRealnameAuthInfo:fail auth deny", "cancel"],
  ] as const)("is recognised as clients write it, and told as the contract does: %j", (errMsg, words) => {
    const detail = { errMsg: `openRealnameAuth:fail ${words}`, reason: failures[words] };
    expect(tapAndAnswer({ errMsg })).toMatchObject([{ name: "fail", detail }]);
  });

  it.each([
    [undefined],
    [null],
    [""],
    [0],
    ["openRealnameAuth:ok"],
    [[]],
    [{}],
    [{ auth_token: "T" }],
    [{ errMsg: null }],
    [{ errMsg: 7 }],
    [{ errMsg: "openRealnameAuth:ok" }],
    [{ errMsg: "openRealnameAuth:ok", auth_token: "" }],
    [{ errMsg: "openRealnameAuth:ok", auth_token: { a: 1 } }],
    [{ errMsg: "openRealnameAuth:fail" }],
    [{ errMsg: "openRealnameAuth:fail constructor" }],
    [{ errMsg: "openRealnameAuth:fail cancelled" }],
    [{ errMsg: "access denied" }],
    [Object.create(null)],
    [{ errMsg: Object.create(null) }],
  ])("of no known form is a system error: %o", (detail) => {
    expect(tapAndAnswer(detail)).toEqual([
      {
        name: "fail",
        detail: {
          errMsg: "openRealnameAuth:fail system error",
          reason: "system_error",
          message: "出了点问题，请稍后再次点击按钮。",
          hint: expect.stringContaining("errMsg: "),
        },
      },
    ]);
  });

  it("carries no auth_token, not even the host's", () => {
    const events = tapAndAnswer({ errMsg: "openRealnameAuth:fail cancel", auth_token: "secret" });
    expect(JSON.stringify(events)).not.toContain("secret");
  });
});

describe("a host", () => {
  it.each([
    ["ios", "6.5.22"],
    ["android", "6.5.22"],
    ["ios", "6.10.0"],
    ["android", "10.0"],
    ["ios", "6.5.22.1"],
  ])("on %s is new enough as %s", (platform, version) => {
    expect(mounted(told(platform, version)).button().openType).toBe("getRealnameAuthInfo");
    expect(mounted(toldApart(platform, version)).button().openType).toBe("getRealnameAuthInfo");
  });

  it.each([
    ["ios", "6.5.21"],
    ["android", "6.5.3"],
    ["ios", "6.5"],
    ["windows", "8.0.50"],
    ["devtools", "8.0.50"],
    ["ohos", "8.0.50"],
    [undefined, "8.0.50"],
    ["ios", undefined],
    ["ios", "8"],
    ["ios", "v8.0.50"],
    ["ios", "8.0.50-beta"],
  ])(
    "on %s is too old, or none, as %s: the tap asks to update, and nothing else happens",
    (platform, version) => {
      const page = mounted(told(platform, version));
      expect(page.button().openType).not.toBe("getRealnameAuthInfo");
      page.tap();
      expect(page.events).toEqual([
        {
          name: "fail",
          detail: {
            errMsg: "openRealnameAuth:fail version too low",
            reason: "version_too_low",
            message: "请在苹果手机或安卓手机上，把应用升级到最新版本后重试。",
            hint: `The host is ${platform} ${version}; the button needs ios or android, 6.5.22 or later.`,
          },
        },
      ]);
    },
  );

  it.each([
    ["tells nothing", {}],
    ["tells null", { getSystemInfoSync: () => null }],
    [
      "throws",
      {
        getSystemInfoSync: () => {
          throw new Error("no");
        },
      },
    ],
  ])("that %s is one without the button", (_what, wx) => {
    const page = mounted(wx as Wx);
    page.tap();
    expect(page.events).toMatchObject([{ name: "fail", detail: { reason: "version_too_low" } }]);
  });

  it("is looked at again when the page is shown again", () => {
    const host = { platform: "ios", version: "6.5.21", language: "zh_CN" };
    const page = mounted({ getSystemInfoSync: () => host });
    host.version = "6.5.22";
    page.show();
    expect(page.button().openType).toBe("getRealnameAuthInfo");
  });
});
