import { parseDialogues } from "../dialogue";

/** A friendship in English and Chinese. */
export const chinese = parseDialogues(`
cast A=mei B=ann
A: 今天晚上一起吃饭吗？
B: 好啊！几点？
A: {time}，老地方
B: OK 👌 I'll be there, maybe five minutes late
---
cast A=ann B=mei
A: how do I write "thank you for your patience" politely?
B: 感谢您的耐心等待
A: and for a friend?
B: 谢谢你等我 is enough 😄
A: 谢谢你等我!
---
cast A=mei B=ann
A: 妈妈问你上次那个{number}分钟的蛋糕怎么做
B: haha it's embarrassing how simple it is: eggs, sugar, flour, and the lemon
A: 她说你太谦虚了
B: tell her I'll bake one when she visits
A: 她下个月来！你逃不掉了 😆
---
cast A=ann B=mei
A: quick check, is this title fine: “新消息 {number} 条”?
B: 没问题。也可以写“{number} 条新消息”，更自然
A: the second then, like in English
B: 对
---
cast A=mei B=ann
A: 我买到票了！{yue}去{杭州|成都|昆明}
B: wow finally! how long?
A: 十天，前五天出差，后五天玩
B: bring me that tea please, the one in the green tin
A: 一定！{small}罐够吗？
B: two are enough, I'm not a tea house 🍵
---
cast A=ann B=mei
A: my homework from the course, can you correct it?
  我昨天去了图书馆，可是它关门了。
  我很失望，所以我去了咖啡馆。
B: 写得很好！只有一个小问题：“可是图书馆关门了”更清楚
A: because "它" sounds translated?
B: exactly. you're getting good at this
A: after {small} years 😅
---
cast A=mei B=ann
A: 周末天气很好，去爬山吗？
B: yes! which one, the easy one?
A: 当然是容易的那个，上次我腿疼了三天
B: 😂 {time} at {station}
---
cast A=ann B=mei
A: the dumpling photos are here https://example.com/photos/{many}
B: 哇，看起来很专业！
A: the ones on the left are mine
B: …左边的很有个性
A: that's what you say about ugly dumplings
B: 很有个性的饺子 🥟
---
cast A=mei B=ann
A: 新年快乐！🧧
B: 新年快乐! did you reach your family?
A: 视频了两个小时，外婆一直问你的近况
B: aww. please tell her I'm well and that I still wear the scarf
---
cast A=mei B=ann
A: 你看到{service}的那个问题了吗？
B: yes! the whole list is drawn again for each typing event, says Bo
A: 难怪手机发烫
B: his fix is in #{pr}, could you look at it?
A: 好的，马上看！
`);
