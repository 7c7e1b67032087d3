/** So long after a failure what draws tries again: the network, or a host that deploys anew, may need it. */
const RETRY_MS = 10_000;

/** A module that few looks need, loaded once for the page by whoever needs it first. */
export interface Later<Module> {
  readonly loaded: Module | undefined;
  /** The last attempt failed. */
  readonly failed: boolean;
  /** Joins what is under way; after a failure the next call tries again. */
  load(): Promise<Module>;
  /**
   * For a template: undefined until it is there, or is known to have failed, and then the element is drawn again.
   * @param element of which it is a part
   */
  drawnBy(element: { requestUpdate(): void }): Module | undefined;
}

export function later<Module>(
  load: () => Promise<Module>,
  now: () => number = () => performance.now(),
): Later<Module> {
  let loading: Promise<Module> | undefined;
  let loaded: Module | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;

  const attempt = () =>
    load().then(
      (module) => {
        loaded = module;
        return module;
      },
      (error: unknown) => {
        loading = undefined;
        failedAt = now();
        throw error;
      },
    );

  const whole: Later<Module> = {
    get loaded() {
      return loaded;
    },
    get failed() {
      return loading === undefined && failedAt > Number.NEGATIVE_INFINITY;
    },
    load() {
      loading ??= attempt();
      return loading;
    },
    drawnBy(element) {
      const draw = () => element.requestUpdate();
      if (loaded === undefined && now() - failedAt >= RETRY_MS) whole.load().then(draw, draw);
      return loaded;
    },
  };
  return whole;
}
