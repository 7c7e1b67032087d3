import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { buildStorybook } from '../../scripts/tools/build-storybook.ts';
import { listening } from '../support/listening.ts';

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
  const running = await listening(server);
  const url = `${running.origin}/`;
  const index: { entries: Record<string, Story & { type: string }> } = await fetch(
    `${url}index.json`,
  ).then((response) => response.json());
  return {
    ...running,
    url,
    stories: Object.values(index.entries).filter(({ type }) => type === 'story'),
  };
}
