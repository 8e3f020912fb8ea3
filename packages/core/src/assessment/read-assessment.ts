import { openRecord, type Text } from "@shiming/crypto";
import { openFile } from "../application/attachments.ts";
import { refuse } from "../failure.ts";
import type { AssessmentStore } from "../ports/assessment-store.ts";
import type { FileStore } from "../ports/file-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import {
  type Assessment,
  type AssessmentSubject,
  type AssessmentWords,
  assessmentColumn,
} from "./assessment.ts";

/** What it says, for whoever may read it. */
export function openAssessment({ id, sealed }: Assessment, keys: KeyEncryptionKeys): AssessmentWords {
  const content = openRecord(sealed, assessmentColumn(id), (key) => keys.byId(key));
  return JSON.parse(Buffer.from(content).toString());
}

/** Every version, newest first. @throws `entity_not_found` where there is none */
export async function requireAssessments(
  subject: AssessmentSubject,
  { assessments }: { readonly assessments: Pick<AssessmentStore, "versionsOf"> },
): Promise<readonly [Assessment, ...Assessment[]]> {
  const [latest, ...before] = await assessments.versionsOf(subject);
  return latest ? [latest, ...before] : refuse("entity_not_found", { hint: none(subject) });
}

/** The PDF of a version. @throws `entity_not_found`; `value_invalid` where a scan has not found it harmless */
export async function assessmentDocument(
  subject: AssessmentSubject,
  version: number,
  deps: {
    readonly assessments: Pick<AssessmentStore, "versionsOf">;
    readonly files: Pick<FileStore, "find">;
    readonly keys: KeyEncryptionKeys;
  },
): Promise<Uint8Array> {
  const found = (await requireAssessments(subject, deps)).find((each) => each.version === version);
  const file = found?.document && (await deps.files.find(found.document.digest));
  if (!file) return refuse("entity_not_found", { hint: none(subject) });
  if (file.scan !== "clean") refuse("value_invalid", { hint: NOT_CLEAN });
  return openFile(file, deps);
}

const none = (subject: string): Text => ({
  en: `no such assessment of ${subject}`,
  zh: `没有 ${subject} 的这份评估`,
});
const NOT_CLEAN: Text = {
  en: "the document waits for its scan, or was refused by it",
  zh: "文件正在扫描，或未通过安全扫描",
};
