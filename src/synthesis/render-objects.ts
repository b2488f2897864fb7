import { ApiObject, Chart } from 'cdk8s';
import { isRenderedAsUsual } from '../template/chart-rendering';
import { inDependencyOrder } from './dependency-order';
import { renderPlainObject } from './render-plain-object';

/** The objects of a chart without those of the charts in it, in the order in which they are written. */
export function objectsOf(chart: Chart): ApiObject[] {
  return inDependencyOrder(chart).filter(
    (construct): construct is ApiObject => ApiObject.isApiObject(construct) && Chart.of(construct) === chart,
  );
}

/** The manifests of a chart. One that renders itself in another way, by its class or by an aspect, keeps to it. */
export function manifestsOf(chart: Chart): unknown[] {
  return isRenderedAsUsual(chart) ? objectsOf(chart).map(manifestOf) : Object.values(chart.toJson() as object);
}

/** The manifest of an object. */
export function manifestOf(object: ApiObject): unknown {
  return renderPlainObject(object) ?? (object.toJson() as unknown);
}
