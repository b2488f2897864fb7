import { dnsLabelProblem } from '../kubernetes/names';
import { exampleOfPiece } from './examples';
import { isShort } from './code-of';
import { classNamesOf } from './recognize';

/** What to write where a call takes a piece of a manifest; undefined if the call takes none that is known. */
export function pieceFor(call: string, value: unknown): string | undefined {
  const code = MEANT[call]?.(value) ?? exampleOfPiece(call);
  return code === undefined ? undefined : `write it as in ${code}.`;
}

/** The pieces that are probably meant by a name, a path or a number alone. */
const MEANT: { readonly [call: string]: (value: unknown) => string | undefined } = {
  'PodTemplate.addEnv': variable,
  'PodTemplate.addPort': (port) =>
    /^[1-9]\d{0,4}$/.test(String(port)) ? `{ containerPort: ${String(port)} }` : undefined,
  'PodTemplate.addVolume': (name) =>
    isShort(name) && dnsLabelProblem(name) === undefined ? `{ name: '${name}', emptyDir: {} }` : undefined,
  'PodTemplate.addVolumeMount': (path) =>
    isShort(path) && path.startsWith('/') ? `{ name: 'data', mountPath: '${path}' }` : undefined,
};

/** A variable by its name alone, or as a shell sets it. */
function variable(text: unknown): string | undefined {
  const [name = ''] = isShort(text) ? text.split('=') : [];
  return /^[A-Za-z_]\w*$/.test(name) ? `{ name: '${name}', value: '…' }` : undefined;
}

/** How the classes of cdk8s and cdk8s-plus become plain data. */
const PLAIN: { readonly [className: string]: string } = {
  Cpu: 'write its `amount`, such as cpu.amount.',
  Duration: 'call `.toSeconds()` on the Duration: fields of Kubernetes have their times as a number of seconds.',
  KubernetesVersion: 'call `.toString()` on the version.',
  LifecycleHandler: 'write its `manifest`, such as handler.manifest.',
  Probe: 'write its `manifest`, such as probe.manifest.',
  ProbeSet: 'spread its `manifest`, as in { ...probes.manifest }.',
  QosTier: 'write its `manifest`, such as tier.manifest.',
  Volume: 'let a workload of cdk8s-plus add it, with workload.addVolume(volume), and mount it by its name.',
  Size: 'write the Size as a quantity, as in `${size.toMebibytes()}Mi`.',
};

/** What to write in place of an instance of a class that is known. */
export function plainCodeFor(value: unknown): string | undefined {
  const name = classNamesOf(value).find((each) => Object.hasOwn(PLAIN, each));
  return name === undefined ? undefined : PLAIN[name];
}
