/** Files that belong to an application: sealed, judged by their content, given out as downloads only. */
import { openRecord, sealRecord, type Text } from "@shiming/crypto";
import type { Permitted } from "../authorization/authorize.ts";
import { type Digest, digestOf } from "../digest.ts";
import { refuse } from "../failure.ts";
import { fileTypeOf } from "../file/file-type.ts";
import type { FileScan, StoredFile } from "../file/stored-file.ts";
import type { FileStore } from "../ports/file-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import { applicationStateWords } from "../words/index.ts";
import type { Application, Attachment, AttachmentKind } from "./application.ts";
import { type ApplicationDeps, changeApplication, requireApplication } from "./change.ts";
import { turnOf } from "./state.ts";

export interface FileDeps {
  readonly files: FileStore;
  readonly keys: KeyEncryptionKeys;
  /** Whether files are held until a scan has answered. */
  readonly isScanned: boolean;
}

export interface GivenFile {
  readonly kind: AttachmentKind;
  readonly name: string;
  readonly content: Uint8Array;
}

const LARGEST = 10_000_000;
const MOST = 40;
/** All files of an application; strangers fill disks otherwise. */
const LARGEST_TOGETHER = 100_000_000;
const LONGEST_NAME = 200;
const columnOf = (digest: Digest) => `files.content:${digest}`;

const TOO_LARGE: Text = { en: "a file has at most 10 MB", zh: "文件不得超过 10 MB" };
const EMPTY: Text = { en: "the file is empty", zh: "文件是空的" };
const WRONG_TYPE: Text = {
  en: "a file is a PDF, a JPEG or a PNG: what it is called does not count, what is in it does",
  zh: "文件须为 PDF、JPEG 或 PNG：以内容为准，与文件名无关",
};
const TOO_MUCH: Text = {
  en: "the files of an application have at most 100 MB together",
  zh: "一份申请的文件合计不得超过 100 MB",
};
const TOO_MANY: Text = { en: `an application has at most ${MOST} files`, zh: `一份申请最多 ${MOST} 个文件` };

/**
 * Attaches a file. The same content is kept once.
 * @throws `entity_not_found`; `value_invalid` for one that is too large, empty, or no PDF, JPEG or PNG
 */
export async function attachFile(
  id: string,
  file: GivenFile,
  actor: Permitted<"applications.attach">,
  deps: ApplicationDeps & FileDeps,
  at: Date,
): Promise<Attachment> {
  const attachment = factsOf(file, at);
  if (attachment.type === "other") refuse("value_invalid", { hint: WRONG_TYPE });
  const attach = (now: Application) => withAttachments(now, [attachment]);
  // What is refused is not kept either.
  attach((await requireApplication(id, deps)).application);
  await putFile(attachment, file.content, deps);
  await changeApplication(id, "file_attached", attach, actor, deps, at);
  return attachment;
}

/** Keeps it, sealed, whatever its type. @throws `value_invalid` */
export async function keepFile(file: GivenFile, deps: FileDeps, at: Date): Promise<Attachment> {
  const attachment = factsOf(file, at);
  await putFile(attachment, file.content, deps);
  return attachment;
}

/** @throws `value_invalid` for a file that is empty or too large */
function factsOf({ kind, name, content }: GivenFile, at: Date): Attachment {
  if (content.length === 0) refuse("value_invalid", { hint: EMPTY });
  if (content.length > LARGEST) refuse("value_invalid", { hint: TOO_LARGE });
  const [digest, type, size] = [digestOf(content), fileTypeOf(content), content.length];
  return { digest, kind, name: safeName(name), type, size, at };
}

async function putFile(
  { digest, type, size, at }: Attachment,
  content: Uint8Array,
  { files, keys, isScanned }: FileDeps,
): Promise<void> {
  const sealed = await sealRecord(content, columnOf(digest), keys.current());
  await files.put({ digest, type, size, sealed, scan: isScanned ? "held" : "clean", storedAt: at });
}

/** Pure. Of the same content under the same kind there is one. @throws `value_invalid` */
export function withAttachments(now: Application, added: readonly Attachment[]): Application {
  if (turnOf(now.state).owner === "nobody") {
    refuse("value_invalid", {
      hint: {
        en: `nothing is added where an application is ${now.state}`,
        zh: `申请处于“${applicationStateWords[now.state].zh}”，不能添加文件`,
      },
    });
  }
  const isSame = (one: Attachment, other: Attachment) =>
    one.digest === other.digest && one.kind === other.kind;
  const others = now.attachments.filter((each) => !added.some((file) => isSame(file, each)));
  const attachments = [...others, ...added];
  if (attachments.length > MOST) refuse("value_invalid", { hint: TOO_MANY });
  if (sizeOf(attachments) > LARGEST_TOGETHER) refuse("value_invalid", { hint: TOO_MUCH });
  return { ...now, attachments };
}

