/** <realname-button>: the real-name button, with the host looked at before and its failures explained after. */
const { HOST_VERSION_MIN, REQUEST_SECONDS } = require("../contract.js");
const { parseCategoryId } = require("./category-id.js");
const { isSupported, languageOf, readHost } = require("./host.js");
const { failed, readResult } = require("./result.js");

const LABEL = { en: "Authorize", zh: "实名授权" };
/** The platform ends a request by itself; a host that has said nothing by then says nothing any more. */
const SILENCE_MS = (REQUEST_SECONDS + 10) * 1000;

Component({
  externalClasses: ["custom-class"],

  properties: {
    /** `[99, 904]` or `"99,904"`, with a third id if need be. */
    categoryId: null,
    /** These three are those of `<button>`. */
    type: { type: String, value: "default" },
    size: { type: String, value: "default" },
    disabled: { type: Boolean, value: false },
    /** `zh_CN` or `en`, of label and messages; without it, the host's. */
    lang: { type: String, value: "" },
  },

  data: { supported: true, running: false, levels: null, label: LABEL.zh },

  observers: {
    categoryId(value) {
      this.setData({ levels: parseCategoryId(value) });
    },
    lang() {
      this.setData({ label: LABEL[this.language()] });
    },
  },

  lifetimes: {
    created() {
      this.host = {};
      this.silence = null;
      this.tapped = false;
    },
    attached() {
      this.lookAtHost();
    },
    detached() {
      clearTimeout(this.silence);
    },
  },

  pageLifetimes: {
    show() {
      this.lookAtHost();
    },
  },

  methods: {
    lookAtHost() {
      this.host = readHost();
      this.setData({ supported: isSupported(this.host), label: LABEL[this.language()] });
    },

    language() {
      return languageOf(this.data.lang || this.host.language);
    },

    /** The host acts on the tap by itself, by the button's open-type; this only notes it. */
    start() {
      if (this.data.running) return;
      this.tapped = true;
      const hint = "The host sent no getrealnameauthinfo event; does it know this open-type?";
      this.silence = setTimeout(() => this.end(failed("system_error", this.language(), hint)), SILENCE_MS);
      this.setData({ running: true });
    },

    /** One result a tap; a host that sends no tap event has its results taken as they come. */
    finish(event) {
      if (this.tapped && !this.data.running) return;
      this.end(readResult(event.detail, this.language()));
    },

    refuse() {
      const { os, version } = this.host;
      const hint = `The host is ${os} ${version}; the button needs ios or android, ${HOST_VERSION_MIN} or later.`;
      this.end(failed("version_too_low", this.language(), hint));
    },

    end(result) {
      clearTimeout(this.silence);
      this.setData({ running: false });
      this.triggerEvent(result.event, result.detail);
    },
  },
});
