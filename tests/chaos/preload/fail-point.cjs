// Loaded into a server under test: it kills itself at the place that the file `fail-point` in DATA_DIR names.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const file = join(process.env.DATA_DIR ?? ".", "fail-point");

globalThis.__parleyFailPoint = (place) => {
  let armed = "";
  try {
    armed = readFileSync(file, "utf8");
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  if (armed === place) process.kill(process.pid, "SIGKILL");
};
