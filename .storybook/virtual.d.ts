declare module 'virtual:described-elements' {
  import type { Package } from 'custom-elements-manifest/schema.js';

  const manifest: Package;
  export default manifest;
}
