import { parseDialogues } from "../dialogue";

/** One very long message, to show how the page handles it. */
export const longRead = parseDialogues(`
A: I promised to write down how the last weeks went, for those who joined late and for us in a year. It got long. Get a tea.

  It began with a sentence in an interview. We had asked a woman who runs the night desk of a small hospital what she does when a message does not arrive, and she said: "I don't know that it didn't arrive. That's the problem." We had a list of forty features on the wall at that time. None of them was about that sentence. In the evening {B} took the list down and put up a sheet of paper with three questions: Did it arrive? Did they see it? Can I find it again? Everything we did afterwards was measured against that sheet, and it is still hanging there, with a coffee stain on the second question.

  The first thing we got wrong was to believe that this was about speed. We spent two weeks on making the send button feel instant, and it did, and it did not help at all, because people do not mistrust a slow message. They mistrust a message that looks sent and isn't. So we threw most of it away and kept one rule: what you see with a tick is on the disk, and what is not on the disk has no tick. It sounds trivial. It touched nearly every part of the code, because there were eleven places which claimed success a moment too early, all with the best intentions.

  The second thing we got wrong was the order. On a good network everything comes in order by accident, so all of us believed that we had it. Then {C} sat in a train between two tunnels with two phones and a laptop, and by the time of arrival there were three different versions of one conversation. The fix is that nobody but the server decides what comes first, and that everyone can notice a gap and ask for what is missing. Since then the numbers in a room are one, two, three and so on, without a hole, and I have grown strangely fond of them.

  The third thing went right, and I want to mention it because we rarely do: testing by breaking. Every {day} at {time} one of us was allowed to break something, and the others had to find out what it was from the outside only. We have killed databases, filled disks, set clocks to the year 2038 and once, by accident, unplugged the real router. I learned more from those hours than from all the meetings. Most of what we found was not dramatic: a message of the wrong colour, a spinner that never stopped, an error that blamed the user for our own restart. But these are exactly the moments in which somebody at a night desk starts to keep a second list on paper, just in case.

  What would I do differently? I would invite people from outside much earlier. I would write the help pages first, since each sentence that was hard to write turned out to be a thing that was hard to use. I would say no to the custom sounds on the first day instead of the thirtieth. And I would take the holiday that I cancelled in the middle, because I was of no use to anyone that week anyway.

  Thank you for the patience, the arguments and the soup. Next week strangers will use this, and some of them will never think about it for a second. That is what we worked for.
B: I have something in my eye
C: "grown strangely fond of them" 😄 same
D: the sheet of paper should be framed, with the stain
A: it will be
`);
