/** What stands in for a page's content until it is there: a sign that it comes, or a failure and a way to try again. */
Component({
  properties: {
    /** `loading` or `failed` */
    state: { type: String, value: "loading" },
    message: { type: String, value: "" },
  },
  methods: {
    retry() {
      this.triggerEvent("retry");
    },
  },
});
