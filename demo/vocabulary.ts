import type { Random } from "./random";

type WordSource = (random: Random) => string;

function oneOf(list: string): WordSource {
  const items = list.split(", ");
  return (random) => random.pick(items);
}

function number(min: number, max: number): WordSource {
  return (random) => String(random.int(min, max));
}

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** Words by kind, for the placeholders of the texts. The books, clubs and companies are fictional. */
export const vocabulary = {
  small: number(2, 9),
  number: number(12, 96),
  many: number(110, 990),
  percent: number(3, 48),
  ms: number(140, 980),
  amount: number(18, 140),
  mday: number(3, 28),
  warmth: number(14, 22),
  pr: number(611, 1_480),
  ticket: (random) => `PAR-${random.int(204, 1_990)}`,
  version: (random) => `${random.int(2, 3)}.${random.int(0, 18)}.${random.int(0, 6)}`,
  hex: (random) =>
    `#${random.int(0x1a, 0x5f).toString(16)}${random.int(0x40, 0x8f).toString(16)}${random.int(0xa0, 0xe8).toString(16)}`,
  date: (random) => `${random.int(4, 20)}th`,
  time: (random) => `${random.int(8, 20)}:${random.pick(["00", "15", "30", "45"])}`,
  clock: (random) =>
    `${twoDigits(random.int(0, 23))}:${twoDigits(random.int(0, 59))}:${twoDigits(random.int(0, 59))}`,
  day: oneOf("Monday, Tuesday, Wednesday, Thursday, Friday"),
  tag: oneOf("Montag, Dienstag, Mittwoch, Donnerstag, Freitag, Samstag"),
  monat: oneOf("Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November"),
  yawm: oneOf("الأحد, الاثنين, الثلاثاء, الأربعاء, الخميس, السبت"),
  youbi: oneOf("月曜日, 火曜日, 水曜日, 木曜日, 金曜日"),
  yue: oneOf("三月, 四月, 五月, 六月, 九月, 十月, 十一月"),
  weekend: oneOf("Saturday, Sunday, Saturday morning, Sunday afternoon"),
  month: oneOf("January, February, March, April, May, June, July, August, September, October, November"),
  season: oneOf("this spring, for summer, this autumn, for winter"),
  nth: oneOf("third, fourth, fifth, sixth, seventh, eighth"),
  span: oneOf(
    "8:00 and 10:00, 9:00 and 11:30, 10:00 and 12:00, 13:00 and 15:00, 14:30 and 16:00, 16:00 and 18:00",
  ),
  win: oneOf("3 : 2, 4 : 3, 5 : 4, 6 : 4, 7 : 6"),
  room: oneOf("Lisbon, the attic, the glass box, the Harbour room, the big room, Reykjavik"),
  place: oneOf(
    "Café Anna, the Green Door, Mercato, the Blue Heron, Lumen, Tanuki, Bar Centrale, the old harbour café, Kiosk 12, the Corner Table",
  ),
  street: oneOf("Mill Lane, Canal Street, Rosengasse, Harbour Road, Lindenallee, Market Row"),
  city: oneOf(
    "Lisbon, Hamburg, Gothenburg, Turin, Kyoto, Antwerp, Galway, Porto, Gdańsk, Leipzig, Ljubljana, Utrecht, Bergen, Valencia",
  ),
  village: oneOf("Altenau, Marsdorf, Skellby, Ferndale, Lindow, Pont-Vieux, Tarrow, Hollerbach, Ostby"),
  station: oneOf("the central station, North station, the river station, the old station, Mill Bridge"),
  pitch: oneOf(
    "the canal pitch, the school pitch, the pitch behind the mill, North Park, the one with the crooked goal",
  ),
  team: oneOf(
    "FC Harbour, Rot-Weiss Nord, Old Mill United, Sporting Canal, the Tram Drivers, Real Sofa, Dynamo Bakery",
  ),
  guest: oneOf("Nora, Samira, Ines, Greta, Lena, Irina, Robin, Kim, Sasha, Noa, Elena, Maike, Thandi"),
  customer: oneOf(
    "Nordlicht Logistics, the Harbour Clinic, Alder & Sons, Casa Verde, the Riverside School, Bluebird Couriers, Kestrel Rescue, the City Library, Tram & Track, Olive Street Bakery",
  ),
  device: oneOf(
    "Pixel 7, Galaxy A52, ThinkPad, MacBook Air, Fairphone, tablet from 2019, Surface, small iPhone",
  ),
  browser: oneOf("Chrome, Edge, Vivaldi, Brave, Samsung Internet"),
  service: oneOf("gateway, uploader, search-api, push-relay, presence, mailer, thumbnailer, importer"),
  table: oneOf("messages, receipt_ranges, rooms, sessions, attachments, push_due, accounts"),
  feature: oneOf(
    "the room list, the composer, the search page, the settings page, the sign-in screen, the image viewer, the invite dialog, the notification menu, the emoji picker, the upload tray, the member list, the profile page",
  ),
  colour: oneOf("blue, green, amber, purple, orange, teal, grey, yellow, dark red"),
  dish: oneOf(
    "ribollita, mushroom risotto, shakshuka, okra curry, ramen, pierogi, lasagne, feijoada, jollof rice, lentil dal, pumpkin soup",
  ),
  ingredient: oneOf("fennel, spinach, beetroot, cabbage, pumpkin, celery, kale, rhubarb, broccoli"),
  spice: oneOf("cumin, ginger, paprika, coriander, chilli, cardamom, fenugreek, turmeric"),
  book: oneOf(
    "The Lighthouse Accounts, A House Without Sleep, Winter Crossing, The Cartographer's Aunt, Letters to a Ferryman, The Glass Orchard, Salt and Timetables, Nine Quiet Rooms",
  ),
  author: oneOf("Elif Sander, Marta Lund, J. R. Okoye, Hana Mori, Tadeusz Wilk, Ana Prado"),
  film: oneOf(
    "The Long Ferry, Night Bakery, Three Tickets to Ostend, The Piano Removers, Snow on Platform Two",
  ),
} satisfies Record<string, WordSource>;

export type WordKind = keyof typeof vocabulary;

export function isWordKind(kind: string | undefined): kind is WordKind {
  return kind !== undefined && Object.hasOwn(vocabulary, kind);
}
