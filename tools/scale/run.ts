import { scaleTable } from "./table";

process.stdout.write(`${scaleTable()}\n`);
