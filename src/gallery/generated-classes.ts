import { Chart, Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Ambassador, LifecycleHandler, Placement, PodTemplate, Probe, Rules } from '../index';

/** A workload made by a generated class: fields that its types do not know are added to the Pod it renders. */
export class GeneratedClassesChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const checkout = new k8s.KubeDeployment(this, 'checkout', {
      spec: {
        selector: { matchLabels: { app: 'checkout' } },
        template: {
          metadata: { labels: { app: 'checkout' } },
          spec: { containers: [{ name: 'checkout', image: 'ghcr.io/acme/checkout:4.0.0' }] },
        },
      },
    });
    PodTemplate.of(checkout).mergeContainer('checkout', {
      ports: [{ name: 'grpc', containerPort: 9000 }],
      readinessProbe: Probe.fromGrpc({ port: 9000 }).manifest,
      lifecycle: { preStop: { sleep: { seconds: 5 } } },
    });

    new Ambassador(checkout, 'payments', {
      placement: Placement.APP_CONTAINER,
      image: 'ghostunnel/ghostunnel:v1.11.1-distroless',
      args: ['client', '--listen=127.0.0.1:8443', '--target=payments.example.com:443', '--disable-authentication'],
      securityContext: { user: 65532 },
      listen: { number: 8443 },
      clientVariables: { address: 'PAYMENTS_ADDRESS' },
      preStop: LifecycleHandler.fromSleep(Duration.seconds(5)),
    });
    Rules.waive(checkout, 'proxy-start', { reason: 'checkout calls again until the proxy listens' });
  }
}
