import { isFields, type Fields } from '../kubernetes/json';
import { shortened } from '../kubernetes/printable';
import { isCredential, isSensitive, outlineOf } from '../kubernetes/sensitive';
import { counted, listed } from '../kubernetes/words';
import type { MissingOption, OfOtherPod, OptionProblem, TooMany, UnknownOption, WrongType } from './check-value';
import { converted, modeOf } from './converted';
import { exampleFor, exampleOf } from './examples';
import { meantOption } from './meant-option';
import { callWithOptions, constructFor, manifestsFor } from './meant-call';
import { optionsOf, parametersOf, type OptionType } from './option-types';
import { isSetForProbe, isSpread, setFixFor, spreadText, wholeSetFix } from './probe-sets';
import { isOfType, isPlainObject } from './recognize';
import { typeWords, valueWords } from './type-words';

/** What a finding about an option says. */
export interface OptionText {
  /** The id of the finding. */
  readonly rule: string;
  /** The option, from the call on: `.ports[0].number`. */
  readonly path: string;
  /** The value as JSON, without what is inside of it. */
  readonly value?: string;
  readonly message: string;
  readonly fix: string;
}

/**
 * What findings say about the options of a call.
 *
 * @param call - the constructor, factory or method, such as `Sidecar` or `Probe.fromCommand`
 * @param values - its arguments
 * @param problems - what is wrong with them
 */
export function optionTexts(
  call: string,
  values: ArrayLike<unknown>,
  problems: readonly OptionProblem[],
): OptionText[] {
  const isSplit = problems.some(({ kind }) => kind === 'extra');
  const code = isSplit ? callWithOptions(call, Array.from(values)) : undefined;
  if (code !== undefined) return [splitText(call, values.length, code)];
  return [
    ...typeTexts(
      call,
      problems.filter((problem) => problem.kind === 'type'),
    ),
    ...problems.filter((problem) => problem.kind === 'missing').map((problem) => missingText(call, problem)),
    ...unknownTexts(
      call,
      problems.filter((problem) => problem.kind === 'unknown'),
    ),
    ...problems.filter((problem) => problem.kind === 'otherPod').map(otherPodText),
    ...problems.filter((problem) => problem.kind === 'extra').map(extraText),
  ];
}

/** Options that are given as arguments of their own. */
function splitText(call: string, count: number, code: string): OptionText {
  const message = `\`${call}\` takes one object with options, and got ${counted(count, 'argument')}.`;
  return { rule: 'option-type', path: '', message, fix: `write it as in ${code}.` };
}

/** An option from the call on; what is in the one argument itself stands behind the call. */
function optionName(call: string, path: string): string {
  return path.startsWith('.') ? path.slice(1) : `${call}${path}`;
}

/** Probes that are spread out of a set are one finding. */
function typeTexts(call: string, problems: readonly WrongType[]): OptionText[] {
  const spread = problems.filter(isSpread);
  const others = problems.filter((problem) => !isSpread(problem)).map((problem) => wrongTypeText(call, problem));
  const [first] = spread;
  return first ? [{ rule: 'option-type', path: first.path, ...spreadText(call, spread) }, ...others] : others;
}

function wrongTypeText(call: string, { path, type, value, isOptional }: WrongType): OptionText {
  const line = lineFor(call, path, type, value);
  const isLeftOut = value === null && isOptional;
  const found = type.form === 'enum' && typeof value === 'string' ? '' : `, and is ${valueWords(type, value)}`;
  return {
    rule: 'option-type',
    path,
    ...shownValue(path, value),
    message: `\`${optionName(call, path)}\` must be ${typeWords(type)}${found}.`,
    fix: isLeftOut ? `leave it out, or ${line}` : line,
  };
}

function missingText(call: string, { path, type, isEntry = false }: MissingOption): OptionText {
  if (isEntry) {
    const message = `\`${optionName(call, path)}\` has no value: it is undefined.`;
    return { rule: 'option-missing', path, message, fix: 'give it a value, or leave the name out.' };
  }
  const message = `\`${optionName(call, path)}\` is missing.`;
  return { rule: 'option-missing', path, message, fix: missingFix(call, path, type) };
}

/** The option with its name, unless it is an argument by itself. */
function missingFix(call: string, path: string, type: OptionType): string {
  const [, option = ''] = /\.(\w+)$/.exec(path) ?? [];
  const isArgument = parametersOf(call).some(({ name }) => `.${name}` === path);
  const line = lineFor(call, path, type, undefined);
  if (option === '' || isArgument) return line;
  if (line.startsWith(AS_IN)) return `${AS_IN}${option}: ${line.slice(AS_IN.length)}`;
  return type.form === 'scalar' ? `${AS_IN}${option}: ${exampleOf(type)}.` : line;
}

const AS_IN = 'write it as in ';

/** Options of which the name says more than the type. */
const OF_OPTION: { readonly [option: string]: (value: unknown) => string | undefined } = {
  defaultMode: modeOf,
  except: () => 'except: [workload]',
  image: (value) => (isFields(value) ? undefined : converted({ form: 'scalar', scalar: 'string' }, value)),
};

/** What to write: the code for what the value probably means, or an example. */
function lineFor(call: string, path: string, type: OptionType, value: unknown): string {
  if (type.form === 'class' && type.name === 'Construct') return constructFor(call, path, value);
  if (`${call}${path}` === 'Findings.ofManifests.manifests' && value !== undefined) return manifestsFor(value);
  if (HIDDEN.test(path)) return hiddenLine(type, value);
  return isSetForProbe(type, value) ? wholeSetFix(call) : shownLine(path, type, value);
}

