import { afterEach, describe, expect, test } from "vitest";
import { overrideEnv } from "@/tests/support/domain/override-env";
import { rateLimitAddress } from "../rate-limit/address-key";
import { clientAddress } from "./client-address";

afterEach(() => overrideEnv({ TRUST_PROXY: 0 }));

const SOCKET = "10.0.0.9";

describe("the client's address", () => {
  test.each([
    // No trusted proxy: the header is ignored.
    [0, null, SOCKET],
    [0, "1.1.1.1", SOCKET],
    // One proxy wrote the last entry; the client may have written all others.
    [1, "1.1.1.1", "1.1.1.1"],
    [1, "6.6.6.6, 1.1.1.1", "1.1.1.1"],
    [1, "6.6.6.6,7.7.7.7,  1.1.1.1 ", "1.1.1.1"],
    [1, null, SOCKET],
    [1, "", SOCKET],
    [1, ",", SOCKET],
    [1, "1.1.1.1,", SOCKET],
    // Two proxies: the outer one saw the client, the inner one saw the outer.
    [2, "1.1.1.1, 10.0.0.1", "1.1.1.1"],
    [2, "6.6.6.6, 1.1.1.1, 10.0.0.1", "1.1.1.1"],
    // Bypassed the outer proxy: an entry of the client must not count as one of a proxy.
    [2, "10.0.0.1", SOCKET],
    [3, "1.1.1.1, 10.0.0.1", SOCKET],
    // Not an address.
    [1, "unknown", SOCKET],
    [1, "1.1.1.1; drop", SOCKET],
    [1, "1.1.1", SOCKET],
    [1, "01.1.1.1", SOCKET],
    [1, "<script>", SOCKET],
    [1, `${"9".repeat(5_000)}.1.1.1`, SOCKET],
    // Normalized spellings.
    [1, "1.1.1.1:443", "1.1.1.1"],
    [1, "::ffff:1.1.1.1", "1.1.1.1"],
    [1, "2001:DB8:0:0::1", "2001:db8::1"],
    [1, "[2001:db8::1]:443", "2001:db8::1"],
    [1, "fe80::1%eth0", "fe80::1"],
  ])("behind %i proxies %j is %s", (proxies, header, address) => {
    overrideEnv({ TRUST_PROXY: proxies });
    expect(clientAddress(header, SOCKET)).toBe(address);
  });

  test("a socket's address is normalized too, and may be missing", () => {
    overrideEnv({ TRUST_PROXY: 0 });
    expect(clientAddress(null, "::ffff:127.0.0.1")).toBe("127.0.0.1");
    expect(clientAddress(null, null)).toBeNull();
  });
});

test("a rate limit counts each IPv4 address, and all IPv6 addresses of one /64 as one", () => {
  expect(rateLimitAddress("1.1.1.1")).toBe("1.1.1.1");
  expect(rateLimitAddress("2001:db8:0:7::1")).toBe(rateLimitAddress("2001:db8:0:7:ffff::2"));
  expect(rateLimitAddress("2001:db8:0:7::1")).not.toBe(rateLimitAddress("2001:db8:0:8::1"));
  expect(rateLimitAddress(null)).toBeNull();
});
