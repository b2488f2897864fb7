import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { InitStep, PodTierFallback, QosSizes, QosPolicy, QosTier, Sidecar } from '../index';

/** Pods whose QoS class is a promise, each with helpers that keep it. */
export class QosTiersChart extends Chart {
  private readonly sizes = QosSizes.standard();

  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    QosPolicy.of(this).requireGuaranteed();
    this.checkout();
    this.pricing();
    this.recommendations();
    this.thumbnails();
    this.cleanUp();
  }

  /** The tier of the chart: helpers with one amount of each get equal requests and limits. */
  private checkout(): void {
    const checkout = this.deployment('checkout', this.sizes.guaranteed('medium'));
    new InitStep(checkout, 'migrate', {
      image: 'ghcr.io/acme/checkout:4.1.0',
      args: ['migrate'],
      resources: this.sizes.guaranteed('small').resources,
    });
    new Sidecar(checkout, 'logs', {
      image: 'cr.fluentbit.io/fluent/fluent-bit:5.2.0',
      resources: { cpu: { request: kplus.Cpu.millis(50) }, memory: { request: Size.mebibytes(64) } },
    });
  }

  /** Cores of its own on nodes whose CPU manager has the static policy, and a GPU. */
  private pricing(): void {
    const pricing = this.deployment('pricing', QosTier.bestEffort());
    const tier = QosTier.exclusiveCores({
      cpu: kplus.Cpu.units(4),
      memory: Size.gibibytes(8),
      ephemeralStorage: Size.gibibytes(2),
      hugepages: { '2Mi': Size.mebibytes(256) },
      extended: { 'nvidia.com/gpu': 1 },
    });
    tier.applyTo(pricing, 'pricing');
    new Sidecar(pricing, 'logs', {
      image: 'cr.fluentbit.io/fluent/fluent-bit:5.2.0',
      resources: this.sizes.guaranteed('nano').resources,
    });
  }

  /** A budget for the Pod as a whole: the containers have it between them if the cluster does not know such a thing. */
  private recommendations(): void {
    const recommendations = this.deployment('recommendations', QosTier.bestEffort());
    const budget = QosTier.guaranteed({ cpu: kplus.Cpu.units(1), memory: Size.gibibytes(1) });
    budget.applyToPod(recommendations, { fallback: PodTierFallback.SPREAD });
    new Sidecar(recommendations, 'features', {
      image: 'ghcr.io/acme/feature-store:2.3.1',
      resources: this.sizes.guaranteed('small').resources,
    });
  }

  /** A class of its own: more is used while others leave it. */
  private thumbnails(): void {
    const thumbnails = this.deployment('thumbnails', this.sizes.burstable('small'));
    QosPolicy.of(thumbnails).requireBurstable();
    new Sidecar(thumbnails, 'cache', { image: 'ghcr.io/acme/cache:1.8.0' });
  }

  /** Left out, with the reason. */
  private cleanUp(): void {
    const cleanUp = new kplus.Job(this, 'clean-up', {
      containers: [{ name: 'clean-up', image: 'ghcr.io/acme/clean-up:1.0.2', resources: {} }],
      securityContext: { user: 65532, group: 65532 },
    });
    QosPolicy.of(cleanUp).exempt('takes what is left, and can begin again');
  }

  private deployment(name: string, tier: QosTier): kplus.Deployment {
    return new kplus.Deployment(this, name, {
      containers: [{ name, image: `ghcr.io/acme/${name}:4.1.0`, portNumber: 8080, resources: tier.resources }],
      securityContext: { user: 65532, group: 65532 },
    });
  }
}
