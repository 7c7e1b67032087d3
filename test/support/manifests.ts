import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** The part of a Kubernetes manifest that tests look at. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: { readonly template?: { readonly spec: PodSpec } };
}

export interface PodSpec {
  readonly terminationGracePeriodSeconds: number;
  readonly enableServiceLinks: boolean;
  readonly containers: readonly [Container];
  readonly volumes: readonly {
    readonly name: string;
    readonly configMap?: { readonly name: string };
    readonly secret?: { readonly secretName: string };
  }[];
}

export interface Container {
  readonly args: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly securityContext: Readonly<Record<string, unknown>>;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
}

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

/** @throws {Error} where it is not YAML, or a key stands twice, which helm lets pass */
export function manifestsIn(text: string): Manifest[] {
  return parseAllDocuments(text)
    .map((document) => {
      if (document.errors[0] !== undefined) throw document.errors[0];
      return document.toJS() as Manifest | null;
    })
    .filter((manifest) => manifest !== null);
}

export function podOf(manifests: readonly Manifest[]): PodSpec {
  const pod = manifests.find(({ kind }) => kind === 'Deployment')?.spec?.template?.spec;
  assert.ok(pod);
  return pod;
}

/** How the gateway's container is started, with the files that it mounts in `folder`. */
export interface ContainerStart {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** @param secret what the Secret holds, which is no manifest */
export async function containerStart(
  manifests: readonly Manifest[],
  secret: Readonly<Record<string, string>>,
  folder: string,
): Promise<ContainerStart> {
  const { volumes, containers } = podOf(manifests);
  const [{ args, env = [], volumeMounts }] = containers;
  const inFolder = (path: string): string => join(folder, path);
  for (const { name, mountPath } of volumeMounts) {
    const volume = volumes.find((one) => one.name === name);
    const map = manifests.find(
      ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === volume?.configMap?.name,
    );
    const data = volume?.secret === undefined ? map?.data : secret;
    // Of whoever installs it, such as a certificate.
    if (data === undefined) continue;
    await mkdir(inFolder(mountPath), { recursive: true });
    for (const [file, text] of Object.entries(data)) {
      await writeFile(join(inFolder(mountPath), file), text);
    }
  }
  const mounts = volumeMounts.map(({ mountPath }) => mountPath);
  return {
    args: args.map((arg) => mounts.reduce((text, at) => text.replace(at, inFolder(at)), arg)),
    environment: Object.fromEntries(env.map(({ name, value }) => [name, value])),
  };
}
