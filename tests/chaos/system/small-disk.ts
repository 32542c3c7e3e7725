import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

const BLOCK = Buffer.alloc(1 << 20);

/** This machine cannot run the scenario; that is no failure of the product. */
export class SmallDiskUnavailableError extends Error {}

/** A file system in memory, small enough to fill to the last byte. Needs Linux and root. */
export class SmallDisk {
  private constructor(readonly dir: string) {}

  /** Mounts it; throws where this machine does not allow mounting. */
  static mount(dir: string, mebibytes: number): SmallDisk {
    mkdirSync(dir, { recursive: true });
    const options = `size=${mebibytes}m,mode=755`;
    const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", dir]);
    if (status !== 0)
      throw new SmallDiskUnavailableError("a small disk can be mounted on Linux by root only");
    return new SmallDisk(dir);
  }

  private get ballast(): string {
    return join(this.dir, "ballast");
  }

  /** Fills the disk to the last byte. */
  fill(): void {
    const file = openSync(this.ballast, "w");
    try {
      for (;;) writeSync(file, BLOCK);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(this.ballast, { force: true });
  }

  unmount(): void {
    const { status, stderr } = spawnSync("umount", [this.dir], { encoding: "utf8" });
    if (status !== 0) throw new Error(`the small disk stays mounted: ${stderr}`);
  }
}
