import { isList, isObject, textAt, type Json, type JsonObject } from '../json';

/** A change of one amount of one container, or of the Pod as a whole. */
export interface Change {
  /** Undefined for the Pod as a whole. */
  readonly container?: string;
  readonly resource: string;
  readonly amount: 'requests' | 'limits';
  readonly kind: 'grows' | 'shrinks' | 'added' | 'removed';
  /** The spec with the change. */
  readonly spec: JsonObject;
}

const RESOURCES = ['cpu', 'memory', 'ephemeral-storage'];
const AMOUNTS = ['requests', 'limits'] as const;
/** Amounts that are none of those that a Pod is drawn with, each below or above all of them. */
const NEW_AMOUNTS: Readonly<Record<string, { readonly grows: string; readonly shrinks: string }>> = {
  cpu: { grows: '5', shrinks: '50m' },
  memory: { grows: '5Gi', shrinks: '32Mi' },
  'ephemeral-storage': { grows: '5Gi', shrinks: '32Mi' },
};

/** Every change of one amount, and those of a request together with its limit. */
export function changesOf(spec: JsonObject): Change[] {
  const whole = isObject(spec['resources'])
    ? changesIn(spec['resources'], (resources) => ({ ...spec, resources }))
    : [];
  const lists = ['initContainers', 'containers'].flatMap((list) =>
    containersIn(spec, list).flatMap((container, index) =>
      changesIn(isObject(container['resources']) ? container['resources'] : {}, (resources) =>
        withContainer(spec, list, index, { ...container, resources }),
      ).map((change) => ({ ...change, container: textAt(container, 'name') ?? '' })),
    ),
  );
  return [...whole, ...lists];
}

function changesIn(resources: JsonObject, specWith: (resources: JsonObject) => JsonObject): Change[] {
  return RESOURCES.flatMap((resource) =>
    AMOUNTS.flatMap((amount) => {
      const amounts = isObject(resources[amount]) ? resources[amount] : {};
      const { [resource]: present, ...others } = amounts;
      const { grows = '', shrinks = '' } = NEW_AMOUNTS[resource] ?? {};
      const made = (kind: Change['kind'], changed: JsonObject): Change => {
        return { resource, amount, kind, spec: specWith({ ...resources, [amount]: changed }) };
      };
      if (present === undefined) return [made('added', { ...others, [resource]: shrinks })];
      const values = [
        made('grows', { ...others, [resource]: grows }),
        made('shrinks', { ...others, [resource]: shrinks }),
        made('removed', others),
      ];
      return amount === 'limits' && resource in requestsOf(resources)
        ? [...values, together(resources, resource, grows, specWith)]
        : values;
    }),
  );
}

/** The request and the limit grow to the same amount, as a Guaranteed Pod needs it. */
function together(
  resources: JsonObject,
  resource: string,
  grows: string,
  specWith: (resources: JsonObject) => JsonObject,
): Change {
  const limits = isObject(resources['limits']) ? resources['limits'] : {};
  const changed = {
    requests: { ...requestsOf(resources), [resource]: grows },
    limits: { ...limits, [resource]: grows },
  };
  return { resource, amount: 'limits', kind: 'grows', spec: specWith({ ...resources, ...changed }) };
}

function requestsOf({ requests }: JsonObject): JsonObject {
  return isObject(requests) ? requests : {};
}

function withContainer(spec: JsonObject, list: string, index: number, container: JsonObject): JsonObject {
  const containers: Json[] = containersIn(spec, list).map((item, at) => (at === index ? container : item));
  return { ...spec, [list]: containers };
}

function containersIn(spec: JsonObject, list: string): JsonObject[] {
  const containers = spec[list];
  return isList(containers) ? containers.filter(isObject) : [];
}
