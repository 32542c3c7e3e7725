import { afterEach, describe, expect, test } from "vitest";
import { overrideEnv } from "@/tests/support/domain/override-env";
import { rateLimitAddress } from "../rate-limit/address-key";
import { clientAddress } from "./client-address";

afterEach(() => overrideEnv({ TRUST_PROXY: 0 }));

const SOCKET = "10.0.0.9";

describe("whose address counts", () => {
  test.each([
    // Nobody is trusted: what is written there is nothing.
    [0, null, SOCKET],
    [0, "1.1.1.1", SOCKET],
    // One proxy: it wrote the last entry, the client all the others.
    [1, "1.1.1.1", "1.1.1.1"],
    [1, "6.6.6.6, 1.1.1.1", "1.1.1.1"],
    [1, "6.6.6.6,7.7.7.7,  1.1.1.1 ", "1.1.1.1"],
    [1, null, SOCKET],
    [1, "", SOCKET],
    [1, ",", SOCKET],
    [1, "1.1.1.1,", SOCKET],
    // Two: the outer one saw the client, the inner one saw the outer.
    [2, "1.1.1.1, 10.0.0.1", "1.1.1.1"],
    [2, "6.6.6.6, 1.1.1.1, 10.0.0.1", "1.1.1.1"],
    // Past the outer proxy: nothing that the client wrote is taken for what a proxy wrote.
    [2, "10.0.0.1", SOCKET],
    [3, "1.1.1.1, 10.0.0.1", SOCKET],
    // What is no address.
    [1, "unknown", SOCKET],
    [1, "1.1.1.1; drop", SOCKET],
    [1, "1.1.1", SOCKET],
    [1, "01.1.1.1", SOCKET],
    [1, "<script>", SOCKET],
    [1, `${"9".repeat(5_000)}.1.1.1`, SOCKET],
    // One spelling each.
    [1, "1.1.1.1:443", "1.1.1.1"],
    [1, "::ffff:1.1.1.1", "1.1.1.1"],
    [1, "2001:DB8:0:0::1", "2001:db8::1"],
    [1, "[2001:db8::1]:443", "2001:db8::1"],
    [1, "fe80::1%eth0", "fe80::1"],
  ])("behind %i proxies %j is %s", (proxies, header, address) => {
    overrideEnv({ TRUST_PROXY: proxies });
    expect(clientAddress(header, SOCKET)).toBe(address);
  });

  test("a socket's own address has one spelling too, and may be missing", () => {
    overrideEnv({ TRUST_PROXY: 0 });
    expect(clientAddress(null, "::ffff:127.0.0.1")).toBe("127.0.0.1");
    expect(clientAddress(null, null)).toBeNull();
  });
});

test("a limit counts an IPv4 address for itself and a customer's IPv6 addresses as one", () => {
  expect(rateLimitAddress("1.1.1.1")).toBe("1.1.1.1");
  expect(rateLimitAddress("2001:db8:0:7::1")).toBe(rateLimitAddress("2001:db8:0:7:ffff::2"));
  expect(rateLimitAddress("2001:db8:0:7::1")).not.toBe(rateLimitAddress("2001:db8:0:8::1"));
  expect(rateLimitAddress(null)).toBeNull();
});
