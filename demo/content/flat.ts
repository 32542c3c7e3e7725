import { parseDialogues } from "../dialogue";

/** A shared flat: bills, cleaning, post, keys, neighbours. */
export const flat = parseDialogues(`
A: electricity bill is here: €{amount} for the quarter, so a quarter each
B: is that more than last time?
A: a bit. The heater in the bathroom, I suspect
C: guilty. it was cold 🥶
A: I'm not judging. Please send it to me by {day}
B: sent
C: sent, with a small apology
D: will do tonight
---
A: who took the big pan? I need it at {time}
B: in the dishwasher, clean
A: ❤️
---
A: the plumber comes on {day} between {span}. Who is home?
B: not me
C: I can work from home that day
A: you're a treasure. It's the tap and the thing behind the washing machine
C: the thing that sings?
A: the thing that sings
..
C: he was here. The tap is fixed, the thing has a name (pressure valve) and will be replaced next week
D: farewell, singing thing
---
A: cleaning plan for {month}:
  - kitchen: {B}
  - bathroom: {C}
  - hall and bins: me
  - windows: all of us, once, with music
B: ok for me
C: can we swap, {A}? my back
A: sure, then I do the bathroom
C: 💐
---
A: there's a parcel for {B} at the neighbour's, the one with the cat
B: oh it's my {lamp|shoes|bookshelf}! thanks
A: the cat inspected it thoroughly
---
A: did someone buy oat milk or do I go?
B: go please. also {ingredient} and bin bags
C: and coffee!! we are down to the emergency tin
A: {ingredient}, bin bags, coffee, oat milk. anything else?
D: something sweet
A: 🍪 ok
---
A: landlord wrote: they want to paint the staircase from the {date}, two weeks, and it will smell
B: which colour?
A: "a warm {colour}"
C: finally something happens in this house
A: bikes have to be out of the hall by then
D: mine can go to the cellar if someone has the key
B: key hangs behind the door, the green one
---
A: sorry for the noise yesterday, we were {six|seven|nine} at the end
B: it was fine! I fell asleep with the singing
C: I liked the second half of the set list
A: you two are too kind. There's cake left as compensation
---
A: WiFi is down?
B: for me too
C: router blinks {colour}, restarting it
..
C: and?
A: works
B: up again 🙏
---
A: rent goes up by {small} % from {month} on. letter is on the table
B: is that allowed?
A: I asked the tenants' association, appointment on {day}
C: thanks for taking care of it
..
A: answer: allowed is half of that, so they have to send a new letter. I wrote a friendly reply
D: love it when reading pays off
---
A: I'm locked out 🙃
B: {Café|library} or bakery, where are you?
A: at {place}, with tea. No hurry
B: home in {number} min
A: 🫶
---
A: plants! I'm away {day} to Sunday. The big one wants water every second day, the small one wants to be ignored
B: I relate to the small one
C: I'll do it
A: thank you. the spray bottle is next to the sink
..
C: plant report: both alive. The small one has a new leaf, out of spite
A: 😂🌱
---
A: who's in for dinner on {day}?
B: me
C: me + 1?
A: +1 is fine, then we are five. I'd make {dish}
D: I bring something with {ingredient}
---
A: the new neighbour from the second floor introduced herself. {guest}, plays the cello
B: at what hours?
A: she asked *us* that. I said until nine and she was happy
C: honestly the nicest start
---
A: deposit bottles are at the door since {day} … {number} of them
B: I take them when I go to the shop
A: keep the money, buy ice cream
B: 🍦 deal
---
A: Heating: can we agree on 20 in the day and 17 at night?
B: 21?
C: 20 and I put on a jumper
D: 20 is fine
A: 20 then, {B} gets the good blanket
B: acceptable
---
A: someone left the window in the kitchen open, it's raining in
B: on my way down, sorry
B: closed. {small} towels later
A: 👍
---
A: next house meeting: {day} {time}, kitchen. Topics so far: bikes, the bills, the sofa question
B: the sofa question 🍿
C: I measured: {many} cm would fit, if the shelf moves
D: the shelf can't move, it holds up the wall, I'm sure
A: we'll discuss it with cake
---
A: found one for the sofa question: second hand, {colour}, €{amount}, in {city}
B: that's far
A: a friend with a van goes there {day} anyway
C: pictures?
A: https://example.com/sofa/{many}
D: it looks like a hug
B: ok yes. get it
..
A: it is here, it is up the stairs, my arms are gone
C: it IS a hug
---
A: smoke alarm in the hall chirps
B: battery?
A: yes. do we have 9V?
C: second drawer, next to the string and the mystery key
A: found. silence. blissful
---
A: I'm cooking {dish}, ready at {time}, there's enough for everyone who reads this in the next hour
B: me me me
C: {on my way|running|already smelling it}
D: still at work 😭 keep me a bowl?
A: of course
---
A: {guest} asks if the room could be sublet in {month} while {B} is away
B: fine with me if you all like them
C: the one with the bread? yes please
A: the one with the bread
D: 🍞 approved
---
A: the washing machine ate a sock and now shows E{number}
B: E{number} is the filter. little door at the bottom, towel under it!!
A: why the exclamation marks
A: … I see why. the towel was too small
B: 😂 I'll come and help
---
A: who ordered the newspaper? it comes since {day}
B: not me
C: not me
D: it's for the person before us, I think. The crossword is mine now though
---
A: kleine Erinnerung: {tag} ist Sperrmüll, bis {time} muss alles unten stehen
B: Der kaputte Stuhl auch?
A: ja, und die Matratze, wenn ihr mir tragen helft
C: bin um {time} da 💪
B: ich auch
---
A: {number} euros left in the flat tin, shall we get the good olive oil?
B: always
C: or save for a proper knife
D: knife. The current one is a spoon
A: knife it is 🔪 (that sounded wrong)
`);
