import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
  WebMOutputFormat,
} from "mediabunny";

/** A decoder configuration of H.264 as MP4 carries it (ISO 14496-15): baseline, level 1, one parameter set each. */
const AVC_CONFIG = Uint8Array.from([
  1, 66, 192, 10, 255, 225, 0, 8, 103, 66, 192, 10, 217, 0, 160, 71, 1, 0, 4, 104, 206, 60, 128,
]);
/** The head of an Opus stream (RFC 7845): one channel, 48 kHz. */
const OPUS_HEAD = Uint8Array.from([79, 112, 117, 115, 72, 101, 97, 100, 1, 1, 0, 0, 128, 187, 0, 0, 0, 0, 0]);

async function containing(
  format: OutputFormat,
  fill: (output: Output) => () => Promise<void>,
): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const write = fill(output);
  await output.start();
  await write();
  await output.finalize();
  return Buffer.from(target.buffer ?? new ArrayBuffer(0));
}

/** Returns a video of one second, 320 × 240. Its container is valid; its frames are not images. */
export function videoFile(container: "mp4" | "webm"): Promise<Buffer> {
  const format = container === "mp4" ? new Mp4OutputFormat() : new WebMOutputFormat();
  return containing(format, (output) => {
    const source = new EncodedVideoPacketSource(container === "mp4" ? "avc" : "vp8");
    output.addVideoTrack(source, { frameRate: 10 });
    const size = { codedWidth: 320, codedHeight: 240 };
    const decoderConfig =
      container === "mp4"
        ? { codec: "avc1.42c00a", ...size, description: AVC_CONFIG }
        : { codec: "vp8", ...size };
    return async () => {
      for (let frame = 0; frame < 10; frame += 1)
        await source.add(
          new EncodedPacket(new Uint8Array(64), frame === 0 ? "key" : "delta", frame / 10, 0.1),
          {
            decoderConfig,
          },
        );
    };
  });
}

/** Returns a voice message as a browser records it: Opus in WebM. */
export function voiceRecording(seconds: number): Promise<Buffer> {
  return containing(new WebMOutputFormat(), (output) => {
    const source = new EncodedAudioPacketSource("opus");
    output.addAudioTrack(source);
    const decoderConfig = { codec: "opus", numberOfChannels: 1, sampleRate: 48_000, description: OPUS_HEAD };
    return async () => {
      for (let packet = 0; packet < seconds * 50; packet += 1)
        await source.add(new EncodedPacket(new Uint8Array(20), "key", packet / 50, 0.02), { decoderConfig });
    };
  });
}
