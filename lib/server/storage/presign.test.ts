import { expect, test } from "vitest";
import { presign } from "./presign";

test("signs as the example of the specification does", () => {
  const keys = {
    region: "us-east-1",
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  };
  const url = new URL("https://examplebucket.s3.amazonaws.com/test.txt");
  const signed = presign({ url, query: {}, seconds: 86_400, at: new Date("2013-05-24T00:00:00Z") }, keys);
  expect(new URL(signed).searchParams.get("X-Amz-Signature")).toBe(
    "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
  );
  expect(signed).toContain(
    "X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request",
  );
});
