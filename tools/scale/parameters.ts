/** What one process and one database were seen to do: README "Measured", the rows named. Everything else is an assumption. */
export const MEASURED = {
  /** CPU seconds a delivery of one message in a frame of its own: `fanout`, 20 messages/s. */
  deliverySeconds: 10.0e-6,
  /** Messages/s from send to acknowledgement on one process beside its database: `dm`. */
  sendsPerProcess: 17_403,
  /** Messages/s of the writer alone on one PostgreSQL: `writer`. */
  writesPerDatabase: 50_468,
  /** Bytes of resident memory a connection: `memory`. */
  connectionBytes: 15.9 * 1024,
};

/** Assumed, and the first to be replaced by what your own metrics say. */
export const ASSUMED = {
  /** Of all users, connected at the busiest hour. */
  connectedShare: 0.15,
  devicesPerUser: 1.3,
  /** Messages a connected user sends an hour at that time. */
  messagesPerHour: 12,
  /** Room sizes: most messages go to two people, some to groups, few to crowds. */
  rooms: [
    { share: 0.6, members: 2 },
    { share: 0.3, members: 12 },
    { share: 0.09, members: 80 },
    { share: 0.01, members: 1_000 },
  ],
  /** How uneven rooms are: the busiest is 2^s times as busy as the second. */
  zipf: 0.8,
  /** What is planned for, of what was measured: the rest is for bursts, failovers and garbage collection. */
  target: 0.5,
  bytesPerMessage: 600,
  socketsPerProcess: 50_000,
};
