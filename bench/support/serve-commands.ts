import type { CommandHandlers } from "./child-process";

interface Call {
  id: number;
  name: string;
  input: never;
}

/** Returns the CPU time of this process so far, µs, user plus system, as the operating system counts it. */
export function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Answers the parent process's calls, and exits with it. */
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
