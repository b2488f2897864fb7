import { isSpreadProbe } from '../plus/plus-probe';
import { listed } from '../kubernetes/words';
import type { WrongType } from './check-value';
import { optionsOf, parametersOf, type OptionType } from './option-types';
import { isOfType } from './recognize';

/** A probe that was spread out of a set, as for a container of cdk8s-plus, in place of a single one. */
export function isSpread({ type, value }: WrongType): boolean {
  return type.form === 'class' && type.name === 'Probe' && isSpreadProbe(value);
}

/** Whether a set stands in place of a single probe. */
export function isSetForProbe(type: OptionType, value: unknown): boolean {
  return type.form === 'class' && type.name === 'Probe' && isSet(value);
}

function isSet(value: unknown): boolean {
  return isOfType({ form: 'class', name: 'ProbeSet' }, value);
}

/** What to say of probes that were spread out of a set, all of which have the same cure. */
export function spreadText(call: string, problems: readonly WrongType[]): { message: string; fix: string } {
  const names = problems.map(({ path }) => `\`${path.slice(1)}\``);
  const are = names.length === 1 ? 'is a probe' : 'are probes';
  const message = `${listed(names)} ${are} of a ProbeSet that is spread, which only a container of cdk8s-plus takes.`;
  return { message, fix: wholeSetFix(call) };
}

/** What to write where a set, or a probe that was spread out of it, stands in place of a single probe. */
export function wholeSetFix(call: string): string {
  const isTaken = parametersOf(call).some(
    ({ type }) => type.form === 'interface' && optionsOf(type.name).has('probes'),
  );
  return isTaken
    ? PASS_SET
    : 'use that set itself, or take a probe out of it, as in Probe.fromManifest(set.manifest.livenessProbe).';
}

const PASS_SET = 'pass the whole set as `probes`, as in probes: ProbePresets.tcp({ port: 8080 }).';

/** What to write for a probe in an interface that takes sets alone; undefined if it takes none, or the name is that of no probe. */
export function setFixFor(owner: string, name: string, value: unknown): string | undefined {
  if (!PROBES.includes(name) || !optionsOf(owner).has('probes')) return undefined;
  if (isSpreadProbe(value) || isSet(value)) return PASS_SET;
  return `write it as in probes: ProbeSet.of({ ${name}: Probe.fromTcpSocket({ port: 8080 }) }).`;
}

const PROBES = ['startup', 'readiness', 'liveness'];
