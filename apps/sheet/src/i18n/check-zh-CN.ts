/** The page that checks a receipt. */
export const checkZhCN = {
  check: {
    title: "核验授权回执",
    ask: "选择回执文件，或拖到这里",
    local: "只在这台设备上核验，文件不会上传；断网也可以核验。",
    checking: "正在核验…",
    unable:
      "这个浏览器不支持核验所需的签名算法（Ed25519）。请更新浏览器，或用命令 shiming receipt verify 核验。",
    good: "回执有效",
    goodText: "由本平台签名，内容未被改动，并且记录在平台的公开日志中：",
    bad: "回执无效",
    entryText: "{what}：{at}，日志第 {number} 条，共 {logSize} 条",
    entry: {
      consent_approved: "同意",
      consent_denied: "拒绝",
      consent_withdrawn: "撤回",
      identity_released: "提供信息",
    },
    fault: {
      no_receipt: "这不是授权回执文件。",
      key_not_trusted: "回执不是用本平台的密钥签名的。",
      signature_wrong: "签名与内容不符：文件被改动过，或不是本平台出具的。",
      notice_wrong: "告知文本与当时展示的不一致。",
      proof_wrong: "日志证明与本平台的日志不符。",
      not_in_log: "回执所述的事项有的不在日志中，或与日志记录不一致。",
    },
  },
};
