import { randomBytes } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";

/** A file as a file chooser returns it. */
export interface FilePayload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Returns a recognisable image: bands of colour with a sun. */
export async function photoFile(name: string, width: number, height: number, hue = 20): Promise<FilePayload> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="hsl(${hue} 70% 70%)"/><stop offset="1" stop-color="hsl(${hue + 60} 60% 30%)"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/><circle cx="70%" cy="30%" r="12%" fill="hsl(${hue + 30} 90% 85%)"/>
    <path d="M0 ${height} L${width * 0.35} ${height * 0.5} L${width * 0.6} ${height * 0.8} L${width * 0.8} ${height * 0.6} L${width} ${height} Z" fill="hsl(${hue + 120} 30% 25%)"/></svg>`;
  return { name, mimeType: "image/jpeg", buffer: await sharp(Buffer.from(svg)).jpeg().toBuffer() };
}

export const randomFile = (name: string, size: number): FilePayload => ({
  name,
  mimeType: "application/octet-stream",
  buffer: randomBytes(size),
});

export const textFile = (name: string, text = name): FilePayload => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(text),
});

export const fileTray = (page: Page): Locator => page.getByRole("list", { name: "Files to send" });

/** Attaches files by the button; resolves once all are in the tray. */
export async function attachFiles(page: Page, ...files: FilePayload[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (await chooser).setFiles(files);
  for (const { name } of files) await fileTray(page).getByText(name, { exact: true }).waitFor();
}

/** Drops a file over the log, or pastes it into the field. */
export async function dropOrPaste(page: Page, way: "drop" | "paste", file: FilePayload): Promise<void> {
  const where = way === "drop" ? page.getByRole("log") : page.getByRole("textbox", { name: "Message" });
  const data = { name: file.name, type: file.mimeType, text: file.buffer.toString("base64") };
  await where.evaluate(
    (element, { name, type, text, by }) => {
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], name, { type }));
      const options = { bubbles: true, cancelable: true };
      const events =
        by === "drop"
          ? ["dragenter", "dragover", "drop"].map((kind) => new DragEvent(kind, { ...options, dataTransfer }))
          : [new ClipboardEvent("paste", { ...options, clipboardData: dataTransfer })];
      for (const event of events) element.dispatchEvent(event);
    },
    { ...data, by: way },
  );
}

/** Drops a video over the log: about a second, 320 × 240, recorded in the browser. */
export async function dropVideo(page: Page, name: string): Promise<void> {
  await page.getByRole("log").evaluate(async (log, filename) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 240 });
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: "video/webm;codecs=vp8" });
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => void pieces.push(data);
    const ended = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    for (let frame = 0; frame < 20; frame += 1) {
      const context = canvas.getContext("2d");
      if (context) context.fillStyle = `hsl(${frame * 15} 70% 50%)`;
      context?.fillRect(0, 0, 320, 240);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    recorder.stop();
    await ended;
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(pieces, filename, { type: "video/webm" }));
    log.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
  }, name);
  await fileTray(page).getByText(name, { exact: true }).waitFor();
}
