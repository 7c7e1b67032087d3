/** qiankun's default sandbox hands out such a document since 2.10, and Lit needs the real one. */
export const PROXIED_DOCUMENT =
  'flink-metrics: "document" is a proxy here. In qiankun, set sandbox: { speedy: false }, or load the script tag.';
