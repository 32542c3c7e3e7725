import { LIMITS } from "@/lib/contract/limits";
import { Refusal } from "../platform/errors";
import { readBytes } from "./read-body";

/** The bytes of a picture that is a request's whole body. */
export async function readPictureBody(request: Request): Promise<Uint8Array> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^image\//i.test(type)) throw new Refusal("unsupported_type", "The body must be a picture.");
  return readBytes(request, LIMITS.pictureBytes);
}
