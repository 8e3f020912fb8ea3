const { citizenPage } = require("../../services/citizen-page.js");

citizenPage({
  name: "provident-fund",
  path: "/provident-fund",
  show: (fund) => ({ fund }),
});
