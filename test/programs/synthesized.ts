import type { ApiObject, Chart } from 'cdk8s';
import { deployment, newChart, written, type Json } from '../template/support';
import { App } from 'cdk8s';
import { expanded } from './expand';

/** The objects of a chart with a Deployment whose Pod a helper joins; the app's container declares these ports. */
export function objectsWith(
  join: (workload: ApiObject, chart: Chart) => void,
  ports: readonly number[] = [8080],
): Json[] {
  const chart = newChart();
  const container = { name: 'web', image: 'shop:1', ports: ports.map((containerPort) => ({ containerPort })) };
  join(deployment(chart, 'web', { containers: [container] }), chart);
  return written(App.of(chart));
}

/** The variables of the app's container, with references in a value replaced as the kubelet does. */
export function appVariables(
  objects: readonly Json[],
  secrets: { readonly [name: string]: string },
): Map<string, string> {
  const workload = objects.find(({ kind }) => kind === 'Deployment') as Json;
  const env = (workload['spec'].template.spec.containers[0].env ?? []) as Json[];
  const variables = new Map<string, string>();
  for (const { name, value, valueFrom } of env) {
    const text = valueFrom ? (secrets[valueFrom.secretKeyRef.key as string] ?? '') : (value as string);
    variables.set(name as string, valueFrom ? text : expanded(text, variables));
  }
  return variables;
}
