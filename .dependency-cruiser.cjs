// The layers of docs/ARCHITECTURE.md: imports flow one way.
const PLATFORM = "^lib/server/platform/";
const INFRASTRUCTURE =
  "^lib/server/(cluster|db|email|events|outgoing|presence|push|queue(?!/handlers)|rate-limit|storage)/";
const DOMAIN =
  "^lib/server/(accounts|attachments|audit|digests|invites|messages|moderation|notifications|pictures|previews|receipts|rooms|search)/";
const EDGE = "^lib/server/(http|realtime|queue/handlers)/";
const TEST = "(\\.test\\.tsx?$|^tests/)";

const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: TEST },
  to: {
    path: "^(app|bench|components|demo|lib|drizzle|server\\.ts|worker\\.ts|tools|tests)",
    pathNot: allowed,
  },
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
      from: { path: "^(server\\.ts|worker\\.ts|app/|tools/|bench/)" },
      to: {
        path: "^(components|demo|lib)/",
        // The service worker is an entry of its own, for the browser.
        pathNot: [TEST, "\\.d\\.ts$", "^lib/service-worker/"],
        reachable: false,
      },
    },
    {
      name: "no-tests-in-production",
      severity: "error",
      from: { path: "^(app|components|demo|lib|drizzle|server\\.ts|worker\\.ts)", pathNot: TEST },
      to: { path: [TEST, "^(bench|tools)/"] },
    },
    {
      name: "no-dev-dependencies",
      comment: "npm ci --omit=dev would leave it out.",
      severity: "error",
      from: { path: "^(app|components|demo|lib|server\\.ts|worker\\.ts)", pathNot: TEST },
      to: { dependencyTypes: ["npm-dev"] },
    },

    only("app", "app → components, lib", "^app/", [
      "^(app|components)/",
      "^lib/(client|contract|server|shared)/",
    ]),
    only("demo", "demo → lib/server, lib/contract, lib/shared", "^demo/", [
      "^demo/",
      "^lib/(contract|server|shared)/",
    ]),
    only("components", "components → lib/client, lib/contract, lib/shared", "^components/", [
      "^components/",
      "^lib/(client|contract|shared)/",
    ]),
    only("client", "lib/client → lib/contract, lib/shared", "^lib/client/", "^lib/(client|contract|shared)/"),
    only("shared", "lib/shared → lib/contract", "^lib/shared/", "^lib/(contract|shared)/"),
    only("contract", "lib/contract stands alone", "^lib/contract/", "^lib/contract/"),
    never("contract-zod", "lib/contract imports zod only", "^lib/contract/", "node_modules/(?!zod/)"),
    never("contract-node", "lib/contract runs in the browser", "^lib/contract/", ".", {
      dependencyTypes: ["core"],
    }),
    never(
      "client-react",
      "React only in lib/client/hooks and lib/client/boot",
      "^lib/client/(?!(hooks|boot)/)",
      "node_modules/(react|react-dom|next)/",
    ),
    only("server", "lib/server → drizzle/schema, lib/contract, lib/shared", "^(lib/server/|drizzle/)", [
      "^lib/(server|contract|shared)/",
      "^drizzle/schema/",
    ]),
    only(
      "service-worker",
      "lib/service-worker → what it shares with the page, lib/contract",
      "^lib/service-worker/",
      [
        "^lib/service-worker/",
        "^lib/client/(api/api-error|notifications/shared/|persist/(item-store|persisted-me)|outbox/outbox-store|connection/tab-channel)",
        "^lib/(contract|shared)/",
      ],
    ),
    only("entry", "server.ts, worker.ts → lib/server, lib/contract", "^(server|worker)\\.ts$", [
      "^lib/(server|contract)/",
      // In development only.
      "^demo/start-demo\\.ts$",
    ]),
    never(
      "demo-static",
      "server.ts loads the demo dynamically: the production bundle leaves it out",
      "^server\\.ts$",
      "^demo/",
      { dependencyTypesNot: ["dynamic-import"] },
    ),
    never("demo", "no page and no module of lib imports the demo", "^(app|components|lib)/", "^demo/"),

    never("platform", "env, runtime, log: the lowest layer", PLATFORM, [INFRASTRUCTURE, DOMAIN, EDGE]),
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
