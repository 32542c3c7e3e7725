import type { ClientInfo } from "../accounts/actor/client-info";
import { clientAddress } from "./client-address";

/** The header in which server.ts passes on the address of the socket's other end; what a client sends there is dropped. */
export const SOCKET_ADDRESS_HEADER = "x-parley-socket-address";

export function requestClientInfo(request: Request): ClientInfo {
  const { headers } = request;
  return {
    userAgent: headers.get("user-agent"),
    ip: clientAddress(headers.get("x-forwarded-for"), headers.get(SOCKET_ADDRESS_HEADER)),
  };
}
