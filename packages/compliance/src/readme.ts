/** What whoever opens a pack reads first. */
import { LOG_FILES, type PackAbout, type PackFile } from "./manifest.ts";

export function readmeFiles(about: PackAbout): readonly PackFile[] {
  return [
    {
      path: "README.zh-CN.md",
      what: { zh: "说明（中文）", en: "how to read it, in Chinese" },
      content: [chinese(about)],
    },
    { path: "README.md", what: { zh: "说明（英文）", en: "how to read it" }, content: [english(about)] },
  ];
}

const english = ({ platform, period, log, samples, created_at, created_by }: PackAbout) => `# Compliance pack

${platform.operator} (${platform.url}), from ${period.from} until before ${period.to}. Made at ${created_at} by ${created_by}, with Shiming ${platform.version}.

No file has a name, an ID number, a telephone number or an address of a person. Accounts are not named; staff and members have the ids that the
platform gave them. The files are stored in the archive as they are, so that you can search them.

manifest.json lists every file with what it is and its SHA-256.

## Verify it

You need the platform's public key from somewhere else than this pack: \`audit.pub\`, which you have kept from an earlier visit, or what the
address \`/log/key\` of the platform answers. The pack brings a key along (${LOG_FILES.key}), but whoever forges a pack brings another.

    shiming compliance verify pack.zip --log-key audit.pub

That needs neither the platform nor a network. It checks the signature of the manifest, every file, that nothing stands between the files, the
log's checkpoints and that each goes on from the one before, and the samples.

Without Shiming, unpack the archive, read check.sh, and run it with openssl on any machine:

    sh check.sh audit.pub

It checks all but what stands between the files of the archive, the ways from checkpoint to checkpoint, and that the samples are those that the seed draws.

## The log

Everything that happened is an entry of a transparency log, ${log.name}: a Merkle tree whose head the platform signs. It had ${log.start} entries before
the period, ${log.end} at its end, and ${log.latest} when this pack was made. The checkpoints of the first two sizes were signed when the pack was made;
that the last one goes on from them is proven (${LOG_FILES.startToEnd}, ${LOG_FILES.endToLatest}). Keep them: the log, which
everybody reads at /log/tile, has to go on from them for ever.

Samples are ${samples.count} entries of the period at most, drawn by the seed \`${samples.seed}\`: for N = 0, 1, 2 … the first six bytes of
SHA-256("SEED:N"), modulo how many entries there are, added to the number of the first one; what was drawn before is drawn again. Unless you have
named a seed it is the root of the log at the end of the period, which nobody can choose.

A person's receipt is checked by the same key: \`shiming receipt verify FILE --log-key audit.pub\`. Those in receipts/ are of consents among the
samples; host and user id are withheld in them.
`;

const chinese = ({ platform, period, log, samples, created_at, created_by }: PackAbout) => `# 合规材料包

${platform.operator}（${platform.url}），自 ${period.from} 至 ${period.to}（不含）。由 ${created_by} 于 ${created_at} 用 Shiming ${platform.version} 生成。

任何文件都不含个人的姓名、身份证号、电话号码或地址。账户不出现；工作人员和成员只有平台给的编号。文件在压缩包内不压缩，可以直接检索。

manifest.json 列出每个文件的说明和 SHA-256。

## 核验

需要从别处得到平台的公钥：以前保存的 \`audit.pub\`，或平台 \`/log/key\` 的应答。材料包里也带有公钥（${LOG_FILES.key}），但伪造者可以放上别的。

    shiming compliance verify pack.zip --log-key audit.pub

无需平台，也无需网络。核验内容：清单的签名、每个文件、文件之间没有夹带、日志检查点及其前后一致，以及抽样记录。

没有 Shiming 时，解压后先阅读 check.sh，再在任何有 openssl 的机器上运行：

    sh check.sh audit.pub

它不检查文件之间的字节、检查点之间的一致性，也不检查抽样是否由种子抽出，其余都检查。

## 日志

所有事项都是透明日志 ${log.name} 的记录：平台为其默克尔树的树头签名。该时段之前有 ${log.start} 条记录，时段结束时 ${log.end} 条，生成材料包时 ${log.latest} 条。前两个检查点是生成材料包时签名的，最新的检查点由它们延续而来，附有证明（${LOG_FILES.startToEnd}、${LOG_FILES.endToLatest}）。请保存它们：任何人都能在 /log/tile 读到的日志，以后永远必须由它们延续。

抽样最多 ${samples.count} 条，由种子 \`${samples.seed}\` 抽出：对 N = 0、1、2……取 SHA-256("种子:N") 的前六个字节，除以该时段的记录数取余，再加上第一条的编号；重复的重抽。如果没有指定种子，种子就是时段结束时日志的树根，任何人都无法挑选。

个人的授权回执用同一公钥核验：\`shiming receipt verify FILE --log-key audit.pub\`。receipts/ 中是抽样所涉授权的回执，其中隐去了宿主和用户 ID。
`;
