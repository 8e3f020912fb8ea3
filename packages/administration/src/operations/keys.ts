import {
  countSealed,
  KEK,
  type RewrapProgress,
  refuse,
  removeKeyEncryptionKey,
  rotateKeyEncryptionKey,
} from "@shiming/core";
import Type from "typebox";
import { type OperationDeps, operation } from "../operation.ts";
import { Done, Input, Nothing } from "../schemas/common.ts";
import { KeyFacts, KeyName, RewrapFacts } from "../schemas/key.ts";
import { thePlatform } from "../subjects.ts";

export const keyOperations = {
  "keys.list": operation("keys.list", {
    method: "GET",
    path: "/keys",
    summary: {
      en: "The platform's own keys: where each is, and how many records need it",
      zh: "平台自己的密钥：存放位置，以及有多少数据需要它",
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
      en: "Seal what is new with a new key-encryption key; what was sealed before is wrapped anew beside",
      zh: "用新的密钥加密密钥密封新数据；已有数据在后台重新封装",
    },
    input: Nothing,
    output: Type.Object({ name: Type.String() }),
    subject: thePlatform,
    run: async (_input, actor, deps, at) => {
      const id = await rotateKeyEncryptionKey(actor, rotationDeps(deps), at);
      return { name: `${KEK}${id}` };
    },
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
      en: "Remove a key-encryption key that nothing is sealed with any more",
      zh: "移除不再密封任何数据的密钥加密密钥",
    },
    input: Input({ name: KeyName }),
    output: Done,
    subject: thePlatform,
    run: async ({ name }, actor, deps, at) => {
      if (!name.startsWith(KEK)) refuse("value_invalid", { hint: ONLY_KEKS });
      await removeKeyEncryptionKey(name.slice(KEK.length), actor, rotationDeps(deps), at);
      return {};
    },
  }),
};

const ONLY_KEKS = {
  en: "only a key-encryption key, kek-NAME, can be removed",
  zh: "只能移除密钥加密密钥 kek-NAME",
};

const rotationDeps = ({ keys, keyStore, sealedRecords, stores }: OperationDeps) => ({
  keys,
  keyStore,
  sealedRecords,
  keyRegister: stores.keyRegister,
});

async function describeKeys({ keyStore, sealedRecords }: OperationDeps): Promise<KeyFacts[]> {
  const [keys, sealed] = [await keyStore.list(), await keyStore.sealedKeys()];
  const counts = [
    ...(await countSealed(sealedRecords)),
    ...sealed.map(({ name, keyId }) => ({ place: name, keyId, records: 1 })),
  ];
  return keys.map(({ name, fingerprint, place, isInUse }) => ({
    name,
    fingerprint: fingerprint.slice(0, 12),
    place,
    in_use: isInUse,
    needed_by: counts
      .filter(({ keyId }) => `${KEK}${keyId}` === name)
      .map(({ place, records }) => ({ place, records })),
  }));
}

const describeProgress = ({ to, place, looked, rewrapped, failed }: RewrapProgress): RewrapFacts => ({
  to: `${KEK}${to}`,
  place: place ?? null,
  looked,
  rewrapped,
  failed,
});