/**
 * Takes a file out of an application, while it is the applicant's to change: what staff have in front of them stays.
 * @throws `entity_not_found`, `value_invalid`
 */
export function detachFile(
  id: string,
  { digest, kind }: Pick<Attachment, "digest" | "kind">,
  actor: Permitted<"applications.detach">,
  deps: ApplicationDeps,
  at: Date,
): Promise<Application> {
  const detach = (now: Application) => {
    if (turnOf(now.state).owner !== "applicant") refuse("value_invalid", { hint: NOT_YOURS });
    const attachments = now.attachments.filter((file) => file.digest !== digest || file.kind !== kind);
    if (attachments.length === now.attachments.length) refuse("entity_not_found", { hint: noFile(id) });
    return { ...now, attachments };
  };
  return changeApplication(id, "file_detached", detach, actor, deps, at);
}

const NOT_YOURS: Text = {
  en: "it is the platform's turn: files can be added, and none taken out",
  zh: "正由平台方处理：可以补充文件，不能移除",
};
const noFile = (id: string): Text => ({
  en: `application ${id} has no such file`,
  zh: `申请 ${id} 没有这个文件`,
});

const sizeOf = (files: readonly Attachment[]) => files.reduce((size, file) => size + file.size, 0);

/** What of the files of a mail an application has room for. */
export function roomFor<
  Files extends { readonly kept: readonly Attachment[]; readonly tooMany: readonly string[] },
>({ attachments }: Application, files: Files): Files {
  const known = new Set(attachments.map(({ digest, kind }) => `${digest} ${kind}`));
  const isNew = ({ digest, kind }: Attachment) => !known.has(`${digest} ${kind}`);
  const over = files.kept.filter(isNew).slice(Math.max(0, MOST - attachments.length));
  let together = sizeOf(attachments);
  for (const file of files.kept.filter((each) => isNew(each) && !over.includes(each))) {
    if (together + file.size > LARGEST_TOGETHER) over.push(file);
    else together += file.size;
  }
  return {
    ...files,
    kept: files.kept.filter((file) => !over.includes(file)),
    tooMany: [...files.tooMany, ...over.map(({ name }) => name)],
  };
}

/** The last part of a path, without what could steer whoever reads it. */
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const all = last.replaceAll(/[\p{C}\p{Zl}\p{Zp}"<>|:*?]/gu, "").trim();
  // Without its end no program would know what opens it.
  const end = /\.[A-Za-z0-9]{1,5}$/.exec(all)?.[0] ?? "";
  const begin = [...all.slice(0, all.length - end.length)].slice(0, LONGEST_NAME - end.length).join("");
  return begin + end || "file";
}

/** @throws `entity_not_found`; `value_invalid` while it is held for the scan, and for good where the scan refused it */
export async function downloadFile(
  id: string,
  digest: Digest,
  _actor: Permitted<"applications.download">,
  deps: ApplicationDeps & Pick<FileDeps, "files">,
): Promise<Attachment & { readonly content: Uint8Array }> {
  const { application } = await requireApplication(id, deps);
  const attachment = application.attachments.find((file) => file.digest === digest);
  const file = attachment && (await deps.files.find(digest));
  if (!file) {
    return refuse("entity_not_found", { hint: noFile(id) });
  }
  if (file.scan !== "clean") refuse("value_invalid", { hint: NOT_CLEAN[file.scan] });
  return { ...attachment, content: await openFile(file, deps) };
}

const NOT_CLEAN: Readonly<Record<Exclude<FileScan, "clean">, Text>> = {
  held: { en: "the file is held until it has been scanned", zh: "文件正在扫描，暂不能下载" },
  refused: { en: "the scan has refused the file", zh: "文件未通过安全扫描" },
};

/** The content of a file as it was handed in. */
export async function openFile(
  { digest, sealed }: StoredFile,
  { keys }: Pick<FileDeps, "keys">,
): Promise<Uint8Array> {
  return await openRecord(sealed, columnOf(digest), (id) => keys.byId(id));
}
