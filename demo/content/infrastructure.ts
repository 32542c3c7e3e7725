import { parseDialogues } from "../dialogue";

/** Machines, pipelines and measurements. */
export const infrastructure = parseDialogues(`
A: CI takes {number} minutes again
B: where?
A: {small} of them waiting for a runner, the rest is installing the same things every time
B: cache key contains the date
A: it does?!
B: I put it there to fix something in {month}. nobody remembers what
A: removed, we'll see what we remember
..
A: {small} minutes. nothing broke
---
A: new hosts in {city} are up: db-{small}, {number} GB, NVMe
B: fsync?
A: {many} µs per flush, about {small} times better than the old ones
C: 😍
A: replica is syncing, {percent} % done, ETA {time}
B: I'd move the reads first and the primary on {day}
A: that's the plan
---
A: load test of {service}: {many}0 clients, p99 {ms} ms, then suddenly seconds
B: where's the knee?
A: at {number} % CPU, so it isn't CPU
C: connections. pool is {number}, every request holds one while it waits for {service2}
A: that was it. Released before the call now, knee is gone
B: graph please
A: https://example.com/graphs/{ticket}
---
A: costs for {month}: {percent} % less, mostly storage
B: the old exports?
A: yes, {many} GB of "temporary" files from {month2}
C: nothing lasts like something temporary
---
A: who changed the alert threshold for {service}?
B: me, from {ms} to something lower. It woke nobody but it should have
A: ok. please with a comment next time, I thought that it was a typo
B: you're right, added one
---
A: TLS handshake takes {ms} ms from {city}. normal?
B: is it resuming sessions?
A: no
B: tickets are off since the last hardening. Rotating keys and turning them on would be fine
A: doing that in {ticket}
..
A: {number} ms now 🏎️
---
A: log volume doubled on {day}
B: {service} logs each ping at info
A: that's {many} lines per second of "still here"
B: very reassuring though
A: debug it is
---
A: kernel update on all hosts on {day}, one by one, starting at {time}
B: order?
A: {city}, {city2}, then the rest. {small} minutes each
C: I'm around if you need hands
..
A: through, no client noticed. longest reconnect {small} s
---
A: container image is {many} MB, it was half of that in {version}
B: \`COPY . .\` before the ignore file existed?
A: the screenshots folder is in it. {number} MB of dogs
C: not the dogs!
A: they live in the repository, not in production
---
A: can anyone reach {service} on staging?
B: timeout
C: same
A: certificate or DNS?
C: neither, it's asleep. Staging scales to zero after {time}
A: then good morning, staging
B: ☀️
---
A: measured the new index on a copy with {small} million rows:
  - build: {number} s, concurrently
  - size: {many} MB
  - the query: {ms} ms before, {small} ms now
B: and writes?
A: {small} % slower inserts, I measured three times
B: worth it
C: yes. run it outside the peak please
A: {day} {time} then
---
A: I've got a theory about the slow Mondays
B: let's hear it
A: all clients sync at {time}, because all laptops are opened at {time}
C: a jitter of a few seconds on the first sync would spread it
A: {small} lines, in #{pr}
..
A: it's Monday and the graph is boring
B: 🏆
---
A: reminder: the old metrics host is switched off on {day}. If your dashboard points there, move it
B: mine are moved
C: mine too, {small} of them were dead anyway
---
A: {service} uses {number} % of a core doing nothing
B: event loop?
A: a timer every {small} ms that checks whether there is something to do
B: and is there?
A: twice a day
C: 😂 make it listen instead
A: \`listen/notify\`, done, zero point nothing percent
---
A: question about backups: we keep {number} days, is that enough?
B: for accidents yes. For "we noticed in {month} that it's wrong since {month2}" no
A: monthly ones for a year then? {many} GB each
B: encrypted, on the other provider, yes
C: and test one of those as well
A: {ticket} 📝
---
A: somebody has a shell open on db-{small} since {day}
B: that's my tmux, sorry. closing
A: it had a \`top\` in it, with the time of last year's summer
B: don't shame the tmux
---
A: we're at {percent} % of the file descriptor limit on the edge
B: per process?
A: yes. {many}0 sockets plus files
C: raise to 1M, it's only a number, and alert at 70
A: raised, alert added, written down in the runbook
---
A: chart of the week: reconnects per minute during the {city} outage https://example.com/graphs/{many}
B: the spike is small. Jitter works
C: what is the second bump?
A: people who turned WiFi off and on by themselves
B: human jitter
---
A: flame graph of the fan-out: {percent} % JSON, {small} % our code, the rest is the kernel
B: so serialise once per room instead of once per socket
A: that's what I tried: {number} % less CPU per delivery
C: and memory?
A: one buffer less per socket as well
B: love it. PR?
A: #{pr}, with the numbers and how to repeat them
`);
