import { badData, GatewayError } from '../errors.ts';
import { PatientWait } from '../upstream/patient-wait.ts';

const FORM = 'application/x-www-form-urlencoded';

/** Large enough for any query within the length cap, percent-encoded. */
const BODY_LIMIT_BYTES = 256 * 1024;

export interface FormSource {
  /** Where reading it from the request would cost more. */
  readonly body?: AsyncIterable<Uint8Array> | undefined;
  /** Longest time until its last byte, ms. */
  readonly timeout: number;
}

/**
 * The parameters of a request, from one place: a POST's form, else the URL. Both, a duplicate, or a name that
 * is not in `known` is refused, so that nothing is read in two ways or silently ignored.
 *
 * @throws {GatewayError} 400, 408, 413, 415
 */
export async function requestParameters(
  request: Request,
  known: readonly string[],
  form: FormSource = { timeout: 10_000 },
): Promise<URLSearchParams> {
  const query = new URL(request.url).search;
  if (request.method !== 'POST') return checked(query, known);
  if (query !== '') {
    throw badData(
      'A POST takes its parameters from the form in its body: leave the URL without any.',
    );
  }
  return checked(await formText(request, form), known);
}

function checked(text: string, known: readonly string[]): URLSearchParams {
  if (/%(?![0-9a-f]{2})/i.test(text))
    throw badData('A "%" is not followed by two hexadecimal digits.');
  const parameters = new URLSearchParams(text);
  const seen = new Set<string>();
  for (const name of parameters.keys()) {
    if (!known.includes(name)) {
      throw badData(
        `The parameter ${JSON.stringify(name.slice(0, 64))} is not supported here. Known: ${known.join(', ')}.`,
      );
    }
    if (seen.has(name) && name !== 'match[]')
      throw badData(`The parameter ${name} is given twice.`);
    seen.add(name);
  }
  return parameters;
}

/** Multipart is refused too: Prometheus would read it, and two readers of one text is how walls fail. */
async function formText(request: Request, { body, timeout }: FormSource): Promise<string> {
  const [type, parameter] = (request.headers.get('content-type') ?? '').toLowerCase().split(';', 2);
  const utf8 = parameter === undefined || /^\s*charset="?utf-8"?\s*$/.test(parameter);
  if (type?.trim() !== FORM || !utf8) {
    throw new GatewayError(415, 'bad_data', `A POST needs "Content-Type: ${FORM}" in UTF-8.`, {
      headers: CLOSE,
    });
  }
  return decodeUtf8(await bytesInTime(body ?? request.body ?? [], timeout));
}

/** A connection whose request was not read to its end can take no other. */
const CLOSE = { Connection: 'close' };

async function bytesInTime(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  timeout: number,
): Promise<Uint8Array> {
  const waits = new PatientWait();
  const late = setTimeout(() => {
    waits.stop(
      new GatewayError(408, 'timeout', `The form did not arrive within ${timeout / 1000} s.`, {
        headers: CLOSE,
      }),
    );
  }, timeout);
  try {
    return await bytesOf(body, waits);
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    throw new GatewayError(400, 'canceled', 'The form broke off.', { cause, headers: CLOSE });
  } finally {
    clearTimeout(late);
  }
}

/** What is not read is left where it is: to give it up would end the connection before the refusal is sent. */
async function bytesOf(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  waits: PatientWait,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const iterator =
    Symbol.asyncIterator in body ? body[Symbol.asyncIterator]() : body[Symbol.iterator]();
  for (;;) {
    const { done, value } = await waits.wait(Promise.resolve(iterator.next()));
    if (done) break;
    length += value.length;
    if (length > BODY_LIMIT_BYTES) {
      throw new GatewayError(
        413,
        'bad_data',
        `The form is longer than ${BODY_LIMIT_BYTES} bytes.`,
        {
          headers: CLOSE,
        },
      );
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    // ignoreBOM keeps a leading BOM in the text, where it is refused, instead of dropping it unseen.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new GatewayError(400, 'bad_data', 'The form is not UTF-8.', { cause });
  }
}
