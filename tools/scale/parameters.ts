/** Measured capacity of one process and one database: README "Measured", in the rows named here. */
export const MEASURED = {
  /** CPU seconds per delivery of one message in its own frame: `fanout`, 20 messages/s. */
  deliverySeconds: 10.0e-6,
  /** Messages/s from send to acknowledgement, one process with its database on the same machine: `dm`. */
  sendsPerProcess: 17_403,
  /** Messages/s of the writer alone on one PostgreSQL server: `writer`. */
  writesPerDatabase: 50_468,
  /** Bytes of resident memory per connection: `memory`. */
  connectionBytes: 15.9 * 1024,
};

/** Assumptions. Replace them with values from your own metrics first. */
export const ASSUMED = {
  /** Share of all users who are connected in the busiest hour. */
  connectedShare: 0.15,
  devicesPerUser: 1.3,
  /** Messages per connected user and hour, in the busiest hour. */
  messagesPerHour: 12,
  /** Room sizes by share of messages: most go to two people, some to groups, few to large groups. */
  rooms: [
    { share: 0.6, members: 2 },
    { share: 0.3, members: 12 },
    { share: 0.09, members: 80 },
    { share: 0.01, members: 1_000 },
  ],
  /** Zipf exponent s of room activity: the busiest room is 2^s times as busy as the second. */
  zipf: 0.8,
  /** Planned share of the measured capacity. The rest is for bursts, failovers and garbage collection. */
  target: 0.5,
  bytesPerMessage: 600,
  socketsPerProcess: 50_000,
};
