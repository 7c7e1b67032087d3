import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Names a folder that holds Storybook already, for tests that run one after another. */
const BUILT = 'STORYBOOK_FOLDER';

/**
 * Builds Storybook from the sources. @returns its folder
 * @throws {Error} with everything Storybook said, which is a lot, where it fails
 */
export async function buildStorybook(): Promise<string> {
  const built = process.env[BUILT];
  if (built !== undefined) return built;
  const folder = fileURLToPath(new URL('../../storybook-static', import.meta.url));
  await promisify(execFile)('npx', ['storybook', 'build', '--quiet', '--output-dir', folder]).catch(
    (error: Error & { stdout: string }) => {
      throw new Error(`Storybook was not built.\n${error.stdout}`);
    },
  );
  process.env[BUILT] = folder;
  return folder;
}
