import { Size, type ApiObject, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { ImagePullPolicy, InitStep, QosPolicy, QosTier, Sidecar, type HelperResources } from '../../../../../src';
import { BOX, shell } from '../../scripts/container';
import { JOURNAL } from '../../scripts/script';
import { addPod, scripted } from '../synthesize';

const { millis } = kplus.Cpu;
const { mebibytes } = Size;

/** A container that is there until it is told to stop. */
const STAYS = "trap 'exit 0' TERM; sleep 100000 & wait";
/** An init step that is there until this file is. */
export const RELEASE = 'go';
const WAITS = `until [ -f ${JOURNAL}/${RELEASE} ]; do sleep 0.1; done`;

/** Pods of each tier, by their names. */
export function writeTierPods(chart: Chart, folder: string): void {
  guaranteed(chart, folder);
  guaranteedPlus(chart);
  guaranteedAsAWhole(chart, folder);
  burstable(chart, folder);
  bestEffort(chart, folder);
}

/** Helpers that join later write half of what a Guaranteed Pod needs. */
function guaranteed(chart: Chart, folder: string): void {
  const pod = webPod(chart, 'tier-guaranteed', folder);
  QosPolicy.of(pod).requireGuaranteed();
  QosTier.guaranteed({ cpu: millis(200), memory: mebibytes(32) }).applyTo(pod, 'web');
  sidecar(pod, { cpu: { request: millis(50) }, memory: { request: mebibytes(16) } });
  new InitStep(pod, 'migrate', {
    ...helper(WAITS),
    volumeMounts: [{ volume: 'journal', path: JOURNAL }],
    resources: { cpu: { limit: millis(300) }, memory: { limit: mebibytes(64) } },
  });
}

/** A Pod of cdk8s-plus, of which the class is demanded last. */
function guaranteedPlus(chart: Chart): void {
  const tier = QosTier.guaranteed({ cpu: millis(500), memory: mebibytes(64) });
  const container = {
    name: 'web',
    image: BOX,
    command: shell(STAYS),
    imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
  };
  const pod = new kplus.Pod(chart, 'plus', {
    metadata: { name: 'tier-plus' },
    securityContext: { user: 65532, group: 65532 },
    containers: [{ ...container, resources: tier.resources }],
  });
  sidecar(pod, QosTier.guaranteed({ cpu: millis(100), memory: mebibytes(16) }).helperResources);
  QosPolicy.of(pod).requireGuaranteed();
}

function guaranteedAsAWhole(chart: Chart, folder: string): void {
  const pod = webPod(chart, 'tier-whole', folder);
  QosPolicy.of(pod).requireGuaranteed();
  QosTier.guaranteed({ cpu: millis(400), memory: mebibytes(64) }).applyToPod(pod);
  sidecar(pod);
}

/** One Pod in which everything is limited, and one in which a helper is not. */
function burstable(chart: Chart, folder: string): void {
  const tier = QosTier.burstable({
    cpu: { request: millis(100), limit: millis(300) },
    memory: { request: mebibytes(16), limit: mebibytes(48) },
  });
  for (const name of ['tier-burstable', 'tier-burstable-open']) {
    const pod = webPod(chart, name, folder);
    QosPolicy.of(pod).requireBurstable();
    tier.applyTo(pod, 'web');
    if (name === 'tier-burstable-open') sidecar(pod);
  }
}

function bestEffort(chart: Chart, folder: string): void {
  const pod = webPod(chart, 'tier-best-effort', folder);
  QosPolicy.of(pod).requireBestEffort();
  QosTier.bestEffort().applyTo(pod, 'web');
  sidecar(pod);
}

function webPod(chart: Chart, name: string, folder: string): ApiObject {
  return addPod(chart, name, folder, [scripted('web', STAYS)]);
}

function sidecar(pod: ApiObject | kplus.Pod, resources?: HelperResources): void {
  new Sidecar(pod, 'logs', { ...helper(STAYS), ...(resources && { resources }) });
}

function helper(
  script: string,
): Pick<ConstructorParameters<typeof Sidecar>[2], 'image' | 'command' | 'securityContext' | 'imagePullPolicy'> {
  const imagePullPolicy = ImagePullPolicy.IF_NOT_PRESENT;
  return { image: BOX, command: shell(script), securityContext: { user: 65532 }, imagePullPolicy };
}
