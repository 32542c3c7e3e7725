import { parseDialogues } from "../dialogue";

/** Incidents: alerts, guesses, fixes, lessons. */
export const incident = parseDialogues(`
A: anyone else seeing 502s on {service}?
B: yes, since about {clock}
A: {percent} % of requests, only in {city}
C: I'm on it. Who is writing things down?
B: me. Notes go here: https://example.com/incidents/{many}
..
C: the load balancer thinks two of {small} hosts are gone. They are not gone, their health check takes {ms} ms
A: because of the backup?
C: because of the backup. It eats the disk
B: can we stop it?
C: paused. first host is back
..
A: error rate is at zero again. {number} minutes in total
B: I'll write it up. Action items: move the backup, and the health check must not touch the disk
C: 🙏 thanks for the calm hands
---
A: 🔔 alert: {service} p95 above {ms} ms for five minutes
B: looking
B: it's one customer, {customer}, exporting everything
A: is the export not rate-limited?
B: it is per user. They use {number} users :)
A: clever people. Limit per server then
B: {ticket}, and I'll ask them kindly to do it at night
---
A: disk on db-{small} at 91 %
B: what grows?
A: WAL. a replication slot nobody reads
B: that's the test replica I set up on {day} 😳 dropping the slot
A: 64 % and falling
B: sorry!! I owe you {a coffee|a beer|cake}
A: you do ☕
---
A: deploy of {service} is stuck at {small} of 9
B: logs?
A:
  \`\`\`
  {clock} waiting for lock "migrations" (held by pid {many})
  … still waiting for lock "migrations" (held by pid {many})
  \`\`\`
B: pid {many} is an open psql. whose?
C: mine 🙈 went for lunch with a transaction open
A: please don't do that on production
C: closed. And I have put \`idle_in_transaction_session_timeout\` into my psqlrc
A: deploy goes on. let's set that on the server as well
---
A: push notifications are delayed, queue is {many}00 deep
B: is the worker alive?
A: alive and busy. It sends about {number} per second
C: the provider answers 429, and we retry at once
B: so we hammer them for being told not to hammer
C: exactly. Retry-After is in the response, we ignore it
A: quick fix?
C: {number} lines. PR #{pr}, someone please review
B: reviewed, one nit, ship it
..
A: queue empty. Oldest message was {number} minutes late, nothing lost
---
A: redis restarted itself at {clock}, out of memory
B: nothing visible in the app?
A: reconnects on all hosts, presence was wrong for a minute, no messages lost
B: then the design works. What filled it?
A: {many} thousand keys without expiry, pattern \`typing:*\`
C: I set them without EX in the refactoring. Mine. Fixing
B: and let us add an alert on memory before the kernel does it for us
---
A: certificates for {city} expire in {small} days. Did the renewal run?
B: it ran and failed silently, port 80 is closed since the firewall change
A: who changed the firewall?
B: the three of us, together, proudly
C: 😂 opening it for the challenge path only
..
B: renewed. Next one in 60 days, and I made the failure loud this time
---
A: @B the graph for {service} has a gap between {span}. Data loss?
B: no, the collector was restarted. The service itself logged all the time
A: phew. can you put an annotation on it, so I don't panic again next week?
B: done 🙂
---
A: post-mortem draft for {day} is up: https://example.com/postmortems/{ticket}
A: timeline in short: {clock} first alert, four minutes until someone looked, {number} minutes until we knew, two minutes to fix.
B: the interesting part is the {number} minutes
A: yes. We all looked at {service} because it was red, but it was only the first to suffer
C: a dependency view on the dashboard would have shown it
B: or the habit to ask "what changed?" first
A: both. I'd add one more: we had the right idea after {small} minutes and nobody said it loud enough
C: that was me. I wasn't sure
B: say it unsure! an unsure idea costs nothing
A: I put that sentence into the document
---
A: is it DNS?
B: no
..
B: it was DNS
A: 🎂
---
A: users report "message not sent" on mobile, {number} reports in ten minutes
B: server side looks clean, acks are under {small}0 ms
C: all of them on the same carrier?
A: {small} of those I asked, yes
C: that carrier cuts idle TCP after 30 s, our ping interval is 25 s plus jitter …
B: … up to 32. Ouch
C: cap the jitter, ship as a hotfix?
B: go. I watch
..
A: reports stopped. one wrote "whatever you did, thank you"
---
A: someone is hammering the sign-in from {number} addresses
B: blocked ranges?
A: they rotate. The limiter holds, it only makes the logs ugly
C: did that help?
A: none. And no account was locked for real people, I checked
B: then let them burn their money. I'll lower the log level for that line
---
A: memory of {service} climbs by {number} MB per hour
B: since which version?
A: {version}, the one with the new cache
C: is there a bound on it?
A: there is, on the number of entries. Not on their size
C: and somebody pasted a {small} MB text
A: heap snapshot agrees: one string, {number} copies
B: so: bound by bytes, and don't cache what is over 64 KB
C: on it, {ticket}
..
C: flat line for two hours now
A: what a beautiful flat line
---
A: night shift report: quiet. One page at {clock}, resolved itself before I found my glasses
B: 😴 go to bed
A: going
---
A: query on \`{table}\` takes {small} s since this morning
B: plan?
A: seq scan. Yesterday it used the index
B: \`analyze {table}\` please, the import last night tripled it
A: {ms} ms → {small} ms. magic
B: autovacuum would have come around eventually
A: "eventually" is not in our SLO
---
A: who can restart the runner in {city}? CI waits
B: me
B: restarted, {number} jobs in the queue, give it a moment
A: 🚦 moving again
---
A: customer {customer} says that a message appears twice
B: in the database as well?
A: one row. one id. one seq
C: then it's the client: rendered once as pending and once as confirmed
B: the ack came after the broadcast there, we key the pending one differently
C: there's the bug: compare by id, not by temporary key
A: is it a lot of work?
C: it is *less* code in the end. PR by {day}
B: my favourite kind
---
A: quick one: is it safe to fail over db-{small} now? I need to change the kernel
B: lag?
A: 0 bytes
C: no migrations running, traffic is low. From my side yes
B: go
..
A: done. {number} seconds without writes, all clients came back by themselves
B: 👏
C: the queue in the browser is such a relief
---
A: status of {ticket}?
B: found it, fixed it, don't understand yet why it ever worked
A: the best kind of bug
B: I'll understand it first and merge then
A: 👍
---
A: chaos day results: we killed the primary {small} times, cut the network twice and filled one disk
B: what broke?
A: one thing: with a full disk, uploads answered 500 instead of "storage full". Text went through
C: and nobody was logged out this time
A: right. In {month} we lost all sessions in the same test, so: progress
B: I'd like to add slow disk next time, not only full
C: noted for {month2}
---
A: logs are full of "slow consumer, cutting off"
B: that is intended, no?
A: yes, but {many} times a day from one single address
C: that's the wall display in the kitchen of {customer}. It sleeps and wakes
A: 😄 fine, then I whitelist my worries
`);
