import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { objectsOf } from '../tree/chart-objects';
import { ConstructFact } from '../tree/construct-state';
import { TreeSnapshot } from '../tree/tree-snapshot';
import { visitPods } from './pod-visitors';
import { recordOf, type SynthesisRecord } from './synthesis-record';

/** How a chart renders, and how it would by itself. */
interface ChartRendering {
  readonly overridden: unknown;
  readonly original: unknown;
}

const RENDERING = new ConstructFact<ChartRendering>('rendering of a chart');

/**
 * Lets the charts of a tree visit its workloads first if they are rendered by themselves, as tests do. A synthesis visits
 * them before it renders the first chart, and does not prepare the whole tree again for each of the others.
 */
export function overrideCharts(root: IConstruct): void {
  for (const construct of root.node.findAll()) if (Chart.isChart(construct)) overrideChart(construct);
}

function overrideChart(chart: Chart): void {
  if (RENDERING.of(chart)) return;
  const { toJson } = chart;
  const overridden = (): unknown[] => {
    const { root } = chart.node;
    if (recordOf(root).depth > 0 && toJson === Chart.prototype.toJson) return renderPrepared(chart);
    if (recordOf(root).depth === 0) visitPods(root);
    return toJson.call(chart) as unknown[];
  };
  RENDERING.set(chart, { overridden, original: toJson });
  Object.defineProperty(chart, 'toJson', { configurable: true, writable: true, enumerable: false, value: overridden });
}

/**
 * Renders a chart within a synthesis. For every chart cdk8s resolves the dependencies of the whole tree and validates it,
 * which takes most of the time of an app with some hundred charts; the result is the same as long as the tree is.
 */
function renderPrepared(chart: Chart): unknown[] {
  const record = recordOf(chart.node.root);
  if (!isPrepared(record)) {
    const manifests = Chart.prototype.toJson.call(chart) as unknown[];
    record.prepared = new TreeSnapshot(chart.node.root);
    return manifests;
  }
  const objects = objectsOf(chart);
  // What is judged is rendered already. Any other object can run code that changes the tree.
  record.mayHaveChanged = !objects.every((object) => record.judged.has(object));
  return objects.map((object) => object.toJson() as unknown);
}

function isPrepared({ prepared, mayHaveChanged }: SynthesisRecord): boolean {
  return prepared !== undefined && (mayHaveChanged === false || prepared.isCurrent());
}

/** Whether a chart renders as every chart of cdk8s does, apart from what is overridden here. */
export function isRenderedAsUsual(chart: Chart): boolean {
  const { toJson } = chart;
  const known = RENDERING.of(chart);
  return (toJson === known?.overridden ? known.original : toJson) === Chart.prototype.toJson;
}
