import { expect, it } from "vitest";
import { matrixDifferences, methodsOf } from "./check-access";

it("reads the methods of a route's file, however they are exported", () => {
  const source = `
export const GET = route({}, work);
export async function POST() {}
const one = route({}, work);
export { one as HEAD, one as PUT };
export const dynamic = "force-dynamic";`;
  expect(methodsOf(source)).toEqual(["GET", "POST", "HEAD", "PUT"]);
});

it("tells what has no row, and which row is of nothing", () => {
  expect(matrixDifferences("the route", ["GET /a", "GET /b"], ["GET /b", "GET /c"])).toEqual([
    "the route GET /a has no row",
    "the row of the route GET /c is of nothing",
  ]);
});
