import type { ClientInfo } from "../accounts/actor/client-info";
import { clientAddress } from "./client-address";

/** Header in which server.ts passes on the socket's remote address; a value sent by the client is dropped. */
export const SOCKET_ADDRESS_HEADER = "x-parley-socket-address";

export function requestClientInfo(request: Request): ClientInfo {
  const { headers } = request;
  return {
    userAgent: headers.get("user-agent"),
    ip: clientAddress(headers.get("x-forwarded-for"), headers.get(SOCKET_ADDRESS_HEADER)),
  };
}
