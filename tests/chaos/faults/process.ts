import { setTimeout as sleep } from "node:timers/promises";
import { violation } from "../check/violation";
import { now } from "../history";
import type { Fault } from "./fault";

const ENDS_WITHIN_S = 30;
const CLOCK_MS = 10 * 60 * 1_000;

export const sigstop: Fault = {
  name: "sigstop",
  title: "SIGSTOP of an instance for 10 s",
  async inject({ system }) {
    const victim = system.instance(1);
    victim.signal("SIGSTOP");
    await sleep(10_000);
    victim.signal("SIGCONT");
  },
};

/** P17: the instance finishes open requests and exits with 0. */
export const sigterm: Fault = {
  name: "sigterm",
  title: "SIGTERM under load, one instance after the other",
  async inject({ system, reportViolation }) {
    for (const instance of system.instances) {
      const asked = now();
      const code = await instance.stop();
      const seconds = (now() - asked) / 1_000;
      if (code !== 0 || seconds > ENDS_WITHIN_S)
        reportViolation(
          violation(
            "P17",
            "other",
            `${instance.name} ended with ${code} after ${seconds} s`,
            instance.logs(),
          ),
        );
      await instance.start();
      instance.parts.clients.breakAll();
    }
  },
};

export const clockSkew: Fault = {
  name: "clock",
  title: "One clock 10 minutes ahead, another behind",
  async inject({ system, seconds }) {
    const [ahead, behind] = [system.instance(0), system.instance(1)];
    await Promise.all([ahead.kill(), behind.kill()]);
    await Promise.all([
      ahead.start({ CHAOS_CLOCK_MS: String(CLOCK_MS) }),
      behind.start({ CHAOS_CLOCK_MS: String(-CLOCK_MS) }),
    ]);
    for (const { parts } of [ahead, behind]) parts.clients.breakAll();
    await sleep(seconds * 1_000);
  },
  async cleanUp({ system }) {
    for (const instance of [system.instance(0), system.instance(1)]) {
      await instance.kill();
      await instance.start();
    }
  },
};
