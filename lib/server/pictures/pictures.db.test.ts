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

const expectRefusal = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
const idOf = (url: string | null) => url?.split("/").at(-1) ?? "";
const photo = () =>
  sharp({ create: { width: 900, height: 400, channels: 3, background: "#0f766e" } })
    .withExif({ IFD0: { Artist: "Somebody" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
const stored = async () => (await runtime("sql")`select count(*)::int as n from pictures`)[0]?.n;

test("a picture is stored as a small upright square without metadata", async () => {
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

test("bytes in an unknown format or a broken picture are refused and change nothing", async () => {
  const ann = await addUser("Ann");
  const whole = await photo();
  for (const bytes of [
    Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
    Buffer.from("GIF89a, or so it says"),
    whole.subarray(0, 300),
    Buffer.alloc(0),
  ]) {
    await expectRefusal(setOwnPicture(ann, bytes), "unsupported_type");
  }
  expect(await stored()).toBe(0);
});

test("a new picture replaces the old one under a new address; null deletes it", async () => {
  const ann = await addUser("Ann");
  const first = await setOwnPicture(ann, await photo());
  const second = await setOwnPicture(ann, await photo());
  expect(second.image).not.toBe(first.image);
  await expectRefusal(getPicture(idOf(first.image)), "not_found");
  expect((await getPicture(idOf(second.image))).byteLength).toBeGreaterThan(0);
  expect(await setOwnPicture(ann, null)).toMatchObject({ image: null });
  expect(await stored()).toBe(0);
});

test("only owner and admins set a group's picture; it is deleted with the group", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const roomId = await addGroup(ann, bo);
  await expectRefusal(setRoomPicture(bo, roomId, await photo()), "forbidden");
  await expectRefusal(setRoomPicture(cy, roomId, await photo()), "not_found");
  const { image } = await setRoomPicture(ann, roomId, await photo());
  expect((await getRoom(bo, roomId)).image).toBe(image);
  await deleteRoom(ann, roomId);
  await expectRefusal(getPicture(idOf(image)), "not_found");
});
