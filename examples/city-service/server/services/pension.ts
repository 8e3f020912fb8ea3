/** 退休资格认证: whoever draws a pension shows once a year that they are there. Name and number are on file already. */
import { type RealnameClient, Sensitive } from "@shiming/sdk";
import type { Database } from "better-sqlite3";
import { Refusal } from "../http/refusal.ts";
import { dayOf } from "./calendar.ts";

/** What the pension office has had for years; invented here. */
const ROLL: Readonly<Record<string, readonly [realName: string, credentialId: string]>> = {
  "30010001": ["陈𬭎", "999999196608151356"],
  "30010002": ["欧阳若兰", "999999197802141148"],
  "30010003": ["阿依古丽·买买提", "999999199912311215"],
};

export interface Attempt {
  readonly pension_no: string;
  /** Of `wx.login`. */
  readonly js_code: string;
  /** From the way back of the consent. */
  readonly code: string;
}

export function createPension(database: Database, realname: Pick<RealnameClient, "login" | "verify">) {
  const keep = database.prepare("REPLACE INTO pension_qualification VALUES (?, ?)");
  return {
    /**
     * Asks whether the person who is there is the one on file, and gets nothing but the answer.
     * @throws Refusal `not_on_the_roll`, `another_person`; RealnameError
     */
    async qualify(
      { pension_no: pensionNo, js_code, code }: Attempt,
      at: Date,
    ): Promise<{ valid_until: string }> {
      const onFile = ROLL[pensionNo];
      if (!onFile) throw new Refusal("not_on_the_roll");
      const [realName, credentialId] = onFile.map((value) => new Sensitive(value)) as [
        Sensitive<string>,
        Sensitive<string>,
      ];
      const { openid } = await realname.login(js_code);
      const { result } = await realname.verify({ openid, realName, credentialId, code });
      switch (result) {
        case "match": {
          const valid_until = aYearAfter(at);
          keep.run(pensionNo, valid_until);
          return { valid_until };
        }
        case "name_mismatch":
        case "id_mismatch":
          throw new Refusal("another_person");
        case "not_verified":
          throw new Refusal("no_realname_info");
      }
    },
  };
}

function aYearAfter(at: Date): string {
  const [year = "", ...rest] = dayOf(at).split("-");
  return [Number(year) + 1, ...rest].join("-").replace("-02-29", "-02-28");
}
