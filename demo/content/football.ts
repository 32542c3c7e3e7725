import { parseDialogues } from "../dialogue";

/** A hobby football club: who plays, who drives, who won. */
export const football = parseDialogues(`
A: who's in for Sunday? {time} at {pitch}
B: in
C: in ⚽
D: maybe, knee
E: in, and I bring {guest}
A: that makes {small}, two more and we play on the big pitch
F: in if I wake up
A: {F}, we'll call you at eight
F: please don't
---
A: result for those who couldn't come: {win}, and it was closer than it sounds
B: who scored?
A: {C} twice, {D} with the back of the head, nobody knows how
D: I know how. I wasn't looking
C: best goal of the season
---
A: {pitch} is closed, the grass is resting
B: again? it rests more than me
C: {pitch2} is free from {time}, I called
A: perfect, same time, other place. please tell {D}, who never reads here
D: I do read here
A: 👀
---
A: who has the balls?
B: 3 in my cellar, one of them is an egg
C: two at mine
A: bring what's round please
---
A: next match: {team}, {day} {time}, away at {pitch}
B: are those the ones with the drummer?
A: yes. earplugs are allowed
C: I can take {small} people in the car, leaving at {place}
D: seat please
E: me too!
B: I go by bike
A: kit is {colour}, theirs is {colour2}, so no one passes to the wrong side *this* time
E: it was ONE time
---
A: membership fee {season}: €{amount}. Bank details as always, text "ball"
B: done
C: done
D: can I pay half now?
A: sure, whenever
---
A: my ankle is {blue|huge|a balloon}
B: ice, up, no heroics
C: and see someone if you can't stand on it
A: I can stand. I can't look at it
D: {small} weeks, I had the same. You'll referee meanwhile
A: finally, power
---
A: tactics for {team}: they are fast on the left and lazy on the right. So we go over their right, and {B} stays back
B: I always stay back
A: yes but this time on purpose
C: 4-4-2?
A: we'll be nine
C: 4-2-2 and prayer
---
A: late again, tram stands at {place}
B: we start with a rondo, no stress
C: I'm on the same tram 😂
---
A: lost a grey hoodie on {day}, anyone?
B: has it a hole in the sleeve?
A: yes!
B: then it's in my bag and it smells. bringing it {on Sunday|next time}
---
A: what a match!!! {win} after being two down
B: I have no voice left
C: {D} in goal, what was THAT
D: reflex. I wanted to protect my face
E: protect it every week please
A: photos are here: https://example.com/photos/{many}
B: the one with all of us in the mud goes on the fridge
---
A: training on {day}? lights are on until {time}
B: yes
C: only if we do shooting, not running
A: running with the ball
C: you are a politician
---
A: referee for the tournament on the {date}? They ask each club for one
B: I did it last year and was called names by a twelve-year-old
C: what names
B: "grandpa"
C: 😂😂
A: so … {C}?
C: I walked into that. ok
---
A: summer party: the {date}, at {place}, from {time}. please write what you bring
B: potato salad, the real one
C: grill + charcoal
D: drinks, {number} bottles
E: my good mood
A: {E}, and cutlery
E: and cutlery
---
A: new bibs arrived, they're {colour}
B: like, bright?
A: like, visible from space
C: finally {D} will see me
---
A: attendance since {month}, just for fun:
  1. {B}, 11 of 12
  2. {C}, 10
  3. {D}, 9 (2 of them late)
  4. me, 8
C: I want a recount
B: 🏆 thank you, thank you
D: late counts double
---
A: forecast for Sunday says {number} mm of rain
B: so a normal Sunday
C: long studs then
D: short sleeves, long studs, hot tea
---
A: {guest} would like to join, played in {city}, left foot
B: LEFT foot? bring them yesterday
C: we've waited years for this
A: coming on Sunday. be normal please
D: define normal
---
A: who can wash the shirts this week?
B: had them last time
C: I take them. cold wash?
A: 40, no softener, and count them: should be {number}
..
C: there are {number} and one sock
A: the sock is a legend, it stays
---
A: watch the game together on {day}? I have a projector and a wall
B: yes!! what time
A: kick-off {time}, wall is ready at half an hour before
C: bringing crisps
D: can't, kids. enjoy
..
B: THAT WAS OFFSIDE
C: it was not
B: by {small} metres
A: the wall has been assessed and shows no bias
---
A: the council wants to know how many we are for the pitch hours. {number} on paper, right?
B: on paper. On the grass 11 on a good day
A: paper it is
---
A: great session today, even the passing
B: "even"
A: 😇
C: legs are done. sofa
---
A: small whip-round for {B}'s new baby! €{small} each or what you like, to me
C: 👶❤️ sent
D: sent! congratulations again
B: you are all mad, thank you 😭
E: tiny boots! get tiny boots
A: obviously tiny boots
---
A: carpool to {city}: leaving {place} {time} sharp
B: "sharp" as in ten past?
A: as in {time}
C: I'm there at five to
..
A: {B}?
B: two minutes!!
---
A: final table is out. We are {nth} of ten, that's the best since the club exists
B: frame it
C: next year top three
D: next year same people, more water, less cake
E: no
A: democracy says: same cake
---
A: penalty takers from now on?
B: anyone but me
C: {D}. calmest head
D: I close my eyes, is that a problem
C: it's a technique
---
A: can someone pump up the balls, they feel like {small} kilos of wet bread
B: pump is broken. bike pump with the needle?
C: I have the needle! will bring it
---
A: {team} asks to move the match to {day}
B: fine
C: can't
D: fine
A: {number} % of us can, so yes. sorry {C}
C: no worries, I cheer from the night shift
`);
