import type { Size } from 'cdk8s';
import { definedEntries, definedFields, type Fields } from '../kubernetes/json';
import { canonicalText } from '../kubernetes/quantity';
import { rejectOption } from '../enforcement/reject-option';
import type { ContainerResources } from '../plus/plus-types';
import type { ResourceSide } from '../pod/resources/container-resources';
import { isHugePages } from '../pod/resources/pod-level-resources';

/**
 * The requests and limits of a container.
 */
export interface HelperResources extends ContainerResources {
  /**
   * Memory in huge pages by the size of a page, such as `2Mi`; each is requested and limited to the same amount.
   *
   * @see https://kubernetes.io/docs/tasks/manage-hugepages/scheduling-hugepages/
   * @default - none
   */
  readonly hugepages?: { readonly [pageSize: string]: Size };

  /**
   * Resources of other kinds by name, such as `nvidia.com/gpu`; each is requested and limited to the same whole number.
   * @default - none
   */
  readonly extended?: { readonly [name: string]: number };
}

/** One request or limit of a resource. */
export interface ResourceAmount {
  readonly resource: string;
  readonly side: ResourceSide;
  /** The amount as the user wrote it. */
  readonly text: string;
}

/**
 * The `resources` of a container; undefined if it has none. The only place that makes them.
 */
export function containerResources(resources: HelperResources | undefined): Fields | undefined {
  refuseOwnAsExtended('resources', resources ?? {});
  const amounts = amountsOf(resources ?? {});
  const [requests, limits] = [listOf(amounts, 'requests'), listOf(amounts, 'limits')];
  return requests || limits ? definedFields({ requests, limits }) : undefined;
}

/** Refuses resources of Kubernetes itself among those of other kinds, where they would take the place of the others. */
export function refuseOwnAsExtended(place: string, { extended }: HelperResources): void {
  const own = Object.keys(extended ?? {}).find((name) => Object.hasOwn(OPTIONS, name) || isHugePages(name));
  if (own === undefined) return;
  const option = OPTIONS[own] ?? 'hugepages';
  rejectOption('qos-amount', {
    place: `${place}.extended`,
    value: own,
    message: `${own} is a resource of Kubernetes itself, and \`extended\` is for resources of other kinds.`,
    fix: `write it as \`${option}\`, or leave it out.`,
  });
}

const OPTIONS: { readonly [resource: string]: string } = {
  cpu: 'cpu',
  memory: 'memory',
  'ephemeral-storage': 'ephemeralStorage',
};

/** Each request and limit by itself, those of Kubernetes' own resources first. */
export function amountsOf({ cpu, memory, ephemeralStorage, hugepages, extended }: HelperResources): ResourceAmount[] {
  const pages = definedEntries(hugepages).map(([page, size]) => [`hugepages-${page}`, size.asString()] as const);
  const counts = definedEntries(extended).map(([name, count]) => [name, String(count)] as const);
  return [
    ...range('cpu', { request: cpu?.request?.amount, limit: cpu?.limit?.amount }),
    ...range('memory', sizeTexts(memory)),
    ...range('ephemeral-storage', sizeTexts(ephemeralStorage)),
    ...[...pages, ...counts].flatMap(([resource, text]) => range(resource, { request: text, limit: text })),
  ];
}

interface Texts {
  readonly request: string | undefined;
  readonly limit: string | undefined;
}

function sizeTexts(sizes: { readonly request?: Size; readonly limit?: Size } | undefined): Texts {
  return { request: sizes?.request?.asString(), limit: sizes?.limit?.asString() };
}

function range(resource: string, { request, limit }: Texts): ResourceAmount[] {
  return [
    ...(request === undefined ? [] : [{ resource, side: 'requests' as const, text: request }]),
    ...(limit === undefined ? [] : [{ resource, side: 'limits' as const, text: limit }]),
  ];
}

/** Amounts by resource in their canonical form; a count stays the number that it is. */
function listOf(amounts: readonly ResourceAmount[], side: ResourceSide): Fields | undefined {
  const own = amounts.filter((amount) => amount.side === side);
  if (own.length === 0) return undefined;
  const texts = own.map(({ resource, text }) => [resource, resource.includes('/') ? text : canonicalText(text)]);
  return Object.fromEntries(texts) as Fields;
}
