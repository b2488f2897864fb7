import { ApiObject, Chart, DependencyGraph } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { fieldsOf, type Fields } from '../kubernetes/json';
import { workloadOf } from '../template/locate';

/** An object and what is synthesized of it. */
export interface SynthesizedObject {
  readonly apiObject: ApiObject;
  readonly manifest: Fields;
}

/**
 * What is synthesized of a construct, in the order of `cdk8s synth`: every object below it, those of nested charts
 * included. A construct that stands in a workload and makes no object of its own, as patterns do, stands for that
 * workload and for what it adds itself.
 *
 * @throws Error if synthesis stops
 */
export function synthesizedObjects(scope: IConstruct): SynthesizedObject[] {
  const wanted = new Set(objectsOf(scope));
  const charts = new Set([...wanted].map((apiObject) => Chart.of(apiObject)));
  const byChart = new Map([...charts].map((chart) => [chart, synthesizedIn(chart)]));
  // Synthesis has just added the dependencies by which charts are ordered.
  return new DependencyGraph(scope.node.root.node)
    .topology()
    .flatMap((construct) => byChart.get(construct as Chart) ?? [])
    .filter(({ apiObject }) => wanted.has(apiObject));
}

/** All objects of a chart: only a whole chart is validated, and knows the order. */
function synthesizedIn(chart: Chart): SynthesizedObject[] {
  const manifests: unknown[] = chart.toJson();
  return new DependencyGraph(chart.node)
    .topology()
    .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct) && Chart.of(construct) === chart)
    .map((apiObject, index) => ({ apiObject, manifest: fieldsOf(manifests[index]) }));
}

function objectsOf(scope: IConstruct): ApiObject[] {
  const below = scope.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
  const workload = makesObject(scope) ? undefined : workloadAround(scope);
  return workload ? [workload, ...below] : below;
}

function makesObject(construct: IConstruct): boolean {
  if (ApiObject.isApiObject(construct)) return true;
  return ['Resource', 'Default'].some((id) => {
    const child = construct.node.tryFindChild(id);
    return child !== undefined && makesObject(child);
  });
}

/** The object of the nearest workload in which a construct stands. */
function workloadAround(scope: IConstruct): ApiObject | undefined {
  const inward = [...scope.node.scopes].reverse();
  const chart = inward.findIndex((construct) => Chart.isChart(construct));
  const around = inward.slice(1, Math.max(chart, 1));
  return around.map(workloadOf).find((workload) => workload !== undefined);
}
