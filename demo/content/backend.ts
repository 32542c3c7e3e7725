import { parseDialogues } from "../dialogue";

/** Data migration, reviews, everyday engineering. */
export const backend = parseDialogues(`
A: migration plan for \`{table}\`, please poke holes into it:

  1. add the new column, nullable
  2. write both from {version} on
  3. backfill in batches of {many}, newest first
  4. switch reads
  5. drop the old column two releases later
B: between 2 and 3: what about rows that are updated while the backfill runs?
A: the backfill only touches rows where the new column is null
B: and the lock?
A: each batch is its own transaction, about {number} ms
C: throttle it on replication lag and I'm happy
A: done in the script, it sleeps when lag goes over {small} s
B: then go from me
---
A: backfill is at {percent} %
B: speed?
A: {many} rows/s, limited on purpose
..
A: {number} % and no one noticed, not even the dashboards
B: that's how I like them
---
A: review please? #{pr}, it's {many} lines but {number} of them are a lockfile
B: the classic. looking
B: question on line {number}: why not let the database do the dedupe?
A: because I didn't think of it
B: \`on conflict (id) do nothing returning id\` and the loop is gone
A: {number} lines less. you should charge for this
B: approved 😄
---
A: {ticket}: I can reproduce it with {small} clients and a slow network, never with fewer
B: smells like ordering
C: do both sides sort by the same thing?
A: server by seq, client by created_at …
C: and two messages in the same millisecond?
A: there it is. I sort by seq now and created_at is only for people
B: put that in the test with the seeds please, so that it stays found
---
A: what is our opinion on enums in the database?
B: text plus check in code. changing a pg enum is a small funeral
C: same
A: good, then I don't have to argue with myself
---
A: benchmark of the batched writer vs one transaction per message:
  \`\`\`
  single   {many} /s
  batched  {number}{many} /s
  \`\`\`
B: on what machine?
A: 2 cores, fsync on, same for both, interleaved
C: and latency?
A: p50 {small} ms, p99 {number} ms. The batch forms by itself, no timer
B: no timer is the beautiful part
---
A: I'd like to drop support for Postgres 13. Anyone still on it?
B: telemetry is off by default, so we don't know
C: ask in the forum, and refuse to start with a clear sentence
A: "The database is older than …", yes. One release with a warning first
B: 👍
---
A: Who knows why \`{service}\` has its own date library?
B: historical reasons
A: may I remove the historical reasons?
B: please. There are tests
A: {number} tests pass, {small} kB less in the bundle
C: 🧹
---
A: pairing on {ticket} at {time}? I'm stuck and talking helps
B: yes! {room} or call?
A: call, I'm at home
..
A: thanks again, the trick with \`ctid\` was new to me
B: don't tell anyone that I know it
---
A: can someone explain this to me:
  \`\`\`sql
  select count(*) from {table} where deleted_at = null;
  \`\`\`
  returns 0
B: \`is null\` :)
A: I have been staring at this for {number} minutes
C: we all have, at least once a year
---
A: naming: \`fetchAndStore\`, \`sync\` or \`refresh\`?
B: what does it return?
A: nothing, it writes
B: then \`refresh\`. sync is what we call the socket thing
A: ok, \`refresh-{table}.ts\`
---
A: the flaky test is flaky again. {number} of {many} runs fail
B: time zone?
A: no, it waits for "network idle", which now never comes
C: wait for the thing you want to see, not for silence
A: that should be on a poster
A: fixed, {many} runs without a failure
---
A: we need to decide where attachments live by {day}: disk or S3 first?
B: interface first, disk as the default, S3 for those who scale
C: small teams will never touch S3. Disk must be excellent
A: agree. checksum on upload, atomic rename, clean-up of halves after {number} h
B: and range requests, people scrub through videos
A: added to {ticket}
---
A: dependency update PR is green, {small} minor, one major
B: which major?
A: the uuid thing. Only drops old Node versions
B: merge
---
A: I wrote down how the cursor works, because I explained it for the {nth} time: https://example.com/docs/cursor
B: very clear. one question: what if the server was restored from a backup and is *behind* the client?
A: then since > last_rev and the answer is reset
B: and the client?
A: drops its copy and starts fresh. Never guesses
B: 🫶
---
A: TIL: \`git bisect run\` with our test script finds things while I get coffee
B: welcome to the club
A: {number} commits, {small} steps, one guilty person (me)
C: honesty 10/10
---
A: index on \`{table}\` (room, created) is {small} GB, do we use it?
B: \`pg_stat_user_indexes\` says?
A: {number} scans in a month, all from jump-to-date
B: that's the feature it is for
A: ok ok it may stay
---
A: Proposal: no PR over {many} lines without a heads-up here first. I reviewed one of eleven hundred lines yesterday and I'm sure that I missed something.
B: yes. It was mine, and I'd rather have had your opinion after the first two hundred
C: generated files don't count?
A: generated files don't count
D: +1
---
A: rate limiter question. Token bucket or sliding window for sending?
B: bucket. bursts are human: three short lines in a row, then silence
A: {number} per second with a burst of 30?
B: sounds right. And tell the client when to come back, don't just say no
A: \`retryAfterMs\` is in the error body
C: 👌
---
A: I need a realistic data set with {small} million messages, does anyone have one?
B: generator or real?
A: generated is fine as long as rooms have different sizes
B: \`npm run seed -- --messages {small}000000 --rooms {many}\`
A: {number} seconds. wow
B: COPY does the work
---
A: the type of \`{table}.id\` in the client was \`string\` and in the server \`string | undefined\`
B: where does undefined come from?
A: from an optional chain that hides a bug since {version}
C: strict mode strikes again
A: fixed at the source, {number} question marks removed
---
A: interesting paper on ordering and clocks, 12 pages, readable: https://example.org/papers/clocks-{number}.pdf
B: is it the one with the trains?
A: yes!
C: saved for the weekend
---
A: who owns \`tools/{service}.sh\`? it has a sleep {number} in it
B: nobody
C: me, in a previous life
A: can I replace the sleep by a wait for the port?
C: you can replace the script by nothing, we don't need it since {version}
A: even better 🗑️
---
A: restore test of the month: backup from {day} {time}, restored in {number} min, counts match, attachments match, I even signed in
B: thank you for doing this every month
A: a backup that was never restored is a rumour
C: poster number two
---
A: @B your branch conflicts with mine in \`runtime.ts\`, who goes first?
B: you, mine is smaller. I rebase after
A: merged
B: rebased, {small} lines, painless
`);
