import { join } from 'node:path';
import { ApiObject, Chart, Include, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { Adapter, AdapterSource, MetricsDiscovery, PodTemplate, Protocol, Sidecar } from '../index';

/** Workloads that were never written in code: a YAML file as it is, and an object of a kind that cdk8s does not know. */
export class ExistingYamlChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    this.includedFile();
    this.customKind();
  }

  private includedFile(): void {
    const include = new Include(this, 'search', { url: join(__dirname, 'search.yaml') });
    const search = PodTemplate.of(include, { kind: 'Deployment' });
    new Adapter(search.workload, 'metrics', {
      image: 'quay.io/prometheus/statsd-exporter:v0.30.0',
      securityContext: { user: 65534 },
      source: AdapterSource.fromEndpoint({
        listen: { number: 9125, name: 'statsd', protocol: Protocol.UDP },
        clientVariables: { host: 'STATSD_HOST', port: 'STATSD_PORT' },
      }),
      metrics: { port: 9102, discovery: MetricsDiscovery.ANNOTATIONS },
    });
    search.patch(JsonPatch.replace('/spec/terminationGracePeriodSeconds', 45));
  }

  private customKind(): void {
    const podTemplate = new ApiObject(this, 'debug', {
      apiVersion: 'v1',
      kind: 'PodTemplate',
      template: {
        metadata: { labels: { app: 'debug' } },
        spec: { containers: [{ name: 'shell', image: 'busybox:1.37', command: ['sleep', '3600'] }] },
      },
    });
    new Sidecar(podTemplate, 'capture', { image: 'ghcr.io/acme/capture:0.4.0', securityContext: { user: 65532 } });
  }
}
