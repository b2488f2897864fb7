import * as fc from 'fast-check';
import type { ApiObject } from 'cdk8s';
import {
  Ambassador,
  Placement,
  PodTemplate,
  Protocol,
  SharedVolume,
  Sidecar,
  type PodTemplateEditor,
  type Manifest,
} from '../../src';
import { json } from './arbitrary-json';
import type { Json } from './support';

/** An edit of the Pod of a Deployment with the container `web` and the volume `data`. */
export type Edit = (workload: ApiObject) => void;

/** Makes an edit of its own for each index: no two of them touch one thing. */
type Maker = (index: number, value: unknown) => Edit;

function onPod(edit: (pod: PodTemplateEditor, index: number, value: unknown) => void): Maker {
  return (index, value) => (workload) => edit(PodTemplate.of(workload), index, value);
}

function onChart(edit: (pods: PodTemplateEditor, index: number, value: unknown) => void): Maker {
  return (index, value) => (workload) => edit(PodTemplate.all(workload.chart), index, value);
}

const securityContext = { user: 2000 };

/** Init containers are left out: their order matters. */
const MAKERS: readonly Maker[] = [
  onPod((pod, index, x) => pod.addContainer({ name: `c${index}`, image: 'shop:1', x } as Manifest)),
  onPod((pod, index, x) => pod.addVolume({ name: `v${index}`, emptyDir: {}, x } as Manifest)),
  onPod((pod, index) => pod.addVolumeMount('web', { name: 'data', mountPath: `/m${index}` })),
  onPod((pod, index) => pod.addEnv('web', { name: `E${index}`, value: `${index}` })),
  onPod((pod, index) => pod.addEnv('web', { name: `E${index}`, value: `$(E${index + 1}) $(E${index - 1}) $(OWN)` })),
  onPod((pod, index) => pod.addPort('web', { containerPort: 1000 + index * 7 })),
  onPod((pod, index) => {
    pod.addPort('web', { containerPort: 5000 + index, protocol: 'UDP', name: `p${index}` });
    pod.addPort('web', { containerPort: 5000 + index });
  }),
  onPod((pod, index, x) => pod.mergeContainer('web', { [`x${index}`]: x })),
  onPod((pod, index, x) => pod.mergeContainer('web', { nested: { deeper: { [`x${index}`]: x } } } as Manifest)),
  onPod((pod, index) => pod.mergeContainer('web', { env: [{ name: `F${index}`, value: `$(E${index})` }] })),
  onPod((pod, index) => pod.mergeContainer('web', { ports: [{ containerPort: 20000 - index }] })),
  onPod((pod, index) => pod.mergeContainer('web', { volumeMounts: [{ name: 'data', mountPath: `/n${index}` }] })),
  onPod((pod, index) =>
    pod.mergeContainer('web', { volumeDevices: [{ name: `disk${index}`, devicePath: `/dev/${index}` }] }),
  ),
  onPod((pod, index, x) => pod.mergeSpec({ [`x${index}`]: x })),
  onPod((pod, index) => pod.mergeSpec({ securityContext: { [`x${index}`]: index } })),
  onPod((pod, index) => pod.mergeSpec({ imagePullSecrets: [{ name: `s${index}` }] })),
  onPod((pod, index) => pod.mergeSpec({ hostAliases: [{ ip: `10.0.0.${index}`, hostnames: [`h${index}`] }] })),
  onPod((pod, index, x) => pod.mergeSpec({ containers: [{ name: 'web', [`y${index}`]: x }] })),
  onPod((pod, index) => pod.mergeSpec({ containers: [{ name: `d${index}`, image: 'shop:1' }], volumes: [] })),
  onPod((pod, index) => pod.mergeSpec({ volumes: [{ name: `w${index}`, emptyDir: {} }] })),
  onPod((pod, index) => pod.addLabel(`label-${index}`, 'a')),
  onPod((pod, index) => pod.addAnnotation(`annotation-${index}`, '')),
  onPod((pod) => pod.shareProcessNamespace()),
  onChart((pods, index) => pods.addLabel(`all-${index}`, 'a')),
  onChart((pods, index) => pods.addEnv('web', { name: `G${index}`, value: `$(F${index})` })),
  onChart((pods, index, x) => pods.addContainer({ name: `e${index}`, image: 'shop:1', x } as Manifest)),
  (index) => (workload) => {
    new SharedVolume(workload, `shared-${index}`, {
      volumeMounts: [
        { container: 'web', path: `/shared-${index}` },
        { container: 'own', path: `/shared-${index}` },
      ],
    });
  },
  (index) => (workload) => {
    new Ambassador(workload, `proxy-${index}`, {
      image: 'envoy:1',
      securityContext,
      placement: Placement.APP_CONTAINER,
      listen: { number: 30000 + index, protocol: Protocol.TCP },
      clientVariables: { host: `PROXY_${index}_HOST`, address: `PROXY_${index}` },
    });
  },
  (index) => (workload) => {
    const emptyDirs = [{ path: '/tmp' }, { path: '/run' }];
    new Sidecar(workload, `logs-${index}`, {
      image: 'logs:1',
      securityContext,
      placement: Placement.APP_CONTAINER,
      emptyDirs,
    });
  },
];

/** The spec of a Pod that every edit can be made on. */
export const EDITABLE: Json = {
  containers: [
    { name: 'web', image: 'shop:1', env: [{ name: 'OWN', value: '$(E1) $(E4)' }] },
    { name: 'own', image: 'shop:1' },
  ],
  volumes: [
    { name: 'data', emptyDir: {} },
    ...[...Array(100).keys()].map((index) => ({
      name: `disk${index}`,
      persistentVolumeClaim: { claimName: `disk${index}` },
    })),
  ],
};

/** The names of fields that edits make up. */
export const ADDITIONAL_FIELDS = [
  'x',
  'nested',
  ...[...Array(100).keys()].flatMap((index) => [`x${index}`, `y${index}`]),
];

const edit = fc.record({ maker: fc.nat(MAKERS.length - 1), value: json });

/** A set of edits, and two orders in which they can be made. */
export const edits = fc
  .array(edit, { minLength: 2, maxLength: 20 })
  .map((chosen) => chosen.map(({ maker, value }, index) => MAKERS[maker]!(index, value)))
  .chain((all) => fc.record({ first: shuffled(all), second: shuffled(all) }));

function shuffled(all: readonly Edit[]): fc.Arbitrary<Edit[]> {
  return fc.shuffledSubarray([...all], { minLength: all.length });
}

/** Every kind of edit, twice, and another order. */
export const EVERY_EDIT: readonly Edit[] = [...MAKERS, ...MAKERS].map((make, index) => make(index, { index }));
