import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { InitStep, QosPolicy, QosTier, Sidecar } from '../../src';
import { containersNamed, refusal } from './synthesis';
import { shop } from './shop';

const { Cpu } = kplus;
const HELPER = { image: 'ghcr.io/acme/helper:1.0.0', securityContext: { user: 65532 } };

/** The shop, with a tier in its one container. */
function shopWith(tier: QosTier): ReturnType<typeof shop> {
  const { app, web } = shop();
  tier.applyTo(web, 'web');
  return { app, web };
}

const guaranteed = QosTier.guaranteed({ cpu: Cpu.millis(500), memory: Size.mebibytes(512) });

test('S8: Guaranteed is CPU and memory with requests that equal the limits, in every container', () => {
  const { app, web } = shopWith(guaranteed);
  QosPolicy.of(web).requireGuaranteed();
  const resources = { cpu: { request: Cpu.millis(50) }, memory: { request: Size.mebibytes(64) } };
  new Sidecar(web, 'logs', { ...HELPER, resources });
  expect(containersNamed(app, 'web')).toMatchObject([
    { resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '500m', memory: '512Mi' } } },
  ]);
  expect(containersNamed(app, 'logs')).toMatchObject([
    { resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '50m', memory: '64Mi' } } },
  ]);
});

test('S8: Burstable is at least one request, and not all of them equal to limits', () => {
  const tier = QosTier.burstable({
    cpu: { request: Cpu.millis(250), limit: Cpu.millis(500) },
    memory: { request: Size.mebibytes(256) },
  });
  const { app, web } = shopWith(tier);
  QosPolicy.of(web).requireBurstable();
  new Sidecar(web, 'logs', HELPER);
  expect(containersNamed(app, 'web')).toMatchObject([
    { resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '500m' } } },
  ]);
});

test('S8: BestEffort is no request and no limit anywhere', () => {
  const { app, web } = shopWith(QosTier.bestEffort());
  QosPolicy.of(web).requireBestEffort();
  new Sidecar(web, 'logs', HELPER);
  for (const name of ['web', 'logs']) {
    expect(containersNamed(app, name)).toEqual([
      expect.not.objectContaining({ resources: expect.anything() as unknown }),
    ]);
  }
});

test('S8: all containers decide together, init steps and sidecars too, and synthesis names the one that is at fault', () => {
  const { app, web } = shopWith(guaranteed);
  QosPolicy.of(web).requireGuaranteed();
  const resources = { cpu: { limit: Cpu.millis(100) }, memory: { limit: Size.mebibytes(64) } };
  new InitStep(web, 'migrate', { ...HELPER, resources });
  new Sidecar(web, 'logs', HELPER);
  expect(refusal(app)).toBe(
    `1 finding:

error qos-class: shop/web promises a Guaranteed Pod, with equal requests and limits of cpu and memory in every container, and it is Burstable: "logs" has no request and no limit of either.
  at:  shop/web/logs, Deployment "shop-web", container "logs"
  in:  spec.template.spec.initContainers[1].resources
  fix: give "logs" one amount of each, as in \`resources: QosTier.guaranteed({ cpu: Cpu.millis(100), memory: Size.mebibytes(128) }).resources\`.`,
  );
});

test('S8: the tier is declared once, for a whole app, and the defaults of cdk8s-plus are named where they miss it', () => {
  const { app } = shop();
  QosPolicy.of(app).requireGuaranteed();
  expect(refusal(app)).toContain(
    '"web" requests 1000m of cpu and has a limit of 1500m, requests 512Mi of memory and has a limit of 2048Mi, which cdk8s-plus writes for a container without `resources`.',
  );
  const night = new Chart(app, 'night');
  QosPolicy.of(night).requireBestEffort();
  new kplus.Job(night, 'clean', { containers: [{ image: 'ghcr.io/acme/clean:1.0.0', resources: {} }] });
  expect(refusal(app)).not.toContain('night');
});
