import { dnsLabelProblem } from '../kubernetes/names';
import { exampleOf, exampleOfPiece } from './examples';
import { isShort, quoted } from './code-of';
import { classNamesOf, isOfPlus } from './recognize';

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

/** What sets fields of a container by itself. */
const APPLIED: { readonly [className: string]: string } = {
  LifecycleHooks: 'hooks',
  ProbeSet: 'probes',
  QosTier: 'tier',
};

/** What to write in place of a piece for a container that is a set of its fields; undefined if it is none. */
export function applyingCode(value: unknown, container: string | undefined): string | undefined {
  const name = classNamesOf(value).find((each) => Object.hasOwn(APPLIED, each));
  if (name === undefined || container === undefined) return undefined;
  return `apply it, as in ${APPLIED[name]}.applyTo(workload, ${quoted(container)}).`;
}

/** The classes of cdk8s-plus that keep what they render to themselves, each with a class of this package. */
const OF_PLUS: { readonly [className: string]: string } = { Handler: 'LifecycleHandler', Probe: 'Probe' };

/** What to write in place of an instance of a class that is known. */
export function plainCodeFor(value: unknown): string | undefined {
  const ofPlus = isOfPlus(value) ? classNamesOf(value).find((each) => Object.hasOwn(OF_PLUS, each)) : undefined;
  if (ofPlus !== undefined) {
    return `write it as in ${exampleOf({ form: 'class', name: OF_PLUS[ofPlus] ?? '' })}.manifest.`;
  }
  const name = classNamesOf(value).find((each) => Object.hasOwn(PLAIN, each));
  return name === undefined ? undefined : PLAIN[name];
}
