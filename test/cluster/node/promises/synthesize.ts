import { ApiObject, App, Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { TargetCluster, type KubernetesVersion } from '../../../../src';
import type { JsonObject } from '../../json';
import { BOX, podSpec, shell } from '../scripts/container';
import { JOURNAL } from '../scripts/script';

/** What the library makes of what a person writes for a version of Kubernetes. */
export function synthesize(version: KubernetesVersion, write: (chart: Chart) => void): JsonObject[] {
  const app = new App();
  TargetCluster.set(app, { version });
  write(new Chart(app, 'promises'));
  return parseAllDocuments(app.synthYaml()).map((document) => document.toJS() as JsonObject);
}

/** A Pod of containers that write into a folder of the host, before the library has done anything to it. */
export function addPod(
  chart: Chart,
  name: string,
  journal: string,
  containers: readonly JsonObject[],
  fields: JsonObject = {},
): ApiObject {
  const metadata = { name, labels: { app: name } };
  const spec = podSpec(journal, { containers, ...fields });
  return new ApiObject(chart, name, { apiVersion: 'v1', kind: 'Pod', metadata, spec });
}

/** A container whose shell runs a script; the image is on the node already. */
export function scripted(name: string, script: string): JsonObject {
  return { name, image: BOX, command: shell(script), volumeMounts: [{ name: 'journal', mountPath: JOURNAL }] };
}
