/** Files that people hand in. */

export { type FileScan, type FileType, fileScans, fileTypes, type StoredFile } from "./stored-file.ts";
