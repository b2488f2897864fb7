import type { Cpu, ContainerResources } from 'cdk8s-plus-27';
import type { Size } from 'cdk8s';
import { definedFields, type Fields } from '../kubernetes/json';
import { canonicalText } from '../kubernetes/quantity';

/**
 * What a helper container asks of its node, and what it may use at most.
 */
export interface HelperResources extends ContainerResources {
  /**
   * Resources of other kinds by name, such as `nvidia.com/gpu`; each is requested and limited to the same whole number.
   * @default - none
   */
  readonly extended?: { readonly [name: string]: number };
}

/**
 * The `resources` of a helper container, or undefined where nothing is asked for. The only place where they are made.
 */
export function containerResources(resources: HelperResources | undefined): Fields | undefined {
  if (!resources) return undefined;
  const { cpu, memory, ephemeralStorage, extended = {} } = resources;
  const counts = Object.fromEntries(Object.entries(extended).map(([name, count]) => [name, String(count)]));
  const requests = amounts({ cpu: cpu?.request, memory: memory?.request, storage: ephemeralStorage?.request }, counts);
  const limits = amounts({ cpu: cpu?.limit, memory: memory?.limit, storage: ephemeralStorage?.limit }, counts);
  const result = definedFields({ requests, limits });
  return Object.keys(result).length === 0 ? undefined : result;
}

interface Amounts {
  readonly cpu: Cpu | undefined;
  readonly memory: Size | undefined;
  readonly storage: Size | undefined;
}

function amounts({ cpu, memory, storage }: Amounts, counts: Fields): Fields | undefined {
  const texts = { cpu: cpu?.amount, memory: memory?.asString(), 'ephemeral-storage': storage?.asString() };
  const canonical = Object.entries(definedFields(texts)).map(([name, text]) => [name, canonicalText(String(text))]);
  const all = { ...Object.fromEntries(canonical), ...counts } as Fields;
  return Object.keys(all).length === 0 ? undefined : all;
}
