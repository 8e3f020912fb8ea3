const { citizenPage } = require("../../services/citizen-page.js");
const { request } = require("../../services/http.js");
const { dayInWords } = require("./calendar.js");

const PERIODS = { morning: "上午", afternoon: "下午" };

citizenPage({
  name: "hospital",
  path: "/hospital-appointments",
  data: { department: 0, day: 0, period: "morning", notice: "", booking: false },

  show: ({ appointments, offer }) => ({
    offer,
    departments: offer.departments.map(({ name }) => name.zh),
    days: offer.days.map(dayInWords),
    periods: offer.periods.map((id) => ({ id, name: PERIODS[id] })),
    appointments: appointments.map(({ department, day, period, ...appointment }) => ({
      ...appointment,
      // A department may have closed since.
      department: offer.departments.find(({ id }) => id === department)?.name.zh || "科室已停诊",
      time: `${dayInWords(day)} ${PERIODS[period]}`,
    })),
  }),

  chooseDepartment({ detail }) {
    this.setData({ department: Number(detail.value) });
  },

  chooseDay({ detail }) {
    this.setData({ day: Number(detail.value) });
  },

  choosePeriod({ detail }) {
    this.setData({ period: detail.value });
  },

  async book() {
    const { offer, department, day, period } = this.data;
    const slot = { department: offer.departments[department].id, day: offer.days[day], period };
    this.setData({ booking: true });
    await this.change("POST", "/hospital-appointments", slot, "预约成功");
    this.setData({ booking: false });
  },

  cancel({ currentTarget }) {
    const { id, department, time } = currentTarget.dataset;
    wx.showModal({
      title: "取消预约",
      content: `${department}，${time}`,
      confirmText: "取消预约",
      cancelText: "保留",
      success: ({ confirm }) => {
        if (confirm) this.change("DELETE", `/hospital-appointments/${id}`, undefined, "已取消");
      },
    });
  },

  /** What the back end says stays on the page: it is about the choice that the citizen sees there. */
  async change(method, path, body, done) {
    this.setData({ notice: "" });
    try {
      await request(method, path, body);
      wx.showToast({ title: done });
      await this.load();
    } catch (problem) {
      if (problem.reason === "sign_in_needed") this.refused(problem);
      else this.setData({ notice: problem.message });
    }
  },
});
