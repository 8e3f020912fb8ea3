/** What people and programs call the columns of accounts. */
import { ACCOUNT_COLUMNS, type AccountColumn } from "@shiming/core";

const CHINESE: Readonly<Record<AccountColumn, readonly string[]>> = {
  user_id: ["用户id", "用户编号", "用户标识", "用户号", "会员id", "会员编号", "用戶id", "用戶編號"],
  real_name: ["姓名", "真实姓名", "名字", "真實姓名"],
  credential_type: ["证件类型", "证件类别", "证件种类", "證件類型", "證件類別"],
  credential_id: [
    ...["证件号码", "证件号", "证件编号", "身份证号", "身份证号码", "身份证", "公民身份号码"],
    ...["證件號碼", "證件號", "身份證號", "身份證號碼"],
  ],
  payment_account: [
    ...["支付账户", "支付帐户", "支付账号", "有无支付账户", "是否有支付账户", "是否开通支付"],
    ...["支付帳戶", "支付賬戶"],
  ],
  pay_password_hash: ["支付密码哈希", "支付密码摘要", "支付密码散列"],
  guardians: ["监护人", "监护人id", "监护人编号", "监护人用户id", "監護人"],
};

/** In small letters, with nothing between the words. */
const COLUMN_OF: ReadonlyMap<string, AccountColumn> = new Map(
  ACCOUNT_COLUMNS.flatMap((column) =>
    [column, ...CHINESE[column]].map((name) => [lettersOf(name), column] as const),
  ),
);

/** In any case and width, with whatever between its words, in Chinese, with a star or a colon; or both names, one in brackets. */
export function columnOf(text: string): AccountColumn | undefined {
  const name = text.normalize("NFKC").trim();
  const column = COLUMN_OF.get(lettersOf(name));
  if (column) return column;
  const [, outside = "", inside = ""] = /^([^()[\]]{1,40})[([]([^()[\]]{1,40})[)\]]$/u.exec(name) ?? [];
  return COLUMN_OF.get(lettersOf(outside)) ?? COLUMN_OF.get(lettersOf(inside));
}

function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_*:-]/gu, "");
}
