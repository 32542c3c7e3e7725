import { type CapacityPlan, simulate } from "./simulate";

export const SEED = 20_261;
const POPULATIONS = [10_000, 100_000, 1_000_000, 10_000_000];
const number = (value: number) => value.toLocaleString("en-US");

/** Returns the Markdown table that docs/SCALE.md quotes. */
export function scaleTable(): string {
  const head =
    "| users | sockets | sends/s | deliveries/s | processes | bound by | databases | busiest/mean | Redis frames/s | TB/year |";
  return [
    head,
    "| --- |".padEnd(6).concat(" --- |".repeat(9)),
    ...POPULATIONS.map((users) => row(simulate(users, SEED))),
  ].join("\n");
}

function row(plan: CapacityPlan): string {
  const cells = [plan.users, plan.sockets, plan.sends, plan.deliveries, plan.processes].map(number);
  const rest = [
    number(plan.databases),
    plan.skew.toFixed(2),
    number(plan.redisFrames),
    plan.terabytesPerYear.toFixed(2),
  ];
  return `| ${[...cells, plan.bound, ...rest].join(" | ")} |`;
}
