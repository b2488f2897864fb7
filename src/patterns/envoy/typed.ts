import type { Fields } from '../../kubernetes/json';

/** A message with the type by which Envoy knows it. */
export function typed(type: string, fields: Fields = {}): Fields {
  return { '@type': `type.googleapis.com/envoy.${type}`, ...fields };
}

/** An extension by its name, with its configuration. */
export function extension(name: string, type: string, fields: Fields = {}): Fields {
  return { name: `envoy.${name}`, typed_config: typed(type, fields) };
}

/** An address as Envoy has it. */
export function socketAddress(address: string, port: number): Fields {
  return { socket_address: { address, port_value: port } };
}

/** A cluster of servers with one endpoint each. */
export function loadAssignment(cluster: string, endpoints: readonly Fields[]): Fields {
  return { cluster_name: cluster, endpoints: [{ lb_endpoints: endpoints }] };
}
