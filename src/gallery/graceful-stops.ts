import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { GracefulShutdown, JobLimits, LifecycleHandler, LifecycleHooks, Sidecar } from '../index';

const securityContext = { user: 65532, group: 65532 };

/** Pods that end by themselves, with the grace period that everything in them takes. */
export class GracefulStopsChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    this.webShop();
    this.orders();
    this.carts();
    this.report();
  }

  /** Serves until no endpoint lists it any more. Its sidecars stop afterwards, including those that join later. */
  private webShop(): void {
    const web = this.deployment('web', 'ghcr.io/acme/shop:1.42.0');
    new GracefulShutdown(web, 'stop', {
      drain: Duration.seconds(10),
      timeout: Duration.seconds(30),
      sidecarTimeouts: { proxy: Duration.seconds(5) },
    });
    new Sidecar(web, 'proxy', { image: 'docker.io/envoyproxy/envoy:v1.34.1', securityContext: { user: 101 } });
    new Sidecar(web, 'logs', { image: 'cr.fluentbit.io/fluent/fluent-bit:5.2.0' });
  }

  /** Finishes the message that it works on. It serves no requests, so there is nothing to drain. */
  private orders(): void {
    const orders = this.deployment('orders', 'ghcr.io/acme/orders:2.8.1');
    new GracefulShutdown(orders, 'stop', { timeout: Duration.minutes(5) });
  }

  /** Has hooks of its own. How long they take is unknown, so they run within the timeout of the app. */
  private carts(): void {
    const carts = this.deployment('carts', 'ghcr.io/acme/carts:0.19.2');
    LifecycleHooks.of({
      postStart: LifecycleHandler.fromCommand(['/app/carts', 'warm-up']),
      preStop: LifecycleHandler.fromHttpGet({ port: 8080, path: '/quit', headers: { 'X-Reason': 'preStop' } }),
    }).applyTo(carts, 'carts');
    new GracefulShutdown(carts, 'stop', { timeout: Duration.seconds(45), gracePeriod: Duration.minutes(1) });
  }

  /** A deadline that leaves time for each of its tries. */
  private report(): void {
    const report = new kplus.Job(this, 'report', {
      ...JobLimits.of({ attempts: 3, attemptTimeout: Duration.minutes(10), start: Duration.minutes(1) }),
      securityContext,
      containers: [{ name: 'report', image: 'ghcr.io/acme/report:1.9.0', resources: {} }],
    });
    new GracefulShutdown(report, 'stop', { timeout: Duration.seconds(20), gracePeriod: Duration.seconds(20) });
  }

  private deployment(name: string, image: string): kplus.Deployment {
    const containers = [{ name, image, portNumber: 8080 }];
    return new kplus.Deployment(this, name, { securityContext, containers });
  }
}
