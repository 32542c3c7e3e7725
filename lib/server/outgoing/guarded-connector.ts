import { isIPv6, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { type DestinationPolicy, resolveAddresses } from "./destination";

/** Enough for a DNS look-up and a handshake. */
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Creates a connector that opens connections to checked addresses only. The host is resolved here, once. The connection
 * gets the checked addresses and cannot resolve others, so DNS rebinding reaches nothing.
 *
 * @param ca certificate authorities that are trusted besides the usual ones, in PEM.
 */
export function guardedConnector(policy: DestinationPolicy, ca?: string): buildConnector.connector {
  return (options, callback) => {
    const port = Number(options.port || (options.protocol === "https:" ? 443 : 80));
    resolveAddresses({ hostname: options.hostname, port }, policy).then(
      (addresses) => {
        const connect = buildConnector({
          timeout: CONNECT_TIMEOUT_MS,
          lookup: pinnedLookup(addresses),
          ...(ca && { ca }),
        });
        connect(options, callback);
      },
      (error: Error) => callback(error, null),
    );
  };
}

function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_hostname, { all }, callback) => {
    const [first] = found;
    if (all) callback(null, found);
    else callback(null, first?.address ?? "", first?.family);
  };
}
