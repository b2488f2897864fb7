import { ApiObject, App, Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { PodTemplate } from '../../src';
import { deployment, messageOf } from './support';

const IDS = ['a', 'b', 'c', 'd'];

function newCharts(): { app: App; charts: { readonly [id: string]: Chart } } {
  const app = new App();
  const charts = Object.fromEntries(IDS.map((id) => [id, new Chart(app, id)]));
  return { app, charts };
}

/** Has something of this package in every second chart, and in one more, so that its seam is in place. */
function touch(app: App): void {
  const charts = [...app.charts.filter((_, index) => index % 2 === 0), new Chart(app, 'touched')];
  for (const chart of charts) PodTemplate.of(deployment(chart, 'web')).addLabel('team', 'shop');
}

/** Calls back when its object is rendered for the first time. */
function whenRendered(scope: Construct, callback: () => void): void {
  let isRendered = false;
  const produce = (): number => {
    if (!isRendered) callback();
    isRendered = true;
    return 1;
  };
  new ApiObject(scope, 'lazy', { apiVersion: 'v1', kind: 'ConfigMap', data: Lazy.any({ produce }) });
}

function group(scope: Construct, id: string): Construct {
  const construct = new Construct(scope, id);
  new ApiObject(construct, 'object', { apiVersion: 'v1', kind: 'ConfigMap' });
  return construct;
}

/** What both write of ConfigMaps. */
function compare(build: (charts: { readonly [id: string]: Chart }) => void): { plain: string[]; touched: string[] } {
  const [plain, touched] = [newCharts(), newCharts()];
  build(plain.charts);
  build(touched.charts);
  touch(touched.app);
  return { plain: configMapsOf(plain.app), touched: configMapsOf(touched.app) };
}

function configMapsOf(app: App): string[] {
  return app
    .synthYaml()
    .split('---\n')
    .filter((text) => text.includes('kind: ConfigMap\n'));
}

/** Counts how often a validation is asked while all charts are written. */
function timesAsked(prepare: (app: App) => void): number {
  const { app, charts } = newCharts();
  let asked = 0;
  charts['b']!.node.addValidation({
    validate: () => {
      asked += 1;
      return [];
    },
  });
  prepare(app);
  app.synthYaml();
  return asked;
}

describe('a synthesis', () => {
  test('asks validations once and again for the first chart, where cdk8s asks them for each', () => {
    expect(timesAsked(() => undefined)).toBe(1 + IDS.length);
    expect(timesAsked(touch)).toBe(2);
  });

  test('orders objects that are added while charts render by their dependencies, as cdk8s does', () => {
    const { plain, touched } = compare(({ b, d }) => {
      const first = group(d!, 'first');
      whenRendered(b!, () => first.node.addDependency(group(d!, 'added')));
    });
    expect(plain.map((text) => /name: (.*)-c\w+\n/.exec(text)?.[1])).toEqual([
      'b-lazy',
      'd-added-object',
      'd-first-object',
    ]);
    expect(touched).toEqual(plain);
  });

  test('orders objects whose dependency is added while charts render, as cdk8s does', () => {
    const { plain, touched } = compare(({ b, d }) => {
      const [first, second] = [group(d!, 'first'), group(d!, 'second')];
      whenRendered(b!, () => first.node.addDependency(second));
    });
    expect(plain.map((text) => /name: (.*)-c\w+\n/.exec(text)?.[1])).toEqual([
      'b-lazy',
      'd-second-object',
      'd-first-object',
    ]);
    expect(touched).toEqual(plain);
  });

  test('asks the validations of what takes the place of another construct while charts render', () => {
    const { app, charts } = newCharts();
    group(charts['d']!, 'group');
    whenRendered(charts['b']!, () => {
      charts['d']!.node.tryRemoveChild('group');
      group(charts['d']!, 'group').node.addValidation({ validate: () => ['it is too late'] });
    });
    touch(app);
    expect(messageOf(() => app.synthYaml())).toBe(
      'Validation failed with the following errors:\n  [d/group] it is too late',
    );
  });

  test('leaves a chart that renders itself in another way to it', () => {
    class Labelled extends Chart {
      public override toJson(): unknown[] {
        return super.toJson().map((manifest: object) => ({ ...manifest, kind: 'Labelled' }));
      }
    }
    const app = new App();
    group(new Labelled(app, 'labelled'), 'group');
    touch(app);
    expect(app.synthYaml()).toContain('kind: Labelled\n');
  });
});
