/** Whether a folder is fit to hold data or keys: one's own, no link, on a file system that keeps what is written. */

import { existsSync, lstatSync, readdirSync, type Stats, statfsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { languageOf } from "./language.ts";
import { Sentence, unreadable, usage } from "./sentence.ts";
import { shellWord } from "./shell-word.ts";

/** File systems by `f_type` of statfs(2). */
const PSEUDO = new Set([0x9fa0, 0x62656572, 0x27e0eb, 0x63677270, 0x64626720, 0x74726163, 0xcafe4a11]);
/** NFS, SMB, CIFS, SMB2, AFS, Coda, NCP, Ceph, Lustre, OCFS2, GFS2: SQLite's log must not lie on them. */
const NETWORK = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x73757245, 0x564c, 0x00c36400, 0x0bd00bd0, 0x7461636f,
  0x01161970,
]);
/** FUSE and 9P: may be a network, or this machine's own disk seen from a container. */
const UNSURE = new Set([0x65735546, 0x01021997]);

/**
 * Refuses a folder that is a link, somebody else's, open to everybody, or on a file system that is no place for it.
 * A folder that is not there yet is judged by where it would be made. On a file system that may be a network, warns.
 * @throws Sentence (exit code 2)
 */
export function requireOwnFolder(folder: string): void {
  judging(folder, () => {
    const path = resolve(folder);
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there) requireOwn(folder, there);
    requireFileSystem(folder, existingPartOf(path));
  });
}

/**
 * The same, and nothing in it is a link.
 * @param depth how many levels of folders are looked through
 */
export function requireOwnFolderWithoutLinks(folder: string, depth: number): void {
  requireOwnFolder(folder);
  judging(folder, () => requireNoLinks(folder, depth));
}

/** What cannot even be looked at is no folder of one's own; the part of the path that is in the way is named. */
function judging(folder: string, judge: () => void): void {
  try {
    judge();
  } catch (error) {
    if (error instanceof Sentence) throw error;
    unreadable((error as NodeJS.ErrnoException).path ?? folder, error);
  }
}

function requireOwn(folder: string, stats: Stats): void {
  if (stats.isSymbolicLink()) {
    usage({
      en: `${folder} is a link; name the folder itself.`,
      zh: `${folder} 是链接；请直接指定目录本身。`,
    });
  }
  if (!stats.isDirectory()) {
    usage({ en: `${folder} is no folder; choose another.`, zh: `${folder} 不是目录；请另选一个。` });
  }
  const user = process.geteuid?.();
  // What belongs to root was put there by whoever can do anything, as secrets are mounted.
  if (user !== undefined && stats.uid !== user && stats.uid !== 0) {
    usage({
      en: `${folder} belongs to another user (uid ${stats.uid}): run the command as that user, or choose another folder.`,
      zh: `${folder} 属于另一个用户（uid ${stats.uid}）：请以该用户运行，或另选目录。`,
    });
  }
  if ((stats.mode & 0o002) !== 0) {
    usage({
      en: `${folder} can be written by everybody; "chmod o-w ${shellWord(folder)}" closes it.`,
      zh: `任何人都能写入 ${folder}；请用“chmod o-w ${shellWord(folder)}”收回权限。`,
    });
  }
}

function existingPartOf(path: string): string {
  for (let part = path; ; part = dirname(part)) {
    const there = lstatSync(part, { throwIfNoEntry: false });
    if (there?.isSymbolicLink() && !existsSync(part)) leadsNowhere(part);
    if (there || part === dirname(part)) return part;
  }
}

function leadsNowhere(link: string): never {
  return usage({
    en: `${link} is a link that leads nowhere; make what it leads to, or choose another folder.`,
    zh: `${link} 是指向不存在位置的链接；请先新建它指向的目录，或另选目录。`,
  });
}

function requireFileSystem(folder: string, existing: string): void {
  const { type } = statfsSync(existing);
  if (PSEUDO.has(type)) {
    usage({
      en: `${folder} is on a file system of the kernel, which cannot store files; choose another folder.`,
      zh: `${folder} 位于内核的文件系统上，不能保存文件；请另选目录。`,
    });
  }
  if (NETWORK.has(type)) {
    usage({
      en: `${folder} is on a network file system, where a database can be damaged; choose a folder on a local disk.`,
      zh: `${folder} 位于网络文件系统上，数据库可能损坏；请选择本地磁盘上的目录。`,
    });
  }
  if (UNSURE.has(type)) {
    const warning = {
      en: `${folder} is on FUSE or 9P: if that is a network, the database can be damaged; choose a folder on a local disk.`,
      zh: `${folder} 位于 FUSE 或 9P 上：如果背后是网络，数据库可能损坏；请选择本地磁盘上的目录。`,
    };
    console.error(warning[languageOf(process.argv.slice(2))]);
  }
}

function requireNoLinks(folder: string, depth: number): void {
  if (!lstatSync(folder, { throwIfNoEntry: false })) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth > 1) requireNoLinks(path, depth - 1);
    else if (!entry.isDirectory() && !entry.isFile() && !entry.isSocket()) {
      usage({
        en: `${path} is a link, or not a plain file, and does not belong there: nothing was changed; remove it.`,
        zh: `${path} 是链接或不是普通文件，不该出现在这里：没有作任何改动；请把它删除。`,
      });
    }
  }
}
