import { isIPv6, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { type DestinationPolicy, resolveAddresses } from "./destination";

/** A name server's round and a handshake. */
const CONNECT_MS = 10_000;

/**
 * Opens connections to checked addresses only. The host is resolved here, once; the connection gets the addresses that
 * were looked at and cannot ask for others, so a name that changes its mind in between reaches nothing.
 *
 * @param ca of certificates that are trusted besides the usual ones.
 */
export function guardedConnector(policy: DestinationPolicy, ca?: string): buildConnector.connector {
  return (options, callback) => {
    const port = Number(options.port || (options.protocol === "https:" ? 443 : 80));
    resolveAddresses({ hostname: options.hostname, port }, policy).then(
      (addresses) => {
        const connect = buildConnector({ timeout: CONNECT_MS, lookup: pinned(addresses), ...(ca && { ca }) });
        connect(options, callback);
      },
      (error: Error) => callback(error, null),
    );
  };
}

function pinned(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_hostname, { all }, callback) => {
    const [first] = found;
    if (all) callback(null, found);
    else callback(null, first?.address ?? "", first?.family);
  };
}
