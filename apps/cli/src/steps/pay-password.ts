/** The options and the variable that a payment password comes by. */
import { readSecret } from "../commands/options.ts";
import type { Command } from "../manual/command.ts";

export interface PayPasswordOptions {
  readonly payPassword?: string;
  readonly payPasswordFile?: string;
}

export function addPayPasswordOptions(command: Command): Command {
  return command
    .option("--pay-password <digits>", {
      en: "payment password (or SHIMING_PAY_PASSWORD, or --pay-password-file)",
      zh: "支付密码（或 SHIMING_PAY_PASSWORD，或 --pay-password-file）",
    })
    .option("--pay-password-file <file>", {
      en: "file with the payment password; - for standard input",
      zh: "存放支付密码的文件；- 表示标准输入",
    });
}

export const PAY_PASSWORD_ENVIRONMENT = {
  SHIMING_PAY_PASSWORD: {
    en: "the payment password, unless --pay-password-file is given",
    zh: "支付密码；给出 --pay-password-file 时不用",
  },
};

/** @throws Sentence for a file that cannot be read */
export function readPayPassword({ payPasswordFile, payPassword }: PayPasswordOptions): string | undefined {
  return readSecret({ file: payPasswordFile, variable: "SHIMING_PAY_PASSWORD", argument: payPassword });
}
