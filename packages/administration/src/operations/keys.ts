import {
  KEK,
  needsOfKeys,
  type RewrapProgress,
  removeKey,
  rotateEventKey,
  rotateKeyEncryptionKey,
  rotatePepper,
} from "@shiming/core";
import Type from "typebox";
import { type OperationDeps, operation } from "../operation.ts";
import { Done, Input, Nothing } from "../schemas/common.ts";
import { KeyFacts, KeyKind, KeyName, RewrapFacts } from "../schemas/key.ts";
import { thePlatform } from "../subjects.ts";

export const keyOperations = {
  "keys.list": operation("keys.list", {
    method: "GET",
    path: "/keys",
    summary: {
      en: "The platform's own keys: where each is, and how many records or passwords need it",
      zh: "平台自己的密钥：存放位置，以及有多少数据或密码需要它",
    },
    input: Nothing,
    output: Type.Array(KeyFacts),
    subject: thePlatform,
    run: (_input, _actor, deps) => describeKeys(deps),
  }),

  "keys.rotate": operation("keys.rotate", {
    method: "POST",
    path: "/keys/rotate",
    summary: {
      en: "Seal what is new with a new key-encryption key, hash new passwords with a new pepper, or sign events with a new key",
      zh: "用新的密钥加密密钥密封新数据，用新的胡椒值计算新密码的哈希，或用新的密钥签发事件",
    },
    input: Input({ kind: Type.Optional(KeyKind) }),
    output: Type.Object({ name: Type.String() }),
    subject: thePlatform,
    run: async ({ kind = "kek" }, actor, deps, at) => ({
      name: await rotations[kind](actor, rotationDeps(deps), at),
    }),
  }),

  "keys.rewrap": operation("keys.rewrap", {
    method: "POST",
    path: "/keys/rewrap",
    summary: {
      en: "Wrap the next records of before with the key that seals now",
      zh: "用当前密钥重新封装下一批已有数据",
    },
    input: Nothing,
    output: RewrapFacts,
    subject: thePlatform,
    run: async (_input, _actor, { rewrapping }) => describeProgress(await rewrapping.step()),
  }),

  "keys.remove": operation("keys.remove", {
    method: "DELETE",
    path: "/keys/{name}",
    summary: {
      en: "Remove a key-encryption key, a pepper or a key of events that nothing needs any more",
      zh: "移除不再需要的密钥加密密钥、胡椒值或签发事件的密钥",
    },
    input: Input({ name: KeyName }),
    output: Done,
    subject: thePlatform,
    run: async ({ name }, actor, deps, at) => {
      await removeKey(name, actor, rotationDeps(deps), at);
      return {};
    },
  }),
};

const rotations = { kek: rotateKeyEncryptionKey, pepper: rotatePepper, events: rotateEventKey };

const rotationDeps = ({ keyStore, sealedRecords, passwordHashes, stores }: OperationDeps) => ({
  ...{ keyStore, sealedRecords, passwordHashes },
  keyRegister: stores.keyRegister,
});

async function describeKeys(deps: OperationDeps): Promise<KeyFacts[]> {
  const [keys, needs] = [await deps.keyStore.list(), await needsOfKeys(deps)];
  return keys.map(({ name, fingerprint, place, isInUse }) => ({
    name,
    fingerprint: fingerprint.slice(0, 12),
    place,
    in_use: isInUse,
    needed_by: (needs.get(name) ?? []).map(({ place, records }) => ({ place, records })),
  }));
}

const describeProgress = ({ to, place, looked, rewrapped, failed }: RewrapProgress): RewrapFacts => ({
  to: `${KEK}${to}`,
  place: place ?? null,
  looked,
  rewrapped,
  failed,
});
