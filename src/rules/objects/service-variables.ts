import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { groupBy } from '../../kubernetes/group-by';
import { parseImageReference } from '../../kubernetes/image';
import { fieldsOf, listOf } from '../../kubernetes/json';
import { quotedFirst } from '../../kubernetes/words';
import type { PodContainer } from '../../pod/containers';
import type { ObjectProblem, ObjectsRule } from '../rule';
import { SYMPTOMS } from '../symptoms';
import { ObjectIndex, SELECTED_POD_FIELDS, servicePorts, type IndexedObject, type Workload } from '../selected-pods';

/** A program that takes a variable of a Service for a setting of its own. */
interface ConfusedImage {
  readonly repositories: RegExp;
  /** The variables that it reads. */
  readonly variables: RegExp;
  readonly effect: string;
}

const AT_ONCE = 'and ends at once';

/** Source: the documentation of Authelia on Kubernetes, and the start scripts in the images of the others. */
const CONFUSED: readonly ConfusedImage[] = [
  {
    repositories: /^authelia\/authelia$/,
    variables: /^AUTHELIA_/,
    effect: 'takes every variable with AUTHELIA_ for a setting, and refuses those that it does not know',
  },
  {
    repositories: /^library\/neo4j$/,
    variables: /^NEO4J_/,
    effect: 'makes a setting of every variable with NEO4J_, and refuses those that it does not know',
  },
  {
    repositories: /^confluentinc\/(cp-(enterprise-)?kafka|cp-server)$/,
    variables: /^KAFKA_PORT$/,
    effect: `takes KAFKA_PORT for a setting that it no longer has, ${AT_ONCE}`,
  },
  {
    repositories: /^confluentinc\/cp-kafka-rest$/,
    variables: /^KAFKA_REST_PORT$/,
    effect: `takes KAFKA_REST_PORT for a setting that it no longer has, ${AT_ONCE}`,
  },
  {
    repositories: /^confluentinc\/cp-schema-registry$/,
    variables: /^SCHEMA_REGISTRY_PORT$/,
    effect: `takes SCHEMA_REGISTRY_PORT for a setting that it no longer has, ${AT_ONCE}`,
  },
];

const SPECS = ['spec', 'spec.template.spec'];

/**
 * A Service does not set variables that a program takes for its settings. The kubelet sets `WEB_PORT` and others in every
 * container of the namespace for a Service `web`. What the container sets itself wins over them; what its image sets, or
 * leaves to a default, does not. No manifest shows which variables a program reads: a few images are known for it.
 */
export const serviceVariables: ObjectsRule = {
  id: 'service-variables',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'No Service sets a variable that a program takes for a setting of its own.',
  fields: [
    ...SELECTED_POD_FIELDS,
    'spec.type',
    ...SPECS.flatMap((spec) => [
      `${spec}.enableServiceLinks`,
      `${spec}.{initContainers,containers}[*].{image,env,envFrom}`,
    ]),
  ],
  symptoms: [SYMPTOMS.crashLoop, SYMPTOMS.backOff],
  source: 'k8s.io/kubernetes/pkg/kubelet/envvars, FromServices; pkg/kubelet, makeEnvironmentVariables',
  check: (objects) => {
    const index = ObjectIndex.of(objects);
    const confusing = confusingServices(index.ofKind('', 'Service').filter(hasAddress));
    if (confusing.size === 0) return [];
    return index.workloads
      .filter(({ podSpec }) => podSpec['enableServiceLinks'] !== false)
      .flatMap((workload) => workload.containers.flatMap((each) => problemsOf(each, workload, confusing)));
  },
};

/** A Service with the variables of it that a program reads. */
interface ConfusingService {
  readonly service: IndexedObject;
  readonly variables: readonly string[];
}

/** The Services that confuse a program, by the program and the namespace. */
type ConfusingServices = ReadonlyMap<ConfusedImage, ReadonlyMap<string, readonly ConfusingService[]>>;

function confusingServices(services: readonly IndexedObject[]): ConfusingServices {
  const all = services.map((service) => ({ service, variables: variablesOf(service) }));
  const found = CONFUSED.map((image) => {
    const read = all.map(({ service, variables }) => {
      return { service, variables: variables.filter((name) => image.variables.test(name)) };
    });
    const byNamespace = groupBy(
      read.filter(({ variables }) => variables.length > 0),
      ({ service }) => service.namespace,
    );
    return [image, byNamespace] as const;
  });
  return new Map(found.filter(([, byNamespace]) => byNamespace.size > 0));
}

function problemsOf(container: PodContainer, workload: Workload, confusing: ConfusingServices): ObjectProblem[] {
  const image = confusedImage(container);
  const services = image && confusing.get(image)?.get(workload.namespace);
  if (!services) return [];
  const own = new Set(listOf(container.fields['env']).map((variable) => fieldsOf(variable)['name']));
  return services.flatMap(({ service, variables }) => {
    const read = variables.filter((name) => !own.has(name));
    return read.length === 0 ? [] : [problemOf(container, workload, service, read, image)];
  });
}

function problemOf(
  container: PodContainer,
  workload: Workload,
  service: IndexedObject,
  variables: readonly string[],
  { effect }: ConfusedImage,
): ObjectProblem {
  return {
    object: workload.object,
    relatedObjects: [service.object],
    objectPath: `${workload.podPath}.enableServiceLinks`,
    message: `Service "${service.name}" sets ${quotedFirst(variables, 2)} in "${container.name}", whose program ${effect}.`,
    fix: 'set enableServiceLinks to false, and reach Services by their names in DNS.',
  };
}

function hasAddress({ spec }: IndexedObject): boolean {
  return spec['clusterIP'] !== 'None' && spec['type'] !== 'ExternalName';
}

function confusedImage({ fields: { image } }: PodContainer): ConfusedImage | undefined {
  const reference = typeof image === 'string' ? parseImageReference(image) : undefined;
  if (reference?.domain !== 'docker.io') return undefined;
  return CONFUSED.find(({ repositories }) => repositories.test(reference.repository));
}

/** The variables of a Service that do not depend on the numbers and names of its ports. */
function variablesOf(service: IndexedObject): string[] {
  if (servicePorts(service).length === 0) return [];
  const prefix = service.name.toUpperCase().replaceAll('-', '_');
  return [`${prefix}_PORT`, `${prefix}_SERVICE_HOST`, `${prefix}_SERVICE_PORT`];
}