function shownLine(path: string, type: OptionType, value: unknown): string {
  const option = path.slice(path.lastIndexOf('.') + 1);
  const meant = Object.hasOwn(OF_OPTION, option) ? OF_OPTION[option]?.(value) : converted(type, value);
  const code = meant ?? exampleFor(option.replace(/\[\d+\]$/, ''), type);
  return code === undefined ? `write ${typeWords(type)}.` : `write it as in ${code}.`;
}

/** What to write for a text that is not shown. */
function hiddenLine(type: OptionType, value: unknown): string {
  if (type.form === 'map') return `write it as in ${converted(type, value) ?? exampleOf(type)}.`;
  if (typeof value === 'number' || typeof value === 'boolean') return 'write it in quotes.';
  return value === null || value === undefined
    ? `write ${typeWords(type)}.`
    : 'write it as text, as in JSON.stringify(value).';
}

/** Names that are not options and have the same cure are one finding. */
function unknownTexts(call: string, problems: readonly UnknownOption[]): OptionText[] {
  const byFix = new Map<string, UnknownOption[]>();
  for (const problem of problems) {
    const key = `${problem.path} ${unknownFix(problem)}`;
    byFix.set(key, [...(byFix.get(key) ?? []), problem]);
  }
  return [...byFix.values()].map((each) => unknownText(call, each));
}

function unknownText(call: string, problems: readonly UnknownOption[]): OptionText {
  const [first] = problems as readonly [UnknownOption];
  const names = problems.map(({ name }) => `\`${name}\``);
  const path = `${first.path}.${first.name}`;
  const are = problems.length === 1 ? 'is not an option' : 'are not options';
  return {
    rule: 'unknown-option',
    path,
    ...(problems.length === 1 ? shownValue(path, first.value) : {}),
    message: `${listed(names)} ${are}${first.path === '' ? '' : ` of \`${optionName(call, first.path)}\``}.`,
    fix: problems.length === 1 ? unknownFix(first) : unknownFix(first).replace('leave it out', 'leave them out'),
  };
}

function otherPodText({ path, owner, name, pod, wanted }: OfOtherPod): OptionText {
  const what = owner === 'VolumeReference' ? 'volume' : 'container';
  const rest = wanted === undefined ? 'and the call is for several Pods' : `not to ${wanted}`;
  const own = wanted === undefined ? '' : `pass a ${what} of ${wanted}, or `;
  return {
    rule: 'other-pod',
    path,
    value: JSON.stringify(name),
    message: `the ${what} "${name}" belongs to ${pod}, ${rest}.`,
    fix: `${own}write the name that it has ${wanted === undefined ? 'in each of them' : 'there'}, as in '${name}'.`,
  };
}

function extraText({ path, value, message, fix }: TooMany): OptionText {
  return { rule: 'unknown-option', path, ...shownValue(path, value), message, fix };
}

/** Options that only a container can have that runs beside the app. */
const ONLY_RUNNING = [
  ...['probes', 'startup', 'readiness', 'liveness', 'postStart', 'preStop'],
  ...['placement', 'metrics', 'localhostEndpoints'],
];

/** Options that are there in another form, or nowhere. */
const OTHER_FORMS: { readonly [owner: string]: { readonly [name: string]: string } } = {
  HelperResources: { requests: resourcesFix(), limits: resourcesFix() },
  LocalIncludeProps: {
    url: "write it as in path: 'manifests.yaml', with a local file; the `Include` of cdk8s takes a URL as well.",
  },
  InitStepProps: {
    startsBeforeApp: 'leave it out: an init step has always ended before the app starts.',
    ...Object.fromEntries(
      ONLY_RUNNING.map((name) => [
        name,
        'leave it out: an init step has ended before the app starts. A container that keeps running is a Sidecar.',
      ]),
    ),
  },
};

function resourcesFix(): string {
  return `write each resource with its request and limit, as in ${exampleOf({ form: 'interface', name: 'HelperResources' })}.`;
}

function unknownFix({ owner, name, value }: UnknownOption): string {
  const forms = Object.hasOwn(OTHER_FORMS, owner) ? OTHER_FORMS[owner] : undefined;
  if (forms && Object.hasOwn(forms, name)) return forms[name] ?? '';
  return extendedFix(owner, name) ?? setFixFor(owner, name, value) ?? nearFix(owner, name, value);
}

function nearFix(owner: string, name: string, value: unknown): string {
  const option = optionsOf(owner).get(meantOption(owner, name) ?? '');
  if (!option) return `leave it out: the options are ${listed([...optionsOf(owner).keys()])}.`;
  if (isOfType(option.type, value)) return `did you mean \`${option.name}\`? Use that name.`;
  const code = converted(option.type, value) ?? exampleFor(option.name, option.type) ?? exampleOf(option.type);
  return `write it as in ${option.name}: ${code}.`;
}

/** A resource of another kind by itself, as in a manifest. */
function extendedFix(owner: string, name: string): string | undefined {
  if (!optionsOf(owner).has('extended') || !(name.includes('/') || /^gpus?$/i.test(name))) return undefined;
  return `write it as in extended: { '${name.includes('/') ? name : 'nvidia.com/gpu'}': 1 }.`;
}

/** Options whose values are not shown, whatever they are called. */
const HIDDEN = /^\.(envVariables|headers|configuration\.files)\b/;

const MAX_VALUE_LENGTH = 200;

function shownValue(path: string, value: unknown): { value?: string } {
  if (HIDDEN.test(path) || isSensitive(path)) return {};
  const text = textOfValue(value);
  return text === undefined ? {} : { value: text };
}

function textOfValue(value: unknown): string | undefined {
  if (typeof value === 'string')
    return isCredential(value) ? undefined : JSON.stringify(shortened(value, MAX_VALUE_LENGTH));
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]';
  return isPlainObject(value) ? outlineOf(value as Fields) : undefined;
}
