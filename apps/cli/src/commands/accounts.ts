import type { InputOf } from "@shiming/administration";
import type { IdentityDocument } from "@shiming/core";
import { countOtherDots } from "@shiming/crypto";
import { perform } from "../administration/perform.ts";
import { parseJson } from "../json-text.ts";
import type { Language, Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { usage } from "../sentence.ts";
import {
  addPayPasswordOptions,
  PAY_PASSWORD_ENVIRONMENT,
  type PayPasswordOptions,
  readPayPassword,
} from "../steps/pay-password.ts";
import { parseTime } from "../time-option.ts";
import { addImportCommand } from "./accounts-import.ts";
import { addDeleteCommand, addListCommand, addShowCommand } from "./accounts-show.ts";
import {
  addPlatformOptions,
  locationOf,
  PLATFORM_ENVIRONMENT,
  type PlatformOptions,
  printForPrograms,
  readInput,
} from "./options.ts";

interface SetOptions extends PlatformOptions, PayPasswordOptions, Spoken {
  readonly user: string;
  readonly create?: boolean;
  readonly host?: string;
  readonly paymentAccount?: string;
  readonly identityFile?: string;
  readonly identity: boolean;
  readonly lockedUntil?: string;
  readonly unlock?: boolean;
  readonly guardian?: readonly GuardianChange[];
  readonly json?: boolean;
}

interface GuardianChange {
  readonly what: "add" | "remove";
  readonly userId: string;
}

const collectGuardians =
  (what: GuardianChange["what"]) =>
  (userId: string, before: readonly GuardianChange[] | undefined): readonly GuardianChange[] => [
    ...(before ?? []),
    { what, userId },
  ];

export function addAccountsCommand(program: Command): void {
  const accounts = program
    .command("accounts")
    .description({ en: "accounts of the host's users", zh: "宿主用户的账户" });
  const identified = addPlatformOptions(accounts.command("set"))
    .description({
      en: "change the given parts of an account, or make one; everything else stays as it is",
      zh: "修改账户中给出的各项，或新建账户；其余不变",
    })
    .requiredOption("--user <user_id>", { en: "the user id at the host", zh: "用户在宿主的 id" })
    .option("--host <issuer>", { en: "the host (default: the only one)", zh: "宿主（默认：唯一的那个）" })
    .option("--create", {
      en: "make the account; it must not exist yet",
      zh: "新建账户；该账户不能已存在",
    })
    .option("--payment-account <yes|no>", {
      en: "whether the user has a payment account",
      zh: "用户有没有支付账户",
    })
    .option("--identity-file <file>", {
      en: 'verified identity as JSON {"real_name", "credential_type", "credential_id"}; - for standard input',
      zh: '已核验的身份，JSON {"real_name", "credential_type", "credential_id"}；- 表示标准输入',
    })
    .option("--no-identity", { en: "remove the verified identity", zh: "清除已核验的身份" });
  const command = addPayPasswordOptions(identified)
    .option("--locked-until <time>", {
      en: "lock the account until then (ISO 8601)",
      zh: "锁定账户到这个时间（ISO 8601）",
    })
    .option("--unlock", {
      en: "unlock the account and forget wrong attempts",
      zh: "解除锁定，并清除输错的次数",
    })
    .option(
      "--guardian <user_id>",
      {
        en: "who may act for this person while a child under 14; again for one more",
        zh: "本人未满十四周岁时可代为办理的监护人；可多次给出",
      },
      collectGuardians("add"),
    )
    .option(
      "--no-guardian <user_id>",
      { en: "who may not any more; again for one more", zh: "不再是监护人的用户；可多次给出" },
      collectGuardians("remove"),
    )
    .option("--json", {
      en: "print JSON: what is there, never the identity or the password",
      zh: "输出 JSON：只说有没有，绝不含身份信息和密码",
    })
    .action(async (options: SetOptions) => {
      const { issuer, user_id, presence, ...change } = changeOf(options);
      if (Object.keys(change).length === 0 && presence === "existing")
        usage({ en: "Name what to set; --help lists it.", zh: "请说明要设置什么；--help 有清单。" });
      const account = await perform(locationOf(options), "accounts.set", {
        issuer,
        user_id,
        presence,
        ...change,
      });
      tellOtherDots(change.identity?.real_name, options.language);
      printForPrograms(account, options.json);
    });
  manual(command, {
    examples: [
      [
        { en: "A new person who is verified and can pay", zh: "新增一个已实名、可支付的用户" },
        "shiming accounts set --user u-1 --create --payment-account yes --identity-file identity.json --pay-password-file password",
      ],
      [
        { en: "Somebody who has lost their phone", zh: "手机丢失的用户" },
        "shiming accounts set --user u-1 --locked-until 2026-12-31T00:00:00Z",
      ],
      [
        { en: "A child, and the mother who may act for it", zh: "一个孩子，和可以代为办理的母亲" },
        "shiming accounts set --user child-1 --guardian u-1",
      ],
    ],
    environment: {
      ...PAY_PASSWORD_ENVIRONMENT,
      ...PLATFORM_ENVIRONMENT,
    },
  });
  addShowCommand(accounts);
  addDeleteCommand(accounts);
  addListCommand(accounts);
  addImportCommand(accounts);
}

function changeOf(options: SetOptions): InputOf<"accounts.set"> {
  const payPassword = readPayPassword(options);
  const lockedUntil = lockOf(options);
  const identity = identityOf(options);
  return {
    ...(options.host === undefined ? {} : { issuer: options.host }),
    user_id: options.user,
    presence: options.create ? "new" : "existing",
    ...(options.paymentAccount === undefined ? {} : { payment_account: yesOrNo(options.paymentAccount) }),
    ...(identity === undefined ? {} : { identity }),
    ...(payPassword === undefined ? {} : { pay_password: payPassword }),
    ...(lockedUntil === undefined ? {} : { locked_until: lockedUntil }),
    ...guardiansOf(options),
  };
}

function guardiansOf({ guardian: changes = [] }: SetOptions) {
  const those = (asked: GuardianChange["what"]) =>
    changes.flatMap(({ what, userId }) => (what === asked ? [userId] : []));
  const [add_guardians, remove_guardians] = [those("add"), those("remove")];
  return {
    ...(add_guardians.length > 0 && { add_guardians }),
    ...(remove_guardians.length > 0 && { remove_guardians }),
  };
}

function yesOrNo(text: string): boolean {
  if (text !== "yes" && text !== "no")
    usage({ en: "--payment-account takes yes or no.", zh: "--payment-account 只能是 yes 或 no。" });
  return text === "yes";
}

function lockOf({ lockedUntil, unlock }: SetOptions): string | null | undefined {
  if (unlock) return null;
  if (lockedUntil === undefined) return undefined;
  return parseTime("--locked-until", lockedUntil, "end").toISOString();
}

function tellOtherDots(realName: string | undefined, language: Language): void {
  const count = countOtherDots(realName ?? "");
  if (count === 0) return;
  const told = {
    en: `${count} ${count === 1 ? "dot of the name is" : "dots of the name are"} · (U+00B7) now.`,
    zh: `姓名里的 ${count} 个间隔号已改为 ·（U+00B7）。`,
  };
  console.error(told[language]);
}

const DOCUMENTS: readonly IdentityDocument[] = ["resident_id_card", "passport", "other"];

function identityOf({ identity, identityFile }: SetOptions): InputOf<"accounts.set">["identity"] {
  if (!identity) return null;
  if (identityFile === undefined) return undefined;
  const { real_name, credential_type, credential_id } = parseIdentity(readInput(identityFile));
  const document = DOCUMENTS.find((name) => name === credential_type);
  if (!document || typeof real_name !== "string" || typeof credential_id !== "string") {
    return usage({
      en: `The identity needs real_name, credential_id and credential_type, one of ${DOCUMENTS.join(", ")}.`,
      zh: `身份应有 real_name、credential_id 和 credential_type（${DOCUMENTS.join("、")} 之一）。`,
    });
  }
  return { document, real_name, credential_id };
}

function parseIdentity(text: string): Record<string, unknown> {
  try {
    return Object(parseJson(text));
  } catch {
    return usage({ en: "The identity is no JSON object.", zh: "身份不是 JSON 对象。" });
  }
}
