// The house of docs/ARCHITECTURE.md: imports flow one way.
const BASE = "^lib/server/[^/]+\\.ts$";
const INFRASTRUCTURE =
  "^lib/server/(db|email|events|outgoing|presence|push|queue|rate-limit|storage|limits)/";
const DOMAIN =
