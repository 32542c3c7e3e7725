import type { CommandHandlers } from "./child-process";

interface Call {
  id: number;
  name: string;
  input: never;
}

/** CPU that this process has used so far, in µs, user and system together, as the operating system counts it. */
export function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Answers the calls of the process that started this one, and ends with it. */
export function serveCommands(commands: CommandHandlers): void {
  process.on("message", ({ id, name, input }: Call) => {
    answer(commands, name, input).then(
      (output) => process.send?.({ id, output }),
      (error: unknown) =>
        process.send?.({
          id,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        }),
    );
  });
  process.once("disconnect", () => process.exit(0));
}

async function answer(commands: CommandHandlers, name: string, input: never): Promise<unknown> {
  if (name === "hello") return null;
  const command = commands[name];
  if (!command) throw new Error(`there is no command ${name}`);
  return command(input);
}
