/** Registers of what is done with people's identities, and to whom they go: derived from approvals and consents. */
import { shanghaiDateOf } from "@shiming/core";
import Type from "typebox";
import { operation } from "../operation.ts";
import { processingCsv, recipientsCsv } from "../processing-csv.ts";
import { processingRegister, recipientRegister } from "../processing-register.ts";
import {
  ProcessingInput,
  ProcessingRecord,
  Recipient,
  RecipientInput,
  RegisterExportInput,
  RegisterFile,
} from "../schemas/processing.ts";
import { thePlatform } from "../subjects.ts";

/** Nobody has more: an approval is decided by people. */
const ALL = 100_000;

export const processingOperations = {
  "processing.list": operation("processing.list", {
    method: "GET",
    path: "/processing",
    summary: {
      en: "Records of processing: each use of people's identities, derived from approvals and consents",
      zh: "个人信息处理记录：每一项实名信息用途，由批准和授权记录得出",
    },
    input: ProcessingInput,
    output: Type.Array(ProcessingRecord),
    subject: thePlatform,
    run: (asked, _actor, deps, at) => processingRegister(asked, deps, at),
  }),

  "processing.export": operation("processing.export", {
    method: "GET",
    path: "/processing/file",
    summary: { en: "Records of processing as a file", zh: "导出个人信息处理记录" },
    input: RegisterExportInput,
    output: RegisterFile,
    subject: thePlatform,
    run: async ({ format, language = "zh", ...asked }, _actor, deps, at) => {
      const records = await processingRegister({ ...asked, limit: ALL }, deps, at);
      const content = format === "csv" ? processingCsv(records, language) : jsonFile(records);
      return { name: `processing-${shanghaiDateOf(at)}.${format}`, content };
    },
  }),

  "recipients.list": operation("recipients.list", {
    method: "GET",
    path: "/recipients",
    summary: {
      en: "Service providers that identities go to, with what they receive and how often",
      zh: "实名信息的接收方，及其获取的信息项和次数",
    },
    input: RecipientInput,
    output: Type.Array(Recipient),
    subject: thePlatform,
    run: (asked, _actor, deps, at) => recipientRegister(asked, deps, at),
  }),

  "recipients.export": operation("recipients.export", {
    method: "GET",
    path: "/recipients/file",
    summary: { en: "The list of recipients as a file", zh: "导出接收方清单" },
    input: RegisterExportInput,
    output: RegisterFile,
    subject: thePlatform,
    run: async ({ format, language = "zh", ...asked }, _actor, deps, at) => {
      const recipients = await recipientRegister({ ...asked, limit: ALL }, deps, at);
      const content = format === "csv" ? recipientsCsv(recipients, language) : jsonFile(recipients);
      return { name: `recipients-${shanghaiDateOf(at)}.${format}`, content };
    },
  }),
};

const jsonFile = (all: readonly unknown[]) => `${JSON.stringify(all, undefined, 2)}\n`;
