import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { buildStorybook } from '../../scripts/tools/build-storybook.ts';

/** One story of the built Storybook. */
export interface Story {
  /** `panel--usual`. */
  readonly id: string;
  /** `Panel`. */
  readonly title: string;
  readonly name: string;
  readonly tags: readonly string[];
}

export interface StorySite extends AsyncDisposable {
  readonly url: string;
  readonly stories: readonly Story[];
}

/** Serves the stories as `npm run build:storybook` builds them, on a free port. */
export async function startStorySite(): Promise<StorySite> {
  const root = await buildStorybook();
  const site = new Hono().use('*', serveStatic({ root }));
  const server = createAdaptorServer({ fetch: site.fetch }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const url = `http://127.0.0.1:${address.port}/`;
  const index: { entries: Record<string, Story & { type: string }> } = await fetch(
    `${url}index.json`,
  ).then((response) => response.json());
  return {
    url,
    stories: Object.values(index.entries).filter(({ type }) => type === 'story'),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
