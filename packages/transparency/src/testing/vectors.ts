import { readFileSync } from "node:fs";

interface TreeVector {
  readonly tree_size: number;
  readonly root_hash: string;
}

interface Vectors {
  readonly inclusion: readonly (TreeVector & {
    readonly leaf_index: number;
    readonly leaf_hash: string;
    readonly audit_path: readonly string[];
  })[];
  readonly consistency: readonly (TreeVector & {
    readonly first_size: number;
    readonly first_root_hash: string;
    readonly proof: readonly string[];
  })[];
  readonly notes: readonly { readonly verifier_key: string; readonly note: string }[];
  readonly unsigned_notes: readonly { readonly name: string; readonly note: string }[];
  readonly checkpoints: readonly {
    readonly origin: string;
    readonly size: number;
    readonly root_hash: string;
    readonly cosigned_at: number;
    readonly cosigned_message: string;
    readonly note: string;
  }[];
  readonly tile_paths: readonly {
    readonly level: number;
    readonly index: number;
    readonly width: number;
    readonly path: string;
  }[];
  readonly tiles: readonly {
    readonly tree_size: number;
    readonly full: readonly number[];
    readonly partial: readonly number[];
  }[];
  readonly requests: readonly { readonly old_size: number; readonly body: string }[];
}

/** `vectors/transparency.json`, as its README says it is. */
export const vectors: Vectors = JSON.parse(
  readFileSync(new URL("../../../../vectors/transparency.json", import.meta.url), "utf8"),
);

export const bytesOf = (base64: string): Buffer => Buffer.from(base64, "base64");
