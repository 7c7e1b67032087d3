import { badData, GatewayError } from '../errors.ts';

const FORM = 'application/x-www-form-urlencoded';

/** Large enough for any query within the length cap, percent-encoded. */
const BODY_LIMIT_BYTES = 256 * 1024;

/**
 * The parameters of a request, from one place: a POST's form, else the URL. Both, a duplicate, or a name that
 * is not in `known` is refused, so that nothing is read in two ways or silently ignored.
 *
 * @throws {GatewayError} 400, 413, 415
 */
export async function requestParameters(
  request: Request,
  known: readonly string[],
): Promise<URLSearchParams> {
  const query = new URL(request.url).search;
  if (request.method !== 'POST') return checked(query, known);
  if (query !== '') {
    throw badData(
      'A POST takes its parameters from the form in its body: leave the URL without any.',
    );
  }
  return checked(await formText(request), known);
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
async function formText(request: Request): Promise<string> {
  const [type, parameter] = (request.headers.get('content-type') ?? '').toLowerCase().split(';', 2);
  const utf8 = parameter === undefined || /^\s*charset="?utf-8"?\s*$/.test(parameter);
  if (type?.trim() !== FORM || !utf8) {
    throw new GatewayError(415, 'bad_data', `A POST needs "Content-Type: ${FORM}" in UTF-8.`);
  }
  return decodeUtf8(await bytesOf(request));
}

async function bytesOf(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > BODY_LIMIT_BYTES) {
      throw new GatewayError(413, 'bad_data', `The form is longer than ${BODY_LIMIT_BYTES} bytes.`);
    }
    chunks.push(chunk);
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
