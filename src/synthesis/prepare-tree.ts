import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** Throws what the validations of the tree object to, as cdk8s does, and asks each of them once. */
export function validateTree(constructs: readonly IConstruct[]): void {
  const errors: string[] = [];
  for (const { node } of constructs) {
    for (const error of node.validate()) errors.push(`[${node.path}] ${error}`);
  }
  if (errors.length === 0) return;
  throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
}

interface Dependency {
  readonly source: IConstruct;
  readonly target: IConstruct;
}

/**
 * Adds the dependencies that follow from others, as cdk8s does: of a chart on the charts in it, of charts between whose
 * constructs there are dependencies, and of the objects below such constructs.
 *
 * @returns whether a chart depends on another one
 */
export function resolveDependencies(constructs: readonly IConstruct[]): boolean {
  const hasNested = addNestedCharts(constructs);
  const declared = dependenciesOf(constructs);
  const betweenCharts = declared.filter(({ source, target }) => Chart.of(source) !== Chart.of(target));
  for (const { source, target } of betweenCharts) Chart.of(source).node.addDependency(Chart.of(target));
  const all = betweenCharts.length === 0 ? declared : dependenciesOf(constructs);
  for (const dependency of all) addBetweenObjects(dependency);
  return hasNested || betweenCharts.length > 0;
}

function addNestedCharts(constructs: readonly IConstruct[]): boolean {
  let hasNested = false;
  for (const { node } of constructs.filter((construct) => Chart.isChart(construct))) {
    for (const child of node.children.filter((each) => Chart.isChart(each))) {
      node.addDependency(child);
      hasNested = true;
    }
  }
  return hasNested;
}

function dependenciesOf(constructs: readonly IConstruct[]): Dependency[] {
  const found: Dependency[] = [];
  for (const source of constructs) {
    for (const target of source.node.dependencies) found.push({ source, target });
  }
  return found;
}

function addBetweenObjects({ source, target }: Dependency): void {
  const [sources, targets] = [objectsBelow(source), objectsBelow(target)];
  for (const object of targets) {
    for (const dependent of sources) if (dependent !== object) dependent.node.addDependency(object);
  }
}

/** The objects of a construct that stand in its own chart. */
function objectsBelow(construct: IConstruct): IConstruct[] {
  const chart = Chart.of(construct);
  return construct.node.findAll().filter((each) => ApiObject.isApiObject(each) && Chart.of(each) === chart);
}
