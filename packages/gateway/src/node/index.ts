export { fastifyGateway } from './fastify.ts';
export { httpTransport } from './http-transport.ts';
export { type NodeGateway, type NodeListener, nodeListener } from './listener.ts';
export { type Middleware, middleware } from './middleware.ts';
export {
  type RedisStore,
  type RedisStoreOptions,
  redisStore,
  type StoreUse,
} from './redis/redis-store.ts';
export { viteGateway } from './vite.ts';
