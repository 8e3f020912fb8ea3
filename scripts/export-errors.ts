/** Writes vectors/errors.json, the error table for readers in other languages. */
import { writeFileSync } from "node:fs";
import { errcodes, errors } from "../packages/wire/src/index.ts";

const vector = {
  description: "Error codes of the wire contract. errmsg is what errmsg begins with on the wire.",
  errors: errcodes.map((errcode) => ({ errcode, ...errors[errcode] })),
};

writeFileSync(new URL("../vectors/errors.json", import.meta.url), `${JSON.stringify(vector, null, 2)}\n`);
