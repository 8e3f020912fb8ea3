/** What "my authorizations" says otherwise where a guardian looks at those of a child. Loaded only then. */
export const myGuardianZhCN = {
  my: {
    acting: "您以监护人的身份查看 {name} 的授权",
    heading: "孩子的实名授权",
    empty: { title: "还没有授权记录", text: "监护人代孩子同意或者拒绝实名授权后，会在这里看到。" },
    verification: {
      match: "姓名和身份证号都与孩子一致",
      id_mismatch: "姓名与孩子一致，身份证号不一致",
      name_mismatch: "姓名与孩子不一致",
      not_verified: "孩子没有用居民身份证实名",
      text: "对方已有的姓名、身份证号是否与孩子一致",
    },
    confirm: {
      title: "撤回孩子对“{app}”的授权？",
      unused: "立即生效：“{provider}”将不能凭这次授权获取孩子的信息。",
      unusedVerification: "立即生效：“{provider}”将不能凭这次授权核对孩子的信息。",
      released:
        "立即生效：“{provider}”不能再凭这次授权获取孩子的信息。已经提供的信息不会自动删除；要求删除，请联系：{contact}。",
    },
    withdrawn: "已撤回孩子对“{app}”的授权。",
  },
  about: {
    title: "关于孩子的数据",
    fileTitle: "平台上关于孩子的全部记录",
    saveText: "下载孩子的全部记录（文本）",
    saveJson: "下载孩子的全部记录（JSON）",
    delete: "删除孩子的实名信息",
    deleteTitle: "删除孩子的实名信息？",
    deleteNow: "孩子的姓名和身份证号立即从平台删除，不可恢复，此后无法再提供给任何人，您也不能再代孩子办理。",
    deleteKept: "同意、拒绝和撤回的记录依法保存 {years} 年，其中没有姓名和身份证号；已保存的回执仍然有效。",
    requests: "关于孩子的请求和投诉",
  },
};
