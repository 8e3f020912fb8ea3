const { citizenPage } = require("../../services/citizen-page.js");

const NAMES = {
  pension: "养老保险",
  medical: "医疗保险",
  unemployment: "失业保险",
  work_injury: "工伤保险",
  maternity: "生育保险",
};

citizenPage({
  name: "social-security",
  path: "/social-security",
  show: ({ insurances, payments }) => ({
    insurances: insurances.map((insurance) => ({ ...insurance, name: NAMES[insurance.kind] })),
    payments,
  }),
});
