/** What a change was, by what it is about. */
import type { AuditAction } from "@shiming/core";
import type { Text } from "@shiming/crypto";

type Words = Readonly<Partial<Record<AuditAction, Text>>>;

const applicationActions = {
  application_drafted: { zh: "新建申请", en: "Application begun" },
  application_received: { zh: "收到邮件申请", en: "Application received by mail" },
  application_mail_received: { zh: "收到申请方来信", en: "Mail of an applicant received" },
  application_updated: { zh: "填写申请表", en: "Form filled in" },
  application_submitted: { zh: "提交申请表", en: "Form submitted" },
  application_information_asked: { zh: "要求补充申请材料", en: "Information asked for" },
  application_entrance_opened: { zh: "开放申请入口", en: "Entrance opened" },
  application_declined: { zh: "申请不予通过", en: "Application declined" },
  permission_drafted: { zh: "开始填写权限申请", en: "Permission begun" },
  permission_updated: { zh: "填写权限申请", en: "Permission filled in" },
  permission_submitted: { zh: "提交权限申请", en: "Permission submitted" },
  permission_information_asked: { zh: "要求补充权限材料", en: "Information on a permission asked for" },
  application_answered: { zh: "答复补充要求", en: "Question answered" },
  application_taken: { zh: "指定申请负责人", en: "Application taken in charge" },
  application_claimed: { zh: "认领邮件申请", en: "Application claimed" },
  application_assigned: { zh: "申请归入主体", en: "Application given to an organisation" },
  application_attended: { zh: "查看申请期限", en: "Deadline of an application looked at" },
  application_reminded: { zh: "提醒申请逾期", en: "Reminded of an overdue application" },
  application_succeeded: { zh: "开始变更或续期", en: "Change or renewal begun" },
  application_closed: { zh: "关闭申请", en: "Application closed" },
  file_attached: { zh: "上传附件", en: "File attached" },
  file_detached: { zh: "移除附件", en: "File taken away" },
} as const satisfies Words;

const accessActions = {
  access_approved: { zh: "开通实名授权", en: "Real-name access opened" },
  access_suspended: { zh: "暂停实名授权", en: "Real-name access suspended" },
  access_resumed: { zh: "恢复实名授权", en: "Real-name access resumed" },
  access_ended: { zh: "终止实名授权", en: "Real-name access ended" },
  access_expired: { zh: "实名授权到期", en: "Real-name access expired" },
  end_of_access_reminded: { zh: "提醒实名授权即将到期", en: "Reminded of the end of access" },
} as const satisfies Words;

const registerActions = {
  organisation_created: { zh: "登记主体", en: "Organisation registered" },
  organisation_updated: { zh: "修改群众联系方式", en: "Contact for citizens changed" },
  organisation_corrected: { zh: "更正主体登记信息", en: "Organisation corrected" },
  mini_program_created: { zh: "创建小程序", en: "Mini program created" },
  mini_program_assigned: { zh: "小程序归入主体", en: "Mini program given to an organisation" },
  secret_reset: { zh: "重置 AppSecret", en: "AppSecret reset" },
  merchant_created: { zh: "新建商户", en: "Merchant created" },
  merchant_assigned: { zh: "商户归入主体", en: "Merchant given to an organisation" },
  logo_set: { zh: "更换图标", en: "Logo set" },
  categories_set: { zh: "更改小程序类目", en: "Categories of a mini program set" },
  quota_set: { zh: "调整调用额度", en: "Quota set" },
  merchant_bound: { zh: "绑定商户号", en: "Merchant bound" },
  merchant_unbound: { zh: "解除商户号绑定", en: "Merchant unbound" },
  binding_requested: { zh: "申请绑定商户号", en: "Binding asked for" },
  binding_confirmed: { zh: "确认绑定", en: "Binding confirmed" },
  binding_refused: { zh: "拒绝绑定", en: "Binding refused" },
  binding_request_expired: { zh: "绑定申请逾期", en: "Request for a binding expired" },
  transfer_offered: { zh: "发起转让", en: "Transfer offered" },
  transfer_accepted: { zh: "接收转让", en: "Transfer accepted" },
  transfer_refused: { zh: "拒绝转让", en: "Transfer refused" },
  transfer_cancelled: { zh: "撤回转让", en: "Transfer cancelled" },
  transfer_expired: { zh: "转让逾期", en: "Transfer expired" },
} as const satisfies Words;

const certificateActions = {
  certificate_issued: { zh: "签发证书", en: "Certificate issued" },
  certificate_registered: { zh: "登记证书", en: "Certificate registered" },
  certificate_retired: { zh: "停用证书", en: "Certificate retired" },
  certificate_revoked: { zh: "吊销证书", en: "Certificate revoked" },
  certificate_end_told: { zh: "提醒证书到期", en: "Told of a certificate's end" },
  shared_key_refused: { zh: "拒绝与他人相同的密钥", en: "Key of another merchant refused" },
  authority_trusted: { zh: "信任证书机构", en: "Authority trusted" },
  authority_distrusted: { zh: "不再信任证书机构", en: "Authority trusted no longer" },
  authority_revocations_set: { zh: "更新证书吊销列表", en: "Revocation list set" },
} as const satisfies Words;

