/** Bytes that are pulled: nothing is read ahead of who wants it, and nothing that was given is kept. */
export interface ByteSource {
  /** How many bytes there are, where all of them have come. */
  readonly length?: number | undefined;
  /** The next bytes, undefined behind the last. One read at a time. @throws where the bytes break off */
  read(): Promise<Uint8Array | undefined>;
  /** Lets go of what the bytes come from. Does nothing behind the last byte. */
  close(reason?: unknown): void;
}

/** For servers that take a web stream: holds no chunk of its own. */
export function toReadableStream(source: ByteSource): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const bytes = await source.read();
        if (bytes === undefined) controller.close();
        else controller.enqueue(bytes);
      },
      cancel: (reason) => source.close(reason),
    },
    { highWaterMark: 0 },
  );
}
