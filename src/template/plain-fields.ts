import { cutOff } from '../kubernetes/printable';
import type { JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isFields, type Fields } from '../kubernetes/json';
import { copyPlainData, findNotPlainData, type NotPlainData } from '../kubernetes/plain-data';
import { applyingCode, pieceFor, plainCodeFor } from '../options/pieces';
import { habitsIn } from '../options/piece-habits';
import { rejectConstruct, rejectConstructs } from './locate';
import { TargetCluster } from './target-cluster';

/** Where a piece of a manifest comes from. */
export interface PieceSource {
  /** The construct whose code it is. */
  readonly construct: IConstruct;
  /** The call that takes it, such as `PodTemplate.addEnv`. */
  readonly call: string;
  /** What becomes of null; it is left out by default. */
  readonly nulls?: 'drop' | 'keep';
  /** The container that the piece is for. */
  readonly container?: string | undefined;
}

/** A deep copy of a piece of a manifest; an error if it is not plain data. */
export function plainFields(piece: unknown, { nulls = 'drop', ...source }: PieceSource): Fields {
  const { construct, call } = source;
  if (isFields(piece)) refuseHabits(piece, source);
  const problem = findNotPlainData(piece);
  if (problem) refuseNotPlain(piece, problem, source);
  const copy = copyPlainData(piece, nulls);
  if (isFields(copy)) return copy;
  rejectConstruct('plain-data', construct, {
    option: call,
    message: `a piece of a manifest is an object with fields, and this is ${JSON.stringify(piece) ?? 'undefined'}.`,
    fix: pieceFor(call, piece) ?? 'write an object, such as { name: "web" }.',
  });
}

/** A field that is known from somewhere else is told with what a manifest has instead; one that is newer may be named. */
function refuseHabits(piece: Fields, { construct, call }: PieceSource): void {
  const { additionalFields } = TargetCluster.of(construct);
  const habits = habitsIn(call, piece).filter(
    ({ name }) => !additionalFields.includes(name.slice(name.lastIndexOf('.') + 1)),
  );
  if (habits.length === 0) return;
  rejectConstructs(
    'unknown-option',
    construct,
    habits.map(({ name, fix, isMisplaced = false }) => ({
      option: `${call}.${cutOff(name, MAX_SHOWN)}`,
      message: `\`${cutOff(name, MAX_SHOWN)}\` ${isMisplaced ? 'does not stand here' : 'is not written like this'} in a manifest.`,
      fix,
    })),
  );
}

function refuseNotPlain(
  piece: unknown,
  { path, description, value }: NotPlainData,
  { construct, call, container }: PieceSource,
): never {
  const isWhole = path === '';
  return rejectConstruct('plain-data', construct, {
    option: isWhole ? call : `${call}.${cutOff(path, MAX_SHOWN)}`,
    message: `a piece of a manifest is plain data, and ${isWhole ? 'the piece itself' : cutOff(path, MAX_SHOWN)} is ${description}.`,
    fix:
      (isWhole ? applyingCode(value, container) : undefined) ??
      plainCodeFor(value) ??
      (isWhole ? pieceFor(call, piece) : undefined) ??
      AS_IN_YAML,
  });
}

const AS_IN_YAML = 'write it as in YAML: text, numbers, true and false, lists and objects.';

/** A text that becomes a key or value of a manifest; an error if none can hold it. */
export function plainText(what: string, text: string, { construct, call }: PieceSource): string {
  if (text !== '__proto__') return text;
  return rejectConstruct('plain-data', construct, {
    option: call,
    message: `${what} is "__proto__", which no manifest can hold.`,
    fix: 'write another string.',
  });
}

/** Refuses a native sidecar that would not keep running. */
export function refuseRestartPolicy(construct: IConstruct, policy: unknown): never {
  return rejectConstruct('option-type', construct, {
    option: 'PodTemplate.addSidecar.container.restartPolicy',
    value: policy,
    message: `the restart policy of a native sidecar is "Always", and this is ${JSON.stringify(policy)}.`,
    fix: 'leave it out, or add a container that ends with addInitStep.',
  });
}

/** Refuses an init step that would not run to completion. */
export function refuseEndlessStep(construct: IConstruct): never {
  return rejectConstruct('option-type', construct, {
    option: 'PodTemplate.addInitStep.container.restartPolicy',
    value: 'Always',
    message: 'an init step runs to completion, and the restart policy "Always" makes it a native sidecar.',
    fix: 'leave it out, or add a container that keeps running with addSidecar.',
  });
}

const MAX_SHOWN = 100;

/** The operation of a patch: cdk8s marks this method as internal, and offers no other way to read a patch. */
export function operationOf(patch: JsonPatch): unknown {
  return (patch as unknown as { _toJson(): unknown })._toJson();
}
