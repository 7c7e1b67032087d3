import { type ExposedStore, expositionOfAll, expositionOfTarget, httpTargets } from './scrape.ts';

/** `/metrics`, `/metrics?instance=…` and `/targets`; undefined for every other address. */
export function expositionAnswer(
  { pathname, searchParams, host }: URL,
  exposed: () => ExposedStore,
): Response | undefined {
  if (pathname === '/targets')
    return new Response(JSON.stringify(httpTargets(host, exposed())), {
      headers: { 'content-type': 'application/json' },
    });
  if (pathname !== '/metrics') return undefined;
  const instance = searchParams.get('instance');
  const text =
    instance === null ? expositionOfAll(exposed()) : expositionOfTarget(instance, exposed());
  // A process that has ended: Prometheus marks its series as stale.
  if (text === undefined) return new Response('no such target', { status: 404 });
  return new Response(text, {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
  });
}