const peopleActions = {
  invitation_made: { zh: "发出邀请", en: "Invitation made" },
  invitation_accepted: { zh: "接受邀请", en: "Invitation accepted" },
  invitation_revoked: { zh: "撤回邀请", en: "Invitation taken back" },
  invitation_expired: { zh: "邀请逾期", en: "Invitation expired" },
  member_made_owner: { zh: "设为所有者", en: "Made an owner" },
  member_made_developer: { zh: "设为开发者", en: "Made a developer" },
  member_made_viewer: { zh: "设为查看者", en: "Made a viewer" },
  member_removed: { zh: "移除成员", en: "Member removed" },
  member_left: { zh: "成员退出", en: "Member left" },
  staff_roles_set: { zh: "更改工作人员角色", en: "Roles of staff set" },
  staff_removed: { zh: "移除工作人员", en: "Staff removed" },
  second_factor_reset: { zh: "重置两步验证", en: "Second factor reset" },
  token_created: { zh: "创建 API 令牌", en: "API token made" },
  token_revoked: { zh: "撤销 API 令牌", en: "API token revoked" },
  proposed: { zh: "提议待复核操作", en: "Proposed for four eyes" },
  proposal_confirmed: { zh: "确认提议", en: "Proposal confirmed" },
  proposal_rejected: { zh: "否决提议", en: "Proposal rejected" },
  proposal_failed: { zh: "提议执行失败", en: "Proposal failed" },
  proposal_expired: { zh: "提议逾期", en: "Proposal expired" },
} as const satisfies Words;

const eventActions = {
  event_endpoint_registered: { zh: "登记事件接收地址", en: "Endpoint for events registered" },
  event_endpoint_paused: { zh: "暂停推送事件", en: "Events paused" },
  event_endpoint_resumed: { zh: "恢复推送事件", en: "Events resumed" },
  event_endpoint_removed: { zh: "移除事件接收地址", en: "Endpoint for events removed" },
  event_test_caused: { zh: "产生测试事件", en: "Test event caused" },
} as const satisfies Words;

const platformActions = {
  account_set: { zh: "设置账户", en: "Account set" },
  account_deleted: { zh: "删除账户", en: "Account deleted" },
  guardian_added: { zh: "设置监护人", en: "Guardian added" },
  guardian_removed: { zh: "移除监护人", en: "Guardian removed" },
  assessment_written: { zh: "写入影响评估", en: "Impact assessment written" },
  person_request_received: { zh: "登记个人请求", en: "Request of a person received" },
  person_request_answered: { zh: "答复个人请求", en: "Request of a person answered" },
  person_request_reminded: { zh: "提醒答复个人请求", en: "Reminded of a request of a person" },
  retention_set: { zh: "设置保存期限", en: "Retention set" },
  records_removed: { zh: "删除到期记录", en: "Records removed" },
  compliance_pack_exported: { zh: "导出合规材料包", en: "Compliance pack exported" },
  breach_report_made: { zh: "查询泄露影响", en: "Report of a breach made" },
  legal_hold_placed: { zh: "设置法律保留", en: "Legal hold placed" },
  legal_hold_lifted: { zh: "解除法律保留", en: "Legal hold lifted" },
  host_key_registered: { zh: "登记宿主密钥", en: "Key of a host registered" },
  host_key_removed: { zh: "撤下宿主密钥", en: "Key of a host removed" },
  host_origins_set: { zh: "设置宿主页面来源", en: "Origins of a host set" },
  categories_imported: { zh: "导入类目", en: "Categories imported" },
  calendar_imported: { zh: "导入节假日安排", en: "Holidays imported" },
  deadlines_set: { zh: "设置办理期限", en: "Deadlines set" },
  reason_template_created: { zh: "新建原因模板", en: "Template of a reason created" },
  reason_template_changed: { zh: "修改原因模板", en: "Template of a reason changed" },
  reason_template_removed: { zh: "移除原因模板", en: "Template of a reason removed" },
  message_retried: { zh: "重新发送消息", en: "Message sent again" },
  message_cancelled: { zh: "放弃发送消息", en: "Message given up" },
  mail_assigned: { zh: "来信归入申请", en: "Mail given to an application" },
  request_tried: { zh: "试发接口请求", en: "Request tried" },
} as const satisfies Words;

/** In the order of a filter. */
export const auditActionGroups: readonly { readonly name: Text; readonly words: Words }[] = [
  { name: { zh: "申请", en: "Applications" }, words: applicationActions },
  { name: { zh: "实名授权权限", en: "Real-name access" }, words: accessActions },
  {
    name: { zh: "主体、小程序与商户", en: "Organisations, mini programs, merchants" },
    words: registerActions,
  },
  { name: { zh: "事件推送", en: "Events" }, words: eventActions },
  { name: { zh: "证书", en: "Certificates" }, words: certificateActions },
  { name: { zh: "人员与复核", en: "People and four eyes" }, words: peopleActions },
  { name: { zh: "平台", en: "Platform" }, words: platformActions },
];

export const auditActionWords: Readonly<Record<AuditAction, Text>> = {
  ...applicationActions,
  ...accessActions,
  ...registerActions,
  ...eventActions,
  ...certificateActions,
  ...peopleActions,
  ...platformActions,
};
