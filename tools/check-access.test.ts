import { expect, it } from "vitest";
import { matrixDifferences, methodsOf } from "./check-access";

it("finds the exported methods of a route file in every export syntax", () => {
  const source = `
export const GET = route({}, work);
export async function POST() {}
const one = route({}, work);
export { one as HEAD, one as PUT };
export const dynamic = "force-dynamic";`;
  expect(methodsOf(source)).toEqual(["GET", "POST", "HEAD", "PUT"]);
});

it("reports an item without a row and a row without an item", () => {
  expect(matrixDifferences("route", ["GET /a", "GET /b"], ["GET /b", "GET /c"])).toEqual([
    "route GET /a has no row",
    "the row GET /c matches no route",
  ]);
});
