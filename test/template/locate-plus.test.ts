import { ApiObject, Chart, Cron } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as kplus33 from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { PodTemplate } from '../../src';
import { newChart, objectOf, type Json } from './support';

const CONTAINERS = [{ name: 'app', image: 'shop:1' }];

function service(scope: Construct): kplus.Service {
  return new kplus.Service(scope, 'service', { clusterIP: 'None', ports: [{ port: 80 }] });
}

/** Each workload, and where in its object the annotation of a Pod stands. */
const WORKLOADS: { [kind: string]: { make: (scope: Construct) => Construct; template: (object: Json) => Json } } = {
  Deployment: {
    make: (scope) => new kplus.Deployment(scope, 'app', { containers: CONTAINERS }),
    template: (object) => object['spec'].template,
  },
  StatefulSet: {
    make: (scope) => new kplus.StatefulSet(scope, 'app', { service: service(scope), containers: CONTAINERS }),
    template: (object) => object['spec'].template,
  },
  DaemonSet: {
    make: (scope) => new kplus.DaemonSet(scope, 'app', { containers: CONTAINERS }),
    template: (object) => object['spec'].template,
  },
  Job: {
    make: (scope) => new kplus.Job(scope, 'app', { containers: CONTAINERS }),
    template: (object) => object['spec'].template,
  },
  CronJob: {
    make: (scope) => new kplus.CronJob(scope, 'app', { schedule: Cron.daily(), containers: CONTAINERS }),
    template: (object) => object['spec'].jobTemplate.spec.template,
  },
  Pod: {
    make: (scope) => new kplus.Pod(scope, 'app', { containers: CONTAINERS }),
    template: (object) => object,
  },
};

describe('PodTemplate.of finds the Pod of', () => {
  test.each(Object.keys(WORKLOADS))('a %s of cdk8s-plus', (kind) => {
    const chart = newChart();
    const { make, template } = WORKLOADS[kind]!;
    PodTemplate.of(make(chart)).addAnnotation('found', 'yes');
    expect(template(objectOf(chart, kind))['metadata'].annotations).toEqual({ found: 'yes' });
  });

  test('the object of a workload, when the object itself is passed', () => {
    const web = new kplus.Deployment(newChart(), 'web', { containers: CONTAINERS });
    expect(PodTemplate.of(ApiObject.of(web)).workload).toBe(ApiObject.of(web));
  });

  test('a subclass of a workload', () => {
    class Shop extends kplus.Deployment {}
    const shop = new Shop(newChart(), 'shop', { containers: CONTAINERS });
    expect(PodTemplate.of(shop).workload).toBe(ApiObject.of(shop));
  });

  test('a construct inside a workload, such as the Service that exposes it', () => {
    const web = new kplus.Deployment(newChart(), 'web', { containers: [{ image: 'shop:1', portNumber: 8080 }] });
    const exposed = web.exposeViaService();
    expect(PodTemplate.of(exposed).workload).toBe(ApiObject.of(web));
    expect(PodTemplate.of(new Construct(exposed, 'deeper')).workload).toBe(ApiObject.of(web));
  });

  test('the nearest workload above a construct, where one stands inside another', () => {
    const web = new kplus.Deployment(newChart(), 'web', { containers: CONTAINERS });
    const inner = new kplus.Job(web, 'migrate', { containers: CONTAINERS });
    expect(PodTemplate.of(new Construct(inner, 'deeper')).workload).toBe(ApiObject.of(inner));
    expect(PodTemplate.of(new Construct(web, 'beside')).workload).toBe(ApiObject.of(web));
  });

  test('a custom construct whose child Default is a workload', () => {
    const shop = new Construct(newChart(), 'shop');
    const web = new kplus.Deployment(shop, 'Default', { containers: CONTAINERS });
    expect(PodTemplate.of(shop).workload).toBe(ApiObject.of(web));
    expect(PodTemplate.of(new Construct(shop, 'beside')).workload).toBe(ApiObject.of(web));
  });

  test('a custom construct that names its default child', () => {
    const shop = new Construct(newChart(), 'shop');
    const web = new kplus.Deployment(shop, 'web', { containers: CONTAINERS });
    shop.node.defaultChild = web;
    expect(PodTemplate.of(shop).workload).toBe(ApiObject.of(web));
  });

  test('a workload that has a child Default besides its own object', () => {
    const web = new kplus.Deployment(newChart(), 'web', { containers: CONTAINERS });
    new Construct(web, 'Default');
    expect(PodTemplate.of(web).workload).toBe(web.node.findChild('Resource'));
  });
});

describe('a workload of cdk8s-plus-33', () => {
  test('is found, and gets what is added', () => {
    const chart = newChart();
    const web = new kplus33.Deployment(chart, 'web', { containers: CONTAINERS });
    PodTemplate.of(web).addSidecar({ name: 'logs', image: 'fluent-bit:4' });
    expect(objectOf(chart, 'Deployment')['spec'].template.spec.initContainers).toEqual([
      { name: 'logs', image: 'fluent-bit:4', restartPolicy: 'Always' },
    ]);
  });

  test('is found in an app with one of cdk8s-plus-27', () => {
    const chart = newChart();
    const nested = new Chart(chart, 'nested');
    new kplus.Deployment(chart, 'old', { containers: CONTAINERS });
    new kplus33.Deployment(nested, 'new', { containers: CONTAINERS });
    PodTemplate.all(chart).addAnnotation('found', 'yes');
    const annotations = [chart, nested].map(
      (each) => objectOf(each, 'Deployment')['spec'].template.metadata.annotations as unknown,
    );
    expect(annotations).toEqual([{ found: 'yes' }, { found: 'yes' }]);
  });
});
