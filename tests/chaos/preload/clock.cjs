// Loaded into a server under test: the wall clock is off by CHAOS_CLOCK_MS, the monotonic one is not.
const offset = Number(process.env.CHAOS_CLOCK_MS ?? 0);

if (offset !== 0) {
  const RealDate = Date;
  class ShiftedDate extends RealDate {
    constructor(...args) {
      if (args.length === 0) super(RealDate.now() + offset);
      else super(...args);
    }
    static now() {
      return RealDate.now() + offset;
    }
  }
  globalThis.Date = ShiftedDate;
}
