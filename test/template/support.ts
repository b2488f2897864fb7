import { ApiObject, App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import { FindingsError, KubernetesVersion, TargetCluster } from '../../src';

/** A piece of a manifest that a test looks into. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into manifests of every shape
export type Json = { [field: string]: any };

/** A chart with the id `test` in an app of its own, for Kubernetes 1.33 unless said otherwise. */
export function newChart(version: KubernetesVersion = KubernetesVersion.V1_33): Chart {
  const app = new App();
  TargetCluster.set(app, { version });
  return new Chart(app, 'test');
}

/** A chart for a cluster that has the fields of these pieces, whatever their names. */
export function newChartKnowing(...pieces: readonly unknown[]): Chart {
  const chart = newChart();
  TargetCluster.set(chart, { additionalFields: pieces.flatMap(namesIn) });
  return chart;
}

function namesIn(piece: unknown): string[] {
  if (typeof piece !== 'object' || piece === null) return [];
  const names = Array.isArray(piece) ? [] : Object.keys(piece);
  return [...names, ...Object.values(piece).flatMap(namesIn)];
}

/** The labels of the Pods of `deployment`. */
export const LABELS = { app: 'web' };

/** A Deployment as a plain object, with the container `web` unless the Pod's spec is given. */
export function deployment(scope: Construct, id = 'web', spec: Json = {}): ApiObject {
  const template = { metadata: { labels: LABELS }, spec: { containers: [{ name: 'web', image: 'shop:1' }], ...spec } };
  return new ApiObject(scope, id, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: id },
    spec: { selector: { matchLabels: LABELS }, template },
  });
}

/** A Job as a plain object, with the container `work`. */
export function job(scope: Construct, id = 'work'): ApiObject {
  const spec = { restartPolicy: 'Never', containers: [{ name: 'work', image: 'shop:1' }] };
  return new ApiObject(scope, id, {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: id },
    spec: { template: { metadata: { labels: { app: id } }, spec } },
  });
}

/** Every object of an app, as another program reads it from the YAML. */
export function written(app: App): Json[] {
  return documents(app.synthYaml());
}

/** The objects of a YAML text, read by YAML 1.1 as Kubernetes does. */
export function documents(yaml: string): Json[] {
  return parseAllDocuments(yaml, { version: '1.1' }).map((document) => document.toJS() as Json);
}

/** The objects that a chart synthesizes. */
export function objectsOf(chart: Chart): Json[] {
  return chart.toJson() as Json[];
}

/** The object of a kind that a chart synthesizes. */
export function objectOf(chart: Chart, kind: string): Json {
  const [found, ...others] = objectsOf(chart).filter((object) => object['kind'] === kind);
  if (!found || others.length > 0) throw new Error(`there is not one ${kind}`);
  return found;
}

/** The Pod template of the first object of a chart. */
export function templateOf(chart: Chart): Json {
  const [first] = objectsOf(chart);
  return (first?.['spec'] as Json)['template'] as Json;
}

/** The spec of the Pod of the first object of a chart. */
export function podOf(chart: Chart): Json {
  return templateOf(chart)['spec'] as Json;
}

/** The text of the error that a call throws. */
export function messageOf(action: () => unknown): string {
  return errorOf(action).message;
}

/** The text of the error that synthesis of a chart throws. */
export function refusalOf(chart: Chart): string {
  return messageOf(() => chart.toJson());
}

/** The findings on which a chart stops. */
export function findingsOf(chart: Chart): Json[] {
  const error = errorOf(() => chart.toJson());
  if (!(error instanceof FindingsError)) throw error;
  return error.findings.map((finding) => ({ ...finding }));
}

/** The error that a call throws. */
export function errorOf(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
