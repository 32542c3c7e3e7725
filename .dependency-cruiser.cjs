// The house of docs/ARCHITECTURE.md: imports flow one way.
const BASE = "^lib/server/[^/]+\\.ts$";
const INFRASTRUCTURE =
  "^lib/server/(db|email|events|outgoing|presence|push|queue|rate-limit|storage|limits)/";
const DOMAIN =
  "^lib/server/(messages|rooms|users|receipts|search|attachments|auth|sessions|accounts|invites|notifications|previews|pictures|digests|demo)/";
const EDGE = "^lib/server/(http|realtime|jobs)/";
const TEST = "(\\.test\\.tsx?$|^tests/)";

const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: TEST },
  to: { path: "^(app|components|lib|drizzle|server\\.ts|tools|tests)", pathNot: allowed },
});

const never = (name, comment, from, to, more = {}) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: TEST },
  to: { path: to, ...more },
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-barrels",
      comment: "Import the file that has it.",
      severity: "error",
      from: {},
      to: { path: "/index\\.tsx?$", pathNot: "node_modules" },
    },
    {
      name: "no-dead-modules",
      comment: "Neither a page, nor the server, nor a tool comes to this file.",
      severity: "error",
      from: { path: "^(server\\.ts|app/|tools/|bench/)" },
      to: {
        path: "^(components|lib)/",
        // The service worker is an entry of its own, for the browser.
        pathNot: [TEST, "\\.d\\.ts$", "^lib/service-worker/"],
        reachable: false,
      },
    },
    {
      name: "no-tests-in-production",
      severity: "error",
      from: { path: "^(app|components|lib|drizzle|server\\.ts)", pathNot: TEST },
      to: { path: [TEST, "^tools/"] },
    },
    {
      name: "no-dev-dependencies",
      comment: "npm ci --omit=dev would leave it out.",
      severity: "error",
      from: { path: "^(app|components|lib|server\\.ts|worker\\.ts)", pathNot: TEST },
      to: { dependencyTypes: ["npm-dev"] },
    },

    only("components", "components → lib/client, lib/contract", "^components/", [
      "^components/",
      "^lib/(client|contract)/",
    ]),
    only("client", "lib/client → lib/contract", "^lib/client/", "^lib/(client|contract)/"),
    only("contract", "lib/contract stands alone", "^lib/contract/", "^lib/contract/"),
    never("contract-zod", "lib/contract imports zod only", "^lib/contract/", "node_modules/(?!zod/)"),
    never("contract-node", "lib/contract runs in the browser", "^lib/contract/", ".", {
      dependencyTypes: ["core"],
    }),
    never(
      "client-react",
      "React only in lib/client/hooks",
      "^lib/client/(?!hooks/)",
      "node_modules/(react|react-dom|next)/",
    ),
    only("server", "lib/server → drizzle/schema, lib/contract", "^(lib/server/|drizzle/)", [
      "^lib/(server|contract)/",
      "^drizzle/schema/",
    ]),
    only(
      "service-worker",
      "lib/service-worker → what it shares with the page, lib/contract",
      "^lib/service-worker/",
      [
        "^lib/service-worker/",
        "^lib/client/(notifications/shared/|item-store|kept-me|outbox-store|tabs)",
        "^lib/contract/",
      ],
    ),
    only(
      "entry",
      "server.ts, worker.ts → lib/server, lib/contract",
      "^(server|worker)\\.ts$",
      "^lib/(server|contract)/",
    ),

    never("base", "env, runtime, log: the lowest layer", BASE, [INFRASTRUCTURE, DOMAIN, EDGE], {
      // The holder of `io` needs the type of what hangs on a socket; the file has nothing but types.
      pathNot: "^lib/server/realtime/socket-data\\.ts$",
    }),
    never("metrics", "know the base alone", "^lib/server/(metrics|tracing)/", [INFRASTRUCTURE, DOMAIN, EDGE]),
    never("infrastructure", "knows no domain", INFRASTRUCTURE, [DOMAIN, EDGE]),
    never("domain", "knows neither HTTP nor sockets", DOMAIN, EDGE),
    never("domain-transport", "knows no framework", DOMAIN, "node_modules/(next|socket\\.io)/"),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|dist)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
