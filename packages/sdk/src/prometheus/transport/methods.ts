import { type AnyPrometheusError, isPrometheusError, isUnreachableError } from '../errors.ts';
import { RETRIED_STATUSES } from './ask.ts';

type Method = 'get' | 'post';

/**
 * Sends what is short by GET. What is long goes by POST, and where something before the API refuses that (a framework
 * without its CSRF token, a proxy for reading only), by GET. Each endpoint is asked first by what it answered last.
 *
 * @param getOnly where a proxy lets nothing else through
 */
export function createMethods(getOnly: boolean) {
  const answered = new Map<string, Method>();

  /** @param isLong whether the address is longer than many proxies and servers take, and the endpoint takes a POST */
  return async <T>(
    path: string,
    isLong: boolean,
    send: (method: Method, retries?: number) => Promise<T>,
  ): Promise<T> => {
    if (getOnly || !isLong) return send('get');
    const first = answered.get(path) ?? 'post';
    const second = first === 'get' ? 'post' : 'get';
    return send(first).catch(async (refusal: unknown) => {
      if (!isRefusal(refusal)) throw refusal;
      // Who cannot be reached was asked often enough.
      const answer = send(second, isUnreachableError(refusal) ? 0 : undefined);
      // An error in Prometheus's form has passed whatever refused the first.
      await answer.catch((error: unknown) => {
        if (isRefusal(error)) throw first === 'get' ? refusal : error;
      });
      answered.set(path, second);
      return answer;
    });
  };
}

/**
 * Whether it is of something before the API, which may let the other method through. Too many requests, or no server
 * there at the moment: those say nothing of the method.
 */
const isRefusal = (error: unknown): error is AnyPrometheusError =>
  isPrometheusError(error) &&
  error.errorType === undefined &&
  !RETRIED_STATUSES.includes(error.status as number);
