/** What the sheet says otherwise where a guardian decides for a child, and to a child that has one. Loaded only then. */
export const sheetGuardianZhCN = {
  sheet: {
    guardian: {
      known: "您有监护人可以代为办理：请让监护人在自己的手机上打开同一个小程序，用监护人自己的账户代您授权。",
    },
    acting: {
      who: "您以监护人的身份，代 {name} 决定",
      own: "您本人是 {name}。请输入您自己的支付密码；记录里会写明您和孩子。",
      ownTap: "您本人是 {name}。记录里会写明您和孩子。",
    },
    asks: "申请获取孩子的姓名和身份证号",
    asksItems: "申请获取孩子的以下信息",
    terms: "怎样使用孩子的信息",
    verification: {
      asks: "想核对它已有的姓名和身份证号是不是孩子的",
      told: "不会提供孩子的姓名和身份证号，只告诉对方：",
      against: "与孩子的实名信息核对",
      guard: "点“同意”后，对方可以核对一次。每核对一次，都要监护人再次同意。",
      guardPassword: "输入您的支付密码后，对方可以核对一次。每核对一次，都要监护人再次同意。",
      keypad: "确认让“{provider}”核对孩子的姓名和身份证号",
    },
    guard: "只有输入您自己的支付密码后，孩子的信息才会提供，且只提供一次。",
    keypad: {
      title: "请输入您自己的支付密码",
      text: "确认向“{provider}”提供孩子的姓名和身份证号",
    },
    failed: {
      "access denied":
        "这个小程序的实名授权已经停止，或者您已经不能代这个孩子办理：孩子年满十四周岁后由本人决定。",
    },
    approved: {
      title: "已代孩子授权",
      text: "“{app}”可以获取一次孩子的姓名和身份证号。",
      verification: "“{app}”可以核对一次。孩子的姓名和身份证号没有提供给它。",
      help: "您和孩子都可以随时在“我的授权”里查看和撤回。",
    },
  },
};
