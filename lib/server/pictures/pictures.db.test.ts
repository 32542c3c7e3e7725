import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addGroup, addUser, openTestDatabase } from "@/tests/support/domain/fixtures";
import { runtime } from "../platform/runtime";
import { deleteRoom } from "../rooms/delete-room";
import { getRoom } from "../rooms/queries";
import { getPicture } from "./queries";
import { setOwnPicture } from "./set-own-picture";
import { setRoomPicture } from "./set-room-picture";
import { squarePicture } from "./square-picture";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());

const refuses = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
const idOf = (url: string | null) => url?.split("/").at(-1) ?? "";
const photo = () =>
  sharp({ create: { width: 900, height: 400, channels: 3, background: "#0f766e" } })
    .withExif({ IFD0: { Artist: "Somebody" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
const stored = async () => (await runtime("sql")`select count(*)::int as n from pictures`)[0]?.n;

test("a picture becomes a small upright square without metadata", async () => {
  const { format, width, height, exif, orientation } = await sharp(
    await squarePicture(await photo()),
  ).metadata();
  expect({ format, width, height, exif, orientation }).toEqual({
    format: "webp",
    width: 320,
    height: 320,
    exif: undefined,
    orientation: undefined,
  });
});

test("what is no picture of a known format, or a broken one, is refused and changes nothing", async () => {
  const ann = await addUser("Ann");
  const whole = await photo();
  for (const bytes of [
    Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
    Buffer.from("GIF89a, or so it says"),
    whole.subarray(0, 300),
    Buffer.alloc(0),
  ]) {
    await refuses(setOwnPicture(ann, bytes), "unsupported_type");
  }
  expect(await stored()).toBe(0);
});

test("a new picture takes the old one's place, at an address of its own; none leaves nothing", async () => {
  const ann = await addUser("Ann");
  const first = await setOwnPicture(ann, await photo());
  const second = await setOwnPicture(ann, await photo());
  expect(second.image).not.toBe(first.image);
  await refuses(getPicture(idOf(first.image)), "not_found");
  expect((await getPicture(idOf(second.image))).byteLength).toBeGreaterThan(0);
  expect(await setOwnPicture(ann, null)).toMatchObject({ image: null });
  expect(await stored()).toBe(0);
});

test("owner and admins give a group its picture, nobody else; it goes with the group", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo);
  await refuses(setRoomPicture(bo, roomId, await photo()), "forbidden");
  await refuses(setRoomPicture(cy, roomId, await photo()), "not_found");
  const { image } = await setRoomPicture(ann, roomId, await photo());
  expect((await getRoom(bo, roomId)).image).toBe(image);
  await deleteRoom(ann, roomId);
  await refuses(getPicture(idOf(image)), "not_found");
});
