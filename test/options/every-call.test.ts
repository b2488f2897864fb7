import { App, Chart, Duration, Size } from 'cdk8s';
import * as api from '../../src';
import { argumentProblems } from '../../src/options/check-value';
import { CALLS } from '../../src/options/generated/option-table';
import { optionsOf, parametersOf, type Option, type OptionType } from '../../src/options/option-types';
import { deployment, errorOf } from '../template/support';

type Call = (...args: unknown[]) => unknown;

const chart = new Chart(new App(), 'test');
const web = deployment(chart);
const cpu = { amount: '500m' };

/** An instance of each class whose methods take options. */
const INSTANCES: { readonly [className: string]: object } = {
  KubernetesVersion: api.KubernetesVersion.V1_33,
  ManifestApp: new api.ManifestApp(),
  JobLimits: api.JobLimits.of({ attempts: 1, attemptTimeout: Duration.minutes(1) }),
  LifecycleHooks: api.LifecycleHooks.of({ preStop: api.LifecycleHandler.fromSleep(Duration.seconds(5)) }),
  PodTemplate: api.PodTemplate.of(web),
  PodTemplateGroup: api.PodTemplate.all(chart),
  ProbeSet: api.ProbeSet.of({}),
  HelperImages: api.HelperImages.of(web),
  QosPolicy: api.QosPolicy.of(web),
  QosSizes: api.QosSizes.standard(),
  QosTier: api.QosTier.guaranteed({ cpu, memory: Size.mebibytes(64) }),
  SharedVolume: new api.SharedVolume(web, 'data'),
};

/** A constructor, factory or method of the public API by its name in the table. */
function callOf(name: string): Call {
  const [className = '', method] = name.split('.');
  const known = (api as unknown as { [className: string]: { new (...args: unknown[]): object } })[className]!;
  if (method === undefined) return (...args) => new known(...args);
  const owner = (method in known ? known : INSTANCES[className]) as unknown as { [method: string]: Call };
  return (...args) => owner[method]!(...args);
}

/** The ids and options of the findings of a call. */
function refusedBy(name: string, args: readonly unknown[]): string[] {
  const error = errorOf(() => callOf(name)(...args));
  if (!(error instanceof api.FindingsError)) throw error;
  return error.findings.map(({ rule, location }) => `${rule} ${location?.option ?? ''}`);
}

/** Calls that take any number of values of one type. */
const WITH_REST = ['PodTemplate.patch', 'QosPolicy.requireExclusiveCores'];

/** Calls that say what is wrong with a value by another finding. */
const OTHER_FINDING: { readonly [call: string]: string } = {
  'KubernetesVersion.of': 'target-version KubernetesVersion.of',
};

function isChecked({ type }: Option): boolean {
  return !(type.form === 'scalar' && type.scalar === 'any');
}

function wrongFor(type: OptionType): unknown {
  return type.form === 'scalar' && type.scalar === 'string' ? 5 : Symbol.for('wrong');
}

/** The option at which a parameter is refused: of a rest parameter, its first item. */
function placeOf(call: string, { name }: Option): string {
  return `${call}.${name}${WITH_REST.includes(call) ? '[0]' : ''}`;
}

/** What is found if each parameter has a value of another type. */
function wrongTypes(call: string): string[] {
  const known = OTHER_FINDING[call];
  if (known !== undefined) return [known];
  return parametersOf(call)
    .filter(isChecked)
    .map((each) => `option-type ${placeOf(call, each)}`);
}

/** `cdk8s synth` makes this call, with an object of its own. */
const CALLED_BY_CDK8S = 'PodPatternsValidation.validate';
const ALL = Object.keys(CALLS).filter((call) => call !== CALLED_BY_CDK8S);
const CHECKED = ALL.filter((call) => parametersOf(call).some(isChecked));

test('the table has every class of the public API that takes options', () => {
  expect(ALL.length).toBeGreaterThan(70);
  expect(CHECKED.length).toBeGreaterThan(65);
});

test.each(ALL.filter((call) => CALLS[call] !== ''))('%s refuses null with a finding', (call) => {
  const args = parametersOf(call).map(() => null);
  expect(refusedBy(call, args)).toEqual(expect.arrayContaining(wrongTypes(call)));
});

/** Calls with further options, which the installed release of cdk8s knows. */
const WITH_OPTIONS_OF_CDK8S = ['ManifestApp'];

test.each(ALL.filter((call) => ![...WITH_REST, ...WITH_OPTIONS_OF_CDK8S].includes(call)))(
  '%s refuses an argument too many',
  (call) => {
    const args = [...parametersOf(call).map(() => undefined), undefined, false];
    expect(refusedBy(call, args)).toContain(`unknown-option ${call}.arguments[${args.length - 1}]`);
  },
);

test.each(CHECKED)('%s refuses values of other types, all at once', (call) => {
  const args = parametersOf(call).map(({ type }) => wrongFor(type));
  expect(refusedBy(call, args).sort()).toEqual(wrongTypes(call).sort());
});

/** Calls whose last object is an interface, with the name of that interface; objects with methods may have more. */
const WITH_OPTIONS = ALL.flatMap((call): [string, string][] => {
  const { type } = parametersOf(call).findLast((each) => each.type.form === 'interface') ?? {};
  const isWhole = type?.form === 'interface' && type.name !== 'PodVisitor' && !WITH_OPTIONS_OF_CDK8S.includes(call);
  return isWhole ? [[call, type.name]] : [];
});

test.each(WITH_OPTIONS)('%s refuses an option that %s does not have', (call) => {
  const args = parametersOf(call).map(({ type }) => (type.form === 'interface' ? { unheardOf: 1 } : undefined));
  expect(refusedBy(call, args)).toContain(`unknown-option ${call}.unheardOf`);
});

test.each(WITH_OPTIONS)('%s refuses null and other types in each option of %s', (call, owner) => {
  const wanted = parametersOf(call).findLastIndex(({ type }) => type.form === 'interface');
  for (const { name, type } of [...optionsOf(owner).values()].filter(isChecked)) {
    for (const wrong of [null, wrongFor(type)]) {
      const args = parametersOf(call).map((_parameter, index) => (index === wanted ? { [name]: wrong } : undefined));
      expect(argumentProblems(call, args)).toContainEqual(
        expect.objectContaining({ kind: 'type', path: `.${name}`, value: wrong }),
      );
    }
  }
});
