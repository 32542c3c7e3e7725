import { expect, test } from "vitest";
import { parsePageMetadata } from "./parse-page-metadata";

const HTML = "text/html; charset=utf-8";
const read = (html: string | Uint8Array, type = HTML) =>
  parsePageMetadata(
    typeof html === "string" ? new TextEncoder().encode(html) : html,
    type,
    new URL("https://www.example.org/a/b"),
  );

test("a page's metadata is read in the order of preference", () => {
  expect(
    read(`<title>Title</title><meta name=description content=Plain>
      <meta property="og:description" content="Better"><meta property="og:site_name" content="Example">
      <meta property="og:image" content="../c.png">`),
  ).toEqual({
    site: "Example",
    title: "Title",
    description: "Better",
    image: "https://www.example.org/c.png",
  });
  expect(read("<title>only this")).toEqual({
    site: "example.org",
    title: "only this",
    description: "",
    image: null,
  });
});

test("other charsets are decoded, unknown ones as UTF-8", () => {
  const latin = new Uint8Array([...Buffer.from("<title>caf"), 0xe9, ...Buffer.from("</title>")]);
  expect(read(latin, "text/html; charset=iso-8859-1")?.title).toBe("café");
  expect(read("<title>東京</title>", "text/html; charset=klingon")?.title).toBe("東京");
});

test("unsafe characters and URLs are removed, long texts truncated, pages without a title refused", () => {
  expect(read("<title>a\u202eb\u0000c</title>")?.title).toBe("a b c");
  expect(read(`<title>${"🙂".repeat(500)}</title>`)?.title).toHaveLength(399);
  expect(read('<title>x</title><meta property="og:image" content="javascript:alert(1)">')?.image).toBeNull();
  expect(read('<title>x</title><meta property="og:image" content="file:///etc/passwd">')?.image).toBeNull();
  expect(read("<title>  </title>")).toBeNull();
  expect(read("<body><title>late</title>")).toBeNull();
  expect(read("<title>x</title>", "application/json")).toBeNull();
  expect(read("<".repeat(500_000))).toBeNull();
});
